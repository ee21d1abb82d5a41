"""What the institution gave in a year: financial and in kind, side by side, never converted.

Partners' money that it executed stands beside, and is never added: it is cooperation received.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypedDict

from coopledger.books.book import Book
from coopledger.books.figure import Figure
from coopledger.books.given import Given, GivenInKind, Piece, given_by
from coopledger.books.rows import TotalRow
from coopledger.books.same_activity import Books
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Institution, Opening, WithoutAccounts
from coopledger.model.answer import Answer
from coopledger.model.base import Provenance, weakest
from coopledger.model.dates import EARLIEST_YEAR, LATEST_YEAR
from coopledger.model.fiscal_year import FiscalYear
from coopledger.money import InKind, Money

GIVEN = ("financial", "in_kind", "partner_funds")
"""What a total has of each year: two that the institution gave, and what it ran for partners."""

PARTS = ("by_book", "by_kind", "by_activity", "by_partner")
"""How a total is split: each of these ways adds up to it."""


class _Amounts(TypedDict):
    """Of each that a total has (`GIVEN`), an amount."""

    financial: Money
    in_kind: InKind
    partner_funds: Money


@dataclass(frozen=True, slots=True)
class CooperationPart:
    """What was given by a book, or under a kind, activity or partner; key None: not itemised.

    book: of an activity, that in which it is counted: another's of that code is another.
    """

    key: str | None
    financial: Money
    in_kind: InKind
    partner_funds: Money
    book: str | None = None


@dataclass(frozen=True, slots=True)
class YearChange:
    """What of a year's figures is a change to an earlier year, which says what it said."""

    fiscal_year: FiscalYear
    financial: Money
    in_kind: InKind
    partner_funds: Money

    @property
    def year(self) -> int:
        """The calendar year it ends in."""
        return self.fiscal_year.year


class TotalAmounts(NamedTuple):
    """What a total says in a section of its own: of a key there, each amount of `GIVEN`.

    key: as a part has it, or an earlier year. book: of an activity.
    """

    section: str
    key: str | None
    book: str | None
    given: tuple[Money, ...]


def _given(of: CooperationPart | YearChange) -> tuple[Money, ...]:
    return of.financial, of.in_kind, of.partner_funds


@dataclass(frozen=True, slots=True)
class CooperationTotal(Answer):
    """One year in one currency: what stands at its end less what stood at the end of the last.

    fiscal_year: of calendar years, unless the years of every book asked begin in another month;
    mixed_years: whether those of the books do not all begin in one. activities: how many, by kind,
    of the whole year, whatever their currency; once, where two books paid for one. given_in_kind:
    each contribution of which in_kind is the sum. changes: what of the figures is a change to an
    earlier year.
    """

    fiscal_year: FiscalYear
    currency: str
    activities: Mapping[str, int]
    financial: Figure
    in_kind: Figure
    partner_funds: Figure
    by_book: tuple[CooperationPart, ...]
    by_kind: tuple[CooperationPart, ...]
    by_activity: tuple[CooperationPart, ...]
    by_partner: tuple[CooperationPart, ...]
    notes: tuple[str, ...]
    given_in_kind: tuple[GivenInKind, ...] = ()
    changes: tuple[YearChange, ...] = ()
    mixed_years: bool = False

    @property
    def year(self) -> int:
        """The calendar year it ends in."""
        return self.fiscal_year.year

    @property
    def activity_count(self) -> int:
        return sum(self.activities.values())

    @property
    def total(self) -> Money:
        """What was given: the one place where the two kinds stand under one sum."""
        given = self.financial.money.minor + self.in_kind.money.minor
        return Money.from_minor(given, self.currency)

    def rows(self) -> list[TotalRow]:
        """Every amount as a flat row, for a data frame or a spreadsheet.

        To add up: choose a section, group by figure and currency.

        year: the calendar year that it ends in.
        section: `whole`; `by_book`, `by_kind`, `by_activity`, `by_partner` (each adds up to the
        whole); `activities`, which is a count; `changes`, what of the whole is a change to an
        earlier year.
        key: the book, kind, activity, partner or earlier year; empty for the whole, and for what is
        not itemised. book: that of an activity; empty for all else.
        figure: `financial`, `in_kind` (what was given), `partner_funds` (never added to them), or
        `count`. Activities are counted for the year, whatever their currency: there `currency` is
        empty.
        amount: an exact Decimal. provenance: `source`, `derived`, `assumed`; empty for a part.
        """
        return [*self._rows(), *self._activity_rows()]

    def amounts(self) -> Iterator["TotalAmounts"]:
        """All of them, section by section: each with the amounts of `GIVEN`."""
        yield TotalAmounts("whole", None, None, tuple(getattr(self, n).money for n in GIVEN))
        for section in PARTS:
            for part in getattr(self, section):
                yield TotalAmounts(section, part.key, part.book, _given(part))
        for change in self.changes:
            yield TotalAmounts("changes", str(change.fiscal_year), None, _given(change))

    def _rows(self) -> Iterator[TotalRow]:
        for section, key, book, amounts in self.amounts():
            for name, money in zip(GIVEN, amounts, strict=True):
                figure: Figure | None = getattr(self, name) if section == "whole" else None
                says = figure.provenance if figure is not None else None
                row = self._row(section, key or "", name, money, says)
                yield {**row, "book": book or ""}

    def _row(
        self,
        section: str,
        key: str,
        figure: str,
        money: Money,
        provenance: Provenance | None = None,
    ) -> TotalRow:
        return TotalRow(
            year=self.year,
            section=section,
            key=key,
            figure=figure,
            currency=self.currency,
            amount=money.amount,
            provenance=provenance.value if provenance else "",
            book="",
        )

    def _activity_rows(self) -> Iterator[TotalRow]:
        for kind, count in self.activities.items():
            yield TotalRow(
                year=self.year,
                section="activities",
                key=kind,
                figure="count",
                currency="",
                amount=Decimal(count),
                provenance="",
                book="",
            )


