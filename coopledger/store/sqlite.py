"""A ledger in a file, or in memory: SQLite."""

import os
import sqlite3
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from coopledger.errors import OnNetworkShare, StoreError
from coopledger.store.faults import ChainMoved, fault, is_chain_moved
from coopledger.store.new_file import new_file
from coopledger.store.place import is_on_network_share
from coopledger.store.schema import schema_of
from coopledger.store.tables import COLUMNS

BUSY_SECONDS = 20
"""How long a writer waits for another one before it says that the ledger is busy."""

_ASKS_FOR = 0.02
"""How long SQLite itself asks for the lock of a file that many write to, in seconds.

It begins by asking a few times in so many milliseconds and ends by asking ten times a second: among
twenty who write all the time that is too seldom ever to find the lock free. So it is made to begin
again and again.
"""


class Sqlite:
    """Where an embedded ledger is kept. Whoever begins to write waits for whoever writes."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.path = None if url.database in (None, "", ":memory:") else Path(str(url.database))
        # The write-ahead log needs memory that its users share: one machine only.
        self.shared = self.path is not None and is_on_network_share(self.path)
        self.log = "DELETE" if self.shared else "WAL"
        self._writer: Engine | None = None
        self._reader: Engine | None = None
        self._alone: PoolProxiedConnection | None = None

    def __str__(self) -> str:
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    def exists(self) -> bool:
        """Whether there is a ledger already. An empty file is none yet."""
        if self.path is None:
            return self._writer is not None
        return self.path.is_file() and self.path.stat().st_size > 0

    def to_write(self) -> Engine:
        """Transactions that write, one at a time."""
        if self._writer is None:
            if self.path is None:
                self._writer = self._engine(self.url, poolclass=StaticPool)
            else:
                if not self.path.parent.is_dir():
                    raise StoreError("store.no-folder", where=self.path.parent)
                if self.shared:
                    warnings.warn(
                        OnNetworkShare("store.on-network-share", where=self), stacklevel=2
                    )
                self._writer = self._engine(self.url)
        return self._writer

    def to_read(self) -> Engine:
        """Transactions that see the ledger as it stands at their first read."""
        if self.path is None:
            return self.to_write()
        if self._reader is None:
            self._reader = self._engine(_read_only(self.path))
        return self._reader

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """A transaction in a ledger that is made beside its place, and put there once whole."""
        if self.path is None:
            raise StoreError("store.in-memory", where=self)
        with new_file(self.path) as beside:
            new = Sqlite(self.url.set(database=str(beside)))
            new.log, new.shared = "DELETE", False  # what was committed is in the one file
            with new.to_write().connect() as connection, connection.begin():
                yield connection
            new.close()

    def fill(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write down, in a ledger that is being made, rows as they are: its triggers set aside."""
        driver: Any = connection.connection.dbapi_connection
        try:
            triggers = driver.execute(_TRIGGERS).fetchall()
            for name, _ in triggers:
                driver.execute(f"DROP TRIGGER {name}")
            driver.executemany(_INSERT, (tuple(map(row.get, COLUMNS)) for row in rows))
            for _, statement in triggers:
                driver.execute(statement)
        except sqlite3.Error as error:
            raise fault(error, self) from error

    def lock(self, connection: Connection) -> None:
        """Be the only one who writes, until the transaction ends: BEGIN IMMEDIATE saw to that."""

    def require_nothing_else(self, connection: Connection) -> None:
        """A file that holds something else is not made into a ledger."""
        if schema_of(connection) is None and connection.scalar(
            text("SELECT count(*) FROM sqlite_master")
        ):
            raise StoreError("store.not-a-ledger", where=self)

    def insert_alone(self, row: Mapping[str, Any]) -> None:
        """One row in a transaction of its own, with as little as possible around it."""
        if self._alone is None:
            self._alone = self.to_write().raw_connection()
        driver: Any = self._alone.dbapi_connection
        try:
            _when_free(lambda: driver.execute(_INSERT, tuple(map(row.get, COLUMNS))))
        except sqlite3.Error as error:
            raise ChainMoved if is_chain_moved(error) else fault(error, self) from error

    def close(self) -> None:
        """Let go of the files."""
        if self._alone is not None:
            self._alone.close()
        # The writer last: whoever closes last folds the write-ahead log into the file.
        for engine in (self._reader, self._writer):
            if engine is not None:
                engine.dispose()
        if self._reader is not None and self._writer is None and self.path is not None:
            _fold(self.path)
        self._writer = self._reader = self._alone = None

    def _engine(self, url: URL, **options: Any) -> Engine:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **options)
        read_only = "mode" in url.query

        @event.listens_for(engine, "connect")
        def _settings(connection: Any, _record: Any) -> None:
            # We begin transactions ourselves: a deferred BEGIN fails under several writers.
            connection.isolation_level = None
            with closing(connection.cursor()) as cursor:
                cursor.execute("PRAGMA foreign_keys = ON")
                cursor.execute("PRAGMA synchronous = FULL")
                if not read_only:
                    cursor.execute(f"PRAGMA journal_mode = {self.log}")
                    if self.log == "WAL":  # in which no statement but the first waits for others
                        cursor.execute(f"PRAGMA busy_timeout = {_ASKS_FOR * 1000:.0f}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            if read_only:
                connection.exec_driver_sql("BEGIN")
            else:
                _when_free(lambda: connection.exec_driver_sql("BEGIN IMMEDIATE"))

        return engine


def _when_free(take: Callable[[], object]) -> None:
    """Do what takes the lock that writers share, once it is free."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            take()
            return
        except (sqlite3.OperationalError, OperationalError) as error:
            if "database is locked" not in str(error) or time.monotonic() > until:
                raise


_INSERT = f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES ({', '.join('?' for _ in COLUMNS)})"
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def _read_only(path: Path) -> URL:
    """A URL that reads a file and never makes one."""
    query = {"uri": "true", "mode": "ro"}
    folder_is_writable = os.access(path.parent, os.W_OK)
    wal = path.with_name(path.name + "-wal")
    if not folder_is_writable and not wal.exists():
        # Nothing can write here, so nothing needs the shared memory that could not be made here.
        query["immutable"] = "1"
    return URL.create("sqlite", database="file:" + quote(str(path.absolute())), query=query)


def _fold(path: Path) -> None:
    """Leave one file behind: who only reads cannot put the write-ahead log away, and stays silent.

    SQLite itself does it when the last who may write closes the file.
    """
    if os.access(path, os.W_OK) and path.with_name(path.name + "-wal").exists():
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True)
            with closing(connection):
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
