"""All agreements by one statement in DuckDB (`coopledger[portfolio]`), over exported tables."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from coopledger.books.portfolio import Portfolio
from coopledger.errors import MissingExtra
from coopledger.messages.catalogue import CoopledgerError
from coopledger.portfolio.dialect import DUCKDB
from coopledger.portfolio.parquet_files import parquet_in
from coopledger.portfolio.parquet_source import PARQUET_SOURCE
from coopledger.portfolio.reconciling import Exactly, portfolio_of
from coopledger.portfolio.statement import statement


def portfolio_in_duckdb(folder: str | os.PathLike[str], *, on: date | None = None) -> Portfolio:
    """What the agreements whose tables a folder has received, spent, returned and hold on a day.

    The terms are those of the day of the export. What the statement cannot say is not said: there
    are no books to ask. Raises CoopledgerError where a table is missing, MissingExtra.
    """
    paths = parquet_in(Path(folder))
    duckdb = _duckdb()
    with tempfile.TemporaryDirectory() as beside, closing(duckdb.connect()) as connection:
        connection.execute("SET temp_directory = ?", [beside])
        try:
            for name, path in paths.items():
                connection.read_parquet(path).create_view(name)
            return _answered(connection, on)
        except duckdb.Error as error:  # no Parquet, or not ours
            said = str(error).partition("\n")[0]
            raise CoopledgerError("portfolio.unreadable", folder=folder, said=said) from error


def portfolio_of_frames(
    frames: Mapping[str, Any], *, on: date | None = None, exactly: Exactly | None = None
) -> Portfolio:
    """The same of tables in memory, by their names, as `Ledger.frame` has them.

    exactly: the statement of an agreement from its books, where they are there to be asked.
    """
    with closing(_duckdb().connect()) as connection:
        for name, frame in frames.items():
            connection.register(name, frame)
        return _answered(connection, on, exactly)


def _answered(connection: Any, on: date | None, exactly: Exactly | None = None) -> Portfolio:
    day = on or date.today()
    found = connection.execute(statement(PARQUET_SOURCE, DUCKDB), {"on": day.isoformat()})
    return portfolio_of(found.fetchall(), day, exactly)


def _duckdb() -> Any:
    """Raises MissingExtra where it is not installed."""
    try:  # heavy, and an extra
        import duckdb
    except ImportError as error:
        raise MissingExtra("portfolio.not-installed") from error
    return duckdb
