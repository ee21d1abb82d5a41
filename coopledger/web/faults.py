"""What a page says where there is none: who asks is not let in, asked wrongly, or we failed.

No traceback is ever on a page. A fault of ours has a number there, and what happened is told under
it to whoever runs the program.
"""

from collections.abc import Callable
from secrets import token_hex

from coopledger.messages.catalogue import CatalogueException, Language
from coopledger.web.asked import Page

TellFault = Callable[[str, Exception], None]
"""Hears of a fault: its number, and what it was."""

_REFUSED, _FAULT = 403, 500


class Refusal(Exception):
    """What was sent is not taken. key: why, in the catalogue."""

    def __init__(self, key: str, status: int) -> None:
        super().__init__(key)
        self.key, self.status = key, status


def refused_page(key: str, status: int = _REFUSED) -> Page:
    """Why whoever asks is not answered."""
    return Page("refused.html", {"key": key, "params": {}}, status)


def told_page(error: CatalogueException, language: Language, status: int) -> Page:
    """What was asked wrongly, or what the books say of themselves, in its own sentence."""
    return Page("told.html", {"said": error.message(language)}, status)


def fault_page(error: Exception, told: TellFault) -> Page:
    """A fault of ours, under a number."""
    number = token_hex(4)
    told(number, error)
    return Page("refused.html", {"key": "web.fault", "params": {"number": number}}, _FAULT)
