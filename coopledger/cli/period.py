"""`coopledger period`: which years of a book are closed; to close, adjust or reopen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from coopledger.cli.session import ANY_FORMAT, OK, WRONG, Session, command, recorded_by
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
            type=click.IntRange(1900, 2200),
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
        recorded_by(language),
        formats=ANY_FORMAT,
    )(_run)


def _state(
    states: OneOf, context: click.Context, param: click.Parameter, words: tuple[str, ...]
) -> str | None:
    """One state, which may be of two words: `en ajuste`."""
    return states.convert(" ".join(words), param, context) if words else None


def _run(
    session: Session,
    code: str,
    year: int | None,
    state: str | None,
    reason: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if year is not None and state is None:
        raise CoopledgerError("cli.no-state")
    if year is None and reason is not None:
        raise CoopledgerError("cli.nothing-to-change")
    with Ledger.open(session.ledger, by=by) as ledger:
        if year is None or state is None:
            return _show(session, ledger, code)
        return _change(session, ledger, code, year, state, reason)


def _show(session: Session, ledger: Ledger, code: str) -> int:
    from coopledger.cli.tables import emit_table
    from coopledger.reports.flat import periods_table
    from coopledger.reports.periods import periods_data, periods_text
    from coopledger.writers.json import to_json

    periods = ledger.periods(code)
    if session.json:
        session.emit(to_json({"periods": periods_data(periods)}))
    elif session.tabular:
        emit_table(session, periods_table(periods, session.language))
    else:
        session.emit(periods_text(code, periods, session.language))
    return OK


def _change(
    session: Session, ledger: Ledger, code: str, year: int, state: str, reason: str | None
) -> int:
    """Change a year's state; the answer says so, and a table is that of all the years."""
    from coopledger.model.period import PeriodState
    from coopledger.model.receipt import Receipt, Refused
    from coopledger.reports.plain import receipt_data
    from coopledger.reports.receipt import findings_text, receipt_text
    from coopledger.writers.json import to_json

    try:
        receipt = ledger.set_period(code, year, state, reason=reason)
    except Refused as refused:
        receipt = Receipt((), 0, 0, refused.findings)
    language = session.language
    said = findings_text(receipt.findings, language)
    if session.json:
        session.emit(to_json(receipt_data(receipt, language, dry_run=False)))
    elif session.tabular and receipt.accepted:
        return _show(session, ledger, code)
    elif not receipt.accepted:
        session.emit(said + receipt_text(receipt, language, dry_run=False))
    else:
        key = "period.set" if receipt.recorded else "period.as-it-was"
        done = say(key, language, code=code, year=year, state=PeriodState(state))
        session.emit(f"{said}{done}\n")
    return OK if receipt.accepted else WRONG
