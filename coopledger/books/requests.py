"""What is asked of the partner for the next period."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from coopledger.books.book import Book
from coopledger.model.request import Request
from coopledger.money import Money

Requested = Mapping[tuple[str, str], Money]
"""What is asked for, by the code of a budget line and a currency."""


def requested_next(book: Book, on: date) -> Requested:
    """Of the requests for days after one, those that begin first; as they were last stated."""
    ahead = [each for each in book.of_kind(Request) if each.when.first > on]
    first = min((each.when.first for each in ahead), default=None)
    sums = Counter[tuple[str, str]]()
    for each in ahead:
        if each.when.first == first:
            sums[each.line, each.amount.currency.code] += each.amount.minor
    return {key: Money.from_minor(minor, key[1]) for key, minor in sorted(sums.items())}
