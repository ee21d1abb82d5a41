"""Law 7. On any day at most one revision of a reference stands, of every kind of fact.

What is reversed later than its own day counts until then, so no revision after it counts earlier:
not the next one, and none after that.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.rates import RecordedRates
from coopledger.ledger import Ledger
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Agreement, RateBasis, SpendingRate
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance, BankLine, Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate
from coopledger.model.receipt import Refused
from coopledger.model.terms import Addendum, Disallowance, Reallocation

AGREEMENT = Agreement(
    code="A",
    title="Forum",
    currency="EUR",
    accounts=[{"code": "BANK", "currency": "MXN"}, {"code": "CASH", "currency": "MXN"}],
    lines=[
        {"code": "AIR", "title": "Air fares", "ceiling": "1000.00 MXN"},
        {"code": "FEES", "title": "Fees", "ceiling": "1000.00 MXN"},
    ],
)
BEFORE: tuple[AnyFact, ...] = (
    AGREEMENT,
    Disbursement(
        book="A", reference="M", when="2016-01-01", amount="9000.00 MXN", sent="450.00 EUR",
        account="BANK",
    ),
    Expenditure(book="A", reference="E", when="2016-01-02", amount="900.00 MXN", account="BANK"),
)  # fmt: skip

Maker = Callable[[str, int, str], AnyFact]
"""Makes a fact of some kind: dated so, of that revision, of that amount in pesos."""


def maker(kind: type[Any], **fields: Any) -> Maker:
    def make(when: str, revision: int, amount: str) -> AnyFact:
        said = {name: value.format(amount) if isinstance(value, str) else value
                for name, value in fields.items()}  # fmt: skip
        fact: AnyFact = kind(book="A", reference="F", when=when, revision=revision, **said)
        return fact

    return make


COUNTED_FROM_THEIR_DATE: dict[str, Maker] = {
    "disbursement": maker(Disbursement, amount="{} MXN", sent="1.00 EUR", account="BANK"),
    "interest": maker(Interest, amount="{} MXN", account="BANK"),
    "expenditure": maker(Expenditure, amount="{} MXN", account="BANK"),
    "transfer": maker(Transfer, amount="{} MXN", account="BANK", to_account="CASH"),
    "refund": maker(Refund, amount="{} MXN", account="BANK"),
    "recovery": maker(Recovery, amount="{} MXN", of="E", account="BANK"),
    "disallowance": maker(Disallowance, amount="{} MXN", of="E", reason="no invoice"),
    "reallocation": maker(Reallocation, amount="{} MXN", from_line="AIR", to_line="FEES"),
    "addendum": maker(Addendum, ceilings=[{"line": "AIR", "ceiling": "700.00 MXN"}]),
    "in kind": maker(InKindContribution, amount="{} MXN"),
    "bank balance": maker(BankBalance, balance="{} MXN", account="BANK"),
    "bank line": maker(BankLine, amount="{} MXN", direction="in", account="BANK"),
}


def reversal(of_revision: int, when: str) -> Reversal:
    return Reversal(
        book="A", reference=f"X-{of_revision}", of="F", of_revision=of_revision, when=when,
        reason="typed wrong",
    )  # fmt: skip


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(*BEFORE)
    return ledger


@pytest.mark.parametrize("kind", COUNTED_FROM_THEIR_DATE)
def test_no_revision_is_dated_before_a_late_reversal_of_any_before_it(
    kind: str, ledger: Ledger
) -> None:
    make = COUNTED_FROM_THEIR_DATE[kind]
    ledger.record(make("2016-02-02", 1, "300.00"), reversal(1, "2016-05-02"))
    for when in ("2016-02-01", "2016-05-01"):
        with pytest.raises(Refused) as refused:
            ledger.record(make(when, 2, "200.00"))
        assert "revision-before-reversal" in {found.code for found in refused.value.findings}
    ledger.record(make("2016-05-02", 2, "200.00"), reversal(2, "2016-05-02"))
    with pytest.raises(Refused) as refused:
        ledger.record(make("2016-02-01", 3, "130.00"))
    assert "revision-before-reversal" in {found.code for found in refused.value.findings}
    ledger.record(make("2016-05-03", 3, "130.00"))
    assert ledger.verify().intact
    ledger.close()


@pytest.mark.parametrize("kind", COUNTED_FROM_THEIR_DATE)
def test_taken_back_as_of_its_own_day_a_fact_never_was(kind: str, ledger: Ledger) -> None:
    """Then its next revision may have any date."""
    make = COUNTED_FROM_THEIR_DATE[kind]
    when = "2016-03-31" if kind.startswith("bank") else "2016-03"
    ledger.record(make(when, 1, "300.00"), reversal(1, when))
    ledger.record(make("2016-02-01", 2, "200.00"))
    book = Book.of(AGREEMENT, ledger.facts("A"))
    assert book.reversed_on(book.facts["F", 1]) == date.min
    assert ledger.verify().intact
    ledger.close()


DAYS = st.dates(date(2016, 1, 3), date(2016, 1, 12)).map(date.isoformat)
STEPS = st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=4)

WHATEVER_THE_DAY: dict[str, Maker] = {
    "activity": maker(Activity, title="Forum"),
    "match": maker(Match, events=["E"], invoices=["I"]),
}
KINDS = {**COUNTED_FROM_THEIR_DATE, **WHATEVER_THE_DAY}


@settings(max_examples=settings().max_examples // 2)
@given(make=st.sampled_from(list(KINDS.values())), steps=STEPS)
def test_on_any_day_at_most_one_revision_stands(make: Maker, steps: list[tuple[str, str]]) -> None:
    """Whatever was accepted, each revision after the reversal of the one before."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            *BEFORE,
            Invoice(
                book="A",
                reference="I",
                when="2016-01-02",
                amount="900.00 MXN",
                issuer={"name": "Hotel"},
            ),
        )
        revision = 1
        for when, taken_back in steps:
            try:
                ledger.record(make(when, revision, f"{100 + revision}.00"))
                ledger.record(reversal(revision, taken_back))
            except Refused:
                continue
            revision += 1
        book = Book.of(AGREEMENT, ledger.facts("A"))
        for offset in range(14):
            day = date(2016, 1, 1) + timedelta(offset)
            standing = [fact for fact in book.revisions("F") if book.counts(fact, day)]
            assert len(standing) <= 1
            ledger.reconcile("A", on=day)


