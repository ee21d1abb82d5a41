"""What a statement is made of: by budget line, by activity, by month.

What the source does not split is a part of its own, under the key None: *not itemised*.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from coopledger.books.book import Standing
from coopledger.books.flows import FIGURES, MonthFlow, MonthPart, Part
from coopledger.books.valuation import ValuedEvent, ValuedRecovery
from coopledger.model.activity import Activity
from coopledger.model.events import Expenditure, Portion, Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import MOVING, money_kind
from coopledger.model.terms import Disallowance
from coopledger.money import split_minor

NOT_ITEMISED = None

Shares = list[tuple[str | None, int]]


def shares(portions: Sequence[Portion], amount: int) -> Shares:
    """How an amount falls on its portions, by code; what is not itemised comes last.

    A lone portion without an amount has the whole; among several, an unstated one has only a name.
    """
    if not portions:
        return [(NOT_ITEMISED, amount)] if amount else []
    if len(portions) == 1 and portions[0].amount is None:
        return [(portions[0].code, amount)]
    stated = sorted((p.code, p.amount.minor) for p in portions if p.amount is not None)
    rest = amount - sum(minor for _, minor in stated)
    return [*stated, (NOT_ITEMISED, rest)] if rest else list(stated)


def standing_shares(standing: Standing, field: str) -> Shares:
    """How an expenditure falls on its lines or activities, less what was recovered of each.

    A recovery that names no part lessens the only one there is, or else what is not itemised.
    """
    event = standing.event
    found = shares(getattr(event, field), event.amount.minor)
    if not standing.recoveries:
        return found
    remaining = dict(found)
    for recovery in standing.recoveries:
        for key, minor in shares(getattr(recovery, field), recovery.amount.minor):
            lone = next(iter(remaining)) if key is None and len(remaining) == 1 else key
            remaining[lone] = remaining.get(lone, 0) - minor
    return list(remaining.items())


def refused_of(standing: Standing, disallowances: Iterable[Disallowance]) -> int:
    """What is disallowed of an expenditure, and was not recovered for that."""
    recovered = sum(r.amount.minor for r in standing.recoveries if r.disallowance)
    return max(0, sum(each.amount.minor for each in disallowances) - recovered)


def refused_shares(
    standing: Standing, disallowances: Iterable[Disallowance]
) -> Counter[str | None]:
    """What is disallowed of each line of an expenditure, and was not recovered for that.

    As with recoveries, what names no line is of the only one there is, or else of what is not
    itemised; but all that is left is of them all. Above what is left of a line, it is not clear of
    which it is.
    """
    left = dict(standing_shares(standing, "lines"))
    refused: Counter[str | None] = Counter()
    named = [(1, each.lines, each.amount.minor) for each in disallowances]
    named += [(-1, r.lines, r.amount.minor) for r in standing.recoveries if r.disallowance]
    for sign, lines, minor in named:
        for key, share in shares(lines, minor):
            lone = next(iter(left)) if key is None and len(left) == 1 else key
            refused[lone] += sign * share
    if refused[NOT_ITEMISED] == refused.total() == standing.minor:
        return Counter(left)
    return Counter({key: max(0, minor) for key, minor in refused.items()})


class Fallen(NamedTuple):
    """What fell of an expenditure on one of its lines or activities, less what came back of it.

    minor: in its own currency. reported: in minor units of the agreement's.
    """

    item: ValuedEvent
    key: str | None
    minor: int
    reported: int

    @property
    def currency(self) -> str:
        return self.item.currency


def fallen(field: str, valued: Iterable[ValuedEvent]) -> Iterator[Fallen]:
    """How what was spent falls on lines or activities: its worth exactly, largest remainder."""
    for item in valued:
        event = item.event
        if not isinstance(event, Expenditure):
            continue
        portions = getattr(event, field)
        if not item.standing.recoveries and _is_undivided(portions):
            key = portions[0].code if portions else NOT_ITEMISED
            yield Fallen(item, key, item.minor, item.reported)
            continue
        falls = standing_shares(item.standing, field)
        worths = [item.reported]
        if len(falls) > 1:
            worths = split_minor(item.reported, [minor for _, minor in falls])
        for (key, minor), worth in zip(falls, worths, strict=True):
            yield Fallen(item, key, minor, worth)


def _is_undivided(portions: Sequence[Portion]) -> bool:
    """Whether all falls on one of them, or on none, as it nearly always does."""
    return not portions or (len(portions) == 1 and portions[0].amount is None)


Spent = dict[str | None, dict[str, list[int]]]
"""What was spent on each line or activity, by the currency it was spent in.

