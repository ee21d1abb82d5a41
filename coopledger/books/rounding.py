"""By how much a figure may differ from amount × rate, for what was rounded in it.

A stretch is worth the difference of two rounded heights of its line, and each is off by half a
minor unit at most: by nothing where the line is on a whole one, as at its start, at its corners and
past its end. Where the next stretch begins at the end of the one before, the two are the same
height, and it cancels. So a sum is off by half a minor unit at most for each end that is left, and
for each amount that was rounded alone: at a prescribed rate, or interest at the average. What is
divided over lines or activities has its part of that, and what the division rounds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil

from coopledger.books.curve import MeasuredStretch
from coopledger.books.parts import Fallen, partner_of
from coopledger.books.statement import RoundingBound
from coopledger.books.valuation import ValuedEvent
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.events import Expenditure, Refund, Transfer
from coopledger.model.kinds import MOVING, counter_of, money_kind
from coopledger.money import Money

_Key = tuple[str, str | None, str]
"""Section, code and figure, as a statement's rows name them."""

_Point = tuple[str, int] | tuple[str, str, int]
"""What was rounded: the height of a currency's line at a position, or an amount of an event."""

_Points = tuple[tuple[_Point, int], ...]
"""What was rounded in an amount, each with how often it counts: +1 or -1."""

_SECTIONS = ("whole", "by_line", "by_activity", "by_partner", "by_month")


class _Rounded:
    """What is rounded in a sum: where stretches adjoin, nothing."""

    __slots__ = ("_divided", "_points")

    def __init__(self) -> None:
        self._points: dict[_Point, Fraction | int] = {}
        self._divided: Fraction | int = 0

    def add(self, points: Iterable[tuple[_Point, Fraction | int]]) -> None:
        """Add an amount."""
        held = self._points
        for point, times in points:
            if (before := held.get(point)) is None:
                if times:
                    held[point] = times
            elif left := before + times:
                held[point] = left
            else:
                del held[point]

    def add_share(self, points: _Points, share: Fraction, off: Fraction) -> None:
        """Add a share of an amount; off: by how much its division is off, in minor units."""
        self.add((point, times * share) for point, times in points)
        self._divided += off

    def add_all(self, other: "_Rounded") -> None:
        """Add another sum."""
        self.add(other._points.items())
        self._divided += other._divided

    def settle(self, ends: Collection[_Point]) -> None:
        """Nothing is added any more that meets what is rounded here, but at these points."""
        met = {point: times for point, times in self._points.items() if point in ends}
        off: Fraction | int = 0
        for point, times in self._points.items():
            if point not in ends:
                off += times if times > 0 else -times
        self._divided += Fraction(off, 2)
        self._points = met

    @property
    def halves(self) -> int:
        """By how much the sum may be off, in halves of a minor unit, rounded up."""
        off = 2 * self._divided
        for times in self._points.values():
            off += times if times > 0 else -times
        return ceil(off)


Rounding = defaultdict[_Key, _Rounded]
"""What is rounded in each figure."""


def rounded_in(
    valued: Iterable[ValuedEvent],
    on_lines: Iterable[Fallen],
    on_activities: Iterable[Fallen],
    activities: Mapping[str, Activity],
    agreement: Agreement,
    *,
    came_back: bool,
) -> Rounding:
    """What is rounded in each figure that these events add to.

    The whole; each line, activity, partner and month. on_lines, on_activities: how what was spent
    falls on them. came_back: whether something did in the book, for these or for others.
    """
    found: Rounding = defaultdict(_Rounded)
    own = agreement.currency
    reported: dict[str, _Points] = {}  # by the reference: one revision of each counts
    for item in valued:
        if item.currency != own:
            reported[item.event.reference] = points = _reported(item)
            _add_to_month(item, points, found, agreement)
    _add_fallen(on_lines, reported, "by_line", found)
    _add_fallen(on_activities, reported, "by_activity", found)
    for (section, code, figure), rounded in list(found.items()):
        if section == "by_month":
            found["whole", None, figure].add_all(rounded)
            if came_back and figure in ("spent", "recovered"):
                found["by_month", code, "gross"].add_all(rounded)
        elif section == "by_activity":
            found["by_partner", partner_of(code, activities), figure].add_all(rounded)
    return found


def settle(found: Rounding, ends: Collection[_Point]) -> None:
    """Of events that follow each other: nothing but what begins or ends with them all meets others.

    ends: the positions where the stretches of them all begin and end. None of them came back.
    """
    for rounded in found.values():
        rounded.settle(ends)


def rounded_together(parts: Iterable[Rounding]) -> Rounding:
    """What is rounded in the figures of several runs of events together."""
    found: Rounding = defaultdict(_Rounded)
    for part in parts:
        for key, rounded in part.items():
            found[key].add_all(rounded)
    return found


