"""A ledger in a file, or in memory: SQLite."""

import os
import random
import sqlite3
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from urllib.parse import quote

from coopledger.errors import OnNetworkShare, StoreError
from coopledger.store.columns import INSERT
from coopledger.store.connection import Connection, Connections, Row
from coopledger.store.faults import ChainMoved, fault, is_chain_moved
from coopledger.store.new_file import new_file
from coopledger.store.place import is_on_network_share
from coopledger.store.schema import schema_of

BUSY_SECONDS = 20
"""How long a writer waits for another one before it says that the ledger is busy."""

_ASKS_FOR = 0.02
"""How long SQLite itself asks for the lock of a file that many write to, in seconds.

It begins by asking a few times in so many milliseconds and ends by asking ten times a second: among
twenty who write all the time that is too seldom ever to find the lock free. So it is made to begin
again and again.
"""

_FIRST_PAGE = 4_096
"""The size of a database that SQLite has made with nothing in it yet, or only in its log."""

_Taken = TypeVar("_Taken")


class SqliteConnection(Connection):
    """A connection of Python's own driver."""

    engine = "sqlite"
    driver: sqlite3.Connection

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
            for given, row in enumerate(super().stream(statement, **bound), 1):  # noqa: B007
                yield row
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


class Sqlite:
    """Where an embedded ledger is kept. Whoever begins to write waits for whoever writes."""

    dialect = "sqlite"

    def __init__(self, path: Path | None, *, called: str = "sqlite://") -> None:
        """path: None for one in memory, which is called as its address is written."""
        self.path = path
        self._called = str(path) if path else called
        # The write-ahead log needs memory that its users share: one machine only.
        self.shared = path is not None and is_on_network_share(path)
        self.log = "DELETE" if self.shared else "WAL"
        self._readers = Connections(self._connect_to_read)
        self._memory = Memory(self._connect_to_write)
        self._writers = Connections(self._connect_to_write) if path else self._memory
        self._warned = self._holds = False

    def __str__(self) -> str:
        return self._called

    def exists(self) -> bool:
        """Whether there is a ledger already. An empty file or database is none yet."""
        if self.path is None:
            return self._writers.any_opened
        size = self.path.stat().st_size if self.path.is_file() else 0
        return size > _FIRST_PAGE or (size > 0 and not self._is_blank())

    def _is_blank(self) -> bool:
        """Whether who made a ledger was killed before anything of it was there."""
        if not self._holds:
            with self.reading() as connection:
                self._holds = bool(connection.scalar("SELECT count(*) FROM sqlite_master"))
        return not self._holds

    def writing(self) -> AbstractContextManager[SqliteConnection]:
        """A transaction that alone may write."""
        return self._writers.transaction(self.begin)

    def begin(self, connection: Connection) -> None:
        """Begin to be the only one who writes, until the transaction ends."""
        _when_free(partial(connection.execute, "BEGIN IMMEDIATE"))

    def reading(self) -> AbstractContextManager[SqliteConnection]:
        """A transaction that sees the ledger as it stands at its first read."""
        if self.path is None:
            return self._memory.reading(self.begin)
        return self._readers.transaction(lambda connection: connection.execute("BEGIN"))

    @contextmanager
    def making(self) -> Iterator[SqliteConnection]:
        """A transaction in a ledger that is made beside its place, and put there once whole."""
        if self.path is None:
            raise StoreError("store.in-memory", where=self)
        with new_file(self.path) as beside:
            new = Sqlite(beside)
            new.log, new.shared = "DELETE", False  # what was committed is in the one file
            with new.writing() as connection:
                yield connection
            new.close()

    def fill(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write down, in a ledger that is being made, rows as they are: its triggers set aside."""
        triggers = connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute_each(INSERT, rows)
        for _, statement in triggers:
            connection.execute(statement)

    def require_nothing_else(self, connection: Connection) -> None:
        """A file that holds something else is not made into a ledger."""
        if schema_of(connection) is None and connection.scalar(
            "SELECT count(*) FROM sqlite_master"
        ):
            raise StoreError("store.not-a-ledger", where=self)

    def insert_alone(self, row: Mapping[str, Any]) -> None:
        """One row in a transaction of its own, with as little as possible around it."""
        try:
            with self._writers.one() as connection:
                _when_free(partial(connection.insert, INSERT, [row]))
        except sqlite3.Error as error:
            raise ChainMoved if is_chain_moved(error) else fault(error, self) from error

    def close(self) -> None:
        """Let go of the files."""
        only_read = self._readers.any_opened and not self._writers.any_opened
        # The writers last: whoever closes last folds the write-ahead log into the file.
        self._readers.close()
        self._writers.close()
        if only_read and self.path is not None:
            _fold(self.path)

    def connect(self) -> sqlite3.Connection:
        """The driver, set up for who writes."""
        if self.path is None:
            return _in_memory()
        if not self.path.parent.is_dir():
            raise StoreError("store.no-folder", where=self.path.parent)
        if self.shared and not self._warned:
            self._warned = True
            warnings.warn(OnNetworkShare("store.on-network-share", where=self), stacklevel=2)
        return _when_free(partial(self._opened, self.path))

    def _opened(self, path: Path) -> sqlite3.Connection:
        """One try: a file whose journal is to change is let go of between tries.

        SQLite refuses to change it, without waiting, while anybody has the file open: two who both
        are to change it would hold each other up.
        """
        driver = _connected(str(path.absolute()))
        try:
            self._set_up(driver)
        except BaseException:
            driver.close()
            raise
        return driver

    def _set_up(self, driver: sqlite3.Connection) -> None:
        with closing(driver.cursor()) as cursor:
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute(f"PRAGMA journal_mode = {self.log}")
            if self.log == "WAL":  # in which no statement but the first waits for others
                cursor.execute(f"PRAGMA busy_timeout = {_ASKS_FOR * 1000:.0f}")

    def _connect_to_write(self) -> SqliteConnection:
        return SqliteConnection(self.connect())

    def _connect_to_read(self) -> SqliteConnection:
        return SqliteConnection(_connected(_read_only(Path(str(self))), uri=True))


def _text_or_bytes(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _connected(place: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection in which we begin transactions: a deferred BEGIN fails under several writers."""
    return sqlite3.connect(
        place, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri
    )


def _in_memory() -> sqlite3.Connection:
    """A database that is there as long as its connection."""
    driver = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    driver.execute("PRAGMA foreign_keys = ON").close()
    return driver


def _when_free(take: Callable[[], _Taken]) -> _Taken:
    """Do what takes the lock that writers share, once it is free."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return take()
        except sqlite3.OperationalError as error:
            if "database is locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0, _ASKS_FOR / 10))


def _read_only(path: Path) -> str:
    """SQLite's URL that reads a file and never makes one."""
    folder_is_writable = os.access(path.parent, os.W_OK)
    wal = path.with_name(path.name + "-wal")
    # Where nothing can write, nothing needs the shared memory that could not be made there.
    immutable = "" if folder_is_writable or wal.exists() else "&immutable=1"
    return f"file:{quote(str(path.absolute()))}?mode=ro{immutable}"


def _fold(path: Path) -> None:
    """Leave one file behind: who only reads cannot put the write-ahead log away, and stays silent.

    SQLite itself does it when the last who may write closes the file.
    """
    if os.access(path, os.W_OK) and path.with_name(path.name + "-wal").exists():
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True)
            with closing(connection):
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
