"""Activities of two books that are one: the one that is named is counted, the other is not."""

from collections.abc import Iterator, Mapping
from datetime import date

from coopledger.books.book import Book
from coopledger.model.activity import Activity

Books = Mapping[str, Book]
"""Books by their code."""


def named_by(activity: Activity, books: Books, on: date) -> Activity | None:
    """The activity of another book that one says it is, if it stands there on a day."""
    other = books.get(activity.same_as_book or "")
    return next(
        (a for a in named_revisions(activity, other) if other and other.counts(a, on)), None
    )


def named_revisions(activity: Activity, other: Book | None) -> Iterator[Activity]:
    """What another book has under the code that an activity says it has there."""
    if other is not None and activity.same_as is not None:
        found = other.revisions(activity.same_as)
        yield from (fact for fact in found if isinstance(fact, Activity))


def is_counted_elsewhere(activity: Activity, books: Books, on: date) -> bool:
    """Whether another book counts it by a day."""
    named = named_by(activity, books, on) if activity.same_as is not None else None
    return named is not None and named.when is not None and named.when.last <= on
