"""`coopledger head`: one hash of the whole ledger, to be kept elsewhere."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language


def build(language: Language) -> click.Command:
    return command("head", language, rows=False)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        head = ledger.head()
    session.say(str(head), {"head": str(head), "records": head.rows})
    return OK
