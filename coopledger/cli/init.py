"""`coopledger init`: an empty ledger."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.errors import CoopledgerError
from coopledger.messages.catalogue import Language, say
from coopledger.writers.json_text import to_json

_IN_MEMORY = ("sqlite://", "sqlite:///:memory:", ":memory:")


def build(language: Language) -> click.Command:
    return command("init", language)(_run)


def _run(session: Session) -> int:
    if session.ledger in _IN_MEMORY:
        raise CoopledgerError("cli.in-memory", where=session.ledger)
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
