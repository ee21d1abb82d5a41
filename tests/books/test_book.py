"""A book's events in their places, what moves between its accounts, and what stands on a day."""

from datetime import date
from typing import Any

import pytest

from coopledger.books.accounts import (
    DoubleEntry,
    Posting,
    account_named,
    account_of,
    balances,
    double_entry,
    postings,
)
from coopledger.books.book import Book
from coopledger.books.postings import held_on
from coopledger.books.terms import Terms
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.facts import AnyFact
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import Period
from coopledger.model.terms import Addendum, Disallowance
from coopledger.money import Money

AGREEMENT = Agreement(
    code="A",
    title="T",
    currency="EUR",
    accounts=[
        {"code": "BANK", "currency": "MXN"},
        {"code": "TRIP", "currency": "MXN"},
        {"code": "USD", "currency": "USD"},
    ],
)
MXN, USD = Money("50.00", "MXN"), Money("2.50", "USD")


def fact(kind: type, reference: str, when: str, amount: str = "50.00 MXN", **more: Any) -> AnyFact:
    stated = {"book": "A", "reference": reference, "when": when, "amount": amount}
    if amount.endswith("MXN"):
        stated["account"] = "BANK"
    return kind(**stated | more)


def spent(reference: str, when: str, revision: int = 1, amount: str = "50.00 MXN") -> AnyFact:
    return fact(Expenditure, reference, when, amount, revision=revision)


def back(reference: str, of: str, when: str, **more: Any) -> Reversal:
    return Reversal(book="A", reference=reference, of=of, when=when, reason="an error", **more)


TRIP = fact(Transfer, "T-1", "2016-02-01", to_account="TRIP")
EXCHANGE = fact(Transfer, "T-2", "2016-02-02", to_account="USD", arrived="2.50 USD")


@pytest.mark.parametrize(
    ("event", "debit", "credit"),
    [
        (fact(Disbursement, "M", "2016-01-01"), "held:BANK", "partner"),
        (fact(Interest, "I", "2016-01-01"), "held:BANK", "earned"),
        (fact(Expenditure, "G", "2016-01-01"), "used", "held:BANK"),
        (fact(Refund, "R", "2016-01-01"), "partner", "held:BANK"),
        (fact(Recovery, "C", "2016-01-01", of="G"), "held:BANK", "used"),
        (TRIP, "held:TRIP", "held:BANK"),
        (EXCHANGE, "held:USD", "held:BANK"),
    ],
)
def test_each_kind_of_event_has_its_two_accounts(event: Any, debit: str, credit: str) -> None:
    arrived = USD if event is EXCHANGE else None
    assert double_entry(event, AGREEMENT) == DoubleEntry(debit, credit, MXN, arrived)


def test_a_programme_pays_from_its_own_funds() -> None:
    programme = Programme(code="P", title="Own", currency="MXN")
    event: Any = fact(Expenditure, "G", "2016-01-01", account=None)
    assert double_entry(event, programme) == DoubleEntry("used", "own_funds", MXN)


def test_what_has_no_account_moves_nothing() -> None:
    event: Any = fact(Expenditure, "G", "2016-01-01", account=None)
    with pytest.raises(ValueError, match=r"G: no account of A for 50\.00 MXN"):
        double_entry(event, AGREEMENT)


def test_an_entry_balances_in_each_currency_and_back_again() -> None:
    move = double_entry(TRIP, AGREEMENT)
    assert postings(move) == (
        Posting("held:TRIP", "MXN", 50_00),
        Posting("held:BANK", "MXN", -50_00),
    )
    assert balances([move]) == {"TRIP": 50_00, "BANK": -50_00}
    assert move.back() == DoubleEntry("held:BANK", "held:TRIP", MXN)
    exchange = double_entry(EXCHANGE, AGREEMENT)
    assert postings(exchange) == (
        Posting("held:BANK", "MXN", -50_00),
        Posting("conversion", "MXN", 50_00),
        Posting("conversion", "USD", -2_50),
        Posting("held:USD", "USD", 2_50),
    )
    assert exchange.back() == DoubleEntry("held:BANK", "held:USD", USD, MXN)
    assert set(balances([exchange, exchange.back()]).values()) == {0}


@pytest.mark.parametrize(
    ("amount", "named", "code"),
    [
        ("1.00 USD", None, "USD"),
        ("1.00 MXN", "TRIP", "TRIP"),
        ("1.00 MXN", None, None),  # which of the two?
        ("1.00 EUR", None, None),
        ("1.00 USD", "BOX", None),
    ],
)
def test_the_account_of_an_event(amount: str, named: str | None, code: str | None) -> None:
    event: Any = fact(Expenditure, "G", "2016-01-01", amount, account=named)
    found = account_of(event, AGREEMENT)
    assert (found and found.code) == code
    assert account_named("BOX", AGREEMENT) is None


