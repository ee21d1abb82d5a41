"""How far a long piece of work has come: a share from 0 to 1, told as it goes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[float], None]

_T = TypeVar("_T")
_EVERY = 500


def untold(share: float) -> None:
    """For work that nobody watches."""


def within(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a part of the work, which takes it from one share to another."""
    return lambda share: progress(start + (end - start) * share)


def counted(items: Iterable[_T], expected: int, progress: Progress) -> Iterator[_T]:
    """The items, told of now and then. expected: how many there should be, as far as is known."""
    for number, item in enumerate(items):
        if number % _EVERY == 0 and expected:
            progress(min(1.0, number / expected))
        yield item
    progress(1.0)


def in_turn(
    items: Sequence[_T], sizes: Sequence[int], progress: Progress
) -> Iterator[tuple[_T, Progress]]:
    """Each item with the progress of its part, as large as its size is among all sizes."""
    whole, done = sum(sizes) or 1, 0
    for item, size in zip(items, sizes, strict=True):
        yield item, within(progress, done / whole, (done + size) / whole)
        done += size