In minor units of that, and what it is reported as in those of the agreement's.
"""


def spent_on(falls: Iterable[Fallen]) -> Spent:
    """What was spent on each. falls: how what was spent falls on them."""
    spent: Spent = {}
    for item, key, minor, reported in falls:
        if (known := spent.get(key)) is None:
            known = spent[key] = {}
        if (sums := known.get(item.currency)) is None:
            sums = known[item.currency] = [0, 0]
        sums[0] += minor
        sums[1] += reported
    return spent


def spent_together(parts: Iterable[Spent]) -> Spent:
    """What was spent by several runs of events together."""
    spent: Spent = {}
    for part in parts:
        for key, in_currency in part.items():
            known = spent.setdefault(key, {})
            for currency, (minor, reported) in in_currency.items():
                before = known.get(currency, (0, 0))
                known[currency] = [before[0] + minor, before[1] + reported]
    return spent


def spent_by(
    titles: Mapping[str, str], spent: Spent, currencies: Sequence[str], reported_in: str
) -> tuple[Part, ...]:
    """The same as parts of a statement, those of `titles` first, in their order."""
    keys = dict.fromkeys((*titles, *(key for key in spent if key is not None)))
    nothing: dict[str, list[int]] = {}
    return tuple(
        Part(
            key,
            titles.get(key) if key is not None else None,
            tuple(currencies),
            tuple(found[currency][0] if currency in found else 0 for currency in currencies),
            reported_in,
            sum(reported for _, reported in found.values()),
        )
        for key in (*keys, *([None] if None in spent else []))
        for found in (spent.get(key, nothing),)
    )


def partner_of(activity: str | None, activities: Mapping[str, Activity]) -> str | None:
    """The only partner of an activity, by its code."""
    known = activities.get(activity) if activity is not None else None
    return known.partner if known else None


def by_partner(by_activity: Sequence[Part], activities: Mapping[str, Activity]) -> tuple[Part, ...]:
    """What was spent with each partner: that of the activities which have just one."""
    grouped: dict[str | None, list[Part]] = {}
    for part in by_activity:
        grouped.setdefault(partner_of(part.key, activities), []).append(part)
    return tuple(
        replace(
            parts[0],
            key=key,
            title=None,
            minor=tuple(map(sum, zip(*(part.minor for part in parts), strict=True))),
            reported_minor=sum(part.reported_minor for part in parts),
        )
        for key, parts in sorted(grouped.items(), key=lambda item: (item[0] is None, item[0]))
    )


FIGURE_PLACES: Mapping[str, int | None] = {
    kind.name: None if kind.figure is None else FIGURES.index(kind.figure)
    for kind in MOVING.values()
}
"""By the kind of an event, the place of the figure that it adds to; None where it adds to none."""

_SPENT, _RECOVERED = FIGURES.index("spent"), FIGURES.index("recovered")
_DIFFERENCE = len(FIGURES)
"""After the figures, in the agreement's currency: the exchange difference."""


def flows_of(event: MoneyEvent, minor: int) -> Iterator[tuple[str, str, int]]:
    """What an event adds to which figure, in which currency, as it stands."""
    currency = event.amount.currency.code
    if isinstance(event, Transfer):
        if event.arrived is not None:
            yield "transferred_out", currency, minor
            yield "transferred_in", event.arrived.currency.code, event.arrived.minor
    elif (figure := money_kind(event).figure) is not None:
        yield figure, currency, minor


def moved_by_month(
    valued: Iterable[ValuedEvent], currencies: Sequence[str], reported_in: str
) -> tuple[MonthPart, ...]:
    """What moved in each month, the undated last; what came back is of the month it came in."""
    months = _Months((*currencies, reported_in))
    for event, _, currency, minor, worth, reported, _, _, _, came_back in valued:
        month, place = event.when.month, FIGURE_PLACES[event.kind]
        if place is not None:
            moved = months[month]
            moved.fund[currency][place] += minor
            moved.reported[place] += reported
        else:
            for column, moved_in, amount in flows_of(event, minor):
                months[month].fund[moved_in][FIGURES.index(column)] += amount
        if reported != worth:
            months[month].reported[_DIFFERENCE] += reported - worth
        for back in came_back:
            months.came_back(month, currency, back)
    return tuple(
        months[month].part(month, currencies, reported_in)
        for month in sorted(months, key=lambda month: (month is None, month))
    )


def moved_together(parts: Iterable[Sequence[MonthPart]]) -> tuple[MonthPart, ...]:
    """What moved in each month by several runs of events together."""
    of_month: dict[str | None, list[MonthPart]] = {}
    for months in parts:
        for month in months:
            of_month.setdefault(month.month, []).append(month)
    return tuple(
        found[0]
        if len(found) == 1
        else MonthPart(
            month,
            tuple(map(_together, *(each.fund for each in found))),
            _together(*(each.agreement for each in found)),
            sum(each.difference_minor for each in found),
        )
        for month, found in sorted(of_month.items(), key=lambda item: (item[0] is None, item[0]))
    )


def _together(*flows: MonthFlow) -> MonthFlow:
    columns = zip(*(flow.minor for flow in flows), strict=True)
    return MonthFlow(flows[0].currency, tuple(map(sum, columns)))


class _Month(NamedTuple):
    """What moved in a month, figure by figure, in minor units.

    fund: by currency. reported: in the agreement's; after its figures the exchange difference.
    """

    fund: Mapping[str, list[int]]
    reported: list[int]

    def part(self, month: str | None, currencies: Sequence[str], reported_in: str) -> MonthPart:
        """The same as a part of a statement."""
        *reported, difference = self.reported
        return MonthPart(
            month,
            tuple(MonthFlow(currency, tuple(self.fund[currency])) for currency in currencies),
            MonthFlow(reported_in, tuple(reported)),
            difference,
        )


class _Months(dict[str | None, _Month]):
    """Months, each there once something moved in it."""

    def __init__(self, currencies: Sequence[str]) -> None:
        super().__init__()
        self._currencies = currencies

    def __missing__(self, month: str | None) -> _Month:
        fund = {currency: [0] * len(FIGURES) for currency in self._currencies}
        found = self[month] = _Month(fund, [0] * (len(FIGURES) + 1))
        return found

    def came_back(self, spent_in: str | None, currency: str, back: ValuedRecovery) -> None:
        """What came back for what was spent in a month is gross there, and less where it came."""
        minor, came = back.recovery.amount.minor, back.recovery.when.month
        for month, sign in ((spent_in, 1), (came, -1)):
            fund, reported = self[month]
            fund[currency][_SPENT] += sign * minor
            reported[_SPENT] += sign * back.reported
            reported[_DIFFERENCE] += sign * (back.reported - back.worth)
        fund, reported = self[came]
        fund[currency][_RECOVERED] += minor
        reported[_RECOVERED] += back.reported
