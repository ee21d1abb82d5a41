"""A ledger in a file, or in memory: SQLite."""

import os
import random
import sqlite3
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from coopledger.errors import OnNetworkShare, StoreError
from coopledger.store.columns import in_columns
from coopledger.store.connection import AT_ONCE, Connection, Connections
from coopledger.store.faults import ChainMoved, fault, is_chain_moved
from coopledger.store.new_file import new_file
from coopledger.store.open_file import OpenFile
from coopledger.store.place import is_on_network_share
from coopledger.store.reading_only import Sealed, must_be_sealed, put_right, url
from coopledger.store.schema import schema_of
from coopledger.store.sqlite_connection import OF_A_STATEMENT, Memory, SqliteConnection

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


class Sqlite:
    """Where an embedded ledger is kept. Whoever begins to write waits for whoever writes."""

    dialect = "sqlite"

    def __init__(self, path: Path | None, *, called: str = "sqlite://") -> None:
        """path: None for one in memory, which is called as its address is written."""
        self.path = path
        self._file = path.absolute() if path else None  # whatever becomes the folder of now
        self._open: OpenFile | None = None
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

    @property
    def has_room_for_many(self) -> bool:
        """Whether threads have a connection each: in memory there is only one."""
        return self.path is not None

    def exists(self) -> bool:
        """Whether there is a ledger already. An empty file or database is none yet."""
        if self.path is None:
            return self._writers.any_opened
        self._look()
        if self._open is not None:
            size = self._open.size
        else:
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
        return self._transaction(self._writers, self._begin_to_write)

    def begin(self, connection: Connection) -> None:
        """Begin to be the only one who writes, until the transaction ends."""
        _when_free(partial(connection.execute, "BEGIN IMMEDIATE"))

    def reading(self) -> AbstractContextManager[SqliteConnection]:
        """A transaction that sees the ledger as it stands at its first read."""
        if self.path is None:
            return self._memory.reading(self.begin)
        return self._transaction(self._readers, self._begin_to_read)

    @contextmanager
    def _transaction(
        self,
        connections: Connections[SqliteConnection],
        begin: Callable[[SqliteConnection], None],
    ) -> Iterator[SqliteConnection]:
        with self._forgetting_what_is_gone():
            with connections.transaction(begin) as connection:
                yield connection
            if connections is self._writers or not connection.is_open:
                connection.require_same()  # or what was done is nowhere

    def _begin_to_write(self, connection: SqliteConnection) -> None:
        self.begin(connection)
        connection.require_same()

    def _begin_to_read(self, connection: SqliteConnection) -> None:
        if self.shared and self._open is not None and self._open.has_journal():
            put_right(self._real)  # where there is a log, no journal can come to be
        connection.execute("BEGIN")
        connection.require_working()

    @contextmanager
    def _forgetting_what_is_gone(self) -> Iterator[None]:
        """Whoever is told that the file is another's may go on, with that one."""
        try:
            yield
        except StoreError as error:
            if error.code == "store.file-changed":
                self._drop()
                self._open, self._holds = None, False
            raise

    def _look(self) -> None:
        """Raises StoreError where the file that was open is not there. It is said once.

        Where somebody wrote into it, what was read of it before is not believed.
        """
        if self._open is not None:
            with self._forgetting_what_is_gone():
                if not self._open.is_as_left() and self.log == "WAL":
                    self._drop()

    def _drop(self) -> None:
        """Use no connection again."""
        self._readers.drop()
        self._writers.drop()

    @property
    def _real(self) -> Path:
        """Where the file is, and its working files beside it, if its name is a link."""
        return Path(os.path.realpath(str(self._file)))

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

    def fill(self, connection: Connection, rows: Iterator[Mapping[str, Any]]) -> None:
        """Write down, in a ledger that is being made, rows as they are: its triggers set aside."""
        triggers = connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        while some := [*map(in_columns, islice(rows, AT_ONCE))]:
            connection.append(some)
        for _, statement in triggers:
            connection.execute(statement)

    def require_nothing_else(self, connection: Connection) -> None:
        """A file that holds something else is not made into a ledger."""
        if schema_of(connection) is None and connection.scalar(
            "SELECT count(*) FROM sqlite_master"
        ):
            raise StoreError("store.not-a-ledger", where=self)

    def insert_alone(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows in a transaction of their own, which one statement alone has anyway."""
        self._look()
        try:
            with self._forgetting_what_is_gone(), self._writers.one() as connection:
                connection.require_working()
                told = [*map(in_columns, rows)]
                if len(told) <= OF_A_STATEMENT:  # it has no need to keep what was before it
                    _when_free(partial(connection.append, told))
                else:
                    with connection.transaction(self.begin):
                        connection.append(told)
                connection.require_same()
        except sqlite3.Error as error:
            raise ChainMoved if is_chain_moved(error) else fault(error, self) from error

    def empty_what_was_erased(self) -> str | None:
        """Make the file anew without the bytes of what was erased, and empty its log.

        Says `busy` where they may still be there: others read it just now, or the disk is full.
        """
        if self.path is None:
            return None
        with self._forgetting_what_is_gone(), self._writers.one() as connection:
            connection.require_same()
            try:
                connection.execute("PRAGMA secure_delete = ON")
                _when_free(partial(connection.execute, "VACUUM"))
                busy = connection.scalar("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error:
                busy = True
            connection.require_same()
        return "busy" if busy else None

    def close(self) -> None:
        """Let go of the files."""
        only_read = self._readers.any_opened and not self._writers.any_opened
        # The writers last: whoever closes last folds the write-ahead log into the file.
        self._readers.close()
        self._writers.close()
        self._open = None
        if only_read and self.path is not None:
            _fold(self._real)

    def connect(self) -> sqlite3.Connection:
        """The driver, set up for who writes."""
        if self.path is None:
            return _in_memory()
        self._require_place(self.path)
        return _when_free(self._opened)[0]

    def _require_place(self, path: Path) -> None:
        if not path.parent.is_dir():
            raise StoreError("store.no-folder", where=path.parent)
        if self.shared and not self._warned:
            self._warned = True
            warnings.warn(OnNetworkShare("store.on-network-share", where=self), stacklevel=2)

    def _opened(self) -> tuple[sqlite3.Connection, OpenFile]:
        """One try: a file whose journal is to change is let go of between tries.

        SQLite refuses to change it, without waiting, while anybody has the file open: two who both
        are to change it would hold each other up.
        """
        return self._watched(str(self._file), self._set_up)

    def _watched(
        self, place: str, set_up: Callable[[sqlite3.Connection], None], *, uri: bool = False
    ) -> tuple[sqlite3.Connection, OpenFile]:
        """A connection to the file that is there, and known to be the one."""
        assert self._file is not None
        file = self._open or OpenFile(self._file, self)
        driver = _connected(place, uri=uri)
        try:
            set_up(driver)
            if file.was_there:
                file.is_as_left()
            else:
                file = OpenFile(self._file, self)
        except BaseException:
            driver.close()
            raise
        self._open = self._open or file
        return driver, self._open if self._open.is_same(file) else file

    def _set_up(self, driver: sqlite3.Connection) -> None:
        with closing(driver.cursor()) as cursor:
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute(f"PRAGMA journal_mode = {self.log}")
            if self.log == "WAL":  # in which no statement but the first waits for others
                cursor.execute(f"PRAGMA busy_timeout = {_ASKS_FOR * 1000:.0f}")

    def _connect_to_write(self) -> SqliteConnection:
        if self.path is None:
            return SqliteConnection(_in_memory())
        self._require_place(self.path)
        driver, file = _when_free(self._opened)
        # What a statement may have to take back is no file: of what a load wrote it was two fifths.
        driver.execute("PRAGMA temp_store = MEMORY").close()
        return SqliteConnection(driver, file)

    def _connect_to_read(self) -> SqliteConnection:
        file = self._real
        if OpenFile(file, self).has_journal():
            put_right(file)
        sealed = Sealed(file, self) if must_be_sealed(file, self) else None
        place = url(file, sealed=sealed is not None)
        return SqliteConnection(*self._watched(place, lambda driver: None, uri=True), sealed)


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


def _fold(path: Path) -> None:
    """Leave one file behind: who only reads cannot put the write-ahead log away, and stays silent.

    SQLite itself does it when the last who may write closes the file.
    """
    if path.with_name(path.name + "-wal").exists():
        put_right(path)
