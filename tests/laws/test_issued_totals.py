"""Issued totals say what they said, for ever; of years closed in every book, so do new ones.

Whatever is recorded afterwards: what was issued is as it was; added up again from every book as it
was then, it comes out the same; and what is said to have changed since is the difference to what
the books say now, of which each book moved its part.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from coopledger import Institution, Ledger, Refused
from coopledger.books.cooperation import GIVEN
from coopledger.books.issued import Changes
from coopledger.books.issued_totals import said_by
from coopledger.model.issue import Issue
from coopledger.model.period import Period
from coopledger.testing import History, histories, programmes
from tests.effort import effort
from tests.laws.test_totals import OPERATIONS, opened, recorded

INE = Institution(code="INE", title="Instituto", currency="MXN")
ON = date(2018, 12, 31)
CLOSED = (2015, 2016)


def issued(ledger: Ledger, year: int | None, to_year: int | None = None) -> Issue:
    return ledger.issue_totals("INE", year, to_year, on=ON).issue


def require_as_issued(ledger: Ledger, *issues: Issue) -> None:
    """What was issued is as it was, and follows from what every book was then."""
    assert [each.fact for each in ledger.issued("INE")] == [*issues]
    assert ledger.verify().problems == ()


def changed(ledger: Ledger, issue: Issue) -> Changes:
    found = ledger.changes_since("INE", issue.reference)
    assert found is not None
    return found


def require_the_difference(ledger: Ledger, issue: Issue) -> Changes:
    """What changed is what the books say now less what was issued; by book it adds up."""
    of = issue.years
    assert of is not None
    now = said_by(ledger.cooperation_totals(of.first, of.last, on=ON))
    found = changed(ledger, issue)
    difference: Counter[Any] = Counter()
    for sign, figures in ((1, now.figures), (-1, issue.figures)):
        for each in figures:
            name = each.model_copy(update={"amount": None}), each.amount.currency.code
            difference[str(name)] += sign * each.amount.minor
    assert sum(1 for minor in difference.values() if minor) == len(found.figures)
    assert sum(map(abs, difference.values())) == sum(abs(e.difference.minor) for e in found.figures)
    for name in GIVEN:
        whole, by_book = (moved(found, section, name) for section in ("whole", "by_book"))
        assert +whole == +by_book
        assert -whole == -by_book
    assert bool(found.records) is bool(found.figures or found.counts)
    return found


def moved(found: Changes, section: str, figure: str) -> Counter[Any]:
    """What a section says that a figure moved, by year and currency."""
    sums: Counter[Any] = Counter()
    for each in found.figures:
        if (each.section, each.figure) == (section, figure):
            sums[each.year, each.now.currency.code] += each.difference.minor
    return sums


@settings(max_examples=effort(25, 200))
@given(st.lists(OPERATIONS, max_size=10), st.lists(OPERATIONS, max_size=10), st.booleans())
def test_issued_totals_of_closed_years_never_move(
    earlier: list[Any], later: list[Any], of_all: bool
) -> None:
    with opened() as ledger:
        ledger.record(INE)
        recorded(ledger, earlier)
        for book in ("A", "P"):
            for closed in CLOSED:
                ledger.record(Period(book=book, when=str(closed), state="closed"))
        years: tuple[int, ...] = () if of_all else CLOSED
        first = issued(ledger, *(years or (None,)))
        recorded(ledger, later)
        require_as_issued(ledger, first)
        found = require_the_difference(ledger, first)
        assert {each.year for each in found.figures} & set(map(str, CLOSED)) == set()
        assert {each.year for each in found.counts} & set(map(str, CLOSED)) == set()
        again = issued(ledger, *CLOSED)
        if not of_all:
            assert again == first
        of_closed = [each for each in first.figures if each.year in map(str, CLOSED)]
        assert [*again.figures] == of_closed
        event("changed since" if found.figures else "as it was")


@settings(max_examples=effort(15, 150))
@given(histories(most=8), programmes(), st.data())
def test_of_drawn_books_what_was_issued_stays_and_what_moved_it_is_told(
    first: History, second: History, data: st.DataObject
) -> None:
    """An agreement and a programme with all that may happen, recorded up to anywhere by then."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(INE)
        facts = [*first.facts, *second.facts]
        at = data.draw(st.integers(0, len(facts)))
        if not record(ledger, [first.opening, second.opening]):
            return
        record(ledger, facts[:at])
        before = issued(ledger, None)
        record(ledger, facts[at:])
        require_as_issued(ledger, before)
        found = require_the_difference(ledger, before)
        event("changed since" if found.figures else "as it was")
        after = issued(ledger, None)
        require_as_issued(ledger, *{each.reference: each for each in (before, after)}.values())
        assert changed(ledger, after).are_none


def record(ledger: Ledger, facts: Iterable[Any]) -> int:
    """As many of the facts as are accepted, one by one."""
    accepted = 0
    for fact in facts:
        try:
            accepted += ledger.record(fact).recorded
        except Refused:
            continue
    return accepted
