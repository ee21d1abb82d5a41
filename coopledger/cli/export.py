"""`coopledger export`: all the facts of a book, for another program or another ledger."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import Language, say
from coopledger.writers.registry import BOOK_FORMS, form_named


def build(language: Language) -> click.Command:
    forms = OneOf((form.name for form in BOOK_FORMS), language)
    return command(
        "export",
        language,
        click.Argument(["form"], type=forms),
        click.Argument(["code"], metavar=say("metavar.code", language)),
        form=False,  # it is its first argument that says it
    )(_run)


def _run(session: Session, form: str, code: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    asked = form_named(form, BOOK_FORMS, path=session.output)
    if asked.binary:
        session.require_file(f"-o {code}{asked.endings[0]}")
    with Ledger.open(session.ledger) as ledger:
        session.emit(ledger.export(code, form=form, language=session.language))
    return OK
