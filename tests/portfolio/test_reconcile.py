"""The one statement says of each agreement what its own books say, to the last digit."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from coopledger import Ledger, portfolio_of_tables
from coopledger.books.rows import FUND
from coopledger.portfolio.parquet_source import NEEDED
from coopledger.testing import History
from tests import engines
from tests.effort import effort
from tests.portfolio.drawn import days_of, of, one_by_one, record, several


@settings(max_examples=effort(60, 4_000))
@given(several)
def test_all_at_once_is_what_each_says(drawn: list[History]) -> None:
    with Ledger.open("sqlite://") as ledger:
        codes = record(ledger, drawn)
        for day in days_of(drawn, 3):
            assert list(ledger.portfolio(on=day).sides) == one_by_one(ledger, codes, day)


def test_on_a_server_too(tmp_path: Path) -> None:
    with engines.location("postgresql", tmp_path) as where, Ledger.open(where) as ledger:

        @settings(max_examples=effort(15, 400))
        @given(several)
        def law(drawn: list[History]) -> None:
            codes = record(ledger, drawn)
            for day in days_of(drawn, 1):
                found = of(ledger.portfolio(on=day), codes)
                assert found == one_by_one(ledger, codes, day)

        law()


@settings(max_examples=effort(40, 2_000))
@given(several)
def test_over_tables_as_over_the_ledger(drawn: list[History]) -> None:
    """In DuckDB, over what `export` writes; the day is that of the export, as the terms are."""
    with Ledger.open("sqlite://") as ledger, TemporaryDirectory() as folder:
        codes = record(ledger, drawn)
        for table in NEEDED:
            ledger.export_data(table.name, Path(folder) / f"{table.name}.parquet")
        today = date.today()
        found = portfolio_of_tables(folder, on=today)
        all_of_it = ledger.portfolio(on=today)
        without = set(found.not_stated())
        assert found.exact == all_of_it.exact
        assert without == set(found.exact)
        said = [row for row in all_of_it.sides if row.side == FUND or row.agreement not in without]
        assert list(found.sides) == said
        assert list(all_of_it.sides) == one_by_one(ledger, codes, today)
