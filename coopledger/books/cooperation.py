"""What the institution gave in a year: financial and in kind, side by side, never converted.

Partners' money that it executed stands beside, and is never added: it is cooperation received.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coopledger.books.book import Book
from coopledger.books.statement import Figure
from coopledger.model.agreement import Programme
from coopledger.model.base import Provenance, weakest
from coopledger.model.dates import When
from coopledger.model.events import Activity, Expenditure, InKindContribution
from coopledger.money import InKind, Money

NOT_STATED = "not-stated"
"""The kind of activities whose source does not say what they were."""


@dataclass(frozen=True, slots=True)
class CooperationTotal:
    """One year in one currency.

    activities: by kind, of the whole year, whatever their currency.
    """

    year: int
    currency: str
    activities: Mapping[str, int]
    financial: Figure
    in_kind: Figure
    partner_funds: Figure
    notes: tuple[str, ...]

    @property
    def activity_count(self) -> int:
        return sum(self.activities.values())

    @property
    def total(self) -> Money:
        """What was given: the one place where the two kinds stand under one sum."""
        given = self.financial.money.minor + self.in_kind.money.minor
        return Money.from_minor(given, self.currency)


@dataclass(slots=True)
class _Tally:
    minor: int = 0
    provenances: set[Provenance] = field(default_factory=set)

    def add(self, fact: Expenditure | InKindContribution) -> None:
        self.minor += fact.amount.minor
        self.provenances.add(fact.provenance)

    @property
    def provenance(self) -> Provenance:
        return weakest(*self.provenances)


def year_of(when: When) -> int:
    """The year a date counts in: that of its last day, as everything but a disbursement."""
    return when.last.year


def cooperation_totals(
    books: Iterable[Book], year: int | None = None
) -> tuple[CooperationTotal, ...]:
    """The totals of every year that has any, or of one, in order of year and currency.

    A fact counts in the year of its last day. Activities without a date count in none.
    """
    tallies: defaultdict[tuple[int, str], defaultdict[str, _Tally]]
    tallies = defaultdict(lambda: defaultdict(_Tally))
    activities: defaultdict[int, Counter[str]] = defaultdict(Counter)
    notes: defaultdict[int, set[str]] = defaultdict(set)
    for book in books:
        spent = "financial" if isinstance(book.opening, Programme) else "partner_funds"
        for activity in book.activities.values():
            if activity.when is not None:
                counted_in = year_of(activity.when)
                activities[counted_in][activity.activity_kind or NOT_STATED] += activity.count
                tallies[counted_in, _currency_of(book)]["activities"] = _Tally()
                _keep_note(notes[counted_in], activity)
        for event in book.events():
            if isinstance(event, Expenditure):
                counted_in = year_of(event.when)
                tallies[counted_in, event.amount.currency.code][spent].add(event)
                _keep_note(notes[counted_in], event)
        for given in book.in_kind:
            tallies[year_of(given.when), given.amount.currency.code]["in_kind"].add(given)
            _keep_note(notes[year_of(given.when)], given)
    return tuple(
        CooperationTotal(
            year=when,
            currency=currency,
            activities=_by_count(activities[when]),
            financial=_figure(tally["financial"], currency),
            in_kind=_figure(tally["in_kind"], currency, InKind),
            partner_funds=_figure(tally["partner_funds"], currency),
            notes=tuple(sorted(notes[when])),
        )
        for (when, currency), tally in sorted(tallies.items(), key=lambda item: item[0])
        if year in (None, when)
    )


def _currency_of(book: Book) -> str:
    """The currency whose row an activity without money appears in."""
    opening = book.opening
    return opening.currency if isinstance(opening, Programme) else opening.fund_currencies[0]


def _keep_note(notes: set[str], fact: Activity | Expenditure | InKindContribution) -> None:
    if fact.note:
        notes.add(f"{fact.reference}: {fact.note}")


def _by_count(kinds: Counter[str]) -> dict[str, int]:
    """The most frequent kind first."""
    return dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))


def _figure(tally: _Tally, currency: str, nature: type[Money] = Money) -> Figure:
    return Figure(nature.from_minor(tally.minor, currency), tally.provenance)
