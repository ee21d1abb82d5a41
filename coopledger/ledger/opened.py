"""A ledger that is open: where it is kept, and who records."""

import os
import unicodedata
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from coopledger.books.book import Book
from coopledger.ledger.recording import Recorder, user
from coopledger.ledger.shelf import Shelf
from coopledger.store.borrowed import Borrowed
from coopledger.store.engine import Storage

if TYPE_CHECKING:
    import sqlalchemy

DEFAULT_LOCATION = "coopledger.db"


def day_of(recorded_by: datetime | None) -> date:
    """The day on which it is asked: today, or that of the time that is gone back to."""
    return recorded_by.astimezone().date() if recorded_by is not None else date.today()


class Opened:
    """What every verb works on."""

    def __init__(self, storage: Storage | Borrowed, by: str | None = None) -> None:
        self._storage = storage
        self._shelf = Shelf()
        self._recorder = Recorder(storage, self._shelf, _named(by) or user())

    @classmethod
    def open(
        cls, location: str | os.PathLike[str] = DEFAULT_LOCATION, *, by: str | None = None
    ) -> Self:
        """The ledger in a file or at a URL: `sqlite:///books.db`, `postgresql+psycopg://host/base`.

        One that does not exist is made by the first thing recorded in it; reading it before raises
        LedgerNotFound. `sqlite://` is a ledger in memory. by: who records; the operating system's
        user, unless told otherwise. Raises StoreError where that is no address, or the driver of
        its database is not installed (`coopledger[postgres]`).
        """
        return cls(Storage(location), by)

    @classmethod
    def within(cls, connection: "sqlalchemy.Connection", *, by: str | None = None) -> Self:
        """The ledger in a caller's SQLAlchemy transaction, which the caller commits or rolls back.

        What is recorded stands or falls with the caller's own rows; until then only this connection
        sees it. Where the database (SQLite, through Python's own driver) has no ledger yet, one is
        made in the same transaction. For that there must be one: where the driver has not begun
        it, as Python's does not before the first INSERT, it is begun here (BEGIN IMMEDIATE to
        record). Who reads first and records later begins it so beforehand, or may find the ledger
        busy. No foreign keys or other settings are asked for; how durable a commit is
        (`PRAGMA synchronous`) is the caller's to say. Raises StoreError where the connection
        commits each statement by itself, or the database uses the names of our tables.
        """
        return cls(Borrowed(connection), by)

    def create(self) -> bool:
        """Make the ledger, empty, where there is none yet; whether it was made."""
        if self._storage.exists():
            with self._storage.reading():
                return False
        self._storage.write(lambda _: None)
        return True

    def close(self) -> None:
        """Let go of the files. (A caller's connection is the caller's to close.)"""
        self._storage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """Where the ledger is kept."""
        return str(self._storage)

    def _book(self, code: str) -> Book:
        """A book as it stands. Raises NoSuchBook."""
        with self._storage.reading() as connection:
            return self._shelf.book(connection, code).book


def _named(by: str | None) -> str | None:
    return unicodedata.normalize("NFC", by).strip() if by else None
