"""A book that grows is stated by what was worked out of it before: the same as if it were not.

Whatever comes, wherever in its order: more money, what is taken back, what came back, new rates.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile, restated
from coopledger.books.runs import Runs
from coopledger.books.statement import Statement
from coopledger.books.worked import Worked
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    OwnContribution,
    Recovery,
    Reversal,
    Withdrawal,
)
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Disallowance
from coopledger.money import Money
from coopledger.testing.everything import histories
from coopledger.testing.history import History

WHOLE = (Disallowance, Settlement, OwnContribution, Withdrawal)
"""With these a book is looked at as a whole."""


def said_by_sums(facts: Sequence[AnyFact]) -> list[AnyFact]:
    return [
        each.model_copy(update={"issued": None}) if isinstance(each, Expenditure) else each
        for each in facts
        if not isinstance(each, WHOLE)
    ]


def said(verb: Callable[[], Statement]) -> Statement | str:
    """What is stated; or what is wrong with it: books that no rule looked at need not close."""
    try:
        return verb()
    except CoopledgerError as wrong:
        return str(wrong)


def states_the_same(book: Book, runs: Runs[Worked], on: date) -> None:
    assert said(lambda: restated(book, runs, on=on).statement) == said(
        lambda: reconcile(book, on=on)
    )


@given(history=histories(), data=st.data())
def test_a_book_that_grew_is_stated_as_one_that_was_not_seen_before(
    history: History, data: st.DataObject
) -> None:
    rule = data.draw(st.sampled_from(ConversionRule))
    agreement = history.agreement.model_copy(update={"conversion": rule})
    facts = data.draw(st.sampled_from([said_by_sums, list]))(history.facts)
    places = data.draw(st.sets(st.integers(0, len(facts)), max_size=6))
    runs = Runs[Worked](length=data.draw(st.integers(1, 3)))
    book, days = Book(agreement), st.sampled_from([max(history.days), *history.days])
    for start, end in pairwise([0, *sorted(places), len(facts)]):
        book.add(*facts[start:end])
        states_the_same(book, runs, data.draw(days))
        states_the_same(book, runs, data.draw(days))


LONG = Agreement(
    code="A",
    title="Long",
    currency="EUR",
    accounts=["MXN"],
    lines=[{"code": line, "title": line, "ceiling": "9.00 EUR"} for line in "LM"],
    spending_rates=[{"currency": "MXN", "basis": "month", "source": "inforeuro"}],
)
START, LAST = date(2016, 1, 1), date(2016, 6, 30)
TRIPS = [Activity(book="A", reference=code, title=code, partners=["First"]) for code in "PQ"]
PARTNER_CHANGED = (
    Reversal(book="A", reference="P-R", of="P", when=LAST, reason="another"),
    TRIPS[0].model_copy(update={"revision": 2, "partners": ("Second",)}),
)


def rate(month: int, value: str) -> Rate:
    when = f"2016-{month:02}"
    return Rate(book="A", base="EUR", quote="MXN", when=when, value=value, published_by="inforeuro")


def spent(number: int, minor: int, day: int) -> Expenditure:
    return Expenditure(
        book="A",
        reference=f"G-{number}",
        when=START + timedelta(day),
        amount=Money.from_minor(minor, "MXN"),
        lines=["LM"[number % 2]],
        activities=["PQ"[number % 2]],
    )


def came_back(of: Expenditure, day: int) -> Recovery:
    when = of.when.first + timedelta(day)
    half = Money.from_minor(of.amount.minor // 2, "MXN")
    return Recovery(
        book="A", reference=f"B-{of.reference}", of=of.reference, when=when, amount=half
    )


@settings(max_examples=40)
@given(
    amounts=st.lists(
        st.tuples(st.integers(2, 99_99), st.integers(0, 90)), min_size=20, max_size=40
    ),
    prescribes=st.booleans(),
    data=st.data(),
)
def test_so_it_is_with_all_that_is_rounded(
    amounts: list[tuple[int, int]], *, prescribes: bool, data: st.DataObject
) -> None:
    """Many amounts, of which some came back; rates and activities that change at the end."""
    agreement = LONG if prescribes else LONG.model_copy(update={"spending_rates": ()})
    spending = [spent(n, minor, day) for n, (minor, day) in enumerate(amounts)]
    some = data.draw(st.lists(st.sampled_from(spending), unique_by=id, min_size=2, max_size=4))
    came = [came_back(each, data.draw(st.integers(0, 40))) for each in some]
    money = [
        Disbursement(
            book="A", reference=f"M-{n}", when=START + timedelta(n * 20),
            amount=Money.from_minor(70_000_01 + n, "MXN"), sent=Money.from_minor(4_000_03, "EUR"),
        )
        for n in range(3)
    ]  # fmt: skip
    book, runs = Book(agreement), Runs[Worked](length=5)
    book.add(*TRIPS, *(rate(month, f"19.{month}7") for month in range(1, 7)), *money)
    pieces = [spending[place : place + 9] for place in range(0, len(spending), 9)]
    for piece in (*pieces, *([each] for each in came)):
        book.add(*piece)
        states_the_same(book, runs, LAST)
    book.add(*PARTNER_CHANGED)
    states_the_same(book, runs, LAST)
    right = rate(1, "20.01").model_copy(update={"revision": 2})
    named, reason = f"{right.reference}-R", "misread"
    book.add(
        Reversal(book="A", reference=named, of=right.reference, when=LAST, reason=reason), right
    )
    states_the_same(book, runs, LAST)
