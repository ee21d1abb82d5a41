"""`coopledger loads`: what was loaded, from which document, by whom, and what became of it."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language


def build(language: Language) -> click.Command:
    return command("loads", language)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.loads())
    return OK
