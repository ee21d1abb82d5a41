"""Answers that are kept until what they are made of changes: the end of a chain, or the day.

A chain only grows, so that its end says all that an answer of its book depends on: facts, rates and
terms are in it. What is asked of the ledger is kept under these ends, the day, and what was asked.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import NamedTuple, Protocol, TypeVar, cast

from coopledger.ledger import Ledger
from coopledger.ledger.lately import Lately

_T = TypeVar("_T")

_MOST, _MOST_RECORDS = 4_000, 600_000
"""How many small answers are kept, and of how many records the whole ones together are."""


class Kept:
    """What a ledger answered. Safe among threads; who asks for the same waits for the first."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.small, self.whole = _Shelf(_MOST), _Shelf(_MOST_RECORDS)

    def now(self) -> "Now":
        """The ledger as it stands at this moment. Raises LedgerNotFound."""
        return Now(self, self.ledger.heads(), date.today())


class End(Hashable, Protocol):
    """Where a chain ends: no two of its states have the same. seq: how long it is."""

    @property
    def seq(self) -> int: ...


class Now:
    """A ledger at a moment: where each chain ends, and which day it is."""

    def __init__(self, kept: Kept, ends: Mapping[str, End], today: date) -> None:
        self._kept = kept
        self.ends = ends
        self.today = today

    def small(self, codes: Sequence[str], name: Hashable, make: Callable[[], _T]) -> _T:
        """What a verb answers that looks at these books alone, in few words: a row of a page.

        name: what was asked of it.
        """
        return self._kept.small.get((*codes, name), self._stands(codes), make, 1)

    def whole(self, codes: Sequence[str], name: Hashable, make: Callable[[], _T]) -> _T:
        """The same of what has something for each record of a book."""
        weight = 1 + sum(self.ends[code].seq for code in codes if code in self.ends)
        return self._kept.whole.get((*codes, name), self._stands(codes), make, weight)

    def of_all(self, name: Hashable, make: Callable[[], _T]) -> _T:
        """The same of a verb that looks at every book, in few words."""
        return self.small(tuple(self.ends), name, make)

    def _stands(self, codes: Sequence[str]) -> Hashable:
        return (self.today, *(self.ends.get(code) for code in codes))


class _Shelf:
    """Answers by name, the newest of each. most: what they may weigh together."""

    def __init__(self, most: int) -> None:
        self._found = Lately[_Answer](most)
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}

    def get(self, name: Hashable, stands: Hashable, make: Callable[[], _T], weight: int) -> _T:
        """An answer as it was made when its books stood so, else made now."""
        with self._lock:
            making = self._making.setdefault(name, Lock())
        try:
            with making:
                known = self._found.get(name)
                if known is None or known.stands != stands:
                    known = _Answer(stands, make())
                    self._found.put(name, known, weight)
                return cast("_T", known.said)
        finally:
            with self._lock:
                if not making.locked():
                    self._making.pop(name, None)


class _Answer(NamedTuple):
    stands: Hashable
    said: object
