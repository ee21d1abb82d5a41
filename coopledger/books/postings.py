"""What accounts hold by double entry: by the events of a book, and by the postings kept of them.

A recovery is posted on its own day; it acts from the day on which its expenditure counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from coopledger.books.accounts import DoubleEntry, balances, double_entry, held
from coopledger.books.book import Book
from coopledger.model.events import Recovery


def double_entries(book: Book, on: date = date.max) -> Iterator[DoubleEntry]:
    """What moved up to a day, what a reversal moved back among it."""
    for event in book.timeline.until(on):
        if not book.is_reversed(event, on):
            yield double_entry(event, book.chart)


def held_on(book: Book, on: date = date.max) -> dict[str, int]:
    """What each account holds at the end of a day, in minor units, by the events of a book."""
    return balances(double_entries(book, on))


def held_as_acting(book: Book, posted: Mapping[str, int], on: date) -> dict[str, int]:
    """What accounts hold by the postings, less what came back for what does not count yet."""
    waiting = (
        double_entry(recovery, book.chart)
        for recovery, day in _recoveries(book)
        if recovery.ordering_day <= on < min(day, book.reversed_on(recovery))
    )
    less = balances(waiting)
    return {account: minor - less.get(account, 0) for account, minor in posted.items()}


def moved_as_acting(
    book: Book, posted: Mapping[str, Mapping[date, int]]
) -> defaultdict[str, Counter[date]]:
    """What accounts got on each day by the postings; what came back, when it acts."""
    acting = defaultdict(Counter, {account: Counter(days) for account, days in posted.items()})
    for recovery, day in _recoveries(book):
        own, until = recovery.ordering_day, book.reversed_on(recovery)
        if own < min(day, until):
            for account, _, minor in held(double_entry(recovery, book.chart)):
                acting[account][own] -= minor
                acting[account][min(day, until)] += minor
    return acting


def _recoveries(book: Book) -> Iterator[tuple[Recovery, date]]:
    """Each recovery that has a place, and the day from which it acts."""
    for key, day in book.acting.items():
        if isinstance(recovery := book.facts[key], Recovery):
            yield recovery, day
