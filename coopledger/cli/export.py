"""`coopledger export`: all the facts of a book, or all the rows of a ledger."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.writers.registry import BOOK_FORMS, form_named

ROWS = "rows"


def build(language: Language) -> click.Command:
    forms = OneOf((*(form.name for form in BOOK_FORMS), ROWS), language)
    return command(
        "export",
        language,
        click.Argument(["form"], type=forms),
        click.Argument(["code"], metavar=f"[{say('metavar.code', language)}]", required=False),
        click.Option(["--public"], is_flag=True, help=say("option.public", language)),
        form=False,  # it is its first argument that says it
    )(_run)


def _run(session: Session, form: str, code: str | None, public: bool) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if form == ROWS:
        if code is not None:
            raise CoopledgerError("argument.rows")
        with Ledger.open(session.ledger) as ledger:
            session.emit_lines(ledger.rows(public=public))
        return OK
    if public:
        raise CoopledgerError("argument.public")
    if code is None:
        named = say("metavar.code", session.language)
        raise click.MissingParameter(param_hint=f"'{named}'", param_type="argument")
    asked = form_named(form, BOOK_FORMS, path=session.output)
    if asked.binary:
        session.require_file(f"-o {code}{asked.endings[0]}")
    with Ledger.open(session.ledger) as ledger:
        session.emit(ledger.export(code, form=form, language=session.language))
    return OK
