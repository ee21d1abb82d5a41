"""`coopledger show`: everything recorded under a reference."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "show",
        language,
        click.Argument(["reference"], metavar=say("metavar.reference", language)),
        click.Option(
            ["--book"],
            metavar=say("metavar.code", language),
            help=say("option.show-book", language),
        ),
    )(_run)


def _run(session: Session, reference: str, book: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.history import history_data, history_text
    from coopledger.writers.json import to_json

    with Ledger.open(session.ledger) as ledger:
        found = ledger.history(reference, book=book)
    if session.json:
        session.emit(to_json({"records": history_data(found)}))
    else:
        session.emit(history_text(found, session.language))
    return OK
