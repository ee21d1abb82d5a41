"""Adding up the cooperation of years, from every book, and drawing it up to be signed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.issued import Changes
from coopledger.books.same_activity import Books
from coopledger.books.totals_paper import TotalsPaper, titles_of
from coopledger.ledger.as_recorded import AsRecorded
from coopledger.ledger.shelf import Desk, Moment
from coopledger.model.issue import BookPlace, Issue
from coopledger.model.letterhead import Letterhead
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, head


class AsOf(NamedTuple):
    """Of which years, up to which day, and up to which recorded moment; None where of all.

    start: the month in which the years begin, where that is not what the books say now.
    """

    year: int | None = None
    to_year: int | None = None
    on: date | None = None
    recorded_by: Moment | None = None
    start: int | None = None


def totals(connection: Connection, desk: Desk, asked: AsOf) -> CooperationTotals:
    """Those of some years. Raises CoopledgerError for years that cannot be."""
    return totals_of(AsRecorded(connection, desk, asked.recorded_by), asked)


def totals_of(books: Books | Iterable[Book], asked: AsOf) -> CooperationTotals:
    """The same, of books that are at hand."""
    on = asked.on or date.max
    return cooperation_totals(books, asked.year, asked.to_year, on=on, start=asked.start)


def totals_paper(
    connection: Connection,
    desk: Desk,
    asked: AsOf,
    letterhead: Letterhead,
    since: Changes | None = None,
    issue: Issue | None = None,
) -> TotalsPaper:
    """The same as people sign it. issue: what it is issued as."""
    opened = list(AsRecorded(connection, desk, asked.recorded_by).opened())
    books = [each.book for each in opened]
    then = asked.recorded_by
    return TotalsPaper(
        totals=totals_of(books, asked),
        titles=titles_of(books, asked.on or date.max),
        on=asked.on,
        recorded_by=str(then) if isinstance(then, LedgerHead) else then,
        head=str(then if isinstance(then, LedgerHead) else head(connection)),
        letterhead=letterhead,
        books=tuple(BookPlace(book=e.book.code, seq=e.seq, hash=e.hash) for e in opened),
        issue=issue,
        since=since,
    )
