"""`coopledger reconcile`: an agreement on a day."""

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.messages.catalogue import Language, say
from coopledger.readers.typed import day, moment


def build(language: Language) -> click.Command:
    return command(
        "reconcile",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        click.Option(["--explain"], is_flag=True, help=say("option.explain", language)),
        click.Option(
            ["--as-of-recorded", "recorded"],
            metavar=say("metavar.time", language),
            help=say("option.as-of-recorded", language),
        ),
    )(_run)


def _run(session: Session, code: str, on: str | None, explain: bool, recorded: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.reconciliation import reconciliation_report

    asked_on, by = day(on) if on else None, moment(recorded) if recorded else None
    with Ledger.open(session.ledger) as ledger:
        found = ledger.explain(code, on=asked_on, recorded_by=by)
        since = ledger.changes_since(code, on=found.statement.on, recorded_by=by)
    session.answer(reconciliation_report(found, since, session.language, explained=explain))
    return OK if found.statement.closes else WRONG
