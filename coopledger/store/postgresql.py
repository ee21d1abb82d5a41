"""A ledger on a server: PostgreSQL, by psycopg 3."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError

from coopledger.errors import StoreError
from coopledger.store.faults import ChainMoved, fault, is_chain_moved
from coopledger.store.schema import schema_of
from coopledger.store.tables import COLUMNS, journal

BUSY_SECONDS = 20
"""How long a writer waits for another one before it says that the ledger is busy."""

CONNECT_SECONDS = 10
"""How long a server has to answer at all."""

_TAKE_LOCK = """
SELECT pg_advisory_xact_lock(20160829, hashtext(coalesce(
    (SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relname = 'journal' AND pg_table_is_visible(pg_class.oid)),
    current_schema())))
"""


class Postgresql:
    """Where a ledger on a server is kept. Writers take turns; who reads waits for nobody."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine: Engine | None = None
        self._alone: Connection | None = None
        self._made = False

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)

    def exists(self) -> bool:
        """Whether the database has a ledger already."""
        if not self._made:
            with self.to_read().connect() as connection:
                self._made = schema_of(connection) is not None
        return self._made

    def to_write(self) -> Engine:
        """Transactions that write: each statement sees what was committed before it."""
        return self._opened().execution_options(isolation_level="READ COMMITTED")

    def to_read(self) -> Engine:
        """Transactions that see the ledger as it stands at their first read."""
        return self._opened().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """A transaction in which a ledger is made."""
        with self.to_write().connect() as connection, connection.begin():
            self.lock(connection)
            yield connection

    def fill(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write down, in a ledger that is being made, rows as they are: its triggers set aside."""
        driver: Any = connection.connection.dbapi_connection
        try:
            driver.execute("ALTER TABLE journal DISABLE TRIGGER USER")
            with driver.cursor().copy(_COPY) as copied:
                for row in rows:
                    copied.write_row(tuple(map(row.get, COLUMNS)))
            driver.execute("ALTER TABLE journal ENABLE TRIGGER USER")
        except connection.dialect.loaded_dbapi.Error as error:
            raise fault(error, self) from error

    def lock(self, connection: Connection) -> None:
        """Be the only one who writes, until the transaction ends."""
        lock(connection)

    def require_nothing_else(self, connection: Connection) -> None:
        """A database may hold other tables beside a ledger."""

    def insert_alone(self, row: Mapping[str, Any]) -> None:
        """One row in a transaction of its own: one statement, one journey to the server."""
        if self._alone is None:
            engine = self._opened().execution_options(isolation_level="AUTOCOMMIT")
            self._alone = engine.connect()
        driver: Any = self._alone.connection.dbapi_connection
        try:
            driver.execute(_insert_statement(self._alone.dialect), row)
        except self._alone.dialect.loaded_dbapi.Error as error:
            if is_chain_moved(error):
                raise ChainMoved from error
            self.close()  # so that the next one does not meet a connection that was lost
            raise fault(error, self) from error

    def close(self) -> None:
        """Let go of the connections."""
        if self._alone is not None:
            self._alone.close()
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._alone = None

    def _opened(self) -> Engine:
        if self._engine is None:
            try:
                self._engine = create_engine(
                    self.url, connect_args={"connect_timeout": CONNECT_SECONDS}
                )
            except (ImportError, NoSuchModuleError) as error:
                raise StoreError("store.no-driver", where=self) from error
            event.listen(self._engine, "connect", self._settings)
        return self._engine

    def _settings(self, connection: Any, _record: Any) -> None:
        if connection.info.parameter_status("server_encoding") != "UTF8":
            raise StoreError("store.not-utf8", where=self)
        connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
        connection.execute("SET synchronous_commit = on")
        connection.commit()


_COPY = f"COPY journal ({', '.join(COLUMNS)}) FROM STDIN"


def lock(connection: Connection) -> None:
    """Take the lock that the triggers take: of the schema where the ledger is, or will be."""
    connection.execute(text(_TAKE_LOCK))


@cache
def _insert_statement(dialect: Any) -> str:
    return str(insert(journal).compile(dialect=dialect))
