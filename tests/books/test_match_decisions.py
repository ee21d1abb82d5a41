"""What somebody decided, as of a day: what is kept, what waits, what is void."""

from datetime import date
from itertools import permutations

from coopledger.books.book import Book
from coopledger.books.match_decisions import line_account
from coopledger.books.movements import NO_ACCOUNT
from coopledger.model.agreement import Programme
from coopledger.model.events import Reversal
from coopledger.model.evidence import Match
from tests.books.test_matching import AGREEMENT, decided, every, invoice, line, matching, spent
from tests.books.told import told

AUGUST, SEPTEMBER = date(2016, 8, 31), date(2016, 9, 30)


def of_invoice(reference: str, invoices: list[str], events: list[str]) -> Match:
    return Match(book="A", reference=reference, when="2016-09-01", invoices=invoices, events=events)


def taken_back(of: str, when: str) -> Reversal:
    return Reversal(book="A", reference=f"X-{of}", of=of, when=when, reason="mistaken")


def test_an_event_may_be_decided_with_its_line_and_with_its_invoice() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "100.00"),
        line("L-1", "2016-08-20", "-100.00"),
        decided("K-1", ["L-1"], ["G-1"]),
        invoice("F-1", "2016-01-15", "100.00"),
        of_invoice("K-2", ["F-1"], ["G-1"]),
    )
    assert told(found.bank) == ["L-1 = G-1: decided in K-1, 2016-09-01"]
    assert told(found.invoices) == ["F-1 = G-1: decided in K-2, 2016-09-01"]


def test_a_decision_on_the_line_leaves_the_invoice_to_be_found() -> None:
    found = matching(
        spent("G-1", "2016-08-03", "100.00"),
        line("L-1", "2016-08-20", "-100.00"),
        decided("K-1", ["L-1"], ["G-1"]),
        invoice("F-1", "2016-08-03", "100.00"),
    )
    assert told(found.invoices) == ["F-1 = G-1: same amount; same day; nothing else fits"]


def test_what_was_decided_as_one_stands_in_the_order_of_its_days() -> None:
    found = matching(
        spent("G-1", "2016-08-07", "10.00"),
        spent("G-2", "2016-08-01", "20.00"),
        line("L-1", "2016-08-09", "-12.00"),
        line("L-2", "2016-08-02", "-18.00"),
        decided("K-1", ["L-1", "L-2"], ["G-1", "G-2"]),
    )
    (group,) = found.bank.matched
    assert [m.reference for m in group.evidence] == ["L-2", "L-1"]
    assert [m.reference for m in group.events] == ["G-2", "G-1"]


def test_all_that_waits_is_said_to_wait() -> None:
    found = matching(
        line("L-1", "2016-08-30", "-5.00"),
        line("L-2", "2016-08-31", "-6.00"),
        spent("G-1", "2016-09-01", "5.00"),
        spent("G-2", "2016-09-01", "6.00"),
        spent("G-3", "2016-08-30", "7.00"),
        spent("G-4", "2016-08-31", "8.00"),
        line("L-3", "2016-09-01", "-7.00"),
        line("L-4", "2016-09-01", "-8.00"),
        *(decided(f"K-{n}", [f"L-{n}"], [f"G-{n}"]) for n in range(1, 5)),
        on=AUGUST,
    )
    assert told(found.bank) == [
        f"- {reference}: matched in K-{n} with something of a later date"
        for n, reference in enumerate(("L-1", "L-2", "G-3", "G-4"), 1)
    ]


def test_a_decision_is_void_from_the_day_on_which_what_it_names_was_taken_back() -> None:
    facts = (
        spent("G-1", "2016-08-03", "100.00"),
        line("L-1", "2016-08-20", "-100.00"),
        decided("K-1", ["L-1"], ["G-1"]),
        taken_back("G-1", "2016-09-10"),
    )
    before, after = matching(*facts, on=AUGUST), matching(*facts, on=SEPTEMBER)
    assert (before.void, told(before.bank)) == ((), ["L-1 = G-1: decided in K-1, 2016-09-01"])
    assert (after.void, told(after.bank)) == (("K-1",), ["- L-1"])


def test_of_two_decisions_on_a_line_the_order_of_the_facts_picks_none() -> None:
    """The first was void, so there is a second; as of a day before, both hold."""
    facts = (
        spent("G-1", "2016-08-03", "100.00"),
        spent("G-2", "2016-08-03", "100.00"),
        line("L-1", "2016-08-20", "-100.00"),
        decided("K-1", ["L-1"], ["G-1"]),
        decided("K-2", ["L-1"], ["G-2"]),
    )
    gone = taken_back("G-1", "2016-09-10")
    after = matching(*facts, gone, on=SEPTEMBER)
    assert told(after.bank) == ["L-1 = G-2: decided in K-2, 2016-09-01"]
    before = [matching(*order, gone, on=AUGUST).bank for order in permutations(facts)]
    assert all(side == before[0] for side in before)
    assert every(before[0]) == ([("MXN", "L-1")], [("MXN", "G-1"), ("MXN", "G-2")])


def test_a_line_may_be_of_no_account_of_its_book() -> None:
    """It is refused; the rules that look at a decision on it ask for its account before that."""
    stray = line("L-1", "2016-08-03", "-5.00", account="CAJA")
    for opening in (AGREEMENT, Programme(code="A", title="Forums", currency="EUR")):
        assert line_account(stray, Book.of(opening)) == NO_ACCOUNT
