"""What a statement is made of, worked out of its events: sums, and the events it says more of.

Sums of events that follow each other are the sums of the runs that they are divided into, so that a
long book is worked out run by run.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from coopledger.books.exchange import ExchangeParts, exchange_parts
from coopledger.books.figure import Figure
from coopledger.books.flows import FIGURES, MonthPart
from coopledger.books.parts import (
    FIGURE_PLACES,
    Fallen,
    Spent,
    fallen,
    flows_of,
    moved_by_month,
    moved_together,
    partner_of,
    spent_on,
    spent_together,
)
from coopledger.books.rates import RecordedRates
from coopledger.books.rounding import Rounding, rounded_in, rounded_together, settle
from coopledger.books.runs import Point
from coopledger.books.valuation import ValuedEvent
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement
from coopledger.model.base import Provenance, weakest
from coopledger.model.events import Expenditure
from coopledger.money import Money


class Tally:
    """Figures being added up, in minor units, and how sure each is.

    difference: the exchange difference, in those of the agreement's currency.
    """

    def __init__(self) -> None:
        self.minor = [0] * len(FIGURES)
        self.difference = 0
        self._found: list[list[Provenance]] = [[] for _ in FIGURES]
        self._of_none: list[Provenance] = []

    @classmethod
    def together(cls, tallies: Sequence["Tally"]) -> "Tally":
        """What several have together."""
        both = cls()
        both.minor = [sum(column) for column in zip(*(t.minor for t in tallies), strict=True)]
        both.difference = sum(tally.difference for tally in tallies)
        found = zip(*(tally._found for tally in tallies), strict=True)
        both._found = [list(dict.fromkeys(p for each in column for p in each)) for column in found]
        both._of_none = list(dict.fromkeys(p for tally in tallies for p in tally._of_none))
        return both

    def add(self, place: int, minor: int, provenance: Provenance) -> None:
        """To the figure at a place of `FIGURES`."""
        self.minor[place] += minor
        if provenance not in (found := self._found[place]):
            found.append(provenance)

    def adds_nothing(self, provenance: Provenance) -> None:
        """What adds to none of them, but to what is derived of them all."""
        if provenance not in self._of_none:
            self._of_none.append(provenance)

    def figures(self, names: Sequence[str], currency: str) -> dict[str, Figure]:
        places = {name: FIGURES.index(name) for name in names}
        return {
            name: figure(self.minor[at], currency, weakest(*self._found[at]))
            for name, at in places.items()
        }

    @property
    def derived(self) -> Provenance:
        """How sure is what follows from them."""
        every = (p for found in (*self._found, self._of_none) for p in found)
        return weakest(Provenance.DERIVED, *every)


def figure(minor: int, currency: str, provenance: Provenance) -> Figure:
    """A figure of minor units."""
    return Figure(Money.from_minor(minor, currency), provenance)


class Worked(NamedTuple):
    """What was worked out of events.

    number: how many they are. events, falls: all of them and how they fall on lines; or of a run
    those events of which more is said than sums. partners: of the activities that they fall on.
    funds: by currency. own: in the agreement's.
    """

    number: int
    events: Sequence[ValuedEvent]
    falls: Sequence[Fallen]
    partners: Mapping[str | None, str | None]
    funds: Mapping[str, Tally]
    own: Tally
    exchange: ExchangeParts | None
    on_lines: Spent
    on_activities: Spent
    by_month: tuple[MonthPart, ...]
    rounded: Rounding


class Work:
    """How it is worked out.

    today: the agreement as it is agreed on the day that is stated. came_back: whether anything did.
    bounds: whether it is asked what was rounded, which no law is of.
    """

    def __init__(
        self,
        agreement: Agreement,
        today: Agreement,
        rates: RecordedRates,
        activities: Mapping[str, Activity],
        *,
        came_back: bool,
        bounds: bool = True,
    ) -> None:
        self._agreement, self._rates, self._activities = agreement, rates, activities
        self._came_back, self._bounds = came_back, bounds
        self._currencies = today.fund_currencies

    def of(self, events: Sequence[ValuedEvent]) -> Worked:
        """Of all the events of a book."""
        agreement, activities = self._agreement, self._activities
        on_lines, on_activities = [*fallen("lines", events)], [*fallen("activities", events)]
        spent_for, rounded = spent_on(on_activities), Rounding()
        if self._bounds:
            rounded = rounded_in(
                events, on_lines, on_activities, activities, agreement, came_back=self._came_back
            )
        return Worked(
            number=len(events),
            events=events,
            falls=on_lines,
            partners={code: partner_of(code, activities) for code in spent_for},
            funds={currency: _in_fund(currency, events) for currency in self._currencies},
            own=_in_own(events),
            exchange=exchange_parts(agreement, events, self._rates),
            on_lines=spent_on(on_lines),
            on_activities=spent_for,
            by_month=moved_by_month(events, self._currencies, agreement.currency),
            rounded=rounded,
        )

    def of_run(self, events: Sequence[ValuedEvent], ends: Collection[Point]) -> Worked:
        """Of a run of them. ends: the positions on each line where it begins and ends."""
        worked = self.of(events)
        settle(worked.rounded, ends)
        return worked._replace(events=[each for each in events if _says_more(each)], falls=())

    def holds(self, worked: Worked) -> bool:
        """Whether activities are still of the partners with whom it was worked out."""
        known = worked.partners.items()
        return all(partner_of(code, self._activities) == partner for code, partner in known)

    def together(self, runs: Sequence[Worked]) -> Worked:
        """Of all the runs of a book."""
        if not runs:
            return self.of(())
        return Worked(
            number=sum(run.number for run in runs),
            events=[event for run in runs for event in run.events],
            falls=(),
            partners={},
            funds={
                currency: Tally.together([run.funds[currency] for run in runs])
                for currency in self._currencies
            },
            own=Tally.together([run.own for run in runs]),
            exchange=_exchanged([run.exchange for run in runs]),
            on_lines=spent_together(run.on_lines for run in runs),
            on_activities=spent_together(run.on_activities for run in runs),
            by_month=moved_together(run.by_month for run in runs),
            rounded=rounded_together(run.rounded for run in runs),
        )


def _says_more(item: ValuedEvent) -> bool:
    """Whether a statement says more of an event than what it adds to sums."""
    event = item.event
    if not isinstance(event, Expenditure):
        return True
    return event.commitment is not None or not event.when.is_day


def _exchanged(parts: Iterable[ExchangeParts | None]) -> ExchangeParts | None:
    known = [each for each in parts if each is not None]
    if not known:
        return None
    sums = (sum(column[1:], column[0]) for column in zip(*known, strict=True))
    return ExchangeParts(*sums)


def _in_fund(currency: str, events: Iterable[ValuedEvent]) -> Tally:
    """What moved in one currency."""
    tally = Tally()
    for item in events:
        place = FIGURE_PLACES[item.event.kind]
        if place is None:
            for column, moved_in, minor in flows_of(item.event, item.minor):
                if moved_in == currency:
                    tally.add(FIGURES.index(column), minor, item.event.provenance)
        elif item.currency == currency:
            tally.add(place, item.minor, item.event.provenance)
    return tally


def _in_own(events: Iterable[ValuedEvent]) -> Tally:
    """What that is reported as in the agreement's."""
    tally, difference = Tally(), 0
    for item in events:
        place = FIGURE_PLACES[item.event.kind]
        difference += item.reported - item.worth
        if place is None:
            tally.adds_nothing(item.provenance)
        else:
            tally.add(place, item.reported, item.provenance)
    tally.difference = difference
    return tally
