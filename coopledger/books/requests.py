"""What is asked of the partner for the next period."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from coopledger.books.book import Book
from coopledger.model.dates import When
from coopledger.model.request import Request
from coopledger.money import Money

Requested = Mapping[tuple[str, str], Money]
"""What is asked for, by the code of a budget line and a currency."""


def requested_next(book: Book, on: date) -> Requested:
    """Of the requests for days after one, those that begin first; as they were last stated."""
    return _by_line(_next(book, on))


def next_days(book: Book, on: date) -> When | None:
    """The days that these are for, from the first to the last; None where nothing is asked for."""
    asked = [each.when for each in _next(book, on)]
    if not asked:
        return None
    return When.between(min(each.first for each in asked), max(each.last for each in asked))


def requested_within(book: Book, since: date | None, on: date) -> Requested:
    """What was asked for days that begin in some; since the beginning, where they have no first."""
    begun = (each for each in book.of_kind(Request) if each.when.first <= on)
    return _by_line(each for each in begun if since is None or each.when.first >= since)


def _next(book: Book, on: date) -> list[Request]:
    ahead = [each for each in book.of_kind(Request) if each.when.first > on]
    first = min((each.when.first for each in ahead), default=None)
    return [each for each in ahead if each.when.first == first]


def _by_line(asked: Iterable[Request]) -> Requested:
    sums = Counter[tuple[str, str]]()
    for each in asked:
        sums[each.line, each.amount.currency.code] += each.amount.minor
    return {key: Money.from_minor(minor, key[1]) for key, minor in sorted(sums.items())}
