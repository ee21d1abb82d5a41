"""`coopledger show`: everything recorded under a reference."""

import click

from coopledger.cli.session import OK, Session, book_of_reference, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "show",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        book_of_reference(language),
    )(_run)


def _run(session: Session, reference: str, book: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.history(reference, book=book))
    return OK
