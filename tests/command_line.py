"""The command line as a person meets it: what it is told, what it shows, how it ends.

`run_here` runs it in this process and sees to it that it meets what a process of its own would:
its environment, its folder, fresh streams, nothing left over from the run before. `run_process`
starts Python, for tests of what only a process can show.
"""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from coopledger.cli.main import main
from coopledger.errors import LeftoverRemoved, OnNetworkShare

PROGRAM = (sys.executable, "-X", "utf8", "-m", "coopledger")
"""What starts the command line; nothing depends on how this system encodes text."""


@dataclass(frozen=True)
class Ran:
    """How a run ended, and the bytes that it wrote."""

    status: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        """The answer, as text."""
        return self.stdout.decode()

    @property
    def err(self) -> str:
        """What was said beside the answer."""
        return self.stderr.decode()


Run = Callable[..., Ran]
"""Arguments, and by name what stands in the environment."""


def environment(**more: str) -> dict[str, str]:
    """This machine's, but for what concerns the program: a system that speaks Spanish."""
    ours = ("COOPLEDGER", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "LANG": "es_MX.UTF-8", **more}


def run_here(
    *arguments: object,
    folder: Path,
    given: Mapping[str, str] | None = None,
    on_terminal: bool = False,
) -> Ran:
    """Run `coopledger` in a folder, with an environment (the usual one unless it is given).

    on_terminal: both streams are one terminal of 80 letters: all is said in the order in which it
    is written, as a person sees it, without its colours.
    """
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.dict(os.environ, given or environment(), clear=True),
        contextlib.chdir(folder),
        _streams(out, out if on_terminal else err, on_terminal=on_terminal),
        _as_it_was(),
    ):
        # What only a program is warned of is an error here; this is told to people.
        warnings.simplefilter("always", OnNetworkShare)
        warnings.simplefilter("always", LeftoverRemoved)
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
    status = ended.value.code or 0
    assert isinstance(status, int), status
    ran = Ran(status, _COLOURS.sub(b"", out.getvalue()), err.getvalue())
    return ran if given and "COOPLEDGER_DEBUG" in given else _checked(ran)


def run_process(*arguments: object, folder: Path, given: Mapping[str, str] | None = None) -> Ran:
    """The same in a process of its own."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=folder,
        env=dict(given or environment()),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return _checked(Ran(done.returncode, done.stdout, done.stderr))


def _checked(ran: Ran) -> Ran:
    """No person ever reads a traceback."""
    assert b"Traceback" not in ran.stdout + ran.stderr, ran
    return ran


@contextlib.contextmanager
def _streams(out: io.BytesIO, err: io.BytesIO, *, on_terminal: bool) -> Iterator[None]:
    """Streams, each new: as those of a process through pipes, or those of a terminal."""
    stream = _Terminal if on_terminal else io.TextIOWrapper
    with (
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(), "utf-8")),
        contextlib.redirect_stdout(stream(out, **_WRITTEN)),
        contextlib.redirect_stderr(stream(err, **_WRITTEN)),
    ):
        try:
            yield
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
                stream.detach()  # or it would close what is read afterwards


_WRITTEN: dict[str, Any] = {"encoding": "utf-8", "newline": "", "write_through": True}
_COLOURS = re.compile(rb"\x1b\[\d*m")


class _Terminal(io.TextIOWrapper):
    """A terminal, of which nobody knows how wide it is: the program takes it for 80 letters."""

    def isatty(self) -> bool:
        return True


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """Put back what a run sets for its process: warnings, the signal of Ctrl-C, and its hook."""
    mainly = threading.current_thread() is threading.main_thread()
    handler = signal.getsignal(signal.SIGINT)
    hook = sys.unraisablehook
    try:
        with warnings.catch_warnings():
            yield
    finally:
        sys.unraisablehook = hook
        if mainly:
            signal.signal(signal.SIGINT, handler)
