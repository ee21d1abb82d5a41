"""What accounts hold and got by double entry, beside what the events of a book say."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from coopledger.books.accounts import DoubleEntry, balances, double_entry, held
from coopledger.books.book import Book
from coopledger.model.events import Recovery


def held_on(book: Book, on: date = date.max) -> dict[str, int]:
    """What each account holds on a day, in minor units: by the double entries up to then."""
    return dict(balances(double_entries(book, on)))


def double_entries(book: Book, on: date = date.max) -> Iterator[DoubleEntry]:
    """What moved up to a day; what was taken back by then is not among it."""
    for event in book.timeline.until(on):
        if not book.is_reversed(event, on):
            yield double_entry(event, book.chart)


def held_as_acting(book: Book, posted: Mapping[str, int], on: date) -> dict[str, int]:
    """What accounts hold by the postings, less what came back for what does not count yet."""
    waiting = (
        double_entry(recovery, book.chart)
        for key, day in book.acting.items()
        if isinstance(recovery := book.facts[key], Recovery)
        and recovery.ordering_day <= on < min(day, book.reversed_on(recovery))
    )
    less = balances(waiting)
    return {account: minor - less.get(account, 0) for account, minor in posted.items()}


def moved_as_acting(
    book: Book, posted: Mapping[str, Mapping[date, int]]
) -> defaultdict[str, Counter[date]]:
    """What accounts got on each day by the postings; what came back, when it acts."""
    acting = defaultdict(Counter, {account: Counter(days) for account, days in posted.items()})
    for key, day in book.acting.items():
        recovery = book.facts[key]
        if not isinstance(recovery, Recovery):
            continue
        own, until = recovery.ordering_day, book.reversed_on(recovery)
        if own < min(day, until):
            for account, _, minor in held(double_entry(recovery, book.chart)):
                acting[account][own] -= minor
                acting[account][min(day, until)] += minor
    return acting
