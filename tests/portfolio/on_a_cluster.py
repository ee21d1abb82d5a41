"""The one statement on a real cluster of Spark: two workers, each a process of its own.

Starting one takes long, so this is no part of `make test`: `make test-spark` runs it. All drawn
books are in one ledger, and asked at once: as on a cluster.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from coopledger import CoopledgerError, Ledger, PortfolioReason, portfolio_of_tables
from coopledger.books.rows import AGREEMENT
from coopledger.testing import History
from tests.effort import effort
from tests.portfolio.drawn import one_by_one, record, several

CLUSTER = "local-cluster[2,1,1024]"


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as made:

        @settings(max_examples=effort(20, 2_000))
        @given(several)
        def drawn(histories: list[History]) -> None:
            record(made, histories)

        drawn()
        yield made


def test_on_two_workers_it_is_what_each_says(ledger: Ledger, tmp_path: Path) -> None:
    today = date.today()
    for name in ("events", "agreements", "spending_rates"):
        ledger.export_data(name, tmp_path / f"{name}.parquet")
    codes = {book.opening.code for book in ledger.books()}
    assert len(codes) > 20
    expected = one_by_one(ledger, codes, today)
    found = portfolio_of_tables(tmp_path, on=today, spark=CLUSTER)
    without = set(found.not_stated())
    assert without == set(found.exact)
    assert set(found.exact.values()) <= {PortfolioReason.EXCHANGE, PortfolioReason.TOO_LARGE}
    assert len(without) < len(codes) * 2 / 3
    said = [row for row in expected if row.side != AGREEMENT or row.agreement not in without]
    assert list(found.sides) == said
    assert found == portfolio_of_tables(tmp_path, on=today)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CoopledgerError, match="events"):
        portfolio_of_tables(tmp_path, spark=CLUSTER)
    for name in ("events", "agreements", "spending_rates"):
        (tmp_path / f"{name}.parquet").write_bytes(b"no Parquet")
    with pytest.raises(CoopledgerError, match="Spark"):
        portfolio_of_tables(tmp_path, spark=CLUSTER)
