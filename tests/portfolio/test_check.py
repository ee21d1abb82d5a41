"""What `portfolio check` finds is what `check` finds, and it does not ask what is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Agreement, Disbursement, Expenditure, Interest, Ledger, Refund
from coopledger.ledger import checking
from coopledger.model.facts import AnyFact
from coopledger.portfolio.attention import may_want_attention
from coopledger.testing import History, histories, simple_histories
from tests.effort import effort
from tests.portfolio.drawn import days_of, record

TODAY = date(2020, 1, 1)
SOME = st.lists(st.one_of(histories(), simple_histories()), min_size=1, max_size=3)


@settings(max_examples=effort(40, 1_500))
@given(SOME)
def test_of_drawn_books_it_finds_the_same(drawn: list[History]) -> None:
    with Ledger.open("sqlite://") as ledger:
        record(ledger, drawn)
        for day in days_of(drawn, 2)[:2]:
            assert ledger.portfolio_check(on=day) == ledger.check(on=day)


def over(code: str, *more: AnyFact, returned: str = "60.00 EUR", **terms: object) -> list[AnyFact]:
    """An agreement that received, spent and returned all, and asks for nothing more."""
    stated: dict[str, object] = {"title": "T", "currency": "EUR", "accounts": ["EUR"], **terms}
    day = date(2016, 1, 1)
    return [
        Agreement(code=code, **stated),  # type: ignore[arg-type]
        Disbursement(book=code, reference="M", when=day, amount="100.00 EUR"),
        Expenditure(book=code, reference="G", when=day + timedelta(1), amount="40.00 EUR"),
        Refund(book=code, reference="R", when=day + timedelta(9), amount=returned),
        *more,
    ]


WANTING: dict[str, list[AnyFact]] = {
    "holds something": over("A", returned="59.99 EUR"),
    "is to report": over("A", report_due="2016-12-31"),
    "runs": over("A", start="2016-01-01", end="2020-01-01"),
    "wants evidence": over("A", evidence_required=True),
    "interest is whose": over(
        "A",
        Interest(book="A", reference="I", when="2016-01-02", amount="1.00 EUR"),
        returned="61.00 EUR",
    ),
    "own share is short": over("A", own_share="5.00 EUR", end="2016-12-31"),
    "line over its ceiling": over(
        "A", lines=[{"code": "L", "title": "L", "ceiling": "10.00 EUR"}], end="2016-12-31"
    ),
}


@pytest.mark.parametrize("why", WANTING)
def test_what_wants_attention_is_looked_at(why: str) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*WANTING[why], *over("B", end="2016-12-31"))
        with ledger._storage.reading() as connection:
            assert may_want_attention(connection, TODAY) == ["A"]
        assert ledger.portfolio_check(on=TODAY) == ledger.check(on=TODAY)


def test_what_is_over_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*over("A"), *over("B", returned="1.00 EUR"))
        looked = checking.statement
        monkeypatch.setattr(
            checking,
            "statement",
            lambda *given, **more: asked.append(given[2]) or looked(*given, **more),
        )
        assert {found.place.book for found in ledger.portfolio_check(on=TODAY)} == {"B"}
    assert asked == ["B"]


def test_what_does_not_close_is_looked_at() -> None:
    """Then its own books say so: the program stops."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*over("A"))
        with ledger._storage.reading() as connection:
            assert may_want_attention(connection, TODAY) == []
            assert may_want_attention(connection, date(2016, 1, 1)) == ["A"]
