"""Connections to SQLite: to a file, which may be taken from under them, and to the memory."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from itertools import chain, islice
from threading import RLock
from typing import Any

from coopledger.errors import StoreError
from coopledger.store.columns import COLUMNS
from coopledger.store.connection import Connection, Connections, Row, require_stored
from coopledger.store.open_file import OpenFile
from coopledger.store.reading_only import Sealed

OF_A_STATEMENT = 50
"""The most rows of one statement. What it sets up, as what its triggers do, it sets up once."""


@cache
def _append(rows: int) -> str:
    """The statement that puts so many rows in the journal."""
    each = f"({', '.join('?' * len(COLUMNS))})"
    return f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES {', '.join([each] * rows)}"


_FETCHED = 100
"""Rows at a time: who stops half way has read no more than those."""


class SqliteConnection(Connection):
    """A connection of Python's own driver."""

    engine = "sqlite"
    driver: sqlite3.Connection

    def __init__(
        self,
        driver: sqlite3.Connection,
        file: OpenFile | None = None,
        sealed: Sealed | None = None,
    ) -> None:
        """file: what it has open. sealed: how that was, where it is read without locks."""
        super().__init__(driver)
        self.place = sealed or file
        self._file, self._sealed = file, sealed
        self._lost = False
        if file is not None and sealed is None:
            file.used_by(driver)

    @property
    def is_open(self) -> bool:
        return not self._lost and self._sealed is None

    def require_same(self) -> None:
        """Raises StoreError where what it has open is not what is there now."""
        try:
            if self._sealed is not None:
                self._sealed.require_unchanged()
            elif self._file is not None:
                self._file.require_working()
                self._file.is_as_left()
        except StoreError:
            self._lost = True
            raise

    def require_working(self) -> None:
        """The same, of the working files alone, in which what is read is looked for first."""
        try:
            if self._file is not None and self._sealed is None:
                self._file.require_working()
        except StoreError:
            self._lost = True
            raise

    def rollback(self) -> None:
        """Undo what was done in the transaction; where the file was changed, that was why."""
        super().rollback()
        self.require_same()

    def close(self) -> None:
        if self._file is not None:
            self._file.let_go(self.driver)
        else:
            super().close()

    def cursor(
        self, statement: str, bound: Mapping[str, Any], *, streamed: bool = False
    ) -> sqlite3.Cursor:
        return self.driver.execute(statement, bound)

    def rows(self, statement: str, **bound: Any) -> list[Row]:
        """The whole answer. What should be text and is none comes as its bytes."""
        try:
            return super().rows(statement, **bound)
        except sqlite3.OperationalError as error:
            with self._whatever_text(error):
                return super().rows(statement, **bound)

    def stream(self, statement: str, **bound: Any) -> Iterator[Row]:
        """The answer row by row. What should be text and is none comes as its bytes."""
        given = 0
        try:
            with closing(self.cursor(statement, bound, streamed=True)) as cursor:
                while some := cursor.fetchmany(_FETCHED):
                    yield from some
                    given += len(some)
        except sqlite3.OperationalError as error:
            with self._whatever_text(error):
                yield from islice(super().stream(statement, **bound), given, None)

    @contextmanager
    def _whatever_text(self, error: sqlite3.OperationalError) -> Iterator[None]:
        """Read on where a text is not in UTF-8, which SQLite does not ask; else raise it."""
        if "decode" not in str(error):
            raise error
        before, self.driver.text_factory = self.driver.text_factory, _text_or_bytes
        try:
            yield
        finally:
            self.driver.text_factory = before

    def execute_each(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> int:
        with closing(self.driver.executemany(statement, rows)) as done:
            return done.rowcount

    def append(self, rows: Sequence[Row]) -> None:
        stored = 0
        for start in range(0, len(rows), OF_A_STATEMENT):
            some = rows[start : start + OF_A_STATEMENT]
            values = tuple(chain.from_iterable(some))
            with closing(self.driver.execute(_append(len(some)), values)) as done:
                stored += done.rowcount
        require_stored(stored, len(rows))

    def lock(self) -> None:
        """As far as SQLite goes: BEGIN IMMEDIATE saw to that."""


class Memory(Connections[SqliteConnection]):
    """The one connection to a database in memory: threads take turns at it.

    What a thread asks while it is in a transaction is asked in that one.
    """

    def __init__(self, connect: Callable[[], SqliteConnection]) -> None:
        super().__init__(connect)
        self._turn = RLock()
        self._in_use: SqliteConnection | None = None

    @contextmanager
    def one(self) -> Iterator[SqliteConnection]:
        with self._turn:
            if self._in_use is not None:  # by this thread: a file's would be waited for in vain
                raise sqlite3.OperationalError("database is locked")
            with super().one() as self._in_use:
                try:
                    yield self._in_use
                finally:
                    self._in_use = None

    @contextmanager
    def reading(self, begin: Callable[[SqliteConnection], object]) -> Iterator[SqliteConnection]:
        """A transaction that reads."""
        with self._turn:
            if self._in_use is not None:
                yield self._in_use
                return
            with self.transaction(begin) as connection:
                yield connection

    def close(self) -> None:
        with self._turn:
            super().close()


def _text_or_bytes(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw
