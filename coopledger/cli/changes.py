"""`coopledger changes`: what was recorded after a head that was kept."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "changes",
        language,
        click.Argument(["code"], metavar=f"[{say('metavar.code', language)}]", required=False),
        click.Option(
            ["--since"],
            required=True,
            metavar=say("metavar.head", language),
            help=say("option.changes-since", language),
        ),
    )(_run)


def _run(session: Session, code: str | None, since: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.recorded_since(since, code))
    return OK
