"""Who waits for the same turn: whoever came first does the work of all who came until then."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Condition, Lock
from typing import Generic, TypeVar


class Request:
    """What a thread wants done, and may wait for another thread to do."""

    def __init__(self) -> None:
        self._gate = Lock()
        self._gate.acquire()

    def wait(self) -> None:
        """Until it is done, or left to its own thread."""
        self._gate.acquire()

    def let_go(self) -> None:
        """Let its thread go on."""
        self._gate.release()


_R = TypeVar("_R", bound=Request)
_T = TypeVar("_T")


COME_BACK_SECONDS = 0.01
"""How long those who were let go together are waited for at most."""


class Gathering(Generic[_R]):
    """Requests that wait, by what they wait for."""

    def __init__(self) -> None:
        self._changed = Condition(Lock())
        self._waiting: dict[str, list[_R]] = {}
        self._came: dict[str, int] = {}
        self._most = 0.0

    def join(
        self,
        name: str,
        request: _R,
        turn: AbstractContextManager[_T],
        work: Callable[[_T, list[_R]], None],
    ) -> None:
        """Have a request done.

        Whoever is first waits for the turn of this name, and then does the work of all who came
        until then; the others wait for him, and go on when it is done, or when it failed.
        """
        if not self._is_first(name, request):
            request.wait()
            return
        gathered: list[_R] = []
        try:
            with turn as mine:
                self._come_back(name)
                gathered = self._taken(name)
                began = time.monotonic()
                work(mine, gathered)
                self._most = min(time.monotonic() - began, COME_BACK_SECONDS)
        finally:
            for each in gathered or self._taken(name):
                if each is not request:
                    each.let_go()

    def _is_first(self, name: str, request: _R) -> bool:
        with self._changed:
            waiting = self._waiting.setdefault(name, [])
            waiting.append(request)
            if len(waiting) == self._came.get(name):
                self._changed.notify_all()
            return len(waiting) == 1

    def _come_back(self, name: str) -> None:
        """Wait for as many as came last time, if there were several: they may have more to do.

        No longer than the work took: that is what it spares to have one for all.
        """
        with self._changed:
            came = self._came.get(name, 1)
            self._changed.wait_for(lambda: len(self._waiting[name]) >= came, self._most)

    def _taken(self, name: str) -> list[_R]:
        """All who came until now. Who comes next is first again."""
        with self._changed:
            waiting = self._waiting.pop(name, [])
            if len(waiting) > 1:
                self._came[name] = len(waiting)
            else:
                self._came.pop(name, None)
        return waiting
