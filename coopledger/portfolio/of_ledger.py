"""All agreements of a ledger by one statement, where it is kept: SQLite or PostgreSQL."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from coopledger.books.curve import half_up
from coopledger.books.portfolio import Portfolio
from coopledger.portfolio.dialect import HALF_UP, POSTGRESQL, SQLITE, Dialect
from coopledger.portfolio.ledger_source import journal_source
from coopledger.portfolio.reconciling import Exactly, portfolio_of
from coopledger.portfolio.statement import statement
from coopledger.portfolio.terms import agreed_terms
from coopledger.store.connection import Connection

_DIALECTS = {dialect.name: dialect for dialect in (SQLITE, POSTGRESQL)}


def portfolio_of_ledger(connection: Connection, on: date, exactly: Exactly) -> Portfolio:
    """What every agreement received, spent, returned and holds on a day.

    exactly: the statement of one, from its books. The rows of the journal are not proved here.
    """
    dialect = dialect_of(connection)
    terms, rates = agreed_terms(connection, on)
    found = connection.rows(
        statement(journal_source(dialect), dialect),
        on=on.isoformat(),
        terms=as_json(terms),
        rates=as_json(rates),
    )
    return portfolio_of(found, on, exactly)


def dialect_of(connection: Connection) -> Dialect:
    """How the database of a connection is asked.

    SQLite is given what it lacks. PostgreSQL takes the tables of a statement, of which it knows
    nothing, for short, and would look through one for each row of another.
    """
    if connection.engine == SQLITE.name:
        connection.driver.create_function(HALF_UP, 3, _rounded, deterministic=True)
    else:
        connection.execute("SET LOCAL enable_nestloop = off")
    return _DIALECTS[connection.engine]


def _rounded(x: int, y: int, d: int) -> int:
    """`x * y / d` to the nearest whole number, of any size."""
    return half_up(x * y, d)


def as_json(rows: Iterable[tuple[Any, ...]]) -> str:
    """Rows as a list of lists; days by ISO 8601."""
    return json.dumps(list(rows), default=date.isoformat)
