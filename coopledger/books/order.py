"""The one order in which events follow each other, whatever the order they were recorded in."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from coopledger.model.events import MoneyEvent

# Money comes in before it goes out: on the same day a disbursement can pay an expenditure.
_RANK = {"disbursement": 0, "interest": 1, "expenditure": 3, "refund": 4}

OrderKey = tuple[date, int, str, int]


def order_key(event: MoneyEvent) -> OrderKey:
    """Ordering day, then kind, then reference by code points, then revision."""
    return (event.ordering_day, _RANK[event.kind], event.reference, event.revision)


class Step(NamedTuple):
    """An event at its place in a timeline, with what is held before and after it."""

    event: MoneyEvent
    before: int
    after: int


class Timeline:
    """Events in their order, with what is held after each, in minor units.

    Adding to its end costs what is added; adding before its end costs what comes after, too.
    """

    def __init__(self) -> None:
        self.events: list[MoneyEvent] = []
        self._keys: list[OrderKey] = []
        self._effects: list[int] = []
        self._held: list[int] = []

    def add(self, events: Iterable[tuple[MoneyEvent, int]]) -> None:
        """Put events in their places; each comes with what it adds to what is held."""
        new = [(order_key(event), event, effect) for event, effect in events]
        if not new:
            return
        place = bisect_left(self._keys, min(key for key, _, _ in new))
        new += zip(self._keys[place:], self.events[place:], self._effects[place:], strict=True)
        new.sort(key=lambda item: item[0])
        held = self._held[place - 1] if place else 0
        self._keys[place:] = [key for key, _, _ in new]
        self.events[place:] = [event for _, event, _ in new]
        self._effects[place:] = [effect for _, _, effect in new]
        self._held[place:] = list(accumulate(self._effects[place:], initial=held))[1:]

    def __contains__(self, event: MoneyEvent) -> bool:
        key = order_key(event)
        place = bisect_left(self._keys, key)
        return place < len(self._keys) and self._keys[place] == key

    def until(self, day: date) -> list[MoneyEvent]:
        """The events that count on a day."""
        end_of_day: OrderKey = (day, max(_RANK.values()) + 1, "", 0)
        return self.events[: bisect_left(self._keys, end_of_day)]

    def steps(self, since: MoneyEvent) -> Iterator[Step]:
        """The events from a given one on."""
        for place in range(bisect_left(self._keys, order_key(since)), len(self.events)):
            before = self._held[place - 1] if place else 0
            yield Step(self.events[place], before, self._held[place])
