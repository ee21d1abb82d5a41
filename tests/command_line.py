"""The command line as a person meets it: what it is told, what it shows, how it ends.

`run_here` runs it in this process and sees to it that it meets what a process of its own would:
its environment, its folder, fresh streams, nothing left over from the run before. `run_process`
starts Python, for tests of what only a process can show.
"""

import contextlib
import io
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
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
    *arguments: object, folder: Path, given: Mapping[str, str] | None = None, joined: bool = False
) -> Ran:
    """Run `coopledger` in a folder, with an environment (the usual one unless it is given).

    joined: both streams go to one place, in the order in which they are written, as on a terminal.
    """
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.dict(os.environ, given or environment(), clear=True),
        contextlib.chdir(folder),
        _streams(out, out if joined else err),
        _as_it_was(),
    ):
        # What only a program is warned of is an error here; this is told to people.
        warnings.simplefilter("always", OnNetworkShare)
        warnings.simplefilter("always", LeftoverRemoved)
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
    status = ended.value.code or 0
    assert isinstance(status, int), status
    ran = Ran(status, out.getvalue(), err.getvalue())
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
def _streams(out: io.BytesIO, err: io.BytesIO) -> Iterator[None]:
    """Streams that are no terminal, each new: as those of a process through pipes."""
    with (
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(), "utf-8")),
        contextlib.redirect_stdout(_stream(out)),
        contextlib.redirect_stderr(_stream(err)),
    ):
        try:
            yield
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
                stream.detach()  # or it would close what is read afterwards


def _stream(written: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(written, "utf-8", newline="", write_through=True)


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
