"""Opening the place where a ledger is kept, and saying plainly what is wrong with it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError
from sqlalchemy.pool import StaticPool

from coopledger.errors import LedgerNotFound, StoreError
from coopledger.store.tables import SCHEMA

BUSY_SECONDS = 20
"""How long a writer waits for another one before it says that the ledger is busy."""

_APPLICATION = "coopledger"


class Storage:
    """A ledger's database: transactions that read, and transactions that write.

    It does not exist until something is written: reading what does not exist raises LedgerNotFound
    and leaves nothing behind.
    """

    def __init__(self, location: str | os.PathLike[str]) -> None:
        self.url = _url(location)
        self.path = _path(self.url)
        self._writer: Engine | None = None
        self._reader: Engine | None = None

    def __str__(self) -> str:
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    def exists(self) -> bool:
        """Whether there is a ledger already. An empty file is none yet."""
        if self.path is None:
            return self._writer is not None
        return self.path.is_file() and self.path.stat().st_size > 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it stands at its first read."""
        if not self.exists():
            raise LedgerNotFound("store.not-found", where=self)
        with (
            plain_errors(self),
            self._engine_to_read().connect() as connection,
            connection.begin(),
        ):
            require_schema(connection, self)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; it creates the ledger where there is none yet."""
        with plain_errors(self):
            engine = self._engine_to_write()
            with engine.connect() as connection, connection.begin():
                self._make_schema(connection)
                yield connection

    def close(self) -> None:
        """Let go of the files."""
        # The writer last: whoever closes last folds the write-ahead log into the file.
        for engine in (self._reader, self._writer):
            if engine is not None:
                engine.dispose()
        if self._reader is not None and self._writer is None and self.path is not None:
            _fold(self.path)
        self._writer = self._reader = None

    def _engine_to_write(self) -> Engine:
        if self._writer is None:
            if self.path is None:
                self._writer = _engine(self.url, poolclass=StaticPool)
            else:
                if not self.path.parent.is_dir():
                    raise StoreError("store.no-folder", where=self.path.parent)
                self._writer = _engine(self.url)
        return self._writer

    def _engine_to_read(self) -> Engine:
        if self.path is None:
            return self._engine_to_write()
        if self._reader is None:
            self._reader = _engine(_read_only(self.path))
        return self._reader

    def _make_schema(self, connection: Connection) -> None:
        if _schema_of(connection) is None:
            if connection.scalar(text("SELECT count(*) FROM sqlite_master")):
                raise StoreError("store.not-a-ledger", where=self)
            migrate(connection)
        require_schema(connection, self)


def require_schema(connection: Connection, where: object) -> None:
    """Raises StoreError where there is no ledger, or one of another version."""
    found = _schema_of(connection)
    if found is None:
        raise StoreError("store.not-a-ledger", where=where)
    if found != SCHEMA:
        raise StoreError("store.other-schema", where=where, found=found, expected=SCHEMA)


def migrate(connection: Connection) -> None:
    """Make the tables of a ledger, or bring them up to date, in the connection's transaction."""
    # Alembic is slow to import, and needed only when a ledger is made.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("coopledger.migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _schema_of(connection: Connection) -> str | None:
    known = connection.scalar(
        text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    )
    if not known:
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


def _url(location: str | os.PathLike[str]) -> URL:
    """A URL, or the path of a file."""
    written = os.fspath(location)
    if "://" not in written:
        return URL.create("sqlite", database=written)
    try:
        url = make_url(written)
    except ArgumentError as error:
        raise StoreError("store.bad-url", where=written) from error
    if url.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise StoreError("store.not-sqlite", where=url.render_as_string(hide_password=True))
    return url


def _path(url: URL) -> Path | None:
    """The file of an embedded ledger; None where it lives in memory."""
    if url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


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


def _engine(url: URL, **options: Any) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **options)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        # We begin transactions ourselves: a deferred BEGIN fails under several writers.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        if "mode" not in url.query:
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        read_only = "mode" in url.query
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


# What SQLite says, and the sentence it becomes.
_SAID = {
    "database is locked": "store.busy",
    "readonly database": "store.read-only",
    "disk is full": "store.full",
    "disk I/O error": "store.full",
    "not a database": "store.not-a-ledger",
    "malformed": "store.damaged",
    "unable to open": "store.cannot-open",
}


@contextmanager
def plain_errors(where: object) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, DatabaseError) as error:
        said = str(error.orig)
        for sign, code in _SAID.items():
            if sign in said:
                raise StoreError(code, where=where) from error
        raise StoreError("store.refused", where=where, said=said) from error
