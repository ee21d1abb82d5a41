"""The cooperation of years as people sign it: the totals, and what their parts are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotals
from coopledger.books.issued import Changes
from coopledger.model.answer import Answer
from coopledger.model.issue import BookPlace, Issue
from coopledger.model.letterhead import Letterhead

ActivityKey = tuple[str, str]
"""The book in which an activity is counted, and its code there."""


@dataclass(frozen=True, slots=True)
class TotalsPaper(Answer):
    """The totals of some years, by kind, activity and partner, to be signed.

    titles: of the activities. on, recorded_by: the day up to which facts count, and the moment or
    the head up to which they were recorded; None where all do. head: where the ledger ended as it
    was drawn up, or the one of before that was asked for. books: each that was added, as far as it
    was. issue: what it is issued as. since: what is otherwise than in the last ones of these years.
    """

    totals: CooperationTotals
    titles: Mapping[ActivityKey, str]
    on: date | None
    recorded_by: datetime | str | None
    head: str
    letterhead: Letterhead
    books: tuple[BookPlace, ...] = ()
    issue: Issue | None = None
    since: Changes | None = None

    def issued_as(self, issue: Issue) -> "TotalsPaper":
        """The same, saying what it is issued as."""
        return replace(self, issue=issue)


def titles_of(books: Iterable[Book], on: date) -> dict[ActivityKey, str]:
    """What each activity that stands on a day is called."""
    return {
        (book.code, code): activity.title
        for book in books
        for code, activity in book.activities_on(on).items()
    }
