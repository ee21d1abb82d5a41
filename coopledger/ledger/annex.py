"""Drawing up the annex of a year, and what a registry asks for, from every book."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from coopledger.books.annex import Annex, annex
from coopledger.books.book import Book
from coopledger.books.cooperation import shared_start
from coopledger.books.cooperation_registry import CooperationRegistry, cooperation_registry
from coopledger.books.made_with import MadeWith, SettingUsed
from coopledger.books.statement import Statement
from coopledger.ledger.as_recorded import AsRecorded
from coopledger.ledger.report_settings import Recorded, setting
from coopledger.ledger.shelf import Desk, Moment
from coopledger.ledger.stating import state_book
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.attachment import DocumentUse
from coopledger.model.dates import EARLIEST_YEAR, LATEST_YEAR
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.letterhead import Letterhead
from coopledger.model.narrative import Narrative
from coopledger.model.registry_layout import RegistryLayout
from coopledger.readers.registry_layout import shipped_layout
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead


class OfYear(NamedTuple):
    """Of which year, up to which day, and as it was recorded when; folder: of documents, if in one.

    A setting that is not given is the one that the institution had recorded by then.
    """

    year: int
    on: date | None = None
    recorded_by: Moment | None = None
    folder: Path | None = None

    def recorded(self, connection: Connection, use: DocumentUse) -> Recorded | None:
        return setting(connection, use, self.folder, self.recorded_by)

    def made_with(self, use: DocumentUse, recorded: Recorded | None, *, given: bool) -> MadeWith:
        then = self.recorded_by
        used = None
        if given or recorded is not None:
            used = SettingUsed(use, recorded.by if recorded is not None else None)
        return MadeWith(self.on, str(then) if isinstance(then, LedgerHead) else then, used)


def annex_of(
    connection: Connection,
    desk: Desk,
    asked: OfYear,
    narrative: Narrative | None,
    letterhead: Letterhead,
) -> Annex:
    """That of a year. Raises CoopledgerError for one that cannot be."""
    recorded_books = AsRecorded(connection, desk, asked.recorded_by)
    opened = {each.book.code: each for each in recorded_books.opened()}
    books = {code: each.book for code, each in opened.items()}
    year = FiscalYear(possible(asked.year), shared_start(book.opening for book in books.values()))
    use = DocumentUse.ANNEX_TEXTS
    recorded = asked.recorded(connection, use) if narrative is None else None
    texts = narrative or (recorded.value if recorded is not None else Narrative())
    made = asked.made_with(use, recorded, given=narrative is not None)

    def statement_of(book: Book, on: date) -> Statement:
        return state_book(connection, opened[book.code], on).statement

    return annex(books, year, statement_of, texts, letterhead, made)


_COLUMNS = {"tossd": DocumentUse.TOSSD_COLUMNS, "rencid": DocumentUse.RENCID_COLUMNS}


def registry_of(
    connection: Connection, desk: Desk, name: str, asked: OfYear, layout: RegistryLayout | None
) -> CooperationRegistry:
    """A year as a registry asks for it. Raises CoopledgerError for one that cannot be."""
    shipped, use = shipped_layout(name), _COLUMNS[name]
    recorded = asked.recorded(connection, use) if layout is None else None
    given = layout or (recorded.value if recorded is not None else None)
    columns = given.completed(shipped) if given is not None else shipped
    made = asked.made_with(use, recorded, given=layout is not None)
    books = {b.code: b for b in AsRecorded(connection, desk, asked.recorded_by).values()}
    return cooperation_registry(books, name, possible(asked.year), columns, made)


def possible(year: int) -> int:
    """A year that books may have anything of. Raises CoopledgerError for any other."""
    if not EARLIEST_YEAR < year <= LATEST_YEAR:
        raise CoopledgerError("totals.no-such-years", first=str(year), last=str(year))
    return year
