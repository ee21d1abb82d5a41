"""The tray of whoever asks: made when it is first needed, emptied when the program ends."""

from collections.abc import Callable

from coopledger.progress import Progress
from coopledger.web.apart import Apart
from coopledger.web.asked import Asked, Redirect, address
from coopledger.web.waiting import Tray

_NAME = "tray"


def tray_of(asked: Asked) -> Tray:
    """What waits for this session: no other sees it."""
    kept = asked.session.kept
    if _NAME not in kept:
        apart = Apart()
        asked.sessions.when_closed(apart.close)
        kept.setdefault(_NAME, Tray(asked.sessions.folder(), apart))
    tray: Tray = kept[_NAME]
    return tray


def begun(asked: Asked, work: Callable[[Progress], str]) -> Redirect:
    """Begin what takes its time: to the page that says how far it has come, and leads on.

    work: returns the address to go on to.
    """
    return Redirect(address("load", "working", job=tray_of(asked).begin(work)))
