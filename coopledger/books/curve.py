"""The conversion curve: what money of the fund is worth in the currency of the agreement.

Lay the instalments of one currency end to end: amount along one axis, worth along the other. They
draw a rising line from (0, 0). Whatever goes out takes the next stretch of the first axis, and its
worth is the difference of the line's rounded heights at the two ends. Adjacent stretches share an
end, so worths add up exactly: nothing is ever rounded alone. (`rounding` says by how much a sum of
stretches that do not all adjoin may differ from amount × rate.)

Source: EU general conditions for external actions, art. 15.9 (the rate at which each contribution
was recorded in the recipient's accounts).
"""

from bisect import bisect_left
from copy import copy
from typing import NamedTuple, Self

from coopledger.model.agreement import ConversionRule


class Stretch(NamedTuple):
    """A half-open piece [start, end) of the fund axis, in minor units."""

    start: int
    end: int


class MeasuredStretch(NamedTuple):
    """A stretch that went out, and the heights of the line at its two ends: their difference.

    low_rounded, high_rounded: whether the line is not on a whole minor unit there.
    """

    stretch: Stretch
    low: int
    high: int
    low_rounded: bool
    high_rounded: bool

    @property
    def worth(self) -> int:
        return self.high - self.low


_AT_START = (0, 0, False)
"""A position, the height of the line there, and whether it was rounded."""


class Curve:
    """The money of one currency, laid end to end, and how much of it has gone out.

    FIFO bends at each instalment; the average goes straight from end to end of what came.

    >>> curve = Curve(ConversionRule.FIFO)
    >>> curve.extend(1_109_797_84, 54_855_00)
    >>> curve.measure(curve.take(435_763_79)).worth
    2153890
    """

    def __init__(self, rule: ConversionRule) -> None:
        self.rule = rule
        self._reach = [0]
        self._height = [0]
        self._position = 0
        self._exchanged = 0
        self._last_rate = (0, 1)
        self._measured_to = _AT_START

    def copy(self) -> Self:
        """Another, which is laid on from here."""
        other = copy(self)
        other._reach, other._height = self._reach.copy(), self._height.copy()
        return other

    @property
    def drawn(self) -> tuple[object, ...]:
        """All that the worth of a stretch depends on: where it is the same, so is every worth."""
        return self.rule, self._reach, self._height, self._exchanged, self._last_rate

    @property
    def funded(self) -> int:
        """Where the line ends: how much came in."""
        return self._reach[-1]

    @property
    def taken(self) -> int:
        """How much of the line has gone out."""
        return self._position

    def extend(self, amount: int, worth: int) -> None:
        """Lay an instalment at the end: its amount, and its worth."""
        self._reach.append(self._reach[-1] + amount)
        self._height.append(self._height[-1] + worth)
        self._measured_to = _AT_START
        if self.rule is ConversionRule.AVERAGE:
            self._reach[1:], self._height[1:] = self._reach[-1:], self._height[-1:]

    def take(self, amount: int) -> Stretch:
        """The next stretch: what goes out. It may reach past the end, to what is not funded yet."""
        stretch = Stretch(self._position, self._position + amount)
        self._position = stretch.end
        return stretch

    def exchange(self, amount: int) -> MeasuredStretch:
        """What leaves for another currency is worth its stretch on the line as it is here.

        Under *average* it leaves the line as an instalment of minus its amount and worth, so that
        what is left goes on at the same average.
        """
        if self.rule is ConversionRule.FIFO:
            return self.measure(self.take(amount))
        taken = self.measure(Stretch(self._position, self._position + amount))
        self._exchanged += amount
        self._last_rate = (self._height[-1], self.funded)
        self.extend(-amount, -taken.worth)
        return taken

    def _at(self, position: int) -> tuple[int, bool]:
        """The height of the line at a position, to the nearest minor unit, halves up.

        And whether it was rounded. Past its end the line is flat: what is not yet funded is worth
        nothing yet.
        """
        if position <= 0:
            return 0, False
        if position >= self.funded:
            return self._height[-1], False
        after = max(1, bisect_left(self._reach, position))
        left, low = self._reach[after - 1], self._height[after - 1]
        run, rise = self._reach[after] - left, self._height[after] - low
        whole, rest = divmod((position - left) * rise, run)
        return low + whole + (2 * rest >= run), rest != 0

    def _before_exchanges(self, position: int) -> tuple[int, bool]:
        """The same, where the line goes on at its rate for as much as exchanges took off it."""
        if position <= self.funded or not self._exchanged:
            return self._at(position)
        worth, amount = (self._height[-1], self.funded) if self.funded else self._last_rate
        if not amount:  # exchanged without its money: no law holds, and none is asked here
            return self._at(position)
        exact = min(position, self.funded + self._exchanged) * worth
        return half_up(exact, amount), exact % amount != 0

    def measure(self, stretch: Stretch) -> MeasuredStretch:
        """A stretch with its worth, in minor units of the agreement's currency."""
        start, end = stretch
        before, low, low_rounded = self._measured_to  # one after the other, they share an end
        if start != before:
            low, low_rounded = self._at(start)
        high, high_rounded = self._at(end)
        self._measured_to = end, high, high_rounded
        return MeasuredStretch(stretch, low, high, low_rounded, high_rounded)

    def measure_came_back(self, stretch: Stretch) -> MeasuredStretch:
        """The same of what went out and came back.

        What exchanges took off the line since (under *average*) was on it when it went out.
        """
        low, low_rounded = self._before_exchanges(stretch.start)
        high, high_rounded = self._before_exchanges(stretch.end)
        return MeasuredStretch(stretch, low, high, low_rounded, high_rounded)

    def funded_part(self, stretch: Stretch, *, came_back: bool = False) -> int:
        """How much of a stretch has its money already; or had it, where that came back."""
        end = self.funded + (self._exchanged if came_back else 0)
        return min(stretch.end, end) - min(stretch.start, end)


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a fraction with a positive denominator; halves go up.

    >>> [half_up(5, 2), half_up(-5, 2), half_up(7, 3)]
    [3, -2, 2]
    """
    return (2 * numerator + denominator) // (2 * denominator)
