"""A ledger inside a transaction of the caller's, who commits it or rolls it back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread
from typing import TYPE_CHECKING, Any, TypeVar

from coopledger.errors import LedgerNotFound, StoreError
from coopledger.messages.concealed import concealed
from coopledger.store.connection import Connection
from coopledger.store.faults import plain_errors
from coopledger.store.schema import make_schema, require_schema, schema_of
from coopledger.store.sqlite_connection import SqliteConnection
from coopledger.store.upgrading import Upgraded, upgrade

if TYPE_CHECKING:
    import sqlalchemy

_DRIVERS = (("sqlite", "pysqlite"), ("postgresql", "psycopg"))

_Done = TypeVar("_Done")


def adapted(connection: "sqlalchemy.Connection") -> Connection:
    """SQLAlchemy's connection as ours: the same driver, in the same transaction."""
    driver: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        return SqliteConnection(driver)
    # There is no other way to one than by the optional driver.
    from coopledger.store.postgresql import PostgresqlConnection

    return PostgresqlConnection(driver)


class BorrowedStorage:
    """A ledger in the database of a connection that is not ours. Nothing is committed here."""

    has_room_for_many = False
    """There is one connection, of one thread."""

    def __init__(self, connection: "sqlalchemy.Connection") -> None:
        self._connection = connection
        self._thread = current_thread()
        dialect = connection.dialect
        if (dialect.name, dialect.driver) not in _DRIVERS:
            raise StoreError("store.no-such-kind", where=self)

    def __str__(self) -> str:
        return concealed(self._connection.engine.url.render_as_string(hide_password=True))

    def exists(self) -> bool:
        """Whether the database has a ledger."""
        with plain_errors(self):
            connection = self._adapted()
            with connection.in_its_schema():
                return schema_of(connection) is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The caller's transaction, which sees what was recorded in it."""
        if not self.exists():
            raise LedgerNotFound("store.not-found", where=self)
        with plain_errors(self):
            connection = self._begun("BEGIN")
            with connection.in_its_schema():
                require_schema(connection, self)
                yield connection

    def upgrade(self) -> Upgraded:
        """Bring a ledger of an earlier version up to date, in the caller's transaction."""
        if not self.exists():
            raise LedgerNotFound("store.not-found", where=self)
        with self._alone() as connection:
            return upgrade(connection, self._connection, self)

    def write(self, work: Callable[[Connection], _Done]) -> _Done:
        """Work in a savepoint of the caller's transaction: what fails leaves nothing in it."""
        with self._alone() as connection:
            make_schema(connection, self)
            return work(connection)

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        with plain_errors(self):
            connection = self._begun("BEGIN IMMEDIATE")
            with self._connection.begin_nested():
                if connection.engine == "postgresql":
                    self._require_isolation()
                with connection.in_its_schema():
                    connection.lock()
                    yield connection

    def empty_what_was_erased(self) -> str:
        """Nothing is gone before the caller commits."""
        return "transaction"

    def close(self) -> None:
        """The connection is the caller's to close."""

    def _adapted(self) -> Connection:
        if current_thread() is not self._thread:
            raise StoreError("store.other-thread", where=self)
        if not self._connection.in_transaction():
            self._connection.begin()
        return adapted(self._connection)

    def _begun(self, statement: str) -> Connection:
        """See that the database is in a transaction, not SQLAlchemy alone."""
        connection = self._adapted()
        driver = connection.driver
        if connection.engine == "postgresql" or driver.in_transaction:
            return connection
        if driver.isolation_level is None or getattr(driver, "autocommit", None) is True:
            raise StoreError("store.autocommit", where=self)
        # Python's driver begins nothing before the first INSERT: a table would be made for good,
        # and two reads could see two states of the books.
        connection.execute(statement)
        return connection

    def _require_isolation(self) -> None:
        """What is read after the lock must be what stands, or conflicts must be noticed."""
        if self._connection.get_isolation_level() == "REPEATABLE READ":
            raise StoreError("store.isolation", where=self)
