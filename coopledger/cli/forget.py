"""`coopledger forget`: erase the personal data of a reference."""

import click

from coopledger.cli.session import OK, Session, command, recorded_by
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "forget",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        click.Option(
            ["--book"],
            metavar=say("metavar.code", language),
            help=say("option.show-book", language),
        ),
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
        recorded_by(language),
    )(_run)


def _run(
    session: Session, reference: str, book: str | None, reason: str, ground: str, by: str | None
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger, by=by) as ledger:
        session.answer(ledger.forget(reference, book=book, reason=reason, ground=ground))
    return OK
