"""All agreements by one statement over the tables that `export` writes: in DuckDB, or in Spark."""

import os
from datetime import date

from coopledger.books.portfolio import Portfolio


def portfolio_of_tables(
    folder: str | os.PathLike[str], *, on: date | None = None, spark: str | None = None
) -> Portfolio:
    """What the agreements whose tables a folder has received, spent, returned and hold on a day.

    The tables are `events`, `agreements` and `spending_rates`, in Parquet, as `Ledger.export_data`
    writes them; each a file, or a folder of files. on: today, unless told otherwise; the terms are
    those of the day of the export. What the statement cannot say, the books would: `exact` names
    those agreements, which have no side in their own currency here.
    spark: the address of a cluster to ask (`spark://host:7077`, `local[*]` to try), where the
    folder may be a URL that it reads; else DuckDB is asked, here.
    Raises CoopledgerError where a table is missing or cannot be read, MissingExtra where
    `coopledger[portfolio]`, or `coopledger[spark]`, is not installed.
    """
    # Heavy, and extras.
    if spark is not None:
        from coopledger.portfolio.in_spark import portfolio_in_spark

        return portfolio_in_spark(folder, spark, on=on)
    from coopledger.portfolio.in_duckdb import portfolio_in_duckdb

    return portfolio_in_duckdb(folder, on=on)
