"""Ctrl-C, remembered: whatever becomes of it on its way up, the run was interrupted."""

import signal
import sys
from types import FrameType
from typing import Any


class Interruption:
    """Whether this run was interrupted.

    A library that is interrupted may make another error of it (Python itself does, where a class is
    being made), or write a traceback to its log; after Ctrl-C neither is anybody's concern.
    """

    def __init__(self) -> None:
        self.happened = False
        # Not where someone else minds the signal, or it is ignored (nohup).
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._interrupt)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> Any:
        self.happened = True
        sys.unraisablehook = lambda _: None
        logging: Any = sys.modules.get("logging")
        if logging is not None:
            logging.disable()
        raise KeyboardInterrupt
