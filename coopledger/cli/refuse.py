"""`coopledger refuse`: say no to what another person prepared, or withdraw one's own."""

import click

from coopledger.cli.session import OK, Session, book_of_reference, command, recorded_by
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "refuse",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        book_of_reference(language),
        click.Option(
            ["--reason"],
            required=True,
            metavar=say("metavar.reason", language),
            help=say("option.refuse-reason", language),
        ),
        recorded_by(language),
        rows=False,
    )(_run)


def _run(session: Session, reference: str, *, book: str | None, reason: str, by: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.proposals import refusal_report

    with Ledger.open(session.ledger, by=by) as ledger:
        resolution = ledger.refuse(reference, reason=reason, book=book)
    session.answer(refusal_report(resolution, session.language))
    return OK
