"""`coopledger init`: an empty ledger."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command("init", language, rows=False)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        made = ledger.create()
        where = ledger.location
    key = "init.made" if made else "init.already"
    session.say(say(key, session.language, where=where), {"location": where, "created": made})
    return OK
