"""What columns say of both currencies is what the books of each agreement say."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger
from coopledger.books.portfolio import PortfolioRow, sides_of
from coopledger.bulk import closing
from coopledger.bulk.acceptance import Accepted, accepted, read
from coopledger.errors import LedgerBroken
from coopledger.model.kinds import MOVING
from coopledger.progress import untold
from coopledger.testing import History, simple_histories
from tests.bulk.tables import Table, plain_table
from tests.effort import effort
from tests.portfolio.drawn import record


def taken(path: Path) -> Accepted:
    return accepted(read(path, untold), date.today())


def of_books(ledger: Ledger, codes: set[str]) -> list[PortfolioRow]:
    return [row for code in sorted(codes) for row in sides_of(ledger.reconcile(code))]


@settings(max_examples=effort(60, 3_000))
@given(st.integers(0, 2**32), st.integers(0, 2))
def test_of_tables(tmp_path_factory: pytest.TempPathFactory, seed: int, amiss: int) -> None:
    path = tmp_path_factory.mktemp("closing") / "facts.parquet"
    table = Table(seed, amiss=amiss, agreements=6, most=20)
    table.write(path)
    found = taken(path)
    codes = found.codes()
    table.rows = [row for row in table.rows if row["book"] in codes]
    table.write(path)
    with Ledger.open("sqlite://") as ledger:
        assert ledger.import_file(path).accepted
        assert list(found.sides()) == of_books(ledger, codes)


@settings(max_examples=effort(40, 2_000))
@given(st.lists(simple_histories(), min_size=1, max_size=4))
def test_of_drawn_books(tmp_path_factory: pytest.TempPathFactory, drawn: list[History]) -> None:
    path = tmp_path_factory.mktemp("closing") / "facts.csv"
    with Ledger.open("sqlite://") as ledger:
        record(ledger, drawn)
        ledger.export_data("facts", path)
        found = taken(path)
        assert list(found.sides()) == of_books(ledger, found.codes())


def test_what_does_not_close_stops_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "facts.csv"
    plain_table(path, agreements=2, events=4)
    assert len(list(taken(path).sides())) == 4
    spent_as_nothing = {**MOVING, "expenditure": MOVING["withdrawal"]}
    monkeypatch.setattr(closing, "MOVING", spent_as_nothing)
    with pytest.raises(LedgerBroken, match="A-0"):
        taken(path)
