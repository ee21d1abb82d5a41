"""`coopledger pending`: what one person prepared and waits for another."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "pending",
        language,
        click.Argument(["code"], required=False, metavar=f"[{say('metavar.code', language)}]"),
    )(_run)


def _run(session: Session, code: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.pending(code))
    return OK
