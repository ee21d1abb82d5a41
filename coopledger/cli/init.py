"""`coopledger init`: an empty ledger."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say
from coopledger.writers.json import to_json


def build(language: Language) -> click.Command:
    return command("init", language)(_run)


def _run(session: Session) -> int:
    session.require_ledger_that_stays()
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        made = ledger.create()
        where = ledger.location
    if session.json:
        session.emit(to_json({"location": where, "created": made}))
    else:
        key = "init.made" if made else "init.already"
        session.emit(say(key, session.language, where=where) + "\n")
    return OK
