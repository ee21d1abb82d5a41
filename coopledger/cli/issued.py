"""`coopledger issued`: the statements, bank reconciliations and totals issued, as they were."""

import click

from coopledger.cli.issued_paper import PDF, emit_paper
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

    with Ledger.open(session.ledger) as ledger:
        found = ledger.issued(code, reference)
        if session.form.name == PDF and found.single:
            emit_paper(session, ledger, code, found[0].fact.reference)
        else:
            session.answer(found)
    return OK
