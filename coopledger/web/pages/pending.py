"""What one person prepared: seen by another, who approves or refuses it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from coopledger.books.plan import PlanMoved, PlannedApproval
from coopledger.errors import LedgerNotFound
from coopledger.model.receipt import Refused
from coopledger.progress import Progress
from coopledger.reports import proposals as said
from coopledger.reports.receipt import receipt_line
from coopledger.web.asked import Answer, Asked, Page, Redirect, address
from coopledger.web.plans import shown_plan
from coopledger.web.tray import begun, done, tray_of


def pending(asked: Asked) -> Answer:
    """The proposals that wait, in every book: who prepared each, and what it comes to."""
    try:
        found = [*asked.now.of_all("pending", asked.ledger.pending)]
    except LedgerNotFound:
        found = []
    return Page(
        "pending.html", {"waiting": [said.in_words(each, asked.language) for each in found]}
    )


def proposal(asked: Asked) -> Answer:
    """What approving one would do to the books as they stand now, and whether this person may."""
    reference, code = asked.query.get("reference", ""), asked.query.get("code", "")
    found = asked.ledger.preview_approval(reference, book=code or None)
    given = {
        "found": found,
        "waits": said.in_words(found.recorded, asked.language),
        "may_alone": found.alone_from is not None and found.alone_from <= asked.now.today,
        "moved": bool(asked.query.get("moved")),
    }
    return Page("proposal.html", {**_shown(asked, found), **given})


def _shown(asked: Asked, found: PlannedApproval) -> Mapping[str, Any]:
    if found.plan is None:
        return {"plan": None}
    fact = found.recorded.fact
    of = {"code": fact.book, "reference": fact.reference}
    return {
        **shown_plan(asked, found.plan, "pending", "proposal", of=of, stated_in="web.in-proposal"),
        "said": receipt_line(found.plan.receipt, asked.language, dry_run=True),
    }


def approve(asked: Asked) -> Answer:
    """Record what was proposed, if it is still what was shown; else show what it is now."""
    tray, of = tray_of(asked), _of(asked)
    alone, plan = bool(asked.field("alone")), asked.field("plan")
    reason = asked.field("reason").strip() or None

    def work(_: Progress) -> str:
        try:
            receipt = asked.ledger.approve(
                of["reference"], book=of["code"], reason=reason, alone=alone, plan=plan
            )
        except PlanMoved:
            return address("pending", "proposal", **of, moved="yes")
        except Refused:  # its page says what keeps it from being approved
            return address("pending", "proposal", **of)
        told = partial(said.approval_report, receipt, of["reference"])
        return done(tray, "web.pending", told, of["code"], "/pending", receipt.load)

    return begun(asked, work)


def refuse(asked: Asked) -> Answer:
    """Say no to what was proposed, or withdraw one's own."""
    of, reason = _of(asked), asked.field("reason").strip()
    resolution = asked.ledger.refuse(of["reference"], reason=reason, book=of["code"])
    told = partial(said.refusal_report, resolution)
    return Redirect(done(tray_of(asked), "web.pending", told, of["code"], "/pending"))


def _of(asked: Asked) -> dict[str, str]:
    return {"code": asked.field("code"), "reference": asked.field("reference")}