def rounding_bounds(found: Rounding, own: str) -> Iterator[RoundingBound]:
    """Of every figure that may be off by more than a minor unit of the agreement's currency."""
    half = Money.from_minor(1, own).amount / 2
    for (section, code, figure), rounded in sorted(found.items(), key=_place):
        if section == "whole" and figure == "recovered":
            continue  # it is no figure of the whole
        if figure == "gross" and (section, code, "recovered") not in found:
            continue  # what was spent, whatever came back for it: where nothing did, it is that
        if (halves := rounded.halves) > 2:
            yield RoundingBound(section, code, figure, halves * half)


def _place(item: tuple[_Key, _Rounded]) -> tuple[int, bool, str, str]:
    section, code, figure = item[0]
    return _SECTIONS.index(section), code is None, code or "", figure


def _add_to_month(
    item: ValuedEvent, reported: _Points, found: Rounding, agreement: Agreement
) -> None:
    """What was rounded of an event, to the figures of its month that it adds to."""
    month = item.event.when.month
    if reported and (figure := MOVING[item.event.kind].figure) is not None:
        found["by_month", month, figure].add(reported)
    if difference := _difference(item, agreement):
        found["by_month", month, "exchange_difference"].add(difference)
    for back in item.came_back:
        came = back.recovery.when.month
        worth = reported = _of_stretch(item, back.taken)
        if item.rate is not None:
            had = _at_rate(item, back.left + back.recovery.amount.minor)
            reported = (*had, *_less(_at_rate(item, back.left)))
            difference = (*reported, *_less(worth))
            found["by_month", month, "exchange_difference"].add(difference)
            found["by_month", came, "exchange_difference"].add(_less(difference))
        found["by_month", month, "spent"].add(reported)
        found["by_month", came, "spent"].add(_less(reported))
        found["by_month", came, "recovered"].add(reported)


def _add_fallen(
    falls: Iterable[Fallen], reported: Mapping[str, _Points], section: str, found: Rounding
) -> None:
    """What was rounded in what fell of expenditures on parts, and in their division."""
    for item, key, minor, worth in falls:
        points = reported.get(item.event.reference)
        if points is None or not item.minor:
            continue
        rounded = found[section, key, "spent"]
        if minor == item.minor and worth == item.reported:
            rounded.add(points)
        else:
            share = Fraction(minor, item.minor)
            rounded.add_share(points, share, abs(worth - item.reported * share))


def _reported(item: ValuedEvent) -> _Points:
    """What was rounded in what is reported of an event; nothing of what a source states."""
    event = item.event
    if isinstance(event, Expenditure):
        return _of_stretch(item, item.taken) if item.rate is None else _at_rate(item, item.minor)
    if isinstance(event, Transfer) or (isinstance(event, Refund) and event.received is not None):
        return ()
    if item.taken is None and money_kind(event).funds and counter_of(event) is None:
        return ((("average", event.reference, 0), 1),)
    return _of_stretch(item, item.taken)


def _difference(item: ValuedEvent, agreement: Agreement) -> _Points:
    """What was rounded in the exchange difference of an event; nothing where it can have none."""
    event = item.event
    if isinstance(event, Expenditure):
        if item.rate is None:
            return ()
        return (*_at_rate(item, item.minor), *_less(_of_stretch(item, item.taken)))
    if isinstance(event, Refund) and event.received is not None:
        return _less(_of_stretch(item, item.taken))
    if isinstance(event, Transfer) and event.arrived is not None:
        if event.arrived.currency.code != agreement.currency:
            return ()
        worth = _of_stretch(item, item.taken)
        if agreement.conversion is ConversionRule.FIFO:
            return _less(worth)
        # By the average as it was then: later it is another line.
        return tuple((("exchange", event.reference, at), -times) for (_, at), times in worth)
    return ()


def _of_stretch(
    item: ValuedEvent, taken: MeasuredStretch | None
) -> tuple[tuple[tuple[str, int], int], ...]:
    """The ends of a stretch that are not on a whole minor unit."""
    if taken is None:
        return ()
    (start, end), _, _, starts_rounded, ends_rounded = taken
    high = (((item.currency, end), 1),) if ends_rounded else ()
    return (*high, ((item.currency, start), -1)) if starts_rounded else high


def _at_rate(item: ValuedEvent, minor: int) -> _Points:
    """An amount of an expenditure at its prescribed rate."""
    return ((("rate", item.event.reference, minor), 1),) if minor else ()


def _less(points: _Points) -> _Points:
    return tuple((point, -times) for point, times in points)
