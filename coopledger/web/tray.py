"""The tray of whoever asks: made when it is first needed, emptied when the program ends."""

from collections.abc import Callable

from coopledger.messages.catalogue import Language
from coopledger.progress import Progress
from coopledger.reports.report import Report
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


Told = Callable[[Language], Report]
"""What is said of something, in the language of whoever looks."""


def done(tray: Tray, title: str, told: Told, book: str, back: str, load: int | None = None) -> str:
    """The address of a page that says what was done in a book.

    title: the name of the page on which it was, a key of the catalogue; back: its address. load:
    its number, where it can be taken back as one.
    """
    what = {"title": title, "told": told, "book": book, "back": back, "load": load}
    return address("done", of=tray.done(what))
