"""The loads of a ledger, and taking one back."""

from coopledger.errors import LedgerNotFound
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.receipt import Receipt
from coopledger.reports import loads as said
from coopledger.web.asked import Answer, Asked, Page, Redirect, address
from coopledger.web.tray import tray_of


def loads(asked: Asked) -> Answer:
    """Each load, the last first: what it recorded, and what became of it."""
    try:
        found = [*reversed(asked.now.of_all("loads", asked.ledger.loads))]
    except LedgerNotFound:
        found = []
    return Page("loads.html", {"loads": found})


def preview(asked: Asked) -> Answer:
    """What taking a load back would do."""
    number, reason = _number(asked.query.get("load", "")), asked.query.get("reason", "").strip()
    on = asked.day("on")
    undone = None
    if reason:
        undone = asked.ledger.preview_undo(number, reason=reason, on=on)
    return Page(
        "undo.html",
        {
            "number": number,
            "reason": reason,
            "on": on.isoformat() if on is not None else "",
            "undone": undone,
            "document": said.report(undone, asked.language).words() if undone else None,
            "asks_two": undone is not None and _asks_two(undone.receipt),
        },
    )


def undo(asked: Asked) -> Answer:
    """Take a load back, or propose to, where two people are asked for."""
    number, reason = _number(asked.field("load")), asked.field("reason").strip()
    on = asked.form_day("on")
    if asked.field("propose"):
        receipt = asked.ledger.propose_undo(
            number, reason=reason, on=on, note=asked.field("note").strip() or None
        )
    else:
        receipt = asked.ledger.undo(number, reason=reason, on=on).receipt
    done = tray_of(asked).done({"receipt": receipt, "document": None})
    return Redirect(address("load", "done", of=done))


def _asks_two(receipt: Receipt) -> bool:
    return any(finding.code == "needs-approval" for finding in receipt.findings)


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise CoopledgerError("web.no-such-choice", seen=written)
    return int(written)
