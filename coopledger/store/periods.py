"""What the journal says of the periods of a book."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from coopledger.books.book import Book
from coopledger.books.periods import PeriodStanding, reopenings
from coopledger.errors import LedgerBroken
from coopledger.model.dates import When
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import Period
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.records import rebuilt


def standings(connection: Connection, book: Book) -> Iterator[PeriodStanding]:
    """Every year in which a book has anything, or of which anything was said, in order.

    Raises LedgerBroken where the journal's rows of periods are not those that the book was made of.
    """
    rows = list(journal.period_rows(connection, book.code))
    known = sum(isinstance(fact, Period) for fact in book.facts.values())
    if len(rows) != known:
        raise LedgerBroken("law.rows", rows=len(rows), expected=known)
    dates = groupby(rows, key=lambda row: row["dated"])
    of_year = {FiscalYear.spanning(When.parse(dated)): list(said) for dated, said in dates}
    used = book.years(book.opening.fiscal_year_start)
    for year in sorted({*book.periods.stated, *used}, key=lambda year: year.last):
        yield _standing(year, of_year.get(year, []), book)


def _standing(year: FiscalYear, said: list[dict[str, Any]], book: Book) -> PeriodStanding:
    state = book.periods.state(year.last)
    if not said:
        return PeriodStanding(year, state)
    changes = [fact for row in said if isinstance(fact := rebuilt(row), Period)]
    last = said[-1]
    return PeriodStanding(
        year,
        state,
        since=datetime.fromisoformat(last["recorded_at"]),
        by=last["recorded_by"],
        reason=changes[-1].reason,
        reopened=reopenings(changes),
    )
