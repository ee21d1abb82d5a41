"""Reading a database's file where one may not write, or does not want to."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from coopledger.errors import StoreError

_WRITTEN_WITH_LOG = 2
"""What the twentieth byte of a file says that is written with a write-ahead log."""


class Sealed:
    """A file that is read as if nobody could write to it: SQLite then asks for no lock.

    To read a file that is written with a log, SQLite makes one beside it, and the memory that its
    users share; who may not has no other way. Whether somebody wrote all the same shows afterwards.
    """

    def __init__(self, file: Path, called: object) -> None:
        self._file, self._called = file, called
        self._before = self._state()

    def require_unchanged(self) -> None:
        """Raises StoreError where what was read may be of two states."""
        if self._state() != self._before:
            raise StoreError("store.changed-meanwhile", where=self._called)

    def _state(self) -> tuple[object, ...]:
        found = self._file.stat()
        journal = _beside(self._file, "-journal").exists()
        log = _size(_beside(self._file, "-wal"))
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, journal, log


def url(file: Path, *, sealed: bool = False) -> str:
    """SQLite's URL that reads a file and never makes one."""
    return f"file:{quote(str(file))}?mode=ro" + "&immutable=1" * sealed


def must_be_sealed(file: Path, called: object) -> bool:
    """Whether there is no other way to read it.

    Raises StoreError where what somebody left half written is to be put right by who may write.
    """
    if os.access(file.parent, os.W_OK):
        return False
    if _beside(file, "-journal").exists():
        return False  # SQLite says whether somebody is still at it
    log, shared = _size(_beside(file, "-wal")), _beside(file, "-shm").exists()
    if log and not shared:
        raise StoreError("store.left-half-written", where=called)
    return not (log is not None and shared) and _has_log(file)


def put_right(file: Path) -> None:
    """What a program that was killed left half written is undone, or done, by who may write.

    SQLite itself does it when who may write begins to read.
    """
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True)
            with closing(connection):
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _has_log(file: Path) -> bool:
    with file.open("rb") as begins:
        return begins.read(20)[19:] == bytes([_WRITTEN_WITH_LOG])


def _beside(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)


def _size(path: Path) -> int | None:
    """How large a file is; None where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
