"""`coopledger verify`: every chain, every column, every law."""

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "verify",
        language,
        click.Option(
            ["--against"],
            metavar=say("metavar.head", language),
            help=say("option.against", language),
        ),
    )(_run)


def _run(session: Session, against: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.plain import verification_data
    from coopledger.reports.receipt import verification_text
    from coopledger.writers.json import to_json

    with Ledger.open(session.ledger) as ledger:
        found = ledger.verify(against=against)
    if session.json:
        data = verification_data(found.books, found.problems, found.head, session.language)
        session.emit(to_json(data))
    else:
        text = verification_text(
            found.books, found.problems, found.head, found.then, session.language
        )
        session.emit(text)
    return OK if found.intact else WRONG
