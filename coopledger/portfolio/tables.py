"""A statement as the tables that it is made of, each from those before it."""

from collections.abc import Iterable
from typing import NamedTuple

from coopledger.portfolio.dialect import Dialect


class Table(NamedTuple):
    """A table of a statement: its name, and the SELECT that it is the answer of.

    kept: whether it is short, asked several times, and so kept. long: whether it is as long as the
    journal, and read again each time it is asked.
    """

    name: str
    text: str
    kept: bool = False
    long: bool = False


def with_tables(tables: Iterable[Table], dialect: Dialect) -> str:
    """What stands before the SELECT that asks them."""
    return "WITH " + ",\n".join(_named(table, dialect) for table in tables)


def _named(table: Table, dialect: Dialect) -> str:
    how = dialect.kept if table.kept else dialect.afresh if table.long else "AS"
    return f"{table.name} {how} (\n{table.text}\n)"
