"""Answers that are kept until what they are made of changes: the end of a chain, or the day.

A chain only grows, so that its end says all that an answer of its book depends on: facts, rates and
terms are in it. What is asked of the ledger is kept under these ends, the day, and what was asked.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from threading import Lock
from typing import TypeVar, cast

from coopledger.ledger import Ledger

_T = TypeVar("_T")

_MOST, _MOST_LARGE = 4_000, 12
"""How many answers are kept: small ones, such as a row of the first page, and whole ones."""


class Kept:
    """What a ledger answered. Safe among threads; who asks for the same waits for the first."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._small, self._large = _Shelf(_MOST), _Shelf(_MOST_LARGE)

    def now(self) -> "Now":
        """The ledger as it stands at this moment."""
        return Now(self, self.ledger.heads(), date.today())

    def get(
        self, name: Hashable, stands: Hashable, make: Callable[[], _T], *, is_small: bool
    ) -> _T:
        """An answer as it was made when its ledger stood so, else made now."""
        shelf = self._small if is_small else self._large
        return cast("_T", shelf.get(name, stands, make))


class Now:
    """A ledger at a moment: where each chain ends, and which day it is."""

    def __init__(self, kept: Kept, ends: Mapping[str, Hashable], today: date) -> None:
        self._kept = kept
        self.ends = ends
        self.today = today

    def of_books(
        self,
        codes: tuple[str, ...],
        name: Hashable,
        make: Callable[[], _T],
        *,
        is_small: bool = False,
    ) -> _T:
        """What a verb answers that looks at these books alone. name: what was asked of it.

        is_small: whether so many of them may be kept as there are books.
        """
        stands = (self.today, tuple(self.ends.get(code) for code in codes))
        return self._kept.get((codes, name), stands, make, is_small=is_small)

    def of_all(self, name: Hashable, make: Callable[[], _T]) -> _T:
        """The same of one that looks at every book."""
        stands = (self.today, tuple(self.ends.items()))
        return self._kept.get((None, name), stands, make, is_small=False)


class _Shelf:
    """Answers by name, the newest of each, the one longest not asked for let go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[Hashable, tuple[Hashable, object]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def get(self, name: Hashable, stands: Hashable, make: Callable[[], object]) -> object:
        with self._lock:
            making = self._making.setdefault(name, Lock())
        with making:
            with self._lock:
                known = self._found.get(name)
                if known is not None and known[0] == stands:
                    self._found.move_to_end(name)
                    return known[1]
            answer = make()
            with self._lock:
                self._found[name] = (stands, answer)
                self._found.move_to_end(name)
                while len(self._found) > self._most:
                    gone, _ = self._found.popitem(last=False)
                    self._making.pop(gone, None)
            return answer