@pytest.mark.parametrize(
    ("event", "has"),
    [
        (fact(Expenditure, "G", "2016-01-01"), True),
        (fact(Expenditure, "G", "2016-01-01", account="USD"), False),
        (fact(Expenditure, "G", "2016-01-01", account="BOX"), False),
        (fact(Expenditure, "G", "2016-01-01", account=None), False),
        (TRIP, True),
        (EXCHANGE, True),
        (fact(Transfer, "T", "2016-01-01", to_account="BOX"), False),
        (fact(Transfer, "T", "2016-01-01", to_account="USD"), False),
        (fact(Transfer, "T", "2016-01-01", to_account="TRIP", arrived="1.00 USD"), False),
    ],
)
def test_only_what_moves_the_book_s_accounts_has_a_place(event: Any, has: bool) -> None:
    """What has none is a finding of the rules; the book counts it nowhere, reversed or not."""
    book = Book(AGREEMENT)
    assert book.has_place_for(event) is has
    book.add(event)
    assert list(book.timeline) == ([event] if has else [])
    book.add(back("X", event.reference, "2016-12-01"))
    assert bool(book.gone_from) is has
    assert set(held_on(book).values()) <= {0}


def test_between_two_accounts_of_one_currency_it_holds_what_it_held() -> None:
    book = Book.of(AGREEMENT, [fact(Disbursement, "M", "2016-01-01"), TRIP, EXCHANGE])

    def steps(timeline: Any) -> list[tuple[str, int]]:
        return [(step.event.reference, step.after) for step in timeline.steps()]

    assert steps(book.by_currency["MXN"]) == [("M", 50_00), ("T-2", 0)]
    assert steps(book.by_currency["USD"]) == [("T-2", 2_50)]
    assert steps(book.by_account["BANK"]) == [("M", 50_00), ("T-1", 0), ("T-2", -50_00)]
    assert steps(book.by_account["TRIP"]) == [("T-1", 50_00)]


def test_every_amount_that_was_stated_is_counted() -> None:
    facts = (
        fact(Disbursement, "M", "2016-01-01", sent="3.00 EUR"),
        fact(Interest, "I", "2016-01-02", worth="0.50 EUR"),
        EXCHANGE,
        fact(Refund, "R", "2016-01-03", received="2.00 EUR"),
    )
    book = Book.of(AGREEMENT, facts)
    assert book.turnover == {"MXN": 200_00, "USD": 2_50, "EUR": 5_50}


def test_what_opened_a_book_is_a_fact_of_it() -> None:
    book = Book.of(AGREEMENT)
    assert book.facts == {("A", 1): AGREEMENT}
    assert book.code == "A"


CORRECTED = (
    fact(Disbursement, "M", "2016-01-01", "200.00 MXN"),
    spent("G", "2016-02-01", 1, "60.00 MXN"),
    fact(Recovery, "C", "2016-02-10", "10.00 MXN", of="G"),
    back("X", "C", "2016-03-01"),
    back("Y", "G", "2016-03-02"),
    spent("G", "2016-03-02", 2, "40.00 MXN"),
    fact(Recovery, "D", "2016-03-10", "5.00 MXN", of="G"),
)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        ("2016-02-09", {"M": 200_00, "G": 60_00}),
        ("2016-02-10", {"M": 200_00, "G": 50_00, "C": 10_00}),
        ("2016-03-01", {"M": 200_00, "G": 60_00}),
        ("2016-03-02", {"M": 200_00, "G": 40_00}),
        ("2016-03-10", {"M": 200_00, "G": 35_00, "D": 5_00}),
    ],
)
def test_what_stands_on_a_day(on: str, standing: dict[str, int]) -> None:
    found = Book.of(AGREEMENT, CORRECTED).standing(date.fromisoformat(on))
    assert {item.event.reference: item.minor for item in found} == standing


def test_the_expenditure_under_a_reference_is_the_revision_that_stands() -> None:
    book = Book.of(AGREEMENT, CORRECTED)
    first, second = book.facts["G", 1], book.facts["G", 2]
    assert book.expenditure("G", date(2016, 3, 1)) is first
    assert book.expenditure("G", date(2016, 3, 2)) is book.expenditure("G") is second
    assert book.expenditure("M") is None
    assert book.expenditure("Z") is None
    assert [book.last_revision(reference) for reference in ("G", "M", "Z")] == [2, 1, 0]
    assert book.recoveries_of(spent("H", "2016-01-01")) == ()


