"""The loads of a ledger, and taking one back."""

from datetime import date

from coopledger.books.plan import PlanMoved
from coopledger.errors import LedgerNotFound
from coopledger.messages.catalogue import CoopledgerError
from coopledger.reports import loads as said
from coopledger.web.asked import Answer, Asked, Page, Redirect, address
from coopledger.web.plans import asks_two
from coopledger.web.tray import tray_of


def loads(asked: Asked) -> Answer:
    """Each load, the last first: what it recorded, and what became of it."""
    try:
        found = [*reversed(asked.now.of_all("loads", asked.ledger.loads))]
    except LedgerNotFound:
        found = []
    return Page("loads.html", {"loads": found})


def preview(asked: Asked) -> Answer:
    """What taking a load back would do, as a proposal where two people are asked for."""
    number, reason = _number(asked.query.get("load", "")), asked.query.get("reason", "").strip()
    return _preview(asked, number, reason, asked.day("on"))


def _preview(
    asked: Asked, number: int, reason: str, on: date | None, *, moved: bool = False
) -> Page:
    undone, is_proposal = None, False
    if reason:
        undone = asked.ledger.preview_undo(number, reason=reason, on=on)
        if asks_two(undone.receipt):
            is_proposal = True
            undone = asked.ledger.preview_undo(number, reason=reason, on=on, propose=True)
    return Page(
        "undo.html",
        {
            "number": number,
            "reason": reason,
            "on": on.isoformat() if on is not None else "",
            "undone": undone,
            "document": said.report(undone, asked.language).words() if undone else None,
            "is_proposal": is_proposal,
            "moved": moved,
        },
    )


def undo(asked: Asked) -> Answer:
    """Take a load back, or propose to: exactly what was shown, else show what it would be now."""
    number, reason = _number(asked.field("load")), asked.field("reason").strip()
    on, plan = asked.form_day("on"), asked.field("plan")
    try:
        if asked.field("propose"):
            note = asked.field("note").strip() or None
            receipt = asked.ledger.propose_undo(number, reason=reason, on=on, note=note, plan=plan)
        else:
            receipt = asked.ledger.undo(number, reason=reason, on=on, plan=plan).receipt
    except PlanMoved:
        return _preview(asked, number, reason, on, moved=True)
    done = tray_of(asked).done({"receipt": receipt, "document": None})
    return Redirect(address("load", "done", of=done))


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise CoopledgerError("web.no-such-choice", seen=written)
    return int(written)
