"""How the variations of budget lines are explained by a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from coopledger.books.book import Book
from coopledger.model.variation import Variation

Explained = Mapping[str, tuple[Variation, ...]]
"""By the code of a budget line: what explains it, all of it as of one day."""


def explained_until(book: Book, on: date) -> Explained:
    """Of each line the explanations of the last day that has some; those that stand."""
    known = [each for each in book.of_kind(Variation, on) if each.when.last <= on]
    known.sort(key=lambda each: (each.line, each.when.last, each.reference))
    return dict(_latest(known))


def _latest(known: list[Variation]) -> Iterator[tuple[str, tuple[Variation, ...]]]:
    for line, of_line in groupby(known, key=lambda each: each.line):
        found = list(of_line)
        yield line, tuple(each for each in found if each.when.last == found[-1].when.last)
