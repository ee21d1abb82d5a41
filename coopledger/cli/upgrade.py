"""`coopledger upgrade`: a ledger that an earlier version made, brought up to date."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command("upgrade", language, rows=False, output=False)(_run)


def _run(session: Session) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        found, now = ledger.upgrade()
        where = ledger.location
    key = "upgrade.nothing" if found == now else "upgrade.done"
    data = {"location": where, "found": found, "now": now}
    session.say(say(key, session.language, where=where, found=found, now=now), data)
    return OK
