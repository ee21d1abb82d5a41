"""`coopledger attach`: keep documents with what is recorded under a reference."""

from pathlib import Path

import click

from coopledger.cli.places import IsRead
from coopledger.cli.session import OK, WRONG, Session, command, kept_documents, recorded_by
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import Language, say

_USES = (
    "invoice", "ticket", "agreement", "bank-statement", "transfer-receipt", "letter",
    "working-paper", "letterhead", "annex-texts", "tossd-columns", "rencid-columns", "other",
)  # fmt: skip
"""As `DocumentUse` has them, for which help does not wait."""


def build(language: Language) -> click.Command:
    return command(
        "attach",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        click.Argument(
            ["paths"],
            type=IsRead(path_type=Path),
            nargs=-1,
            required=True,
            metavar=say("metavar.files", language),
        ),
        click.Option(
            ["--book", "--agreement"],
            metavar=say("metavar.code", language),
            help=say("option.attach-book", language),
        ),
        click.Option(["--what"], type=OneOf(_USES, language), help=say("option.what", language)),
        kept_documents(language),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    reference: str,
    paths: tuple[Path, ...],
    book: str | None,
    what: str | None,
    keep_documents: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.documents import attached_report

    with Ledger.open(session.ledger, by=by, keep_documents=keep_documents) as ledger:
        receipt = ledger.attach(reference, *paths, book=book, use=what)
    session.answer(attached_report(receipt, reference, session.language))
    return OK if receipt.accepted else WRONG