class CooperationTotals(tuple[CooperationTotal, ...], Answer):
    """The totals of several years and currencies: a tuple of them, that has rows of them all."""

    __slots__ = ()

    def rows(self) -> list[TotalRow]:
        """The rows of every total, the wholes first.

        The activities of a year of two currencies are said once.
        """
        last_of_year = {total.year: total for total in self}
        said = [row for total in self for row in total._rows()]
        whole, parts, changed = (
            [row for row in said if row["section"] in sections]
            for sections in (("whole",), PARTS, ("changes",))
        )
        counts = (row for total in last_of_year.values() for row in total._activity_rows())
        return [*whole, *parts, *changed, *counts]


@dataclass(slots=True)
class _Tally:
    """An amount being added up, and what it is made of."""

    minor: int = 0
    provenances: set[Provenance] = field(default_factory=set)

    def add(self, piece: Piece) -> None:
        self.minor += piece.minor
        self.provenances.add(piece.provenance)

    def figure(self, currency: str, nature: type[Money] = Money) -> Figure:
        return Figure(nature.from_minor(self.minor, currency), weakest(*self.provenances))


def cooperation_totals(
    books: Books | Iterable[Book],
    year: int | None = None,
    to_year: int | None = None,
    *,
    on: date = date.max,
    start: int | None = None,
) -> CooperationTotals:
    """The totals of every year that has any, of one, or of a range, by year and currency.

    books: where they are given by code, each may be read when it is looked at; none is kept here.
    year, to_year: the calendar years in which they end. on: the day up to which facts count.
    start: the month in which the years begin; else that of all books, where it is the same.
    Activities without a date count in no year. Raises CoopledgerError for years that cannot be.
    """
    by_code = books if isinstance(books, Mapping) else {book.code: book for book in books}
    first = EARLIEST_YEAR if year is None else year
    last = to_year if to_year is not None else LATEST_YEAR if year is None else year
    if not EARLIEST_YEAR <= first <= last <= LATEST_YEAR:
        raise CoopledgerError("totals.no-such-years", first=str(first), last=str(last))
    years, starts = _years(by_code, range(first, last + 1), on, start)
    return CooperationTotals(
        _total(when, currency, found, mixed_years=len(starts) > 1)
        for when, found in sorted(years.items(), key=lambda item: item[0].year)
        for currency in sorted(found.currencies)
    )


def _years(
    books: Books, asked: Container[int], on: date, start: int | None
) -> tuple[Mapping[FiscalYear, "_Year"], Collection[int]]:
    """What is added up of each year, and in which months the years of the books begin."""
    years: defaultdict[FiscalYear, _Year] = defaultdict(_Year)
    starts = set[int]()
    for book in books.values():
        starts |= _starts([book.opening])
        begins = start or (min(starts) if len(starts) == 1 else _JANUARY)
        currency = _currency_of(book)
        for given in given_by(book, on, begins, books, asked):
            years[given.year].add(given, currency)
    if start is None and len(starts) > 1:  # which is only known now: some began in their own month
        return _years(books, asked, on, _JANUARY)[0], starts
    return years, starts


_JANUARY = 1


def shared_start(openings: Iterable[Opening]) -> int:
    """The month in which the years of some books begin: January, unless theirs are all the same."""
    starts = _starts(openings)
    return starts.pop() if len(starts) == 1 else _JANUARY


def _starts(openings: Iterable[Opening]) -> set[int]:
    of_money = (opening for opening in openings if not isinstance(opening, Institution))
    return {opening.fiscal_year_start for opening in of_money}


class _Sum(NamedTuple):
    """What a book gave alike, together. changes: the earlier year of which it is a change."""

    book: str
    changes: FiscalYear | None
    piece: Piece


