"""The totals of all books of a ledger by one statement."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from coopledger.books.cooperation import CooperationTotals
from coopledger.books.portfolio_totals import PortfolioTotals, PortfolioYear
from coopledger.model.fiscal_year import FiscalYear
from coopledger.portfolio.ledger_source import givers_source
from coopledger.portfolio.of_ledger import as_json, dialect_of
from coopledger.portfolio.terms import StandingBook, standing_books
from coopledger.portfolio.totals_statement import totals_statement
from coopledger.store.connection import Connection

Exactly = Callable[[Sequence[str], int], CooperationTotals]
"""The totals of some books, one by one, with years that begin in a month."""

_ADDS_TO = {"programme": "financial", "agreement": "partner_funds"}
_OWN = "SELECT DISTINCT book FROM journal WHERE kind = 'own_contribution'"


def totals_of_ledger(connection: Connection, on: date | None, exactly: Exactly) -> PortfolioTotals:
    """What was given, per year and currency, up to a day. The rows are not proved here.

    exactly: of the agreements into whose accounts own money was put.
    """
    books = list(standing_books(connection))
    start = _start(books)
    own = set(connection.column(_OWN))
    apart = sorted(book.code for book in books if book.code in own)
    givers = ((each.code, _ADDS_TO[each.kind]) for each in books if each.code not in own)
    dialect = dialect_of(connection)
    found = connection.rows(
        totals_statement(givers_source(dialect), dialect),
        on=(on or date.max).isoformat(),
        start=f"{start:02}",
        givers=as_json(givers),
    )
    sums = Counter[tuple[int, str, str]]()
    for year, currency, *amounts in found:
        for figure, minor in zip(("financial", "in_kind", "partner_funds"), amounts, strict=True):
            sums[int(year), str(currency), figure] += int(minor)
    for total in exactly(apart, start) if apart else ():
        for figure in ("financial", "in_kind", "partner_funds"):
            sums[total.year, total.currency, figure] += getattr(total, figure).money.minor
    return PortfolioTotals(on, tuple(_years(sums, start)), tuple(apart))


def _years(sums: Counter[tuple[int, str, str]], start: int) -> Iterable[PortfolioYear]:
    named = sorted({(year, currency) for (year, currency, _), minor in sums.items() if minor})
    for year, currency in named:
        yield PortfolioYear(
            FiscalYear(year, start),
            currency,
            financial=sums[year, currency, "financial"],
            in_kind=sums[year, currency, "in_kind"],
            partner_funds=sums[year, currency, "partner_funds"],
        )


def _start(books: Iterable[StandingBook]) -> int:
    """The month in which the years begin: January, unless those of all books are the same."""
    starts = {book.body.get("fiscal_year_start", 1) for book in books}
    return starts.pop() if len(starts) == 1 else 1
