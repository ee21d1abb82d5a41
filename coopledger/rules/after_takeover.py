"""Of an agreement taken over from other books, what came before stays in those.

Its opening balances and earlier amounts are of one day, but for what sets one right later, and
nothing that adds to a figure is dated before it: years closed elsewhere take nothing here.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Book
from coopledger.model.agreement import Opening
from coopledger.model.events import OpeningBalance
from coopledger.model.evidence import Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.rate import Rate
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Reallocation
from coopledger.rules.case import Case, finding

_OF_TAKEOVER = (OpeningBalance, EarlierAmount)
_MAY_BE_EARLIER = (Opening, Rate, Match, Invoice, Addendum, Reallocation)
"""What adds to no figure of its own day."""


def after_takeover(case: Case) -> Iterator[Finding]:
    since = case.book.taken_over
    if since is None:
        return
    for entry in case.new:
        day = _day(entry.fact, case.book)
        if day is None:
            continue
        seen = getattr(entry.fact, "when", day)
        if isinstance(entry.fact, _OF_TAKEOVER):
            if _is_apart(entry.fact, day, since):
                yield finding("takeover-on-two-days", entry, "when", seen=seen, expected=since)
        elif day < since:
            yield finding("before-takeover", entry, "when", seen=seen, since=since)
    yield from _leaves_behind(case, since)


def _leaves_behind(case: Case, since: date) -> Iterator[Finding]:
    """What was recorded before, with an earlier date than the takeover that is recorded now."""
    new = [entry for entry in case.new if isinstance(entry.fact, _OF_TAKEOVER)]
    known = case.book.facts.values() if new else ()
    earlier = [
        fact
        for fact in known
        if not case.is_new(fact)
        and (day := _day(fact, case.book)) is not None
        and (day < since or (isinstance(fact, _OF_TAKEOVER) and _is_apart(fact, day, since)))
    ]
    if earlier:
        yield finding("takeover-after-records", new[0], "when", seen=earlier[0].reference)


def _is_apart(fact: AnyFact, day: date, since: date) -> bool:
    """Whether it belongs to another position; a correction counts from when it was made."""
    return day != since and fact.revision == 1


def _day(fact: AnyFact, book: Book) -> date | None:
    """The day on which a fact adds to a figure; None where it does not, or never counted."""
    if isinstance(fact, _MAY_BE_EARLIER) or book.reversed_on(fact) == date.min:
        return None
    return book.counts_on(fact)
