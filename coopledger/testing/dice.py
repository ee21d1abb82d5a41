"""Decisions by the handful: to ask Hypothesis for each costs more than what is made of it."""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

_Some = TypeVar("_Some")

ENOUGH = 64
"""Bytes for all that is decided of one thing that happens."""

_SIZES = 8
"""How far from an end a number may lie: what has fewer bytes than that, from none on."""


class Dice:
    """Decisions, out of bytes that were drawn at once.

    A small byte decides for what is simple, and so does a byte that is no longer there: Hypothesis
    makes an example small byte by byte.
    """

    def __init__(self, drawn: bytes) -> None:
        self._drawn = drawn
        self._at = 0

    def below(self, bound: int) -> int:
        """A number from 0 on, below a bound."""
        size = max(1, ((bound - 1).bit_length() + 7) // 8)
        thrown = self._drawn[self._at : self._at + size].ljust(size, b"\0")
        self._at += size
        return int.from_bytes(thrown, "big") % bound

    def yes(self) -> bool:
        """One of two."""
        return bool(self.below(2))

    def seldom(self) -> bool:
        """One in three."""
        return self.below(3) == 2

    def one_of(self, options: Sequence[_Some]) -> _Some:
        """One of some options: the first is the simple one."""
        return options[self.below(len(options))]

    def some_of(self, options: Sequence[_Some], least: int, most: int) -> list[_Some]:
        """From the least to the most of some options, in any order, each once."""
        left = list(options)
        count = min(len(left), least + self.below(most - least + 1))
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def within(self, *bounds: tuple[int, int]) -> int:
        """A number within one of up to four bounds, often at an end of them."""
        how, far = self.below(4 * 2 * _SIZES), self.below(1 << 8 * (_SIZES - 1))
        how, which = divmod(how, 4)
        size, from_most = divmod(how, 2)
        least, most = bounds[which % len(bounds)]
        step = far % (1 << 8 * size) % (most - least + 1)
        return most - step if from_most else least + step


@cache
def dice(size: int = ENOUGH) -> st.SearchStrategy[Dice]:
    """Dice with so many bytes."""
    return st.binary(min_size=size, max_size=size).map(Dice)


@cache
def handfuls(least: int, most: int) -> st.SearchStrategy[list[Dice]]:
    """Dice for each of so many things."""
    return st.lists(dice(), min_size=least, max_size=most)
