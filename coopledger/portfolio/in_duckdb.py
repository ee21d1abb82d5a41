"""All agreements by one statement in DuckDB (`coopledger[portfolio]`), over exported tables."""

import os
import tempfile
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
from coopledger.portfolio.reconciling import portfolio_of
from coopledger.portfolio.statement import statement


def portfolio_in_duckdb(folder: str | os.PathLike[str], *, on: date | None = None) -> Portfolio:
    """What the agreements whose tables a folder has received, spent, returned and hold on a day.

    The terms are those of the day of the export. What the statement cannot say is not said: there
    are no books to ask. Raises CoopledgerError where a table is missing, MissingExtra.
    """
    paths, day = parquet_in(Path(folder)), on or date.today()
    duckdb = _duckdb()
    with tempfile.TemporaryDirectory() as beside, closing(duckdb.connect()) as connection:
        connection.execute("SET temp_directory = ?", [beside])
        try:
            for name, path in paths.items():
                connection.read_parquet(path).create_view(name)
            found = connection.execute(statement(PARQUET_SOURCE, DUCKDB), {"on": day.isoformat()})
            return portfolio_of(found.fetchall(), day)
        except duckdb.Error as error:  # no Parquet, or not ours
            said = str(error).partition("\n")[0]
            raise CoopledgerError("portfolio.unreadable", folder=folder, said=said) from error


def _duckdb() -> Any:
    """Raises MissingExtra where it is not installed."""
    try:  # heavy, and an extra
        import duckdb
    except ImportError as error:
        raise MissingExtra("portfolio.not-installed") from error
    return duckdb
