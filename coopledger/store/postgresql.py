"""A ledger on a server: PostgreSQL, by psycopg 3."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from itertools import count
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.types.datetime import TimestamptzLoader

from coopledger.errors import StoreError
from coopledger.store.address import Address
from coopledger.store.columns import COLUMNS, in_columns, timestamp
from coopledger.store.connection import AT_ONCE, Connection, Connections, Row, require_stored
from coopledger.store.faults import ChainMoved, fault, is_chain_moved
from coopledger.store.postgresql_sets import taking_sets
from coopledger.store.schema import NAMES, VERSION_TABLE, schema_of

BUSY_SECONDS = 20
"""How long a writer waits for another one before it says that the ledger is busy."""

CONNECT_SECONDS = 10
"""How long a server has to answer at all."""

_SETTLE = f"""
WITH path AS (
    SELECT pg_namespace.oid, nspname, place
    FROM unnest(current_schemas(false)) WITH ORDINALITY AS named (name, place)
    JOIN pg_namespace ON nspname = name AND pg_namespace.oid <> pg_my_temp_schema()
), relations AS (
    SELECT nspname, place, relname, relkind FROM path JOIN pg_class ON relnamespace = path.oid
    WHERE relname IN ({", ".join(f"'{name}'" for name in NAMES)})
), ledger AS (
    SELECT nspname, place FROM relations
    WHERE relname IN ('journal', '{VERSION_TABLE}') AND relkind = 'r' ORDER BY place LIMIT 1
)
SELECT set_config('coopledger.passed', coalesce((
        SELECT string_agg(relations.nspname || '.' || relname, ', ' ORDER BY relname)
        FROM relations JOIN ledger ON relations.place < ledger.place), ''), {{local}}),
    set_config('search_path', coalesce(
        (SELECT quote_ident(nspname) FROM ledger), quote_ident(current_schema()),
        current_setting('search_path')) || ', pg_temp', {{local}})
"""
"""Look at the schema of the path where a ledger is, or will be, alone: at no view of another one
that stands earlier, which is kept in mind to be named, and at no temporary table.
"""

_TAKE_LOCK = """
SELECT pg_advisory_xact_lock(20160829, hashtext(coalesce(
    (SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relname = 'journal' AND pg_table_is_visible(pg_class.oid)),
    current_schema())))
"""

_PLAN_ONCE = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off"
"""What the trigger asks of each row is planned once, not for each row anew, which was most of what
it took: always by an index, for the journal may have been short when that was planned.
"""

_NAMES = count(1)


class _MomentLoader(TimestamptzLoader):
    """Times as the journal writes them, not as Python's; one that is none as the server says it."""

    def load(self, data: Any) -> Any:
        try:
            return timestamp(super().load(data))
        except (psycopg.DataError, OverflowError):
            return bytes(data).decode()