def test_a_fact_that_moves_no_money_stands_until_its_reversal() -> None:
    refused = Disallowance(
        book="A", reference="N", of="G", when="2016-07-01", amount="5.00 MXN", reason="late"
    )
    book = Book.of(AGREEMENT, [*CORRECTED, refused, back("Z", "N", "2016-08-01/2016-08-03")])
    assert list(book.of_kind(Disallowance, date(2016, 8, 2))) == [refused]
    assert list(book.of_kind(Disallowance, date(2016, 8, 3))) == []
    assert list(book.of_kind(Disallowance)) == []
    assert book.reversed_on(refused) == date(2016, 8, 3)
    assert book.reversed_on(CORRECTED[0]) == date.max


def test_an_expenditure_named_as_something_else_is_has_its_own_recoveries() -> None:
    """A recovery is of an expenditure: other events under a name that one has are none of its."""
    facts = [fact(Disbursement, "M", "2016-01-01"), fact(Recovery, "C", "2016-02-01", of="M")]
    found = list(Book.of(AGREEMENT, facts).standing())
    assert [(item.event.reference, item.recoveries) for item in found] == [("M", ()), ("C", ())]


def test_addenda_count_in_the_order_of_their_days() -> None:
    def addendum(reference: str, when: str, end: str) -> Addendum:
        return Addendum(book="A", reference=reference, when=when, end=end)

    early, late = addendum("Z", "2016-01-01", "2017"), addendum("B", "2016-02-01", "2019")
    same_day = addendum("A", "2016-02-01", "2018")
    for addenda in ([late, early, same_day], [same_day, late, early]):
        terms = Terms(AGREEMENT, addenda)
        assert [str(terms.on(date(2016, month, 1)).end) for month in (1, 2)] == ["2017", "2019"]
        assert terms.on(date(2015, 12, 31)) == AGREEMENT


def test_an_addendums_title_is_its_own() -> None:
    addendum = Addendum(book="A", reference="B", when="2016-02-01", title="One more year")
    assert Terms(AGREEMENT, [addendum]).on(date(2016, 2, 1)) == AGREEMENT


@pytest.mark.parametrize("name", ["start", "end", "refund_due", "report_due"])
def test_an_addendum_changes_what_it_names_and_nothing_else(name: str) -> None:
    stated = "2018-06-30"
    addendum = Addendum(book="A", reference="B", when="2016-02-01", **{name: stated})
    terms = Terms(AGREEMENT, [addendum])
    assert terms.on(date(2016, 1, 31)) == AGREEMENT
    changed = terms.on(date(2016, 2, 1))
    assert str(getattr(changed, name)) == stated
    assert changed.model_copy(update={name: getattr(AGREEMENT, name)}) == AGREEMENT


def activity(revision: int) -> Activity:
    return Activity(book="A", reference="FORO", title=f"Foro, {revision}", revision=revision)


def test_the_years_of_a_book_are_those_in_which_something_counts() -> None:
    """What only closes a year is not in it; a reversal is in that of the day it counts from."""
    closed = Period(book="A", when="2031", state="closed")
    reported = Disallowance(
        book="A",
        reference="N",
        of="H",
        when="2021-12-31/2022-01-31",
        amount="5.00 MXN",
        reason="late",
    )
    came = fact(Disbursement, "M", "2015-12-31/2016-01-31", "200.00 MXN")
    gone = back("X", "M", "2017-12-31/2018-01-31")
    book = Book.of(
        AGREEMENT, [came, spent("H", "2018-12-31/2019-01-31"), gone, reported, activity(1), closed]
    )
    assert [each.year for each in book.years(1)] == [2015, 2017, 2019, 2022]
    assert book.periods.stated == {FiscalYear(2031): closed}
    assert [book.counts_on(one) for one in (AGREEMENT, activity(1))] == [None, None]
    withdrawn = back("Z", "N", "2022-12-31/2023-01-31")
    book.add(withdrawn)
    assert book.counts_on(withdrawn) == date(2023, 1, 31)


def test_the_activities_of_a_day_are_the_revisions_that_stood_then() -> None:
    book = Book.of(AGREEMENT, [activity(1), back("X", "FORO", "2016-05-01"), activity(2)])
    assert book.activities_on(date(2016, 4, 30)) == {"FORO": activity(1)}
    assert book.activities_on(date(2016, 5, 1)) == {"FORO": activity(2)}
    assert book.activities == {"FORO": activity(2)}


def test_of_several_late_reversals_of_a_day_each_takes_its_own_and_the_second_of_one_none() -> None:
    went = [spent("G", "2016-02-01"), spent("H", "2016-02-01")]
    late = [back(reference, of, "2016-05-01") for reference, of in ("XG", "YG", "ZH")]
    book = Book.of(AGREEMENT, [*CORRECTED[:1], *went, *late])
    gone = {(day, reference) for day, _, reference, _ in book.gone_from[date(2016, 5, 1)]}
    assert gone == {
        *((date(2016, 2, 1), reference) for reference in "GH"),
        *((date(2016, 5, 1), reference) for reference in "XZ"),
    }
