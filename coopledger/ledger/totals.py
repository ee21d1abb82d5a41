"""Adding up the cooperation of years, from every book, and drawing it up to be signed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.totals_paper import TotalsPaper, titles_of
from coopledger.ledger.shelf import Desk
from coopledger.model.letterhead import Letterhead
from coopledger.store.connection import Connection
from coopledger.store.heads import head


class AsOf(NamedTuple):
    """Of which years, up to which day, and up to which recorded moment; None where of all."""

    year: int | None = None
    to_year: int | None = None
    on: date | None = None
    recorded_by: datetime | None = None


def totals(connection: Connection, desk: Desk, asked: AsOf) -> CooperationTotals:
    """Those of some years. Raises CoopledgerError for years that cannot be."""
    return _totals(desk.books_as_recorded(connection, asked.recorded_by), asked)


def _totals(books: Iterable[Book], asked: AsOf) -> CooperationTotals:
    return cooperation_totals(books, asked.year, asked.to_year, on=asked.on or date.max)


def totals_paper(
    connection: Connection, desk: Desk, asked: AsOf, letterhead: Letterhead
) -> TotalsPaper:
    """The same as people sign it."""
    books = list(desk.books_as_recorded(connection, asked.recorded_by))
    return TotalsPaper(
        totals=_totals(books, asked),
        titles=titles_of(books, asked.on or date.max),
        on=asked.on,
        recorded_by=asked.recorded_by,
        head=str(head(connection)),
        letterhead=letterhead,
    )
