"""What each figure of a statement is the sum of: events by their reference, and what each adds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from coopledger.books.flows import REPORTED_FLOWS
from coopledger.books.parts import fallen, flows_of
from coopledger.books.rows import AGREEMENT, FigureKey
from coopledger.books.valuation import ValuedEvent
from coopledger.model.kinds import money_kind
from coopledger.money import Money


class Parts(Sequence[tuple[str, Money]]):
    """References, each with what it adds to a figure.

    minor: in minor units of its currency; what adds nothing is left out.
    """

    def __init__(self, minor: Mapping[str, int], currency: str) -> None:
        self.currency = currency
        self._references = [reference for reference, added in minor.items() if added]
        self._minor = [added for added in minor.values() if added]

    @property
    def total(self) -> Money:
        return Money.from_minor(sum(self._minor), self.currency)

    def __len__(self) -> int:
        return len(self._minor)

    @overload
    def __getitem__(self, at: int) -> tuple[str, Money]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[str, Money]]: ...
    def __getitem__(self, at: int | slice) -> tuple[str, Money] | list[tuple[str, Money]]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return self._references[at], Money.from_minor(self._minor[at], self.currency)


_FIELDS = {"by_line": "lines", "by_activity": "activities"}
_GROSS = {"gross": ("spent", "recovered")}
"""What is spent without what came back of it, in a month: the two figures that it is the sum of."""


def parts_of(events: Iterable[ValuedEvent], key: FigureKey, own: str) -> Parts:
    """What a figure is the sum of, in the order of the events; what adds nothing is left out.

    own: the agreement's currency. What is held is the sum of nothing by itself: none are given.
    """
    section, _, _, side = key
    currency = own if side == AGREEMENT else side
    found = Counter[str]()
    moves = {"whole": _whole, "by_month": _by_month}.get(section, _by_part)
    for reference, minor in moves(events, key):
        found[reference] += minor
    return Parts(found, currency)


def _whole(events: Iterable[ValuedEvent], key: FigureKey) -> Iterator[tuple[str, int]]:
    _, _, figure, side = key
    for item in events:
        if figure == "exchange_difference":
            yield item.event.reference, item.exchange_difference if side == AGREEMENT else 0
        for column, currency, minor in flows_of(item.event, item.minor):
            if column == figure and side == AGREEMENT:
                yield item.event.reference, item.reported if column in REPORTED_FLOWS else 0
            elif column == figure and side == currency:
                yield item.event.reference, minor


def _by_part(events: Iterable[ValuedEvent], key: FigureKey) -> Iterator[tuple[str, int]]:
    """Of a budget line or an activity."""
    section, part, figure, side = key
    if section not in _FIELDS or figure != "spent":
        return
    for each in fallen(_FIELDS[section], events):
        if each.key == part and side in (AGREEMENT, each.currency):
            minor = each.reported if side == AGREEMENT else each.minor
            yield each.item.event.reference, minor


def _by_month(events: Iterable[ValuedEvent], key: FigureKey) -> Iterator[tuple[str, int]]:
    _, part, figure, side = key
    wanted = _GROSS.get(figure, (figure,))
    for item in events:
        for month, moved, currency, reference, fund, reported in _moves(item):
            if month == part and moved in wanted and side in (AGREEMENT, currency):
                yield reference, reported if side == AGREEMENT else fund


def _moves(item: ValuedEvent) -> Iterator[tuple[str | None, str, str, str, int, int]]:
    """Month, figure, currency, reference, and what it adds in that currency and as reported."""
    event, named = item.event, money_kind(item.event).figure
    month = event.when.month
    for column, currency, minor in flows_of(event, item.minor):
        yield month, column, currency, event.reference, minor, item.reported if named else 0
    currency, differs = event.amount.currency.code, "exchange_difference"
    yield month, differs, currency, event.reference, 0, item.exchange_difference
    for back in item.came_back:
        recovery, gain = back.recovery, back.reported - back.worth
        minor, came = recovery.amount.minor, recovery.when.month
        for when, reference, sign in ((month, event.reference, 1), (came, recovery.reference, -1)):
            yield when, "spent", currency, reference, sign * minor, sign * back.reported
            yield when, differs, currency, reference, 0, sign * gain
        yield came, "recovered", currency, recovery.reference, minor, back.reported
