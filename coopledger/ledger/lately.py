"""What was used lately, and no more of it than there is room for."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

_T = TypeVar("_T")


class _Weighed(NamedTuple, Generic[_T]):
    thing: _T
    weight: int


class Lately(Generic[_T]):
    """Things by name; the one longest not asked for is let go first. Safe among threads.

    most: what they may weigh together. The newest stays, whatever it weighs. first: what those may
    weigh that were put here once, where the names are few enough to be remembered: so who goes
    through all that there is, once, fills nothing with it.
    """

    def __init__(self, most: int, first: int | None = None) -> None:
        self._lock = Lock()
        self._again = _Together[_T](most)
        self._once = self._again if first is None else _Together[_T](first)
        self._rooms = dict.fromkeys((self._again, self._once))
        self._known = set[Hashable]()

    def __iter__(self) -> Iterator[_T]:
        """All that are there at the moment."""
        with self._lock:
            return iter([each.thing for of in self._rooms for each in of.found.values()])

    def get(self, name: Hashable) -> _T | None:
        """What goes by a name, where it is there still."""
        with self._lock:
            for of in self._rooms:
                if (found := of.found.get(name)) is not None:
                    of.found.move_to_end(name)
                    return found.thing
        return None

    def put(self, name: Hashable, thing: _T, weight: int) -> None:
        """Keep it by this name, and let go of others where there is no room."""
        with self._lock:
            for of in self._rooms:
                of.drop(name)
            came_before = self._once is self._again or name in self._known
            (self._again if came_before else self._once).keep(name, _Weighed(thing, weight))
            if not came_before:
                self._known.add(name)

    def drop(self, name: Hashable) -> None:
        """Let go of what goes by a name, if it is there."""
        with self._lock:
            for of in self._rooms:
                of.drop(name)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            for of in self._rooms:
                for name in list(of.found):
                    of.drop(name)


class _Together(Generic[_T]):
    """Those that have a room together, the one longest not asked for first."""

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self.found: OrderedDict[Hashable, _Weighed[_T]] = OrderedDict()

    def keep(self, name: Hashable, weighed: _Weighed[_T]) -> None:
        self.found[name] = weighed
        self._weight += weighed.weight
        while self._weight > self._most and len(self.found) > 1:
            self.drop(next(iter(self.found)))

    def drop(self, name: Hashable) -> None:
        if (gone := self.found.pop(name, None)) is not None:
            self._weight -= gone.weight
