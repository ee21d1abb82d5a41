"""What the institution gave in a year: financial and in kind, side by side, never converted.

Partners' money that it executed stands beside, and is never added: it is cooperation received.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR
from decimal import Decimal
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.parts import standing_shares
from coopledger.books.rows import TotalRow
from coopledger.books.statement import Figure
from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.agreement import Opening, Programme
from coopledger.model.answer import Answer
from coopledger.model.base import Provenance, weakest
from coopledger.model.dates import When
from coopledger.model.events import Expenditure
from coopledger.money import InKind, Money

GIVEN = ("financial", "in_kind", "partner_funds")
"""What a total has of each year: two that the institution gave, and what it ran for partners."""

NOT_STATED = "not-stated"
"""The kind of activities whose source does not say what they were."""


@dataclass(frozen=True, slots=True)
class CooperationPart:
    """What was given under one kind, activity or partner; key None is what is not itemised."""

    key: str | None
    financial: Money
    in_kind: InKind
    partner_funds: Money


@dataclass(frozen=True, slots=True)
class CooperationTotal(Answer):
    """One year in one currency.

    activities: how many, by kind, of the whole year, whatever their currency. valued: what was
    given in kind of which is known how it came to its amount.
    """

    year: int
    currency: str
    activities: Mapping[str, int]
    financial: Figure
    in_kind: Figure
    partner_funds: Figure
    by_kind: tuple[CooperationPart, ...]
    by_activity: tuple[CooperationPart, ...]
    by_partner: tuple[CooperationPart, ...]
    notes: tuple[str, ...]
    valued: tuple[InKindContribution, ...] = ()

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

        year: as the book's fiscal year names it.
        section: `whole`; `by_kind`, `by_activity`, `by_partner` (each adds up to the whole);
        `activities`, which is a count.
        key: the kind, activity or partner; empty for the whole, and for what is not itemised.
        figure: `financial`, `in_kind` (what was given), `partner_funds` (never added to them), or
        `count`. Activities are counted for the year, whatever their currency: there `currency` is
        empty.
        amount: an exact Decimal. provenance: `source`, `derived`, `assumed`; empty for a part.
        """
        return [*self._whole_rows(), *self._part_rows(), *self._activity_rows()]

    def _whole_rows(self) -> Iterator[TotalRow]:
        for name in GIVEN:
            figure: Figure = getattr(self, name)
            yield self._row("whole", "", name, figure.money, figure.provenance)

    def _part_rows(self) -> Iterator[TotalRow]:
        for section in ("by_kind", "by_activity", "by_partner"):
            for part in getattr(self, section):
                for name in GIVEN:
                    yield self._row(section, part.key or "", name, getattr(part, name))

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
            )


class CooperationTotals(tuple[CooperationTotal, ...], Answer):
    """The totals of several years and currencies: a tuple of them, that has rows of them all."""

    __slots__ = ()

    def rows(self) -> list[TotalRow]:
        """The rows of every total, the wholes first.

        The activities of a year of two currencies are said once.
        """
        last_of_year = {total.year: total for total in self}
        return [
            *(row for total in self for row in total._whole_rows()),
            *(row for total in self for row in total._part_rows()),
            *(row for total in last_of_year.values() for row in total._activity_rows()),
        ]


@dataclass(slots=True)
class _Tally:
    """An amount being added up, and what it is made of."""

    minor: int = 0
    provenances: set[Provenance] = field(default_factory=set)

    def add(self, given: "_Given") -> None:
        self.minor += given.minor
        self.provenances.add(given.provenance)

    def figure(self, currency: str, nature: type[Money] = Money) -> Figure:
        return Figure(nature.from_minor(self.minor, currency), weakest(*self.provenances))


class _Given(NamedTuple):
    """A piece of money or of value given, and the activity it was for, where that is known."""

    year: int
    currency: str
    column: str
    minor: int
    provenance: Provenance
    activity: Activity | None
    contribution: InKindContribution | None = None


def year_of(when: When, opening: Opening) -> int:
    """The year a date counts in: that of its last day, as everything but a disbursement.

    A fiscal year that starts in another month than January is named for the year it ends in.
    """
    start = opening.fiscal_year_start
    return when.last.year + (start > 1 and when.last.month >= start)