class _Year:
    """What is added up of a year: alike pieces together, however many they are."""

    def __init__(self) -> None:
        self.activities: Counter[str] = Counter()
        self.in_kind: list[GivenInKind] = []
        self.notes: set[str] = set()
        # By the currency, and by the book, the year changed and all of a piece but how much it is.
        self._minor: defaultdict[str, defaultdict[_Alike, int]] = defaultdict(_nothing)

    @property
    def currencies(self) -> Collection[str]:
        """Those in which it says anything."""
        return self._minor.keys()

    def add(self, given: Given, currency: str) -> None:
        """currency: whose row activities without money appear in."""
        for piece in given.pieces:
            alike = given.book, given.changes, piece[:_MINOR], piece[_MINOR + 1 :]
            self._minor[piece.currency][alike] += piece.minor
        self.in_kind += given.in_kind
        self.notes.update(given.notes)
        if given.activities:
            self.activities.update(given.activities)
            self._minor[currency]  # though nothing was given in it

    def sums(self, currency: str) -> list[_Sum]:
        """What was given in a currency."""
        return [
            _Sum(book, changes, Piece._make((*before, minor, *behind)))
            for (book, changes, before, behind), minor in self._minor[currency].items()
        ]


_MINOR = Piece._fields.index("minor")
_Alike = tuple[str, FiscalYear | None, tuple[Any, ...], tuple[Any, ...]]


def _nothing() -> defaultdict[_Alike, int]:
    return defaultdict(int)


def _total(year: FiscalYear, currency: str, found: _Year, *, mixed_years: bool) -> CooperationTotal:
    sums = found.sums(currency)
    pieces = [each.piece for each in sums]
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for piece in pieces:
        tallies[piece.column].add(piece)
    kinds = {kind: count for kind, count in found.activities.items() if count}
    in_kind = [each for each in found.in_kind if each.amount.currency.code == currency]
    return CooperationTotal(
        fiscal_year=year,
        currency=currency,
        activities=dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        financial=tallies["financial"].figure(currency),
        in_kind=tallies["in_kind"].figure(currency, InKind),
        partner_funds=tallies["partner_funds"].figure(currency),
        by_book=_by_book(sums, currency),
        by_kind=_parts(pieces, currency, "kind"),
        by_activity=_parts(pieces, currency, "activity"),
        by_partner=_parts(pieces, currency, "partner"),
        notes=tuple(sorted(found.notes)),
        given_in_kind=tuple(sorted(in_kind, key=_place)),
        changes=tuple(_changes(sums, currency)),
        mixed_years=mixed_years,
    )


def _place(given: GivenInKind) -> tuple[str, str]:
    return given.contribution.book, given.contribution.reference


def _changes(sums: Iterable[_Sum], currency: str) -> Iterator[YearChange]:
    """What is of a year because something of an earlier one was set right, by that year."""
    changed: defaultdict[FiscalYear, Counter[str]] = defaultdict(Counter)
    for each in sums:
        if each.changes is not None:
            changed[each.changes][each.piece.column] += each.piece.minor
    for year, columns in sorted(changed.items(), key=lambda item: item[0].year):
        if any(columns.values()):
            yield YearChange(year, **_amounts(columns, currency))


def _amounts(columns: Mapping[str, int], currency: str) -> _Amounts:
    return {
        "financial": Money.from_minor(columns["financial"], currency),
        "in_kind": InKind.from_minor(columns["in_kind"], currency),
        "partner_funds": Money.from_minor(columns["partner_funds"], currency),
    }


def _by_book(sums: Iterable[_Sum], currency: str) -> tuple[CooperationPart, ...]:
    """What each book gave, or executed, whichever counts the activity that it was for."""
    grouped: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in sums:
        grouped[each.book][each.piece.column] += each.piece.minor
    return tuple(
        CooperationPart(code, **_amounts(columns, currency))
        for code, columns in sorted(grouped.items())
    )


def _parts(pieces: Iterable[Piece], currency: str, of: str) -> tuple[CooperationPart, ...]:
    """What was given by some key of its activity; what names no single one comes last.

    Activities of two books are two, whatever their codes, unless one of them says it is the other.
    """
    grouped: defaultdict[tuple[str | None, str | None], Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        book = piece.book if of == "activity" else None
        grouped[getattr(piece, of), book][piece.column] += piece.minor
    in_order = sorted(grouped.items(), key=lambda item: (item[0][0] is None, item[0]))
    return tuple(
        CooperationPart(key, **_amounts(columns, currency), book=book)
        for (key, book), columns in in_order
    )


def _currency_of(book: Book) -> str:
    """The currency whose row an activity without money appears in."""
    opening = book.opening
    return opening.currency if isinstance(opening, WithoutAccounts) else opening.fund_currencies[0]
