"""A ledger inside a transaction of the caller's, who commits it or rolls it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, inspect

from coopledger.errors import LedgerNotFound, StoreError
from coopledger.store.engine import migrate, plain_errors, require_schema

# What the migrations make. Alembic's table too: a program with its own has a version in there.
_TABLES = {"journal", "postings", "trial_balance", "alembic_version"}


class Borrowed:
    """A ledger in the database of a connection that is not ours. Nothing is committed here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        dialect = connection.dialect
        if (dialect.name, dialect.driver) != ("sqlite", "pysqlite"):
            raise StoreError("store.not-sqlite", where=self)

    def __str__(self) -> str:
        return self._connection.engine.url.render_as_string(hide_password=True)

    def exists(self) -> bool:
        """Whether the database has a ledger."""
        with plain_errors(self):
            return self._names() == _TABLES

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The caller's transaction, which sees what was recorded in it."""
        if not self.exists():
            raise LedgerNotFound("store.not-found", where=self)
        with plain_errors(self):
            self._begin("BEGIN")
            require_schema(self._connection, self)
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A savepoint in the caller's transaction: what fails half way leaves nothing in it."""
        with plain_errors(self):
            self._begin("BEGIN IMMEDIATE")
            with self._connection.begin_nested():
                self._make_schema()
                yield self._connection

    def close(self) -> None:
        """The connection is the caller's to close."""

    def _begin(self, statement: str) -> None:
        """See that the database is in a transaction, not SQLAlchemy alone."""
        if not self._connection.in_transaction():
            self._connection.begin()
        driver: Any = self._connection.connection.dbapi_connection
        if driver.in_transaction:
            return
        if driver.isolation_level is None or getattr(driver, "autocommit", None) is True:
            raise StoreError("store.autocommit", where=self)
        # Python's driver begins nothing before the first INSERT: a table would be made for good,
        # and two reads could see two states of the books.
        self._connection.exec_driver_sql(statement)

    def _make_schema(self) -> None:
        taken = self._names()
        if taken and taken != _TABLES:
            raise StoreError("store.names-taken", where=self, names=", ".join(sorted(taken)))
        if not taken:
            migrate(self._connection)
        require_schema(self._connection, self)

    def _names(self) -> set[str]:
        """Which of our names the database has."""
        found = inspect(self._connection)
        return _TABLES & {*found.get_table_names(), *found.get_view_names()}
