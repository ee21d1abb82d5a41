"""`coopledger issue`: freeze a statement, or a bank reconciliation, in the ledger."""

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
            ["--account"],
            metavar=say("metavar.account", language),
            help=say("option.issue-account", language),
        ),
        click.Option(
            ["--reference"],
            metavar=say("metavar.reference", language),
            help=say("option.issue-reference", language),
        ),
        recorded_by(language),
        final=True,
    )(_run)


def _run(
    session: Session,
    code: str,
    on: str | None,
    account: str | None,
    reference: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger, by=by) as ledger:
        until = day(on) if on else None
        session.answer(ledger.issue(code, on=until, account=account, reference=reference))
    return OK
