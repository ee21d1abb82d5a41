"""One to one: of two sides, which two movements of the same amount are one.

Amounts decide first: only what has the same account, currency and signed amount is ever compared.
Within such a bucket everything goes by sorted days, so the work grows as n log n, also where all
amounts are equal.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple, TypeVar

from coopledger.books.match_reasons import MatchReason, of_pair
from coopledger.books.movements import Movement

_K = TypeVar("_K", bound=Hashable)

Sides = tuple[frozenset[str], frozenset[str]]
"""The references of evidence, and of events."""

Apart = Set[Sides]
"""What a person said does not belong together."""

_TELLS_APART = 8
"""A reference that more of one bucket mention tells nothing apart."""


def sides(evidence: Iterable[Movement], events: Iterable[Movement]) -> Sides:
    """The references of the two sides of a match."""
    return frozenset(m.reference for m in evidence), frozenset(m.reference for m in events)


class MatchedPair(NamedTuple):
    """Evidence and the event it is evidence of, and why."""

    evidence: Movement
    event: Movement
    reasons: tuple[MatchReason, ...]


@dataclass(slots=True)
class Pairs:
    """What was paired, for certain or as a proposal, and what is left of the two sides."""

    certain: list[MatchedPair] = field(default_factory=list)
    proposed: list[MatchedPair] = field(default_factory=list)
    evidence: list[Movement] = field(default_factory=list)
    events: list[Movement] = field(default_factory=list)


def pair(
    evidence: Iterable[Movement], events: Iterable[Movement], *, window: int, apart: Apart
) -> Pairs:
    """Pair what has the same amount within a window of so many days.

    Certain is a pair whose references agree, and no other's with either of the two; or that is
    alone: neither fits anything else within the window, and the days agree. Everything else is a
    proposal. The order in which the two sides are given changes nothing.
    """
    found = Pairs()
    left, right = _by(evidence, _bucket), _by(events, _bucket)
    for bucket, those in left.items():
        if bucket in right:
            _Bucket(those, right.pop(bucket), window, apart, found).pair()
        else:
            found.evidence += those
    found.events += (event for rest in right.values() for event in rest)
    return found


class _Bucket:
    """Evidence and events of one account, currency and signed amount, taken away as they pair."""

    def __init__(
        self,
        evidence: Sequence[Movement],
        events: Sequence[Movement],
        window: int,
        apart: Apart,
        found: Pairs,
    ) -> None:
        self.evidence = sorted(evidence, key=_place)
        self.events = sorted(events, key=_place)
        self.window, self.apart, self.found = window, apart, found
        self.others: dict[int, int] = {}

    def pair(self) -> None:
        named = self._named()
        self._take(self._only_named(named), self.found.certain)
        self._take(self._alone(), self.found.certain)
        self._take(self._named_first(named), self.found.proposed)
        for alike, days in _ALIKE:
            self._take(self._in_turn(alike, days), self.found.proposed)
        self.found.evidence += self.evidence
        self.found.events += self.events

    def _take(self, pairs: Iterable[tuple[Movement, Movement]], to: list[MatchedPair]) -> None:
        """Put pairs where they belong, and take both out of what is left."""
        taken: set[int] = set()
        for one, other in pairs:
            taken |= {id(one), id(other)}
            to.append(MatchedPair(one, other, of_pair(one, other, self._others(one, other))))
        if taken:
            self.evidence = [each for each in self.evidence if id(each) not in taken]
            self.events = [each for each in self.events if id(each) not in taken]

    def _others(self, one: Movement, other: Movement) -> int | None:
        """How many more would fit one of the two; None where nobody asked."""
        fits = [self.others[id(each)] for each in (one, other) if id(each) in self.others]
        return max(fits) - 1 if fits else None

    def _may(self, one: Movement, other: Movement) -> bool:
        """Whether nobody said that the two do not belong together."""
        return not self.apart or sides((one,), (other,)) not in self.apart

    def _named(self) -> dict[int, list[Movement]]:
        """The events whose reference each piece of evidence mentions, or the other way about."""
        by_name = _index(self.events, lambda event: event.names)
        by_mention = _index(self.events, lambda event: event.mentions)
        found: dict[int, list[Movement]] = {}
        if not (by_name or by_mention):
            return found
        for one in self.evidence:
            keys = ((by_name, one.mentions), (by_mention, one.names))
            hits = {id(e): e for index, of in keys for key in of for e in index.get(key, ())}
            agreeing = [
                event
                for event in hits.values()
                if one.within(event, self.window) and self._may(one, event)
            ]
            if agreeing:
                found[id(one)] = sorted(agreeing, key=_place)
        return found

    def _only_named(self, named: dict[int, list[Movement]]) -> Iterator[tuple[Movement, Movement]]:
        """Pairs whose references agree, and with nothing else."""
        times: defaultdict[int, int] = defaultdict(int)
        for events in named.values():
            for event in events:
                times[id(event)] += 1
        for one in self.evidence:
            events = named.get(id(one), [])
            if len(events) == 1 and times[id(events[0])] == 1:
                yield one, events[0]

    def _alone(self) -> Iterator[tuple[Movement, Movement]]:
        """Pairs that fit nothing else within the window, and whose days agree."""
        of_evidence = _fitting(self.evidence, self.events, self.window)
        of_events = _fitting(self.events, self.evidence, self.window)
        for each, fits in zip(
            (*self.evidence, *self.events), (*of_evidence, *of_events), strict=True
        ):
            self.others[id(each)] = fits.many
        for one, fits in zip(self.evidence, of_evidence, strict=True):
            if fits.many == 1 and of_events[fits.only].many == 1:
                event = self.events[fits.only]
                if one.same_day(event) and self._may(one, event):
                    yield one, event

    def _named_first(self, named: dict[int, list[Movement]]) -> Iterator[tuple[Movement, Movement]]:
        """Pairs whose references agree, where others' do as well."""
        free = {id(event) for event in self.events}
        for one in self.evidence:
            for event in named.get(id(one), ()):
                if id(event) in free:
                    free.discard(id(event))
                    yield one, event
                    break

    def _in_turn(
        self, alike: Callable[[Movement], Hashable], days: int | None
    ) -> Iterator[tuple[Movement, Movement]]:
        """Pairs within so many days among those that are alike, in the order of their days."""
        days = self.window if days is None else days
        left, right = _by(self.evidence, alike), _by(self.events, alike)
        for key, some in left.items():
            if key is not None and key in right:
                yield from self._sweep(some, right[key], days)

    def _sweep(
        self, evidence: Sequence[Movement], events: Sequence[Movement], days: int
    ) -> Iterator[tuple[Movement, Movement]]:
        """Each piece of evidence takes, of the events it fits, the one that can wait the least."""
        waiting: list[tuple[int, tuple[str, int, int, str], Movement]] = []
        coming = iter(sorted(events, key=_place))
        next_event = next(coming, None)
        for one in evidence:
            while next_event is not None and next_event.first - days <= one.last:
                heappush(waiting, (next_event.last + days, next_event.place, next_event))
                next_event = next(coming, None)
            while waiting and waiting[0][0] < one.first:
                heappop(waiting)
            passed = []
            while waiting:
                entry = heappop(waiting)
                # It may have come for one whose days end later.
                if one.within(entry[2], days) and self._may(one, entry[2]):
                    yield one, entry[2]
                    break
                passed.append(entry)
            for entry in passed:
                heappush(waiting, entry)


