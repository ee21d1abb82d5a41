"""`coopledger export`: the facts of a book, the rows of a ledger, a table for other programs."""

import click

from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.writers.registry import BOOK_FORMS, DATA_FORMS, form_named

ROWS = "rows"
TABLES = ("events", "postings", "months", "totals", "facts", "agreements", "spending_rates")
"""The tables of `books/data_tables.py`, which help does not wait for."""


REPORTED = {
    "beancount": "report journal CODE -o FILE.beancount",
    "hledger": "report journal CODE -o FILE.journal",
    "journal": "report journal CODE -o FILE.xlsx",
    "iati": "report iati CODE --publisher FILE.toml -o FILE.xml",
}
"""What is looked for here, and the command that writes it."""


def build(language: Language) -> click.Command:
    values = (*(form.name for form in BOOK_FORMS), ROWS, *TABLES)
    what = OneOf(values, language, beyond=REPORTED.__contains__)
    return command(
        "export",
        language,
        click.Argument(["what"], type=what),
        click.Argument(["codes"], metavar=f"[{say('metavar.code', language)}]...", nargs=-1),
        click.Option(["--public"], is_flag=True, help=say("option.public", language)),
        form=False,  # it is its first argument that says it, or the ending of the file
        more=_tables(language),
    )(_run)


def _tables(language: Language) -> str:
    endings = ", ".join(form.endings[0] for form in DATA_FORMS)
    return say("help.export-data", language, tables=", ".join(TABLES), endings=endings)


def _run(session: Session, what: str, codes: tuple[str, ...], public: bool) -> int:
    if what in REPORTED:
        raise CoopledgerError("argument.of-report", what=what, command=REPORTED[what])
    if public and what != ROWS:
        raise CoopledgerError("argument.public")
    if what in TABLES:
        return _table(session, what, codes)
    return _rows(session, codes, public) if what == ROWS else _book(session, what, codes)


def _table(session: Session, table: str, codes: tuple[str, ...]) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    path = session.output
    if path is None:
        raise CoopledgerError("data.no-file", table=table)
    label = say("form.progress", session.language, path=path.name)
    with Ledger.open(session.ledger) as ledger, progress_bar(label) as progress:
        ledger.export_data(table, path, *codes, progress=progress)
    return OK


def _rows(session: Session, codes: tuple[str, ...], public: bool) -> int:
    from coopledger.ledger import Ledger

    if codes:
        raise CoopledgerError("argument.rows")
    with Ledger.open(session.ledger) as ledger:
        session.emit_lines(ledger.rows(public=public))
    return OK


def _book(session: Session, form: str, codes: tuple[str, ...]) -> int:
    from coopledger.ledger import Ledger

    if not codes:
        named = say("metavar.code", session.language)
        raise click.MissingParameter(param_hint=f"'{named}'", param_type="argument")
    if len(codes) > 1:
        raise CoopledgerError("argument.one-book", form=form)
    [code] = codes
    asked = form_named(form, BOOK_FORMS, path=session.output)
    if asked.binary:
        session.require_file(f"-o {code}{asked.endings[0]}")
    with Ledger.open(session.ledger) as ledger:
        session.emit(ledger.export(code, form=form, language=session.language))
    return OK
