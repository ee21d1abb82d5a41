"""`coopledger verify`: every chain, every column, every law."""

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.messages.catalogue import Language


def build(language: Language) -> click.Command:
    return command("verify", language)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.writers.plain import to_json, verification_data
    from coopledger.writers.receipt_text import verification_text

    with Ledger.open(session.ledger) as ledger:
        found = ledger.verify()
    if session.json:
        session.emit(to_json(verification_data(found.books, found.problems, session.language)))
    else:
        session.emit(verification_text(found.books, found.problems, session.language))
    return OK if found.intact else WRONG
