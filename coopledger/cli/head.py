"""`coopledger head`: one hash of the whole ledger, or of one book, to be kept elsewhere."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    code = click.Argument(["code"], metavar=f"[{say('metavar.code', language)}]", required=False)
    return command("head", language, code, rows=False)(_run)


def _run(session: Session, code: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        head = ledger.head(code)
    session.say(str(head), {"head": str(head), "records": head.rows})
    return OK