def cooperation_totals(
    books: Iterable[Book], year: int | None = None, to_year: int | None = None
) -> CooperationTotals:
    """The totals of every year that has any, of one, or of a range, by year and currency.

    Activities without a date count in no year.
    """
    first = MINYEAR if year is None else year
    last = to_year if to_year is not None else MAXYEAR if year is None else year
    given: defaultdict[tuple[int, str], list[_Given]] = defaultdict(list)
    activities: defaultdict[int, Counter[str]] = defaultdict(Counter)
    notes: defaultdict[int, set[str]] = defaultdict(set)
    for book in books:
        for activity in book.activities.values():
            if activity.when is not None:
                counted_in = year_of(activity.when, book.opening)
                activities[counted_in][activity.activity_kind or NOT_STATED] += activity.count
                given[counted_in, _currency_of(book)] += ()
                _keep_note(notes[counted_in], activity)
        for standing in book.standing():
            if isinstance(standing.event, Expenditure):
                _keep_note(notes[year_of(standing.event.when, book.opening)], standing.event)
        for contribution in book.of_kind(InKindContribution):
            _keep_note(notes[year_of(contribution.when, book.opening)], contribution)
        for piece in _pieces(book):
            given[piece.year, piece.currency].append(piece)
    return CooperationTotals(
        _total(when, currency, pieces, activities[when], notes[when])
        for (when, currency), pieces in sorted(given.items(), key=lambda item: item[0])
        if first <= when <= last
    )


def _pieces(book: Book) -> Iterator[_Given]:
    """All that a book gave, or executed of its partners', activity by activity."""
    spent = "financial" if isinstance(book.opening, Programme) else "partner_funds"
    for standing in book.standing():
        event = standing.event
        if isinstance(event, Expenditure):
            when, currency = year_of(event.when, book.opening), event.amount.currency.code
            for code, minor in standing_shares(standing, "activities"):
                activity = book.activities.get(code) if code else None
                yield _Given(when, currency, spent, minor, event.provenance, activity)
    for contribution in book.of_kind(InKindContribution):
        when, amount = year_of(contribution.when, book.opening), contribution.amount
        named = contribution.activities
        activity = book.activities.get(named[0]) if len(named) == 1 else None
        yield _Given(
            when,
            amount.currency.code,
            "in_kind",
            amount.minor,
            contribution.provenance,
            activity,
            contribution,
        )


def _total(
    year: int, currency: str, pieces: list[_Given], kinds: Counter[str], notes: set[str]
) -> CooperationTotal:
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for piece in pieces:
        tallies[piece.column].add(piece)
    return CooperationTotal(
        year=year,
        currency=currency,
        activities=dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        financial=tallies["financial"].figure(currency),
        in_kind=tallies["in_kind"].figure(currency, InKind),
        partner_funds=tallies["partner_funds"].figure(currency),
        by_kind=_parts(pieces, currency, lambda a: a.activity_kind or NOT_STATED),
        by_activity=_parts(pieces, currency, lambda a: a.reference),
        by_partner=_parts(pieces, currency, _lone_partner),
        notes=tuple(sorted(notes)),
        valued=tuple(sorted(_valued(pieces), key=lambda given: (given.book, given.reference))),
    )


def _valued(pieces: Iterable[_Given]) -> Iterator[InKindContribution]:
    for piece in pieces:
        if piece.contribution is not None and piece.contribution.valuation is not None:
            yield piece.contribution


def _parts(
    pieces: Iterable[_Given], currency: str, key_of: Callable[[Activity], str | None]
) -> tuple[CooperationPart, ...]:
    """What was given by some key of its activity; what names no single one comes last."""
    grouped: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        key = key_of(piece.activity) if piece.activity is not None else None
        grouped[key][piece.column] += piece.minor
    return tuple(
        CooperationPart(
            key,
            Money.from_minor(columns["financial"], currency),
            InKind.from_minor(columns["in_kind"], currency),
            Money.from_minor(columns["partner_funds"], currency),
        )
        for key, columns in sorted(grouped.items(), key=lambda item: (item[0] is None, item[0]))
    )


def _lone_partner(activity: Activity) -> str | None:
    return activity.partners[0] if len(activity.partners) == 1 else None


def _currency_of(book: Book) -> str:
    """The currency whose row an activity without money appears in."""
    opening = book.opening
    return opening.currency if isinstance(opening, Programme) else opening.fund_currencies[0]


def _keep_note(notes: set[str], fact: Activity | Expenditure | InKindContribution) -> None:
    if fact.note:
        notes.add(f"{fact.reference}: {fact.note}")
