"""Closing a year of a book, having it adjusted, or opening it again: as it was looked at first."""

from functools import partial

from coopledger.errors import BooksMoved
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.period import PeriodState
from coopledger.model.receipt import Refused
from coopledger.reports.periods import change_report
from coopledger.reports.receipt import receipt_line, receipt_report
from coopledger.web.asked import Answer, Asked, Redirect, address
from coopledger.web.book import opening_of, page_of
from coopledger.web.plans import asks_two
from coopledger.web.tray import done, tray_of


def preview(asked: Asked) -> Answer:
    """What would come of it, as a proposal where two people are asked for."""
    opening, state = opening_of(asked), _state(asked.query.get("state", ""))
    code, reason = opening.code, asked.query.get("reason", "").strip() or None
    year = asked.ledger.fiscal_year(code, asked.query.get("year", ""))
    at = asked.ledger.head(code)  # before it is looked at: what came meanwhile is looked at again
    receipt = asked.ledger.preview_period(code, year, state, reason=reason)
    is_proposal = asks_two(receipt)
    if is_proposal:
        receipt = asked.ledger.preview_period(code, year, state, reason=reason, propose=True)
    needs = any(each.code == "period-needs-reason" for each in receipt.findings)
    given = {
        "year": year,
        "told": year.told(opening.fiscal_year_start),
        "state": state,
        "reason": reason or "",
        "needs_reason": needs,
        "receipt": receipt,
        "said": receipt_line(receipt, asked.language, dry_run=True),
        "is_proposal": is_proposal,
        "at": at,
        "moved": asked.query.get("moved"),
    }
    return page_of(asked, opening, "period.html", given)


def change(asked: Asked) -> Answer:
    """Have it so, or propose it; where anything is in the way, its page says what."""
    code, state = opening_of(asked, asked.field("code")).code, _state(asked.field("state"))
    reason, note = asked.field("reason").strip() or None, asked.field("note").strip() or None
    at = asked.field("at") or None
    year = asked.ledger.fiscal_year(code, asked.field("year"))
    try:
        if asked.field("propose"):
            receipt = asked.ledger.propose_period(
                code, year, state, reason=reason, note=note, at=at
            )
            told = partial(receipt_report, receipt)
        else:
            receipt = asked.ledger.set_period(code, year, state, reason=reason, at=at)
            told = partial(change_report, receipt, asked.ledger.periods(code), year, state)
    except (Refused, BooksMoved) as error:
        moved = "yes" if isinstance(error, BooksMoved) else ""
        of = {
            "code": code, "year": str(year), "state": state.value, "reason": reason, "moved": moved,
        }  # fmt: skip
        return Redirect(address("agreement", "period", **of))
    back = address("agreement", "years", code=code)
    return Redirect(done(tray_of(asked), "web.years", told, code, back))


def _state(written: str) -> PeriodState:
    try:
        return PeriodState(written)
    except ValueError:
        raise CoopledgerError("web.no-such-choice", seen=written) from None
