"""`coopledger export`: all the facts of a book, for another program or another ledger."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import Language, say

if TYPE_CHECKING:
    from coopledger.model.facts import AnyFact


def build(language: Language) -> click.Command:
    return command(
        "export",
        language,
        click.Argument(["form"], type=OneOf(FORMATS, language)),
        click.Argument(["code"], metavar=say("metavar.code", language)),
        formats=(),  # it is its first argument that says the format
    )(_run)


def _run(session: Session, form: str, code: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if form != "json":
        session.require_file(f"-o {code}.{'zip' if form == 'csv' else form}")
    with Ledger.open(session.ledger) as ledger:
        # An issued statement belongs to the chain of this ledger: no other one takes it.
        facts = [fact for fact in ledger.facts(code) if fact.kind != "issue"]
    session.emit(FORMATS[form](facts, session.language))
    return OK


def _json(facts: "Sequence[AnyFact]", language: Language) -> str:
    from coopledger.writers.facts_json import facts_json

    return facts_json(facts)


def _csv(facts: "Sequence[AnyFact]", language: Language) -> bytes:
    from coopledger.writers.csv_archive import csv_archive

    return csv_archive(facts, language)


def _xlsx(facts: "Sequence[AnyFact]", language: Language) -> bytes:
    from coopledger.writers.staff_workbook import book_workbook

    return book_workbook(facts, language)


FORMATS: "dict[str, Callable[[Sequence[AnyFact], Language], str | bytes]]" = {
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
}
"""What writes each format. Each imports its writer when it is asked for."""
