"""Parts of a statement of which one figure is off by so many minor units."""

from collections.abc import Iterator
from dataclasses import replace

from coopledger.books.flows import FIGURES, MonthFlow, Part


def _one_off(minor: tuple[int, ...], place: int, off: int) -> tuple[int, ...]:
    return (*minor[:place], minor[place] + off, *minor[place + 1 :])


def parts_off(part: Part, off: int) -> Iterator[Part]:
    """Once for what is reported, and once for each currency of the fund."""
    yield replace(part, reported_minor=part.reported_minor + off)
    for at in range(len(part.minor)):
        yield replace(part, minor=_one_off(part.minor, at, off))


def flow_off(flow: MonthFlow, name: str, off: int) -> MonthFlow:
    return replace(flow, minor=_one_off(flow.minor, FIGURES.index(name), off))
