"""`coopledger issued`: the statements and bank reconciliations issued, as they were."""

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
    from coopledger.model.issue import Issue

    with Ledger.open(session.ledger) as ledger:
        found = ledger.issued(code, reference)
        first = found[0].fact if found.single else None
        if session.form.name == PDF and isinstance(first, Issue) and first.account is None:
            emit_paper(session, ledger, code, first.reference)
        else:
            session.answer(found)
    return OK
