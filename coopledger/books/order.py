"""The one order in which events follow each other, whatever the order they were recorded in."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from coopledger.model.dates import When
from coopledger.model.events import Reversal
from coopledger.model.fact import Fact
from coopledger.model.facts import AnyFact, MoneyEvent
from coopledger.model.kinds import IN_ORDER, RANK, money_kind

_FIRST, _LAST = -1, len(IN_ORDER)

OrderKey = tuple[date, int, str, int]


def day_of(fact: AnyFact) -> date | None:
    """The day that a fact orders by: the first or the last of its date; None where it has none."""
    when: When | None = getattr(fact, "when", None)
    if when is None:
        return None
    return when.first if isinstance(fact, Fact) and fact.orders_first else when.last


def order_key(event: MoneyEvent, day: date | None = None) -> OrderKey:
    """Ordering day, then kind, then reference by code points, then revision.

    day: where it counts from another day than its own.
    """
    return (day or event.ordering_day, RANK[event.kind], event.reference, event.revision)


def reversal_day(reversal: Reversal, of: Fact) -> date:
    """The day from which a reversal counts: on the side of what it takes back."""
    return reversal.when.first if of.orders_first else reversal.when.last


def reversal_key(reversal: Reversal, event: MoneyEvent) -> OrderKey:
    """A late reversal gives money back before its day's events, or takes it after them."""
    rank = _LAST if money_kind(event).comes_in else _FIRST
    return (reversal_day(reversal, event), rank, reversal.reference, reversal.revision)


class TimelineEntry(NamedTuple):
    """An event, or the reversal of one, at its place; with what it adds to what is held."""

    key: OrderKey
    event: MoneyEvent | Reversal
    effect: int


class Step(NamedTuple):
    """An event in its place, with what is held before and after it.

    as_of: the later day from which on the book stands so; else it is its own.
    """

    day: date
    event: MoneyEvent | Reversal
    before: int
    after: int
    as_of: date | None = None


class Tail(NamedTuple):
    """What stands in a timeline from a place on."""

    place: int
    placed: Sequence[TimelineEntry] = ()


class Timeline:
    """Events in their order, with what is held after each, in minor units.

    Adding to its end costs what is added; adding before its end costs what comes after, too.
    Its columns stand beside each other: an object for each entry is one more that Python's
    collector looks at, again and again.
    """

    def __init__(self, placed: Iterable[TimelineEntry] = ()) -> None:
        self._events: list[MoneyEvent | Reversal] = []
        self._keys: list[OrderKey] = []
        self._held: list[int] = []
        self.add(placed)

    def add(self, placed: Iterable[TimelineEntry]) -> "Tail":
        """Put events in their places. Returns what stood from the first of them on."""
        new = sorted(placed)
        if not new:
            return Tail(len(self._keys))
        place = bisect_left(self._keys, new[0].key)
        if place < len(self._keys):
            return self.replace(Tail(place, sorted([*self._from(place), *new])))
        held = self._held[-1] if self._held else 0
        for each in new:
            held += each.effect
            self._held.append(held)
            self._events.append(each.event)
            self._keys.append(each.key)
        return Tail(place)

    def remove(self, keys: Set[OrderKey]) -> "Tail":
        """Take events out, as if they had never been; those that are not there are no matter.

        Returns what stood from the first of them on.
        """
        place = bisect_left(self._keys, min(keys))
        left = [placed for placed in self._from(place) if placed.key not in keys]
        return self.replace(Tail(place, left))

    def replace(self, by: "Tail") -> "Tail":
        """Let others stand from a place on. Returns what stood there."""
        place, tail = by
        before = Tail(place, self._from(place))
        del self._events[place:], self._keys[place:], self._held[place:]
        held = self._held.pop() if self._held else None
        self._held += accumulate((placed.effect for placed in tail), initial=held)
        self._events += [placed.event for placed in tail]
        self._keys += [placed.key for placed in tail]
        return before

    def _from(self, start: int, end: int | None = None) -> list[TimelineEntry]:
        """What stands from a place on, or up to another."""
        after = self._held[start:end]
        effects = map(sub, after, [self._held_before(start), *after])
        return [*map(TimelineEntry, self._keys[start:end], self._events[start:end], effects)]

    def _held_before(self, place: int) -> int:
        return self._held[place - 1] if place else 0

    def __iter__(self) -> Iterator[MoneyEvent]:
        """The events, in order; reversals are not among them."""
        return (event for event in self._events if event.kind != "reversal")

    def held_on(self, day: date) -> int:
        """What is held at the end of a day, in minor units."""
        return self._held_before(self._end_of(day))

    def until(self, day: date) -> Iterator[MoneyEvent]:
        """The events that order on or before a day."""
        events = self._events[: self._end_of(day)]
        return (event for event in events if event.kind != "reversal")

    def after(self, day: date) -> Iterator[MoneyEvent]:
        """The events that order after a day."""
        events = self._events[self._end_of(day) :]
        return (event for event in events if event.kind != "reversal")

    def lowest(self, since: OrderKey | None = None) -> int:
        """The least that is held just before a place in the order, or from there on; or ever."""
        start = bisect_left(self._keys, since) if since else 0
        before = self._held_before(start)
        return min(before, min(self._held[start:], default=before))

    def steps(self, since: OrderKey | None = None) -> Iterator[Step]:
        """The events from a place in the order on, or all."""
        start = bisect_left(self._keys, since) if since else 0
        held = self._held_before(start)
        for place in range(start, len(self._keys)):  # who stops early copies nothing
            before, held = held, self._held[place]
            yield Step(self._keys[place][0], self._events[place], before, held)

    def steps_with_less(
        self, gone_from: Mapping[date, Collection[OrderKey]], since: OrderKey
    ) -> Iterator[Step]:
        """The steps before and after which less is held as the book stands from some days on.

        gone_from: by the day, the places of what is taken as if it had never been: what was taken
        back, and what took it back. So what is held is otherwise only from the first such place up
        to that day; before it nothing is new since the last such day, after it see `steps`. A day
        on which only what went out is taken back leaves more, and has none.
        """
        gone: set[OrderKey] = set()
        for day in sorted(day for day in gone_from if day >= since[0]):
            gone.update(gone_from[day])
            if not self._leaves_less(gone_from[day]):
                continue
            start = bisect_left(self._keys, max(since, min(gone_from[day])))
            changed = self._from(start, self._end_of(day))
            held = self._held_before(start)
            held += sum(placed.effect for placed in changed if placed.key in gone)
            for placed in changed:
                if placed.key not in gone:
                    before, held = held, held + placed.effect
                    yield Step(placed.key[0], placed.event, before, held, as_of=day)

    def _leaves_less(self, gone: Collection[OrderKey]) -> bool:
        """Whether what is held is less at some place without what stands at these."""
        added = 0
        for key in sorted(gone):
            place = bisect_left(self._keys, key)
            if place < len(self._keys) and self._keys[place] == key:
                added += self._held[place] - self._held_before(place)
            if added > 0:
                return True
        return False

    def _end_of(self, day: date) -> int:
        """The place after all that orders on or before a day."""
        return bisect_left(self._keys, (day, _LAST + 1, "", 0))
