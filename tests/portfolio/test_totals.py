"""The totals of all books by one statement are those of the books one by one."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger
from coopledger.testing import History, histories, programmes, simple_histories
from tests import engines
from tests.effort import effort
from tests.portfolio.drawn import days_of, record

SOME = st.lists(st.one_of(histories(), simple_histories(), programmes()), min_size=1, max_size=3)
STARTS = st.sampled_from((1, 1, 7))


def check(ledger: Ledger, on: date) -> None:
    expected = {
        (each.fiscal_year, each.currency): amounts
        for each in ledger.cooperation_totals(on=on)
        if any(amounts := (each.financial.money, each.in_kind.money, each.partner_funds.money))
    }
    found = ledger.portfolio_totals(on=on)
    assert {(each.fiscal_year, each.currency): each.amounts for each in found.years} == expected


@settings(max_examples=effort(60, 2_000))
@given(SOME, STARTS)
def test_all_books_at_once_are_all_books_one_by_one(drawn: list[History], start: int) -> None:
    with Ledger.open("sqlite://") as ledger:
        record(ledger, drawn, fiscal_year_start=start)
        for day in days_of(drawn, 3):
            check(ledger, day)


def test_on_a_server_too(tmp_path: Path) -> None:
    with engines.location("postgresql", tmp_path) as where, Ledger.open(where) as ledger:

        @settings(max_examples=effort(6, 150))
        @given(SOME)
        def law(drawn: list[History]) -> None:
            record(ledger, drawn)
            check(ledger, date.max)

        law()
