"""The files of a database that is open: whether those at their place are still the same."""

import os
import sqlite3
from pathlib import Path

from coopledger.errors import StoreError

Identity = tuple[int, int]
"""The device of a file, and its number there."""


class OpenFile:
    """A database's file, as it was when it was opened.

    Who deletes it, or puts another in its place, takes it from under those who have it open: what
    they write goes with it.
    """

    def __init__(self, path: Path, called: object) -> None:
        real = os.path.realpath(path)
        self._path, self._called = str(path), called
        self._is, self._as = _found(self._path)
        self._working: dict[str, Identity] = {}
        self._users = set[int]()
        self._journal, self._wal, self._shm = (real + end for end in ("-journal", "-wal", "-shm"))

    @property
    def was_there(self) -> bool:
        """Whether there was one."""
        return self._is is not None

    def is_same(self, other: "OpenFile") -> bool:
        """Whether it is the very same file."""
        return self._is == other._is

    @property
    def size(self) -> int:
        """How large it was when it was last looked at, in bytes."""
        return self._as[0]

    def is_as_left(self) -> bool:
        """Whether nobody wrote into the file itself since this was asked last.

        Raises StoreError where there is another file by now, or none.
        """
        now, state = _found(self._path)
        if now != self._is:
            raise StoreError("store.file-changed", where=self._called)
        before, self._as = self._as, state
        return before == state

    def has_journal(self) -> bool:
        """Whether somebody is writing, or was killed at it, who keeps what was there before."""
        return os.path.exists(self._journal)

    def require_working(self) -> None:
        """Raises StoreError where its working files are others by now, or gone.

        They stay as long as a connection has them open.
        """
        if not self._working:
            found = ((path, _found(path)[0]) for path in (self._wal, self._shm))
            self._working = {path: identity for path, identity in found if identity is not None}
        for path, identity in self._working.items():
            if _found(path)[0] != identity:
                raise StoreError("store.file-changed", where=path)

    def used_by(self, driver: sqlite3.Connection) -> None:
        """One more connection has it open."""
        self._users.add(id(driver))

    def let_go(self, driver: sqlite3.Connection) -> None:
        """Close a connection to it.

        SQLite deletes the log by its name where it closes the last one. Where that is another's by
        now it is not closed at all: the system does it, when the program ends.
        """
        there, ours = _found(self._wal)[0], self._working.get(self._wal)
        self._users.discard(id(driver))
        if not self._users:
            self._working = {}
        if ours is not None and there not in (None, ours):
            import ctypes  # hardly ever

            ctypes.pythonapi.Py_IncRef(ctypes.py_object(driver))
        else:
            driver.close()


def _found(path: str) -> tuple[Identity | None, tuple[int, int]]:
    """Which file is there, and its state: its size, and when it was last written."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None, (0, 0)
    return (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)
