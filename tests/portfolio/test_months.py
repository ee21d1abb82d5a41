"""Of a month in which all was simply spent only the sum is placed: worths stay what they are."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    Money,
    Recovery,
    Refund,
    Reversal,
)
from coopledger.model.facts import AnyFact
from tests.effort import effort
from tests.portfolio.drawn import one_by_one

START = date(2016, 1, 1)
DAYS = st.integers(0, 100).map(lambda n: START + timedelta(n))
SPENT = st.tuples(DAYS, st.integers(1, 9_999), st.sampled_from(("", "", "reversed", "recovered")))
BACK = st.tuples(DAYS, st.integers(1, 9_999), st.booleans())
TERMS = st.fixed_dictionaries(
    {
        "conversion": st.sampled_from(("fifo", "average")),
        "spending_rates": st.sampled_from(
            ([], [], [{"currency": "MXN", "value": "19.7", "basis": "fixed"}])
        ),
    }
)


@settings(max_examples=effort(60, 2_000))
@given(TERMS, st.lists(SPENT, min_size=4, max_size=30), st.lists(BACK, max_size=4))
def test_months_of_any_mixture_say_what_the_books_say(
    terms: dict[str, object],
    spent: list[tuple[date, int, str]],
    back: list[tuple[date, int, bool]],
) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="T", currency="EUR", accounts=["MXN"], **terms))
        ledger.record(*_came(), *_spent(spent), *_returned(back))
        for day in (date(2016, 1, 31), date(2016, 2, 17), date(2016, 3, 31), date.max):
            assert list(ledger.portfolio(on=day).sides) == one_by_one(ledger, ["A"], day)


def _came() -> list[AnyFact]:
    """Four times more than can be spent in all, a little at a time at rates of their own."""
    return [
        Disbursement(
            book="A", reference=f"M-{n}", when=START, amount=_money(120_007 * (n + 1)),
            sent=_money(6_011 * (n + 1) + 97 * n, "EUR"),
        )
        for n in range(4)
    ]  # fmt: skip


def _spent(drawn: list[tuple[date, int, str]]) -> list[AnyFact]:
    made: list[AnyFact] = []
    for n, (day, minor, then) in enumerate(drawn):
        of = f"G-{n}"
        made.append(Expenditure(book="A", reference=of, when=day, amount=_money(minor)))
        later = day + timedelta(n)
        if then == "reversed":
            made.append(Reversal(book="A", reference=f"X-{n}", of=of, when=later, reason="wrong"))
        elif then == "recovered":
            amount = _money((minor + 1) // 2)
            made.append(Recovery(book="A", reference=f"C-{n}", of=of, when=later, amount=amount))
    return made


def _returned(drawn: list[tuple[date, int, bool]]) -> list[AnyFact]:
    return [
        Refund(
            book="A", reference=f"R-{n}", when=day, amount=_money(minor),
            received=_money(minor // 19 + 1, "EUR") if stated else None,
        )
        for n, (day, minor, stated) in enumerate(drawn)
    ]  # fmt: skip


def _money(minor: int, currency: str = "MXN") -> Money:
    return Money.from_minor(minor, currency)
