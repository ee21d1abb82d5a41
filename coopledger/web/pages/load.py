"""Loading: a document is sent, read and planned; what was planned is recorded, or nothing."""

import json
from dataclasses import replace
from pathlib import Path

from coopledger.books.plan import PlanMoved, moved
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.finding import Finding
from coopledger.model.receipt import Receipt
from coopledger.numerals import NumberStyle
from coopledger.progress import Progress
from coopledger.readers.documents import DOCUMENTS, WORKBOOKS, listed
from coopledger.readers.profiles import shipped
from coopledger.readers.reading import MannerGiven
from coopledger.reports import plan as said
from coopledger.reports.receipt import receipt_line
from coopledger.web.apart import outcome
from coopledger.web.asked import Answer, Asked, Download, Page, Redirect, Shown, address
from coopledger.web.plans import MarkedRow, asks_two, shown_plan
from coopledger.web.tray import begun, tray_of
from coopledger.web.uploads import save
from coopledger.web.waiting import Document, Tray, Waiting, planned
from coopledger.writers.marked_workbook import mark_workbook

_PATIENCE = 1.5
"""Seconds that a page waits for a job before it shows how far that has come."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def load(asked: Asked) -> Answer:
    """Where a document is dropped, and what still waits to be recorded."""
    tray = tray_of(asked)
    return Page(
        "load.html",
        {
            "codes": _codes(asked),
            "profiles": shipped(),
            "styles": tuple(NumberStyle),
            "endings": listed(DOCUMENTS),
            "waiting": tray.each(asked.ledger),
        },
    )


def send(asked: Asked) -> Answer:
    """Keep what was sent, and begin to read it."""
    tray, place = tray_of(asked), tray_of(asked).place()
    manner = _manner(asked)
    document = Document(place, save(asked.files("files"), place / "sent"), manner)
    return begun(asked, lambda progress: _planned(tray, document, asked, progress))


def again(asked: Asked) -> Answer:
    """Plan the same document in another way: to correct with a reason, to propose, read anew."""
    tray = tray_of(asked)
    waiting = tray.get(asked.field("plan"), asked.ledger)
    document = waiting.document
    if asked.field("read-anew"):
        document = document.otherwise(_manner(asked))
    reason = asked.field("reason").strip() or None
    if asked.field("correct") and reason is None:
        raise CoopledgerError("web.no-reason")
    propose = bool(asked.field("propose"))
    reason = reason or waiting.reason

    def work(progress: Progress) -> str:
        return _planned(tray, document, asked, progress, reason=reason, propose=propose)

    return begun(asked, work)


def _planned(
    tray: Tray,
    document: Document,
    asked: Asked,
    progress: Progress,
    *,
    reason: str | None = None,
    propose: bool = False,
) -> str:
    waiting = planned(tray, document, asked.ledger, progress, reason=reason, propose=propose)
    return address("load", "plan", plan=tray.put(waiting))


def working(asked: Asked) -> Answer:
    """How far a job has come; once it is done, what it came to."""
    name = asked.query.get("job", "")
    job = tray_of(asked).job(name)
    if job.ended(_PATIENCE):
        return Redirect(job.to)
    return Page("working.html", {"job": name, "share": round(job.share * 100)})


def progress(asked: Asked) -> Answer:
    """The same, for our script."""
    job = tray_of(asked).job(asked.query.get("job", ""))
    told = {"share": round(job.share * 100), "done": job.is_over}
    return Shown(json.dumps(told).encode(), "application/json")


def plan(asked: Asked) -> Answer:
    """What would be recorded, what was found, what differs, what stands before and after."""
    name = asked.query.get("plan", "")
    waiting = tray_of(asked).get(name, asked.ledger)
    planned_, receipt = waiting.plan, waiting.plan.receipt
    shown = shown_plan(
        asked, planned_, "load", "plan", of={"plan": name}, stated_in="web.in-document",
        row_of=lambda it: _row_of(waiting, it),
    )  # fmt: skip
    return Page(
        "plan.html",
        {
            **shown,
            "name": name,
            "waiting": waiting,
            "document": waiting.document.path.name,
            "said": receipt_line(receipt, asked.language, dry_run=True),
            "moved": _moved(waiting, asked),
            "beside": [*waiting.beside(asked.language)],
            "can_mark": _can_mark(waiting.document) and bool(receipt.findings),
            "asks_two": asks_two(receipt),
            "codes": _codes(asked),
            "profiles": shipped(),
            "styles": tuple(NumberStyle),
            "manner": waiting.document.manner,
        },
    )


def record(asked: Asked) -> Answer:
    """Record what was planned; where the books have moved, say what would be recorded now."""
    tray = tray_of(asked)
    name = asked.field("plan")
    waiting = tray.get(name, asked.ledger)
    if not waiting.plan.receipt.accepted:
        return Redirect(address("load", "plan", plan=name))
    note = asked.field("note").strip() or None

    def work(progress: Progress) -> str:
        try:
            receipt = _recorded(asked, waiting, name, note, progress)
        except PlanMoved as error:
            now = replace(
                waiting,
                plan=error.now,
                moved=moved(waiting.plan, error.now),
                rows=waiting.document.rows(tray.apart, error.now),
            )
            return address("load", "plan", plan=tray.put(now))
        tray.drop(name)
        return address("load", "done", of=tray.done({"receipt": receipt, "document": path.name}))

    path = waiting.document.path
    return begun(asked, work)


def _recorded(
    asked: Asked, waiting: Waiting, name: str, note: str | None, progress: Progress
) -> Receipt:
    reading = waiting.document.read(tray_of(asked).apart, progress)
    return asked.ledger.record_planned(
        reading,
        name,
        reason=waiting.reason,
        propose=waiting.plan.is_proposal,
        note=note if waiting.plan.is_proposal else None,
        progress=progress,
    )


def done(asked: Asked) -> Answer:
    """What was recorded, under which number."""
    found = tray_of(asked).outcome(asked.query.get("of", ""))
    receipt = found["receipt"]
    return Page("loaded.html", {**found, "said": receipt_line(receipt, asked.language)})


def drop(asked: Asked) -> Answer:
    """Forget what was sent."""
    tray_of(asked).drop(asked.field("plan"))
    return Redirect("/load")


def marked(asked: Asked) -> Answer:
    """The workbook that was sent, with the wrong cells marked in it."""
    tray = tray_of(asked)
    waiting = tray.get(asked.query.get("plan", ""), asked.ledger)
    path = waiting.document.path
    if not _can_mark(waiting.document):
        raise CoopledgerError("cli.annotate-only-workbooks", expected=", ".join(WORKBOOKS))
    into = tray.scratch(waiting)
    tray.apart.do(_mark, path, waiting.plan.receipt.findings, asked.language, into=into)
    content: bytes = outcome(into)
    into.unlink()
    named = asked.say("web.marked-name", name=path.stem) + path.suffix
    return Download(named, content, _XLSX)


def _mark(path: Path, findings: tuple[Finding, ...], language: str, _: Progress) -> bytes:
    from coopledger.messages.catalogue import Language
    from coopledger.readers.sheet import NotOpened

    try:
        return mark_workbook(path, findings, Language(language))
    except NotOpened as error:
        raise CoopledgerError("web.not-marked", said=error.finding.message(language)) from error


def _can_mark(document: Document) -> bool:
    return document.path.suffix.lower() in WORKBOOKS


def _manner(asked: Asked) -> MannerGiven:
    """How a document is to be read, as a form says it.

    Raises CoopledgerError for what is none of its choices: a profile is a name here, and no file.
    """
    given = {name: asked.field(name).strip() for name in ("book", "account", "share", "profile")}
    manner = MannerGiven(skip_unreadable=bool(asked.field("skip_unreadable")))
    if given["profile"] and given["profile"] not in shipped():
        raise CoopledgerError("web.no-such-choice", seen=given["profile"])
    if style := asked.field("style"):
        if style not in tuple(NumberStyle):
            raise CoopledgerError("web.no-such-choice", seen=style)
        manner["style"] = NumberStyle(style)
    for name, value in given.items():
        if value:
            manner[name] = value  # type: ignore[literal-required]
    return manner


def _codes(asked: Asked) -> list[str]:
    from coopledger.errors import LedgerNotFound

    try:
        return [each.opening.code for each in asked.ledger.books()]
    except LedgerNotFound:
        return []


def _row_of(waiting: Waiting, finding: Finding) -> MarkedRow | None:
    """The row that a finding is about, and which of its cells."""
    place = finding.place
    if place.sheet is None or place.row is None:
        return None
    row = waiting.rows.get((place.sheet, place.row))
    return (row, row.marked(place)) if row is not None else None


def _moved(waiting: Waiting, asked: Asked) -> dict[str, object] | None:
    if waiting.moved is None:
        return None
    return {
        "gone": [said.row(fact, asked.language) for fact in waiting.moved.gone],
        "come": [said.row(fact, asked.language) for fact in waiting.moved.come],
        "said": waiting.moved.said,
    }
