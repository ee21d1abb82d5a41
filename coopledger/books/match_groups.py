"""One to many: a batch payment that the books have one by one, or a payment that the bank split.

What one amount is the sum of is sought among few: those on the same day taken together, else two to
four within the window, among the nearest. So the work stays in proportion to what is left over, and
where the bound was met, it is said. Such a group is always a proposal, never certain.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import NamedTuple

from coopledger.books.match_pairs import Apart, sides
from coopledger.books.match_reasons import MatchReason, of_days, reason
from coopledger.books.movements import LONGEST_DATE, Movement

MOST_PARTS = 4
"""Of how many parts a sum is sought, apart from those of a whole day."""

NEAREST = 16
"""Among how many of the nearest."""

_MOST_SEEN = 48
"""How many are looked at to find so many that are smaller than the sum."""


class Group(NamedTuple):
    """Evidence and events that belong together, and why."""

    evidence: tuple[Movement, ...]
    events: tuple[Movement, ...]
    reasons: tuple[MatchReason, ...]


@dataclass(slots=True)
class Groups:
    """The groups that were found, and what is left.

    cut_short: account and reference of those that were not tried with all there is.
    """

    groups: list[Group]
    evidence: list[Movement]
    events: list[Movement]
    cut_short: frozenset[tuple[str, str]]


_MOST_WAYS = 8
"""How many ways of the same number of parts are looked at."""


def group(
    evidence: Iterable[Movement], events: Iterable[Movement], *, window: int, apart: Apart
) -> Groups:
    """Find sums: a piece of evidence of several events, then an event of several."""
    left, right = sorted(evidence, key=_place), sorted(events, key=_place)
    groups: list[Group] = []
    cut: set[tuple[str, str]] = set()
    for swapped in (False, True):
        wholes, parts = (right, left) if swapped else (left, right)
        finder = _Finder(parts, window, _swapped(apart) if swapped else apart)
        for whole, those, reasons in finder.sums(wholes):
            parts_of_it = tuple(sorted(those, key=_place))
            if swapped:
                groups.append(Group(parts_of_it, (whole,), reasons))
            else:
                groups.append(Group((whole,), parts_of_it, reasons))
        cut |= finder.cut_short
        taken = {id(m) for g in groups for m in (*g.evidence, *g.events)}
        left = [movement for movement in left if id(movement) not in taken]
        right = [movement for movement in right if id(movement) not in taken]
    return Groups(groups, left, right, frozenset(cut))


def _swapped(apart: Apart) -> Apart:
    return {(events, evidence) for evidence, events in apart}


Sum = tuple[Movement, tuple[Movement, ...], tuple[MatchReason, ...]]


class _Finder:
    """Finds what sums are made of, and takes away what it has used."""

    def __init__(self, parts: Sequence[Movement], window: int, apart: Apart) -> None:
        self.window, self.apart = window, apart
        self.cut_short: set[tuple[str, str]] = set()
        self.used: set[int] = set()
        by_row: defaultdict[Hashable, list[Movement]] = defaultdict(list)
        for part in parts:
            by_row[_way(part)].append(part)
        self.rows = {way: _Row(those) for way, those in by_row.items()}
        self.days = _days(parts)

    def sums(self, wholes: Sequence[Movement]) -> Iterator[Sum]:
        rest = []
        for whole in wholes:
            those = self._whole_day(whole)
            if those:
                yield whole, those, self._reasons(whole, those, "whole-day")
                self._use(those)
            else:
                rest.append(whole)
        for whole in rest:
            found = self._few(whole)
            if found is not None:
                those, ambiguous = found
                yield whole, those, self._reasons(whole, those, "sum-of", ambiguous)
                self._use(those)

    def _use(self, those: Iterable[Movement]) -> None:
        for part in those:
            self.used.add(id(part))
            self.rows[_way(part)].take(part)

    def _reasons(
        self, whole: Movement, those: tuple[Movement, ...], code: str, ambiguous: bool = False
    ) -> tuple[MatchReason, ...]:
        furthest = max(those, key=lambda part: (part.days_apart(whole), part.reference))
        found = [reason(code, count=len(those)), of_days(whole, furthest)]
        if all(part.names_or_is_named(whole) for part in those):
            found.append(reason("same-reference"))
        if all(part.same_party(whole) for part in those):
            found.append(reason("same-party"))
        if ambiguous:
            found.append(reason("other-sums-fit"))
        return tuple(found)

    def _may(self, whole: Movement, those: Iterable[Movement]) -> bool:
        return sides((whole,), those) not in self.apart

    def _whole_day(self, whole: Movement) -> tuple[Movement, ...] | None:
        """All that is left of the whole's own day, or all of that day's with its party."""
        for first, last in whole.spans:
            for who in (None, whole.who or None):
                those = self.days.get((_way(whole), first, who), ())
                fits = first == last and len(those) > 1 and self.used.isdisjoint(map(id, those))
                sums = fits and sum(part.minor for part in those) == whole.minor
                if sums and self._may(whole, those):
                    return tuple(those)
        return None

    def _few(self, whole: Movement) -> tuple[tuple[Movement, ...], bool] | None:
        """The fewest of the nearest that sum to it, and whether others as few do so too."""
        row = self.rows.get(_way(whole))
        if row is None:
            return None
        near, all_of_them = row.near(whole, self.window)
        near.sort(key=lambda part: (part.days_apart(whole), part.place))
        if not all_of_them:
            self.cut_short.add((whole.account, whole.reference))
        for ways in _sums_to(abs(whole.minor), [abs(part.minor) for part in near]):
            found = [tuple(near[at] for at in way) for way in ways]
            allowed = [those for those in found if self._may(whole, those)]
            if allowed:
                return allowed[0], len(allowed) > 1
        return None


def _days(parts: Iterable[Movement]) -> dict[Hashable, list[Movement]]:
    """What there is of each day, and of each day and party."""
    found: defaultdict[Hashable, list[Movement]] = defaultdict(list)
    for part in parts:
        if part.first == part.last:
            found[_way(part), part.first, None].append(part)
            if part.who:
                found[_way(part), part.first, part.who].append(part)
    return found


def _sums_to(target: int, amounts: Sequence[int]) -> Iterator[list[tuple[int, ...]]]:
    """The places of two, then of three, then of four amounts that sum to the target: some ways."""
    pairs: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in combinations(range(len(amounts)), 2):
        pairs[amounts[i] + amounts[j]].append((i, j))
    two = (pair for pair in pairs.get(target, ()))
    three = (
        (*pair, k)
        for k, amount in enumerate(amounts)
        for pair in pairs.get(target - amount, ())
        if pair[1] < k
    )
    four = (
        (*pair, *other)
        for total, those in pairs.items()
        if target - total in pairs
        for pair in those
        for other in pairs[target - total]
        if pair[1] < other[0]
    )
    for ways in (two, three, four):
        yield list(islice(ways, _MOST_WAYS))


class _Row:
    """Movements of one account and way, by their days; those that are taken are stepped over."""

    def __init__(self, movements: Sequence[Movement]) -> None:
        # What is dated over more than a month is no part of a sum: it would fit any.
        short = (m for m in movements if m.last - m.first <= LONGEST_DATE)
        self.movements = sorted(short, key=_place)
        self.days = [movement.first for movement in self.movements]
        self.at = {id(movement): place for place, movement in enumerate(self.movements)}
        # Where to go on from a place: itself, where it is free. Backwards, one place further on.
        self.ahead = list(range(len(self.movements) + 1))
        self.behind = list(range(len(self.movements) + 1))

    def take(self, movement: Movement) -> None:
        if (place := self.at.get(id(movement))) is not None:
            self.ahead[place] = place + 1
            self.behind[place + 1] = place

    def near(self, whole: Movement, window: int) -> tuple[list[Movement], bool]:
        """The nearest that are smaller than a whole and within its window; whether that is all."""
        ahead = _free(self.ahead, bisect_left(self.days, whole.first))
        behind = _free(self.behind, ahead) - 1
        found: list[Movement] = []
        for _ in range(_MOST_SEEN):
            choices = []
            if behind >= 0 and whole.first - self.days[behind] <= window + LONGEST_DATE:
                choices.append((whole.first - self.days[behind], 1, behind))
            if ahead < len(self.days) and self.days[ahead] - whole.last <= window:
                choices.append((self.days[ahead] - whole.first, 0, ahead))
            if not choices:
                return found, True
            _, backwards, place = min(choices)
            part = self.movements[place]
            if abs(part.minor) < abs(whole.minor) and part.within(whole, window):
                if len(found) == NEAREST:
                    return found, False
                found.append(part)
            if backwards:
                behind = _free(self.behind, place) - 1
            else:
                ahead = _free(self.ahead, place + 1)
        return found, False


def _free(places: list[int], place: int) -> int:
    """Where to go on from a place; the way there is made short for who comes after."""
    end = place
    while places[end] != end:
        end = places[end]
    while places[place] != end:
        places[place], place = end, places[place]
    return end


def _way(movement: Movement) -> Hashable:
    """The account, the currency, and whether money came or went."""
    return movement.account, movement.currency, movement.minor > 0


def _place(movement: Movement) -> tuple[str, int, int, str]:
    return movement.place
