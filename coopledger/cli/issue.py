"""`coopledger issue`: freeze a statement in the ledger."""

import click

from coopledger.cli.session import OK, Session, command, recorded_by
from coopledger.cli.typed import day
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "issue",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        click.Option(
            ["--reference"],
            metavar=say("metavar.reference", language),
            help=say("option.issue-reference", language),
        ),
        recorded_by(language),
    )(_run)


def _run(session: Session, code: str, on: str | None, reference: str | None, by: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.issued import issued_data
    from coopledger.writers.json import to_json

    with Ledger.open(session.ledger, by=by) as ledger:
        found = ledger.issue(code, on=day(on) if on else None, reference=reference)
    issue = found.issue
    if session.json:
        session.emit(to_json({**issued_data(found.recorded), "is_new": found.is_new}))
    elif found.is_new:
        session.emit(issue.printed.in_language(session.language))
    else:
        already = say(
            "issued.already", session.language, code=issue.book, reference=issue.reference
        )
        session.emit(already + "\n")
    return OK
