"""`coopledger period`: which years of a book are closed; to close, adjust or reopen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from coopledger.cli.session import (
    OK,
    WRONG,
    Session,
    answer_proposed,
    command,
    proposed_instead,
    recorded_by,
    require_proposed,
)
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say

if TYPE_CHECKING:
    from coopledger.ledger import Ledger

_STATES = ("closed", "adjusting", "open")


def build(language: Language) -> click.Command:
    states = OneOf(_STATES, language)
    return command(
        "period",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Argument(
            ["year"],
            required=False,
            metavar=f"[{say('metavar.year', language)}]",
        ),
        click.Argument(
            ["state"],
            nargs=-1,
            callback=partial(_state, states),
            metavar=f"[{'|'.join(states.choices)}]",
        ),
        click.Option(
            ["--reason"],
            metavar=say("metavar.reason", language),
            help=say("option.period-reason", language),
        ),
        *proposed_instead(language),
        recorded_by(language),
        more=say("help.fiscal-years", language),
    )(_run)


def _state(
    states: OneOf, context: click.Context, param: click.Parameter, words: tuple[str, ...]
) -> str | None:
    """One state, which may be of two words: `en ajuste`."""
    return states.convert(" ".join(words), param, context) if words else None


def _run(
    session: Session,
    code: str,
    year: str | None,
    state: str | None,
    *,
    reason: str | None,
    propose: bool,
    note: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if year is not None and state is None:
        raise CoopledgerError("cli.no-state")
    if year is None and (reason is not None or propose):
        raise CoopledgerError("cli.nothing-to-change")
    require_proposed(note, propose=propose)
    with Ledger.open(session.ledger, by=by) as ledger:
        if year is not None and state is not None:
            if propose:
                asked = partial(ledger.propose_period, code, year, state, reason=reason, note=note)
                return answer_proposed(session, asked)
            return _change(session, ledger, code, year, state, reason)
        session.answer(ledger.periods(code))
    return OK


def _change(
    session: Session, ledger: Ledger, code: str, year: str, state: str, reason: str | None
) -> int:
    """Change a year's state; the answer says so, and a table is that of all the years."""
    from coopledger.model.receipt import Receipt, Refused
    from coopledger.reports.periods import change_report

    meant = ledger.fiscal_year(code, year)
    try:
        receipt = ledger.set_period(code, meant, state, reason=reason)
    except Refused as refused:
        receipt = Receipt((), 0, 0, refused.findings)
    session.answer(change_report(receipt, ledger.periods(code), meant, state, session.language))
    return OK if receipt.accepted else WRONG
