"""The documents of a book: what has none yet, those there are, and attaching more."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from coopledger.books.documents import Documents
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import AnyOpening, Institution
from coopledger.model.attachment import SETTINGS, DocumentUse
from coopledger.progress import Progress
from coopledger.readers.originals import original
from coopledger.readers.report_settings import require_setting
from coopledger.readers.sheet import NotOpened
from coopledger.reports.documents import attached_report, notes_of
from coopledger.web.asked import Answer, Asked, address
from coopledger.web.book import opening_of, page_of
from coopledger.web.pages.movements import movements_of
from coopledger.web.rows import page_of as rows_of
from coopledger.web.tray import begun, done, tray_of
from coopledger.web.uploads import save_all

_ROWS = 50


def documents(asked: Asked) -> Answer:
    """What has none, a page of it; and every document, a page of them."""
    opening, query = opening_of(asked), asked.query
    found = asked.now.whole((opening.code,), "documents", lambda: _documents(asked, opening.code))
    only = query.get("only", "")
    bare = [] if isinstance(opening, Institution) else _without(asked, opening)
    rows = bare if only == "none" else [*found]
    shown = rows_of(rows, query, "agreement", "documents", most=_ROWS)
    given = {
        "of": query.get("of", ""),
        "only": only,
        "shown": shown,
        "count": len(found),
        "bare": len(bare),
        "notes": lambda each: [*notes_of(each, asked.language)],
        "uses": _uses(opening),
    }
    return page_of(asked, opening, "documents.html", given)


def _documents(asked: Asked, code: str) -> Documents:
    return asked.ledger.documents(code)


def _without(asked: Asked, opening: AnyOpening) -> Sequence[object]:
    """The movements to which no document belongs, as the auxiliary says it."""
    return [each for each in movements_of(asked, opening) if not each.line.documents]


def _uses(opening: AnyOpening) -> list[DocumentUse]:
    """What a document may be said to be of it: reports are made with the institution's own."""
    others = (DocumentUse.ISSUED, *(() if isinstance(opening, Institution) else SETTINGS))
    return [use for use in DocumentUse if use not in others]


def attach(asked: Asked) -> Answer:
    """Keep what was sent with what is recorded under a reference."""
    opening, tray = opening_of(asked, asked.field("code")), tray_of(asked)
    code, reference, use = opening.code, asked.field("of").strip(), _use(asked, opening)
    only = asked.field("only")
    paths = save_all(asked.files("files"), tray.place() / "sent")

    def work(_: Progress) -> str:
        for path in paths:
            tray.apart.do(_look, path, use, into=path.parent / f"{path.name}-looked-at")
        receipt = asked.ledger.attach(reference, *paths, book=code, use=use)
        told = partial(attached_report, receipt, reference)
        back = address("agreement", "documents", code=code, only=only)
        return done(tray, "web.documents", told, code, back)

    return begun(asked, work)


def _look(path: Path, use: DocumentUse | None, _: Progress) -> None:
    """Open a document apart, before it is where books are: one that cannot be, says so there."""
    with suppress(NotOpened):
        found = original(path)
        if use in SETTINGS:
            require_setting(use, found)


def _use(asked: Asked, opening: AnyOpening) -> DocumentUse | None:
    written = asked.field("use")
    if not written:
        return None
    if written not in _uses(opening):
        raise CoopledgerError("web.no-such-choice", seen=written)
    return DocumentUse(written)
