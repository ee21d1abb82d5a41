"""The tables of a ledger that other programs take: their rows, from one moment of it."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from coopledger.books.cooperation import cooperation_totals
from coopledger.books.data_tables import (
    AGREEMENTS,
    EVENTS,
    FACTS,
    MONTHS,
    POSTINGS,
    SPENDING_RATES,
    DataTable,
    Row,
    months_of,
    totals_of,
)
from coopledger.ledger.as_recorded import AsRecorded
from coopledger.ledger.exporting import of_documents
from coopledger.ledger.shelf import Desk, known_as
from coopledger.ledger.stating import statement
from coopledger.model.agreement import Agreement
from coopledger.portfolio.terms import agreed_terms
from coopledger.progress import Progress, counted, in_turn, untold
from coopledger.readers.fact_rows import row_of
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.data_rows import event_rows, posting_rows
from coopledger.store.journal import Heads
from coopledger.writers.files import put_in_place
from coopledger.writers.registry import data_form_for


def export_data(
    path: str | os.PathLike[str], table: DataTable, rows: Iterable[Row], *, ledger: str
) -> None:
    """Write rows to a file in the form that its name ends as, all or nothing."""
    to = Path(path)
    put_in_place(to, data_form_for(to).write(table, rows), ledger=ledger)


def rows_of(
    connection: Connection,
    desk: Desk,
    table: DataTable,
    codes: Iterable[str],
    *,
    progress: Progress = untold,
) -> Iterator[Row]:
    """The rows of a table, of these books or of every one. Raises NoSuchBook."""
    books = _asked(connection, codes)
    if table is EVENTS:
        return event_rows(connection, books, progress=progress)
    if table is POSTINGS:
        return posting_rows(connection, books, progress=progress)
    if table is FACTS:
        return _facts(connection, books, progress)
    if table is MONTHS:
        return _months(connection, desk, books, progress)
    if table in (AGREEMENTS, SPENDING_RATES):
        agreed = agreed_terms(connection, date.today())
        rows: Iterable[Row] = agreed.terms if table is AGREEMENTS else agreed.rates
        return (row for row in rows if row[0] in books)
    every = AsRecorded(connection, desk, None)
    return totals_of(cooperation_totals(b for b in every.values() if b.code in books))


def _asked(connection: Connection, codes: Iterable[str]) -> Heads:
    """Where the chains of these books end, by code."""
    ends = journal.ends(connection)
    named = {known_as(code, ends.keys()) for code in codes}
    return {code: end for code, end in ends.items() if not named or code in named}


def _facts(connection: Connection, books: Heads, progress: Progress) -> Iterator[Row]:
    """What each of these books says, a book in memory at a time."""
    each = (
        row_of(fact)
        for code in books
        for fact in of_documents([link.fact for link in journal.facts(connection, code)])
    )
    return counted(each, sum(end.seq for end in books.values()), progress)


def _months(connection: Connection, desk: Desk, books: Heads, progress: Progress) -> Iterator[Row]:
    """Of the agreements among these books, those that were not withdrawn, a statement each."""
    openings = journal.openings(connection)
    asked = [each.code for each in openings if isinstance(each, Agreement) and each.code in books]
    for code, told in in_turn(asked, [books[code].seq for code in asked], progress):
        with desk.in_passing():
            yield from months_of(statement(connection, desk, code))
        told(1.0)
