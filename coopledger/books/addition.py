"""What was added to a book last, so that it can be taken back."""

from collections import defaultdict
from typing import Any, TypeVar

from coopledger.books.order import Tail, Timeline

_GROW = {dict, defaultdict, list}

_Part = TypeVar("_Part", bound=dict[Any, Any] | list[Any])


class Addition:
    """What a book was before facts were added to it: how long its parts were, which others it had.

    Taking back costs what adding did, however long the book is: lists and dicts that only grow are
    cut to what they were; what else changes is another object, and the one before is kept here.
    """

    def __init__(self, book: object) -> None:
        self._book = book
        self._parts = dict(vars(book))
        self._sizes: dict[int, tuple[dict[Any, Any] | list[Any], int]] = {
            id(part): (part, len(part)) for part in self._parts.values() if type(part) in _GROW
        }
        self._tails: list[tuple[Timeline, Tail]] = []

    def grows(self, part: _Part) -> _Part:
        """A part that is about to be added to, at its end."""
        self._sizes.setdefault(id(part), (part, len(part)))
        return part

    def moves(self, timeline: Timeline, tail: Tail) -> None:
        """What stood in a timeline before."""
        self._tails.append((timeline, tail))

    def take_back(self) -> None:
        """Leave the book as it was."""
        for timeline, tail in reversed(self._tails):
            timeline.replace(tail)
        for part, size in self._sizes.values():
            if isinstance(part, list):
                del part[size:]
            else:
                for _ in range(len(part) - size):
                    part.popitem()
        vars(self._book).update(self._parts)
