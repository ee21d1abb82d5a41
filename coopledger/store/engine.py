"""Opening the place where a ledger is kept: transactions that read, transactions that write."""

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coopledger.errors import LedgerNotFound, StoreError
from coopledger.log import tell
from coopledger.store.address import Address
from coopledger.store.borrowed import adapted
from coopledger.store.columns import SCHEMA
from coopledger.store.connection import Connection
from coopledger.store.faults import is_worth_repeating, plain_errors
from coopledger.store.identity import Own
from coopledger.store.schema import (
    make_schema,
    require_known_schema,
    require_schema,
    schema_of,
)
from coopledger.store.sqlite import Sqlite
from coopledger.store.upgrading import Upgraded, by_sqlalchemy, upgrade

if TYPE_CHECKING:
    from coopledger.store.postgresql import Postgresql

ATTEMPTS = 6
"""How often a transaction is tried that fails only because of others at the same moment."""

_Done = TypeVar("_Done")


class Storage:
    """A ledger's database.

    It does not exist until something is written: reading what does not exist raises LedgerNotFound
    and leaves nothing behind.
    """

    def __init__(self, location: str | os.PathLike[str] | Address) -> None:
        self._address = location if isinstance(location, Address) else Address.of(location)
        self.database = _database(self._address)

    def __reduce__(self) -> tuple[object, ...]:
        """For another process, which opens the same place anew: a password goes with it."""
        if self._address.is_memory:
            raise TypeError("what is in the memory of one process is not opened in another")
        return Storage, (self._address,)

    def __str__(self) -> str:
        return str(self.database)

    @property
    def has_room_for_many(self) -> bool:
        """Whether threads have a connection each, and wait for a disk."""
        return self.database.has_room_for_many

    def is_at_same_place(self, other: "Storage") -> bool:
        """Whether both are one file, however it is named, or one address."""
        mine, theirs = self._file, other._file
        if mine is not None and theirs is not None:
            return mine.exists() and theirs.exists() and mine.samefile(theirs)
        return self._is_on_server and str(self) == str(other)

    @property
    def _file(self) -> Path | None:
        return self.database.path if isinstance(self.database, Sqlite) else None

    @property
    def _is_on_server(self) -> bool:
        return not isinstance(self.database, Sqlite)

    def exists(self) -> bool:
        """Whether there is a ledger already."""
        with plain_errors(self):
            return self.database.exists()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it stands at its first read."""
        with self.reading_any() as connection:
            require_schema(connection, self)
            yield connection

    @contextmanager
    def reading_any(self) -> Iterator[Connection]:
        """The same, of a ledger that an earlier version of this program may have made."""
        if not self.exists():
            raise LedgerNotFound("store.not-found", where=self)
        with plain_errors(self), self.database.reading() as connection:
            require_known_schema(connection, self)
            yield connection

    @contextmanager
    def making(self, own: Own | None = None) -> Iterator[Connection]:
        """A transaction that makes a ledger where there is none; nobody sees it before it is whole.

        own: of the ledger that it is a copy of; else it is another.
        Raises StoreError where there is one.
        """
        with plain_errors(self), self.database.making() as connection:
            if schema_of(connection) is not None:
                raise StoreError("store.exists", where=self)
            make_schema(connection, self, own)
            yield connection

    def upgrade(self) -> Upgraded:
        """Bring a ledger of an earlier version up to date, while nobody else may write."""
        with self.reading_any() as connection:
            found = require_known_schema(connection, self)
        if found == SCHEMA:
            return Upgraded(found, SCHEMA)
        with (
            plain_errors(self),
            by_sqlalchemy(self.database.dialect, self.database.connect) as migrating,
        ):
            connection = adapted(migrating)
            self.database.begin(connection)
            upgraded = upgrade(connection, migrating, self)
        tell("upgraded from schema %s to %s", upgraded.found, upgraded.now)
        return upgraded

    def write(self, work: Callable[[Connection], _Done]) -> _Done:
        """Do what is to be done in a transaction that alone may write, all of it or nothing.

        It makes the ledger where there is none yet, and is tried again, a few times, where it fails
        only because of others at the same moment.
        """
        attempt = 1
        while True:
            try:
                return self._write(work)
            except StoreError as error:
                if attempt == ATTEMPTS or not is_worth_repeating(error):
                    raise
                tell("busy (%s): attempt %d of %d", error.code, attempt, ATTEMPTS)
            time.sleep(random.uniform(0.5, 1.5) * 0.01 * 2**attempt)
            attempt += 1

    def _write(self, work: Callable[[Connection], _Done]) -> _Done:
        with plain_errors(self), self.database.writing() as connection:
            self.database.require_nothing_else(connection)
            make_schema(connection, self)
            return work(connection)

    def insert_alone(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows of the journal in a transaction of their own, without asking anything first.

        Raises ChainMoved where another writer came first: then none is stored.
        """
        if rows:
            self.database.insert_alone(rows)

    def empty_what_was_erased(self) -> str | None:
        """See that bytes of what was erased are nowhere; where they may be, if they cannot."""
        with plain_errors(self):
            return self.database.empty_what_was_erased()

    def close(self) -> None:
        """Let go of the files, or of the connections."""
        self.database.close()


def _database(address: Address) -> "Sqlite | Postgresql":
    """At a URL, or in the file of this path."""
    if address.is_sqlite:
        return Sqlite(address.file, called=str(address))
    if address.scheme in ("postgresql", "postgresql+psycopg"):
        return _postgresql(address._replace(scheme="postgresql+psycopg"))
    raise StoreError("store.no-such-kind", where=address)


def _postgresql(address: Address) -> "Postgresql":
    try:  # an extra, and slow to import
        from coopledger.store.postgresql import Postgresql
    except ImportError as error:
        raise StoreError("store.no-driver", where=address) from error
    return Postgresql(address)
