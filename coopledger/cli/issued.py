"""`coopledger issued`: the statements that were issued, as they were."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "issued",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Argument(
            ["reference"], required=False, metavar=f"[{say('metavar.reference', language)}]"
        ),
    )(_run)


def _run(session: Session, code: str, reference: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.model.issue import Issue
    from coopledger.reports.issued import issued_data, issued_text
    from coopledger.writers.json import to_json

    with Ledger.open(session.ledger) as ledger:
        found = ledger.issued(code, reference)
    if session.json:
        session.emit(to_json({"issued": [issued_data(each) for each in found]}))
    elif reference is not None and isinstance(found[0].fact, Issue):
        session.emit(found[0].fact.printed.in_language(session.language))
    else:
        session.emit(issued_text(code, found, session.language))
    return OK
