"""What is not accepted, less what was accepted after all; and what was written off of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.parts import shares
from coopledger.model.events import Portion
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Disallowance
from coopledger.money import Money, split_minor


class Settled(NamedTuple):
    """How much of a disallowance was settled without money, in minor units.

    cleared: accepted after all, by documents or a justification.
    """

    cleared: int = 0
    written_off: int = 0


def settlements(book: Book, on: date) -> Mapping[str, tuple[Settlement, ...]]:
    """Those that count on a day, by the reference of their disallowance."""
    found: defaultdict[str, list[Settlement]] = defaultdict(list)
    for each in book.ever(Settlement):
        if book.counts(each, on):
            found[each.of].append(each)
    return {
        of: tuple(sorted(each, key=lambda each: (each.when.last, each.reference)))
        for of, each in found.items()
    }


def settled(found: Iterable[Settlement]) -> Settled:
    """What some settlements come to."""
    sums: Counter[bool] = Counter()
    for each in found:
        sums[each.outcome.accepts] += each.amount.minor
    return Settled(sums[True], sums[False])


def still_disallowed(
    disallowances: Iterable[Disallowance], found: Mapping[str, Iterable[Settlement]]
) -> Iterator[Disallowance]:
    """Disallowances without what was accepted after all, each of their lines by its share."""
    for each in disallowances:
        cleared = settled(found.get(each.reference, ())).cleared
        left = max(0, each.amount.minor - cleared)
        if left == each.amount.minor:
            yield each
        elif left:
            yield _lessened(each, left)


def _lessened(disallowance: Disallowance, left: int) -> Disallowance:
    falls = shares(disallowance.lines, disallowance.amount.minor)
    parts = split_minor(left, [minor for _, minor in falls])
    currency = disallowance.amount.currency
    lines = tuple(
        Portion(code=code, amount=Money.from_minor(part, currency))
        for (code, _), part in zip(falls, parts, strict=True)
        if code is not None and part
    )
    update = {"amount": Money.from_minor(left, currency), "lines": lines}
    return disallowance.model_copy(update=update)