class PostgresqlConnection(Connection):
    """A connection of psycopg, which begins a transaction with the first statement."""

    engine = "postgresql"
    driver: psycopg.Connection[Any]

    def cursor(self, statement: str, bound: Mapping[str, Any], *, streamed: bool = False) -> Any:
        cursor: Any = self._server_cursor() if streamed else self.driver.cursor()
        cursor.adapters.register_loader("timestamptz", _MomentLoader)
        try:
            return cursor.execute(*_as_psycopg(statement, bound))
        except BaseException:
            cursor.close()
            raise

    def content(self, statement: str, **bound: Any) -> list[Any]:
        with self.driver.cursor(binary=True) as cursor:
            return list(cursor.execute(*_as_psycopg(statement, bound)))

    def _server_cursor(self) -> Any:
        cursor = self.driver.cursor(f"coopledger_{next(_NAMES)}")
        cursor.itersize = AT_ONCE
        return cursor

    def execute_each(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> int:
        with self.driver.cursor() as cursor:
            cursor.executemany(_named(statement), rows)
            return cursor.rowcount

    def append(self, rows: Sequence[Row]) -> None:
        with self.driver.cursor() as cursor:
            if len(rows) == 1:  # one statement, one journey to the server
                cursor.execute(_INSERT, rows[0])
            else:
                with cursor.copy(_COPY) as copied:
                    for row in rows:
                        copied.write_row(row)
            require_stored(cursor.rowcount, len(rows))

    @contextmanager
    def appending(self) -> Iterator[Callable[[Sequence[Row]], None]]:
        with taking_sets(self.driver) as take:
            yield take or self.append

    @contextmanager
    def in_its_schema(self) -> Iterator[None]:
        before = self.scalar("SELECT current_setting('search_path')")
        self.execute(_SETTLE.format(local="true"))
        try:
            yield
        finally:  # what failed is rolled back, and the path with it
            if self.driver.info.transaction_status != TransactionStatus.INERROR:
                self.execute("SELECT set_config('search_path', :before, true)", before=before)

    def lock(self) -> None:
        """Take the lock that the triggers take: of the schema where the ledger is, or will be."""
        self.execute(_TAKE_LOCK)

    @property
    def is_open(self) -> bool:
        return not self.driver.closed

    def rollback(self) -> None:
        with suppress(psycopg.Error):  # what a server has lost is not kept
            self.driver.rollback()


def _as_psycopg(statement: str, bound: Mapping[str, Any]) -> tuple[Any, ...]:
    return (_named(statement), bound) if bound else (statement,)


@lru_cache
def _named(statement: str) -> bytes:
    """A statement as psycopg takes it, with `%(name)s` for `:name` outside of quotes."""
    plain = statement.replace("%", "%%")
    return _NAME.sub(lambda found: f"%({found[1]})s" if found[1] else found[0], plain).encode()


_NAME = re.compile(r"'[^']*'|(?<!:):(\w+)")


class Postgresql:
    """Where a ledger on a server is kept. Writers take turns; who reads waits for nobody."""

    dialect = "postgresql+psycopg"
    has_room_for_many = True

    def __init__(self, address: Address) -> None:
        self.address = address
        self._writers = Connections(self._connect_to_write)
        self._readers = Connections(self._connect_to_read)
        self._alone = Connections(lambda: PostgresqlConnection(self._connected_to_append()))
        self._connections = (self._alone, self._readers, self._writers)
        self._made = False

    def __str__(self) -> str:
        return str(self.address)

    def exists(self) -> bool:
        """Whether the database has a ledger already."""
        if not self._made:
            with self.reading() as connection:
                self._made = schema_of(connection) is not None
        return self._made

    def writing(self) -> AbstractContextManager[PostgresqlConnection]:
        """A transaction that alone may write; each statement sees what was committed before it."""
        return self._writers.transaction(self.begin)

    def begin(self, connection: Connection) -> None:
        """Begin to be the only one who writes, until the transaction ends."""
        connection.lock()

    def reading(self) -> AbstractContextManager[PostgresqlConnection]:
        """A transaction that sees the ledger as it stands at its first read."""
        return self._readers.transaction(lambda _: None)

    @contextmanager
    def making(self) -> Iterator[PostgresqlConnection]:
        """A transaction in which a ledger is made."""
        with self.writing() as connection:
            yield connection

    def fill(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write down, in a ledger that is being made, rows as they are: its triggers set aside."""
        connection.execute("ALTER TABLE journal DISABLE TRIGGER USER")
        with connection.driver.cursor() as cursor, cursor.copy(_COPY) as copied:
            for row in rows:
                copied.write_row(tuple(map(row.get, COLUMNS)))
        connection.execute("ALTER TABLE journal ENABLE TRIGGER USER")

    def require_nothing_else(self, connection: Connection) -> None:
        """A database may hold other tables beside a ledger."""

    def empty_what_was_erased(self) -> str:
        """A server keeps what was, until its own vacuum, and in the log that it writes ahead."""
        return "postgresql"

    def insert_alone(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows in a transaction of their own; a statement alone has one anyway."""
        try:
            with self._alone.one() as connection:
                connection.append([*map(in_columns, rows)])
        except psycopg.Error as error:
            if is_chain_moved(error):
                raise ChainMoved from error
            for known in self._connections:  # the next one is not to meet one that was lost
                known.drop()
            raise fault(error, self) from error

    def close(self) -> None:
        """Let go of the connections."""
        for known in self._connections:
            known.close()

    def connect(self) -> psycopg.Connection[Any]:
        """The driver, set up for who writes."""
        driver = self._connected_to_append()
        driver.autocommit = False
        driver.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        return driver

    def _connect_to_write(self) -> PostgresqlConnection:
        return PostgresqlConnection(self.connect())

    def _connect_to_read(self) -> PostgresqlConnection:
        driver = self._connected()
        driver.autocommit = False
        driver.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        driver.read_only = True
        return PostgresqlConnection(driver)

    def _connected_to_append(self) -> psycopg.Connection[Any]:
        driver = self._connected()
        driver.execute(_PLAN_ONCE)
        return driver

    def _connected(self) -> psycopg.Connection[Any]:
        """A connection that commits each statement by itself."""
        driver: psycopg.Connection[Any] = psycopg.connect(
            **parameters(self.address) | {"connect_timeout": CONNECT_SECONDS}, autocommit=True
        )
        try:
            if driver.info.parameter_status("server_encoding") != "UTF8":
                raise StoreError("store.not-utf8", where=self)
            driver.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
            driver.execute("SET synchronous_commit = on")
            driver.execute(_SETTLE.format(local="false"))
        except BaseException:
            driver.close()
            raise
        return driver


_NAMED_COLUMNS = ", ".join(COLUMNS)
_MARKS = ", ".join(["%s"] * len(COLUMNS))
_INSERT = f"INSERT INTO journal ({_NAMED_COLUMNS}) VALUES ({_MARKS})".encode()
_COPY = f"COPY journal ({_NAMED_COLUMNS}) FROM STDIN"


def parameters(address: Address) -> dict[str, Any]:
    """What libpq calls the parts of an address; several servers by commas."""
    parts = {
        "user": address.user,
        "password": address.password,
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
    }
    given = dict(address.query)
    hosts = [_host_and_port(host) for host in given.pop("host", ())]
    if any(port for _, port in hosts):
        given["port"] = tuple(port for _, port in hosts)
    if hosts:
        given["host"] = tuple(host for host, _ in hosts)
    parts |= {name: ",".join(values) for name, values in given.items()}
    return {name: value for name, value in parts.items() if value is not None}


def _host_and_port(written: str) -> tuple[str, str]:
    """Of `host:port`; the folder of a socket, or what has commas, is taken as it is."""
    host, _, port = written.partition(":")
    return (host, port) if re.fullmatch("[0-9]+", port) else (written, "")
