"""Nothing is dated in a closed period; in one being adjusted, only corrections are.

What counts before its own date, or from another day on, is held to the days on which it counts.
The database holds rows to the same (`migrations/versions/0004_own_funds.py`).
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Book
from coopledger.books.order import day_of
from coopledger.books.periods import Periods, is_correction
from coopledger.model.activity import Activity
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.kinds import kind_of
from coopledger.model.period import PeriodState
from coopledger.rules.case import Case, finding


def period_takes_it(case: Case) -> Iterator[Finding]:
    if not case.periods:
        return
    for entry in case.new:
        day = case.book.counts_on(entry.fact)
        if day is not None and not case.takes(entry.fact):
            yield _refused(case, entry, day)
        elif isinstance(entry.fact, Reversal):
            yield from _takes_from_closed(case, entry.fact, entry)


def _refused(case: Case, entry: Entry, day: date) -> Finding:
    fact = entry.fact
    if kind_of(fact).timeless and day != day_of(fact):
        revision, year = fact.revision, case.year_of(day)
        return finding("period-of-revision", entry, revision=revision, seen=day, year=year)
    closed = case.periods.state(day) is PeriodState.CLOSED
    return finding(
        "period-closed" if closed else "period-adjusting",
        entry,
        "when",
        seen=getattr(fact, "when", day),
        year=case.year_of(day),
        expected=case.periods.first_day(day, correction=is_correction(fact)),
    )


def _takes_from_closed(case: Case, reversal: Reversal, entry: Entry) -> Iterator[Finding]:
    """Taken back as of its own day an activity never was, in closed years that name it either."""
    activity = case.book.facts.get((reversal.of, reversal.of_revision))
    if not isinstance(activity, Activity) or case.book.reversed_on(activity) != date.min:
        return
    shut = named_in_closed(activity, case.book, case.periods)
    if shut:
        expected = case.periods.first_day(max(shut), correction=True)
        of, year = reversal.of, case.year_of(max(shut))
        yield finding("period-names-activity", entry, "when", of=of, year=year, expected=expected)


def named_in_closed(activity: Activity, book: Book, periods: Periods) -> list[date]:
    """The days in closed years of what names an activity."""
    named = (fact for fact in book.facts.values() if _names(fact, activity))
    days = (day for fact in named if (day := book.counts_on(fact)) is not None)
    return [day for day in days if periods.state(day) is PeriodState.CLOSED]


def _names(fact: AnyFact, activity: Activity) -> bool:
    code = activity.reference
    return isinstance(fact, Expenditure) and code in (part.code for part in fact.activities)
