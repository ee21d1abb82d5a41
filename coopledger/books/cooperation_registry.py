"""What an institution enters in a registry of cooperation: a year, activity by activity.

Its amounts are those of the yearly totals, financial and in kind, split further: the rows of a year
and a currency add up to them. Partners' money is not among them: whoever gave it reports it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.cooperation import shared_start
from coopledger.books.given import Piece, given_by
from coopledger.books.made_with import AS_IT_IS, MadeWith
from coopledger.books.registry_cells import RegistryRow, RegistryValue, cells_of, lacking
from coopledger.books.same_activity import is_counted_elsewhere
from coopledger.model.activity import Activity
from coopledger.model.agreement import WithoutAccounts
from coopledger.model.answer import Answer
from coopledger.model.base import Provenance, weakest
from coopledger.model.finding import Finding, Findings, Place, Severity
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.registry_layout import RegistryLayout
from coopledger.money import InKind, Money


@dataclass(frozen=True, slots=True)
class CooperationRegistry(Answer):
    """A year as a registry asks for it.

    rows: an activity, a modality and a currency each; cells: what stands in each column of the
    layout, row by row. findings: what is asked for and is not there. made: as of when, and with
    which columns.
    """

    name: str
    fiscal_year: FiscalYear
    layout: RegistryLayout
    entries: tuple[RegistryRow, ...]
    cells: tuple[tuple[RegistryValue, ...], ...]
    findings: Findings
    made: MadeWith = AS_IT_IS

    @property
    def year(self) -> int:
        """The calendar year it ends in."""
        return self.fiscal_year.year

    def totals(self) -> dict[str, tuple[Money, InKind]]:
        """What its rows come to, financial and in kind, by currency."""
        sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        for row in self.entries:
            sums[row.currency][0] += row.financial.minor
            sums[row.currency][1] += row.in_kind.minor
        return {
            currency: (Money.from_minor(paid, currency), InKind.from_minor(given, currency))
            for currency, (paid, given) in sorted(sums.items())
        }


class _Key(NamedTuple):
    """What a row is of. activity: by its code where it is counted; None of what is of none."""

    book: str
    activity: str | None
    modality: str | None
    framework: str | None
    currency: str


def cooperation_registry(
    books: Mapping[str, Book],
    name: str,
    year: int,
    layout: RegistryLayout,
    made: MadeWith = AS_IT_IS,
) -> CooperationRegistry:
    """The rows of a year. books: by code. name: of the registry. made: up to when."""
    of = FiscalYear(year, shared_start(book.opening for book in books.values()))
    rows = tuple(_rows(books, of, made.until))
    cells = tuple(cells_of(rows, books, of, layout))
    found = Findings(_findings(rows, cells, layout, of))
    return CooperationRegistry(name, of, layout, rows, cells, found, made)


def _rows(books: Mapping[str, Book], year: FiscalYear, on: date) -> Iterator[RegistryRow]:
    """What was given, by what it is of; then what was done without giving any."""
    end = min(year.last, on)
    given: defaultdict[_Key, list[Piece]] = defaultdict(list)
    for book in books.values():
        for piece in _pieces(book, books, year, on):
            key = _Key(
                counted if (counted := piece.book) and counted in books else book.code,
                piece.activity,
                piece.modality,
                piece.framework,
                piece.currency,
            )
            given[key].append(piece)
    standing = {code: book.activities_on(end) for code, book in books.items()}
    rows = [
        row
        for key, pieces in given.items()
        if (row := _row(key, pieces, standing[key.book].get(key.activity or "")))
    ]
    known = {(row.book, row.reference) for row in rows}
    for book in books.values():
        rows += (
            row
            for row in _without_money(book, books, year, end)
            if (row.book, row.reference) not in known
        )
    return iter(sorted(rows, key=RegistryRow.place))


def _pieces(book: Book, books: Mapping[str, Book], year: FiscalYear, on: date) -> Iterator[Piece]:
    """What a book gave in a year: nothing of its partners' money."""
    for given in given_by(book, on, year.start, books, {year.year}):
        yield from (piece for piece in given.pieces if piece.column != "partner_funds")


def _row(key: _Key, pieces: Collection[Piece], activity: Activity | None) -> RegistryRow | None:
    """A row, where it comes to something."""
    sums = {
        column: sum(piece.minor for piece in pieces if piece.column == column)
        for column in ("financial", "in_kind")
    }
    if not any(sums.values()):
        return None
    return RegistryRow(
        key.book,
        key.activity,
        activity,
        key.modality,
        key.framework,
        Money.from_minor(sums["financial"], key.currency),
        InKind.from_minor(sums["in_kind"], key.currency),
        weakest(*(piece.provenance for piece in pieces)),
    )


def _without_money(
    book: Book, books: Mapping[str, Book], year: FiscalYear, end: date
) -> Iterator[RegistryRow]:
    """The activities that the totals of a year count, in a currency of their book."""
    opening = book.opening
    currency = (
        opening.currency if isinstance(opening, WithoutAccounts) else opening.fund_currencies[0]
    )
    for each in book.activities_on(end).values():
        counted = each.when is not None and year.first <= each.when.last <= end
        if counted and not is_counted_elsewhere(each, books, end):
            yield RegistryRow(
                book.code,
                each.reference,
                each,
                each.tossd_modality,
                each.tossd_framework,
                Money.from_minor(0, currency),
                InKind.from_minor(0, currency),
                Provenance.DERIVED,
            )


def _findings(
    rows: Iterable[RegistryRow],
    cells: Iterable[tuple[RegistryValue, ...]],
    layout: RegistryLayout,
    year: FiscalYear,
) -> Iterator[Finding]:
    """What is asked for and is not there: once of each activity, and of each currency."""
    asked: dict[tuple[str, str | None], dict[str, None]] = {}
    for row, values in zip(rows, cells, strict=True):
        named = asked.setdefault((row.book, row.reference), {})
        named |= dict.fromkeys(lacking(values, layout))
    for (book, reference), names in asked.items():
        place = Place(book=book, reference=reference)
        if reference is None:
            yield Finding("registry-not-itemised", Severity.WARNING, place)
        elif names:
            said = {"columns": ", ".join(names)}
            yield Finding("registry-missing", Severity.WARNING, place, said)
    rates = {(rate.year, rate.currency) for rate in layout.rates}
    converts = any(column.source == "converted" for column in layout.columns)
    for currency in sorted({row.currency for row in rows if row.total}):
        if converts and currency != layout.currency and (year.year, currency) not in rates:
            said = {"currency": currency, "to": layout.currency, "year": str(year)}
            yield Finding("registry-no-rate", Severity.WARNING, Place(), said)
