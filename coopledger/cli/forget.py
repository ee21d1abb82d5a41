"""`coopledger forget`: erase the personal data of a reference."""

import click

from coopledger.cli.session import (
    OK,
    Session,
    book_of_reference,
    command,
    kept_documents,
    recorded_by,
)
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "forget",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        book_of_reference(language),
        click.Option(
            ["--reason"],
            required=True,
            metavar=say("metavar.reason", language),
            help=say("option.forget-reason", language),
        ),
        click.Option(
            ["--ground"],
            required=True,
            metavar=say("metavar.ground", language),
            help=say("option.ground", language),
        ),
        click.Option(
            ["--erase-document"],
            multiple=True,
            metavar=say("metavar.number-or-hash", language),
            help=say("option.erase-document", language),
        ),
        kept_documents(language),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    reference: str,
    book: str | None,
    reason: str,
    ground: str,
    erase_document: tuple[str, ...],
    keep_documents: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    why = {"reason": reason, "ground": ground}
    with Ledger.open(session.ledger, by=by, keep_documents=keep_documents) as ledger:
        session.answer(ledger.forget(reference, book=book, **why, documents=erase_document))
    return OK
