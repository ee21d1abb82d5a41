"""The one order in which events follow each other, whatever the order they were recorded in."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
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
    """What stands in a timeline from a place on, as its columns have it."""

    place: int
    events: Sequence[MoneyEvent | Reversal] = ()
    keys: Sequence[OrderKey] = ()
    held: Sequence[int] = ()


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
        before = self._cut(bisect_left(self._keys, new[0].key))
        held, start, added = self._held_before(before.place), 0, 0
        for key, event, effect in new:
            end = bisect_left(before.keys, key, start)
            if end > start:
                self._put(before, start, end, added)
                held, start = self._held[-1], end
            held, added = held + effect, added + effect
            self._held.append(held)
            self._events.append(event)
            self._keys.append(key)
        self._put(before, start, len(before.keys), added)
        return before

    def remove(self, keys: Set[OrderKey]) -> "Tail":
        """Take events out, as if they had never been; those that are not there are no matter.

        Returns what stood from the first of them on.
        """
        before = self._cut(bisect_left(self._keys, min(keys)))
        after, start, added = [self._held_before(before.place), *before.held], 0, 0
        for place, key in enumerate(before.keys):
            if key in keys:
                self._put(before, start, place, added)
                start, added = place + 1, added + after[place] - after[place + 1]
        self._put(before, start, len(before.keys), added)
        return before

    def replace(self, by: "Tail") -> None:
        """Let what stood from a place on stand there again."""
        self._cut(by.place)
        self._put(by, 0, len(by.keys), 0)

    def _cut(self, place: int) -> "Tail":
        """Take out what stands from a place on."""
        cut = Tail(place, self._events[place:], self._keys[place:], self._held[place:])
        del self._events[place:], self._keys[place:], self._held[place:]
        return cut

    def _put(self, tail: "Tail", start: int, end: int, added: int) -> None:
        """Put a part of what was taken out at the end. added: how much more is held by then."""
        held = tail.held[start:end]
        self._held += [each + added for each in held] if added else held
        self._events += tail.events[start:end]
        self._keys += tail.keys[start:end]

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
        self,
        gone_from: Mapping[date, Collection[OrderKey]],
        less_from: Collection[date],
        since: OrderKey,
    ) -> Iterator[Step]:
        """The steps before and after which less is held as the book stands from some days on.

        gone_from: by the day, the places of what is taken as if it had never been: what was taken
        back, and what took it back. So what is held is otherwise only from the first such place up
        to that day; before it nothing is new since the last such day, after it see `steps`. A day
        on which only what went out is taken back leaves more, and has none. less_from: the others.
        """
        gone: set[OrderKey] = set()
        for day in sorted(day for day in gone_from if day >= since[0]):
            gone.update(gone_from[day])
            if day not in less_from or not self._leaves_less(gone_from[day]):
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
