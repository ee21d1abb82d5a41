"""What stands in each column of a registry of cooperation."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.curve import half_up
from coopledger.messages.catalogue import Language, knows, say
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, Institution
from coopledger.model.base import Provenance
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.registry_layout import RegistryColumn, RegistryLayout
from coopledger.money import InKind, Money, currency_of, digits_of


class Named(str):
    """A code that people know by a name. theme: of the catalogue, where its names are."""

    __slots__ = ("theme",)
    theme: str

    def __new__(cls, code: str, theme: str) -> "Named":
        made = super().__new__(cls, code)
        made.theme = theme
        return made

    def say(self, language: Language | str) -> str:
        key = f"{self.theme}.{self}"
        return say(key, language) if knows(key) else str(self)


RegistryValue = str | int | Decimal | date | None


class RegistryRow(NamedTuple):
    """An activity, a modality and a currency, and what was given under them.

    reference: of the activity; None for what is not itemised. activity: as it stands at the end of
    the year, where it does.
    """

    book: str
    reference: str | None
    activity: Activity | None
    modality: str | None
    framework: str | None
    financial: Money
    in_kind: InKind
    provenance: Provenance

    @property
    def currency(self) -> str:
        return self.financial.currency.code

    @property
    def total(self) -> Money:
        return Money.from_minor(self.financial.minor + self.in_kind.minor, self.currency)

    def place(self) -> tuple[bool, tuple[str, ...]]:
        """Where it stands among others: what is not itemised comes last."""
        names = (self.book, self.reference, self.modality, self.framework, self.currency)
        return self.reference is None, tuple(name or "" for name in names)


class _Of(NamedTuple):
    """What a cell is of. converted: the total, at the rate of the year. first: of its activity."""

    row: RegistryRow
    book: Book
    year: FiscalYear
    converted: Decimal | None
    first: bool


def cells_of(
    rows: Iterable[RegistryRow],
    books: Mapping[str, Book],
    year: FiscalYear,
    layout: RegistryLayout,
) -> Iterator[tuple[RegistryValue, ...]]:
    """What stands in each column, row by row."""
    given = {(each.of, each.activity): each.columns for each in layout.values}
    converter = _Converter(layout, year)
    seen: set[tuple[str, str | None]] = set()
    for row in rows:
        first = (row.book, row.reference) not in seen
        seen.add((row.book, row.reference))
        of = _Of(row, books[row.book], year, converter.next(row), first)
        own = {**given.get((row.book, None), {}), **given.get((row.book, row.reference), {})}
        yield tuple(_cell(column, of, own) for column in layout.columns)


def lacking(values: Iterable[RegistryValue], layout: RegistryLayout) -> Iterator[str]:
    """The columns of a row that are asked for, and empty. A rate that is missing is said apart."""
    for column, value in zip(layout.columns, values, strict=True):
        if column.asked and value in (None, "") and column.source != "converted":
            yield column.name


def _cell(column: RegistryColumn, of: _Of, given: Mapping[str, str]) -> RegistryValue:
    """What was given by hand, or what the books have, or the same for all."""
    if column.name in given:
        return given[column.name]
    if column.source is not None:
        return _SOURCES[column.source](of)
    return column.value


def _opening(name: str) -> Callable[[_Of], RegistryValue]:
    """Of the opening of its book, what that kind of book has."""
    return lambda of: getattr(of.book.opening, name, None)


def _institution(of: _Of) -> RegistryValue:
    opening = of.book.opening
    if isinstance(opening, Agreement):
        return opening.recipient
    return opening.title if isinstance(opening, Institution) else opening.institution


def _activity(read: Callable[[Activity], RegistryValue]) -> Callable[[_Of], RegistryValue]:
    """Of its activity, where there is one."""
    return lambda of: read(of.row.activity) if of.row.activity is not None else None


def _named(code: str | None, theme: str) -> RegistryValue:
    return Named(code, theme) if code else None


_SOURCES: Mapping[str, Callable[[_Of], RegistryValue]] = {
    "year": lambda of: of.year.year if of.year.is_calendar else str(of.year),
    "book": lambda of: of.row.book,
    "book_title": _opening("title"),
    "institution": _institution,
    "channel": _opening("channel"),
    "origin_of_funds": _opening("origin_of_funds"),
    "reference": lambda of: of.row.reference,
    "number": lambda of: "/".join(filter(None, (of.row.book, of.row.reference))),
    "title": _activity(lambda activity: activity.title),
    "kind": _activity(lambda activity: _named(activity.activity_kind, "activity_kind")),
    "count": lambda of: of.row.activity.count if of.row.activity and of.first else None,
    "first": _activity(lambda activity: activity.when.first if activity.when else None),
    "last": _activity(lambda activity: activity.when.last if activity.when else None),
    "place": _activity(lambda activity: activity.place),
    "partners": _activity(lambda activity: "; ".join(activity.partners)),
    "summary": _activity(lambda activity: activity.summary),
    "lessons": _activity(lambda activity: activity.lessons),
    "modality": lambda of: of.row.modality,
    "modality_name": lambda of: _named(of.row.modality, "tossd"),
    "framework": lambda of: of.row.framework,
    "framework_name": lambda of: _named(of.row.framework, "tossd"),
    "provenance": lambda of: _named(of.row.provenance.value, "provenance"),
    "currency": lambda of: of.row.currency,
    "financial": lambda of: of.row.financial.amount,
    "in_kind": lambda of: of.row.in_kind.amount,
    "total": lambda of: of.row.total.amount,
    "converted": lambda of: of.converted,
}


class _Converter:
    """Converts amounts at the rate of a year, row after row: they add up to the whole of them."""

    def __init__(self, layout: RegistryLayout, year: FiscalYear) -> None:
        rates = {each.currency: each.rate for each in layout.rates if each.year == year.year}
        self._rates = {layout.currency: Decimal(1), **rates}
        self._digits = digits_of(currency_of(layout.currency))
        self._unit = len(str(layout.unit)) - 1
        self._so_far: Counter[str] = Counter()

    def next(self, row: RegistryRow) -> Decimal | None:
        """The total of the next row; None where there is no rate."""
        if row.currency not in self._rates:
            return None
        before = self._rounded(row.currency)
        self._so_far[row.currency] += row.total.minor
        minor = self._rounded(row.currency) - before
        return Decimal(minor).scaleb(-self._digits - self._unit)

    def _rounded(self, currency: str) -> int:
        """All up to here, in minor units of what it is converted to."""
        exact = (
            Fraction(self._so_far[currency], 10 ** digits_of(currency_of(currency)))
            * 10**self._digits
        )
        exact /= Fraction(self._rates[currency])
        return half_up(exact.numerator, exact.denominator)
