"""The exchange rates of an agreement: those recorded, those it wants, looked up or from a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coopledger.books.rates import NeededRate
from coopledger.ledger.documents import read_rates_file
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.rate import Rates
from coopledger.model.rate_sources import SOURCES, USUAL
from coopledger.progress import Progress
from coopledger.readers import typed
from coopledger.readers.documents import RATE_TABLES, listed
from coopledger.readers.reading import MannerGiven, Reading
from coopledger.reports.rates import report as rates_report
from coopledger.reports.rates_fetched import not_found
from coopledger.web.asked import Answer, Asked, address
from coopledger.web.book import opening_of, page_of
from coopledger.web.rows import page_of as rows_of
from coopledger.web.tray import begun, tray_of
from coopledger.web.uploads import save_one
from coopledger.web.waiting import Document, Waiting, planned

_ROWS = 50


def rates(asked: Asked) -> Answer:
    """Those that are wanted, and those that are there."""
    opening = opening_of(asked)
    code = opening.code
    known = asked.now.whole((code,), "rates", lambda: asked.ledger.rates(code))
    shown = rows_of(known, asked.query, "agreement", "rates", most=_ROWS)
    words = rates_report(Rates(shown.rows, code), asked.language).words()
    given = {
        "needed": _needed(asked, code) if isinstance(opening, Agreement) else None,
        "shown": shown,
        "blocks": [*words.blocks()],
        "sources": [*SOURCES],
        "usual": USUAL,
        "endings": listed(RATE_TABLES),
        "own": opening.currency,
    }
    return page_of(asked, opening, "rates.html", given)


def _needed(asked: Asked, code: str) -> Sequence[NeededRate]:
    return asked.now.whole((code,), "rates needed", lambda: asked.ledger.rates_needed(code))


def look_up(asked: Asked) -> Answer:
    """Look up those that are wanted, or those of a date; what was found waits to be recorded."""
    code = opening_of(asked, asked.field("code")).code
    when, source = _when(asked), asked.field("source").strip() or None
    tray = tray_of(asked)

    def work(progress: Progress) -> str:
        found = asked.ledger.look_up_rates(code, when=when, source=source)
        progress(0.6)
        rates = [each.rate for each in found if each.rate is not None]
        reading = Reading([Entry(rate) for rate in rates])
        document = Document.of_reading(tray.place(), asked.say("sheet.rate"), reading)
        waiting = planned(tray, document, asked.ledger, progress)
        waiting.beside = partial(not_found, found)
        return address("load", "plan", plan=tray.put(waiting))

    return begun(asked, work)


def send(asked: Asked) -> Answer:
    """Read the rates of a table; they wait to be recorded, as whatever is loaded does."""
    code = opening_of(asked, asked.field("code")).code
    tray, place = tray_of(asked), tray_of(asked).place()
    path = save_one(asked.files("files"), place / "sent")
    document = Document(place, path, MannerGiven(book=code), reads=_read)

    def work(progress: Progress) -> str:
        waiting: Waiting = planned(tray, document, asked.ledger, progress)
        return address("load", "plan", plan=tray.put(waiting))

    return begun(asked, work)


def _read(path: Path, manner: MannerGiven, _: Progress) -> Reading:
    return read_rates_file(path, manner)


def _when(asked: Asked) -> When | None:
    """The day, the month or the period that is asked for, if any. Raises CoopledgerError."""
    since, until, month = asked.form_day("since"), asked.form_day("until"), asked.field("month")
    if not (since or until or month):
        return None
    if bool(month) == bool(since or until):
        raise CoopledgerError("web.rates-one-date")
    if month:
        return typed.month(month)
    first, last = since or until, until or since
    if first is None or last is None or last < first:
        raise CoopledgerError("rates.bad-period", first=first, last=last)
    return When.between(first, last)
