"""Whose turn it is at a book: one thread's at a time, first come, first served."""

from collections import deque
from threading import Lock


class Turns:
    """Turns at books, by code. Who has some and waits for more asks in the order of the codes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, deque[Lock]] = {}

    def take(self, code: str) -> bool:
        """Take a turn if nobody has it; whether it was taken."""
        with self._lock:
            if code in self._waiting:
                return False
            self._waiting[code] = deque()
            return True

    def wait(self, code: str) -> None:
        """Take a turn once all who asked before have had theirs."""
        gate = Lock()
        with self._lock:
            if code not in self._waiting:
                self._waiting[code] = deque()
                return
            gate.acquire()
            self._waiting[code].append(gate)
        try:
            gate.acquire()
        except BaseException:  # interrupted
            self._leave(code, gate)
            raise

    def end(self, code: str) -> None:
        """Hand a turn on to who asked first."""
        with self._lock:
            if waiting := self._waiting[code]:
                waiting.popleft().release()
            else:
                del self._waiting[code]

    def _leave(self, code: str, gate: Lock) -> None:
        """Wait no longer; where the turn came meanwhile, hand it on."""
        with self._lock:
            if gate in self._waiting[code]:
                self._waiting[code].remove(gate)
                return
        self.end(code)