class _Fitting(NamedTuple):
    """How many of the other side fit within the window; where it is one, its place there."""

    many: int
    only: int


def _fitting(
    movements: Sequence[Movement], others: Sequence[Movement], window: int
) -> list[_Fitting]:
    """How many of the others each fits: those that have begun by its end, less those ended before.

    The same difference of the sums of their places is the place of the one, where it is one.
    """
    begun = sorted((other.first - window, at) for at, other in enumerate(others))
    ended = sorted((other.last + window, at) for at, other in enumerate(others))
    begins, ends = [day for day, _ in begun], [day for day, _ in ended]
    begun_places = [0, *accumulate(at for _, at in begun)]
    ended_places = [0, *accumulate(at for _, at in ended)]
    found = []
    for movement in movements:
        till = bisect_right(begins, movement.last)
        gone = bisect_left(ends, movement.first)
        found.append(_Fitting(till - gone, begun_places[till] - ended_places[gone]))
    return found


def _index(
    movements: Iterable[Movement], keys: Callable[[Movement], Iterable[str]]
) -> dict[str, list[Movement]]:
    """Movements by what names them; what names too many is left out."""
    found: defaultdict[str, list[Movement]] = defaultdict(list)
    for movement in movements:
        for key in keys(movement):
            found[key].append(movement)
    return {key: those for key, those in found.items() if len(those) <= _TELLS_APART}


def _by(movements: Iterable[Movement], key: Callable[[Movement], _K]) -> dict[_K, list[Movement]]:
    found: defaultdict[_K, list[Movement]] = defaultdict(list)
    for movement in movements:
        found[key(movement)].append(movement)
    return dict(found)


def _bucket(movement: Movement) -> tuple[str, str, int]:
    return movement.bucket


def _place(movement: Movement) -> tuple[str, int, int, str]:
    return movement.place


def _who(movement: Movement) -> Hashable:
    return movement.who or None


def _anyone(_: Movement) -> Hashable:
    return True


_ALIKE = ((_who, 0), (_who, None), (_anyone, 0), (_anyone, None))
"""Of several that fit: first who has the same name and day, then name, then day, then the rest."""
