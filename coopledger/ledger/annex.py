"""Drawing up the annex of a year, from every book."""

from datetime import date

from coopledger.books.annex import Annex, annex
from coopledger.books.book import Book
from coopledger.books.cooperation import shared_start
from coopledger.books.statement import Statement
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import state
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.dates import EARLIEST_YEAR, LATEST_YEAR
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.letterhead import Letterhead
from coopledger.model.narrative import Narrative
from coopledger.store.connection import Connection


def annex_of(
    connection: Connection, desk: Desk, year: int, narrative: Narrative, letterhead: Letterhead
) -> Annex:
    """That of a year. Raises CoopledgerError for one that cannot be."""
    books = {book.code: book for book in desk.books_as_recorded(connection, None)}
    start = shared_start(book.opening for book in books.values())

    def statement_of(book: Book, on: date) -> Statement:
        return state(connection, desk, book.code, on=on).statement

    return annex(books, FiscalYear(possible(year), start), statement_of, narrative, letterhead)


def possible(year: int) -> int:
    """A year that books may have anything of. Raises CoopledgerError for any other."""
    if not EARLIEST_YEAR < year <= LATEST_YEAR:
        raise CoopledgerError("totals.no-such-years", first=str(year), last=str(year))
    return year
