"""What a statement is made of: by budget line, by activity, by month.

What the source does not split is a part of its own, under the key None: *not itemised*.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coopledger.books.book import Standing
from coopledger.books.flows import FLOWS, MonthFlow, MonthPart, Part
from coopledger.books.valuation import ValuedEvent
from coopledger.model.activity import Activity
from coopledger.model.events import Expenditure, Portion, Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import money_kind
from coopledger.model.terms import Disallowance
from coopledger.money import Money, split_minor, total_of

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
        if isinstance(item.event, Expenditure):
            falls = standing_shares(item.standing, field)
            worths = [item.reported]
            if len(falls) > 1:
                worths = split_minor(item.reported, [minor for _, minor in falls])
            for (key, minor), worth in zip(falls, worths, strict=True):
                yield Fallen(item, key, minor, worth)


def spent_by(
    titles: Mapping[str, str],
    falls: Iterable[Fallen],
    currencies: Sequence[str],
    reported_in: str,
) -> tuple[Part, ...]:
    """What was spent on each line or activity, those of `titles` in their order.

    falls: how what was spent falls on them.
    """
    spent: dict[str | None, Counter[str]] = {code: Counter() for code in titles}
    reported: Counter[str | None] = Counter()
    for item, key, minor, worth in falls:
        if (known := spent.get(key)) is None:
            known = spent[key] = Counter()
        known[item.currency] += minor
        reported[key] += worth
    keys = [key for key in spent if key is not None] + ([None] if None in spent else [])
    return tuple(
        Part(
            key,
            titles.get(key) if key is not None else None,
            tuple(Money.from_minor(spent[key][currency], currency) for currency in currencies),
            Money.from_minor(reported[key], reported_in),
        )
        for key in keys
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
        Part(
            key,
            None,
            tuple(
                total_of(column, column[0].currency)
                for column in zip(*(part.fund for part in parts), strict=True)
            ),
            total_of((part.reported for part in parts), parts[0].reported.currency),
        )
        for key, parts in sorted(grouped.items(), key=lambda item: (item[0] is None, item[0]))
    )


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
    fund: defaultdict[str | None, defaultdict[str, Counter[str]]]
    fund = defaultdict(lambda: defaultdict(Counter))
    reported: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for item in valued:
        month = item.event.when.month
        for column, currency, minor in flows_of(item.event, item.minor):
            fund[month][currency][column] += minor
        in_month = reported[month]
        if (figure := money_kind(item.event).figure) is not None:
            in_month[figure] += item.reported
        in_month["exchange_difference"] += item.exchange_difference
        for back in item.came_back:
            currency, minor = back.recovery.amount.currency.code, back.recovery.amount.minor
            came = back.recovery.when.month
            for when, sign in ((month, 1), (came, -1)):
                fund[when][currency]["spent"] += sign * minor
                reported[when]["spent"] += sign * back.reported
                reported[when]["exchange_difference"] += sign * (back.reported - back.worth)
            fund[came][currency]["recovered"] += minor
            reported[came]["recovered"] += back.reported
    flow_in = {currency: _Flows(currency) for currency in (*currencies, reported_in)}
    own, found = flow_in[reported_in], list[MonthPart]()
    for month in sorted(fund, key=lambda month: (month is None, month)):
        difference = own.money(reported[month].pop("exchange_difference"))
        flows = tuple(flow_in[currency].of(fund[month][currency]) for currency in currencies)
        found.append(MonthPart(month, flows, own.of(reported[month]), difference))
    return tuple(found)


class _Flows:
    """Flows of one currency: nearly all figures of a month are nothing, which is one object."""

    def __init__(self, currency: str) -> None:
        self._nothing = Money.from_minor(0, currency)
        self._figures = dict.fromkeys((*FLOWS, "recovered"), self._nothing)

    def of(self, minor: Mapping[str, int]) -> MonthFlow:
        """That of these figures, in minor units; of the others there is nothing."""
        moved = {column: self.money(each) for column, each in minor.items()}
        return MonthFlow(**(self._figures | moved))

    def money(self, minor: int) -> Money:
        return Money.from_minor(minor, self._nothing.currency) if minor else self._nothing
