"""The conversion curve: what money of the fund is worth in the currency of the agreement.

Lay the instalments of one currency end to end: amount along one axis, worth along the other. They
draw a rising line from (0, 0). Whatever goes out takes the next stretch of the first axis, and its
worth is the difference of the line's rounded heights at the two ends. Adjacent stretches share an
end, so worths add up exactly: nothing is ever rounded alone.

Source: EU general conditions for external actions, art. 15.9 (the rate at which each contribution
was recorded in the recipient's accounts).
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple, Self

from coopledger.model.agreement import ConversionRule


class Instalment(NamedTuple):
    """Money that came in, in minor units: of the fund's currency, and of the agreement's."""

    amount: int
    worth: int


class Stretch(NamedTuple):
    """A half-open piece [start, end) of the fund axis, in minor units."""

    start: int
    end: int


class Curve(NamedTuple):
    """The line through its corners, by fund amount (`reach`) and worth (`height`).

    >>> Curve.through([Instalment(1_109_797_84, 54_855_00)], ConversionRule.FIFO).worth_of(
    ...     Stretch(0, 435_763_79))
    2153890
    """

    reach: tuple[int, ...]
    height: tuple[int, ...]

    @classmethod
    def through(cls, instalments: Iterable[Instalment], rule: ConversionRule) -> Self:
        """FIFO bends at each instalment; the average goes straight from end to end."""
        laid = [Instalment(0, 0), *instalments]
        reach = tuple(accumulate(instalment.amount for instalment in laid))
        height = tuple(accumulate(instalment.worth for instalment in laid))
        if rule is ConversionRule.AVERAGE:
            reach, height = (0, reach[-1]), (0, height[-1])
        return cls(reach, height)

    @property
    def funded(self) -> int:
        """How much came in: where the line ends."""
        return self.reach[-1]

    def at(self, position: int) -> int:
        """The height of the line at a position, to the nearest minor unit, halves up.

        Past its end the line is flat: what is not yet funded is worth nothing yet.
        """
        if position >= self.funded:
            return self.height[-1]
        after = max(1, bisect_left(self.reach, position))
        left, low = self.reach[after - 1], self.height[after - 1]
        run, rise = self.reach[after] - left, self.height[after] - low
        return low + half_up((position - left) * rise, run)

    def worth_of(self, stretch: Stretch) -> int:
        """What a stretch is worth, in minor units of the agreement's currency."""
        return self.at(stretch.end) - self.at(stretch.start)


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a fraction with a positive denominator; halves go up.

    >>> [half_up(5, 2), half_up(-5, 2), half_up(7, 3)]
    [3, -2, 2]
    """
    return (2 * numerator + denominator) // (2 * denominator)
