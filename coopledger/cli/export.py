"""`coopledger export`: all the facts of a book, for another program or another ledger."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say

if TYPE_CHECKING:
    from coopledger.model.facts import AnyFact


def build(language: Language) -> click.Command:
    return command(
        "export",
        language,
        click.Argument(["form"], type=click.Choice(list(FORMATS), case_sensitive=False)),
        click.Argument(["code"], metavar=say("metavar.code", language)),
        formatted=False,  # it is its first argument that says the format
    )(_run)


def _run(session: Session, form: str, code: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        facts = ledger.facts(code)
    session.emit(FORMATS[form](facts))
    return OK


def _json(facts: "Sequence[AnyFact]") -> str:
    from coopledger.writers.facts_json import facts_json

    return facts_json(facts)


FORMATS: "dict[str, Callable[[Sequence[AnyFact]], str]]" = {
    "json": _json,
}
"""What writes each format. Each imports its writer when it is asked for."""
