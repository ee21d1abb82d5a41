"""Work on what somebody sent, in a process of its own: it can be ended, and the pages go on.

A small file may be made that fills a machine or keeps a reader busy for days. What the readers'
own bounds do not refuse ends here: by time, by memory, or with the program that began it. What the
process comes to it leaves in a file, so that a large reading is not in memory while it waits. That
file is of the same person and in a folder that nobody else reads: the process is a bound on what
work may take, not on what its outcome may say.
"""

import copyreg
import os
import pickle
import re
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import Any

from coopledger.messages.asker import on_pages
from coopledger.messages.catalogue import CatalogueException, CoopledgerError, Language
from coopledger.model.finding import Wording
from coopledger.progress import Progress, untold

MOST_SECONDS = 900.0
MOST_BYTES = 6 * 2**30
"""Of the addresses that a process may have: several times what the largest document takes."""

_DONE = "done"


def _read_only(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


# What readers share among rows, and nobody may change, is in an outcome, too.
copyreg.pickle(MappingProxyType, lambda shared: (_read_only, (dict(shared),)))


class Apart:
    """Processes for such work. None is left when it is closed."""

    def __init__(self, seconds: float = MOST_SECONDS, most_bytes: int = MOST_BYTES) -> None:
        self._seconds, self._most_bytes = seconds, most_bytes
        self._running = set[SpawnProcess]()
        self._closed = False

    def do(
        self,
        work: Callable[..., object],
        *given: object,
        into: Path,
        progress: Progress = untold,
    ) -> None:
        """Call `work(*given, progress)` there, and leave what it returns in a file (`outcome`).

        into: the file, which is not there yet. Raises CoopledgerError with what the work said was
        asked wrongly, or where it took too long, too much, or its process ended.
        """
        receiving, sending = _SPAWNS.Pipe(duplex=False)
        process = _SPAWNS.Process(
            target=_work, args=(sending, self._most_bytes, into, work, given), daemon=True
        )
        self._running.add(process)
        try:
            process.start()
            sending.close()
            self._heard(receiving, monotonic() + self._seconds, progress)
        finally:
            if process.pid is not None:
                process.kill()
                process.join()
            receiving.close()
            self._running.discard(process)

    def _heard(self, receiving: Connection, until: float, progress: Progress) -> None:
        """Hear how it goes until it is done."""
        while True:
            if not receiving.poll(max(0.0, until - monotonic())):
                raise CoopledgerError("web.reading-too-long", minutes=round(self._seconds / 60))
            try:
                told = receiving.recv()
            except EOFError:
                raise CoopledgerError("web.reading-ended") from None
            match told:
                case float() | int():
                    progress(told)
                case dict():
                    raise CoopledgerError("web.said", said=Wording(told))
                case _:
                    if told == _DONE:
                        return
                    raise RuntimeError(told)

    def close(self) -> None:
        """End them all."""
        for process in [*self._running]:
            with suppress(ValueError, AttributeError):
                process.kill()


def outcome(into: Path) -> Any:
    """What work left in a file."""
    with into.open("rb") as file:
        return pickle.load(file)


_SPAWNS = get_context("spawn")
"""A new Python: what the pages have open, and who is at their locks, is not in it."""


def _work(
    sending: Connection,
    most_bytes: int,
    into: Path,
    work: Callable[..., object],
    given: tuple[object, ...],
) -> None:
    """In the process: work, and say how it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _hold_memory(most_bytes)
    try:
        done = work(*given, sending.send)
        written = into.with_name(f"{into.name}-{os.getpid()}")
        with written.open("xb") as file:
            pickle.dump(done, file, protocol=pickle.HIGHEST_PROTOCOL)
        written.replace(into)
    except MemoryError:
        os._exit(1)  # there is no room to say so
    except CatalogueException as wrong:
        sending.send(_said(wrong, into.parent))
    except Exception:
        sending.send(traceback.format_exc())
    else:
        sending.send(_DONE)


def _said(wrong: CatalogueException, folder: Path) -> dict[str, str]:
    """What was asked wrongly, in each language; where the file lies is nobody's matter."""
    hidden = re.compile(rf"{re.escape(str(folder))}[/\\\\](sent[/\\\\])?")
    with on_pages():
        return {str(each): hidden.sub("", wrong.message(each)) for each in Language}


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _hold_memory(most_bytes: int) -> None:
    """Hold the process to so many bytes, where the system knows how to."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