IN_A_RANGE: tuple[AnyFact, ...] = (
    Expenditure(book="A", reference="G", when="2016-05", amount="80.00 MXN", account="BANK"),
    Recovery(
        book="A", reference="C", of="G", when="2016-05-10", amount="30.00 MXN", account="BANK"
    ),
)
TAKEN_BACK = Reversal(book="A", reference="X", of="C", when="2016-05-20", reason="typed wrong")


@pytest.mark.parametrize("later", [(), (TAKEN_BACK,)])
def test_what_comes_back_inside_the_range_of_its_expenditure_acts_from_when_that_counts(
    later: tuple[AnyFact, ...],
) -> None:
    """Until then the books hold what they held; taken back before it acts, it never counts."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*BEFORE, *IN_A_RANGE)
        ledger.record(*later)
        for day, spent in ((9, 90000), (15, 90000), (25, 90000), (31, 98000 if later else 95000)):
            statement = ledger.reconcile("A", on=date(2016, 5, day))
            (fund,) = statement.funds
            assert (fund.spent.money.minor, fund.held.money.minor) == (spent, 900000 - spent)
            assert statement.closes
        assert ledger.verify().intact


def test_what_came_back_moves_with_the_date_of_its_expenditure() -> None:
    """G is of a day, then of a range that holds the day of what came back for it."""
    before = [
        Expenditure(book="A", reference="G", when="2016-05-03", amount="80 MXN", account="BANK"),
        *IN_A_RANGE[1:],
    ]
    again = [
        Reversal(book="A", reference="X", of="G", when="2016-05-03", reason="typed wrong"),
        IN_A_RANGE[0].model_copy(update={"revision": 2}),
    ]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*BEFORE, *before)
        assert ledger.reconcile("A", on=date(2016, 5, 15)).funds[0].spent.money.minor == 95000
        ledger.record(*again)
        for day, spent in ((15, 90000), (31, 95000)):
            fund = ledger.reconcile("A", on=date(2016, 5, day)).funds[0]
            assert (fund.spent.money.minor, fund.held.money.minor) == (spent, 900000 - spent)
        at_once = Book.of(AGREEMENT, [*BEFORE[1:], *before, *again])
        one_by_one = Book.of(AGREEMENT)
        for fact in [*BEFORE[1:], *before, *again]:
            one_by_one.add(fact)
        assert list(at_once.timeline.steps()) == list(one_by_one.timeline.steps())


def rate(value: str, revision: int = 1) -> Rate:
    return Rate(
        book="A", when="2016-12-29", base="EUR", quote="MXN", value=value, published_by="ECB",
        revision=revision,
    )  # fmt: skip


def test_a_rate_counts_until_it_is_taken_back_and_its_next_revision_from_then_on() -> None:
    prescribed = SpendingRate(currency="MXN", basis=RateBasis.DAY, source="ECB")
    day = When.parse("2016-12-29")
    first, second = rate("20"), rate("21", revision=2)
    taken_back = Reversal(
        book="A", reference="X", of=first.reference, when="2017-02-01", reason="typed wrong"
    )
    for facts in ([first, taken_back, second], [second, taken_back, first]):
        book = Book.of(AGREEMENT, facts)
        assert RecordedRates(book, date(2016, 12, 31))(prescribed, day) == 20
        assert RecordedRates(book, date(2017, 1, 31))(prescribed, day) == 20
        assert RecordedRates(book, date(2017, 2, 1))(prescribed, day) == 21
        assert RecordedRates(book)(prescribed, day) == 21


def test_a_rate_taken_back_as_of_its_own_day_never_was() -> None:
    prescribed = SpendingRate(currency="MXN", basis=RateBasis.DAY, source="ECB")
    first, second = rate("20"), rate("21", revision=2)
    taken_back = Reversal(
        book="A", reference="X", of=first.reference, when="2016-12-29", reason="typed wrong"
    )
    book = Book.of(AGREEMENT, [first, taken_back, second])
    for on in (date(2016, 12, 29), date(2017, 2, 1)):
        assert RecordedRates(book, on)(prescribed, When.parse("2016-12-29")) == 21
