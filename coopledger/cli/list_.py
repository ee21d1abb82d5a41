"""`coopledger list`: the books of the ledger."""

import click

from coopledger.cli.session import ANY_FORMAT, OK, Session, command
from coopledger.messages.catalogue import Language


def build(language: Language) -> click.Command:
    return command("list", language, formats=ANY_FORMAT)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.cli.tables import emit_table
    from coopledger.ledger import Ledger
    from coopledger.reports.flat import books_table
    from coopledger.reports.plain import books_data
    from coopledger.reports.receipt import books_text
    from coopledger.writers.json import to_json

    with Ledger.open(session.ledger) as ledger:
        books = ledger.books()
        if session.json:
            session.emit(to_json({"books": books_data(books)}))
        elif session.tabular:
            emit_table(session, books_table(books, session.language))
        else:
            session.emit(books_text(books, ledger.location, session.language))
    return OK
