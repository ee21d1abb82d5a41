"""`coopledger approve`: record what another person prepared."""

import click

from coopledger.cli.session import OK, WRONG, Session, book_of_reference, command, recorded_by
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "approve",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        book_of_reference(language),
        click.Option(["--alone"], is_flag=True, help=say("option.alone", language)),
        click.Option(
            ["--reason"],
            metavar=say("metavar.reason", language),
            help=say("option.approve-reason", language),
        ),
        recorded_by(language),
        more=say("help.names-are-claims", language),
    )(_run)


def _run(
    session: Session,
    reference: str,
    *,
    book: str | None,
    alone: bool,
    reason: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.model.receipt import Receipt, Refused
    from coopledger.reports.proposals import approval_report

    with Ledger.open(session.ledger, by=by) as ledger:
        try:
            receipt = ledger.approve(reference, book=book, reason=reason, alone=alone)
        except Refused as refused:
            receipt = Receipt((), 0, 0, refused.findings)
    session.answer(approval_report(receipt, reference, session.language))
    return OK if receipt.accepted else WRONG
