"""`coopledger backup`: the ledger as it stands, in a file of its own."""

import click

from coopledger.cli.carrying import carried
from coopledger.cli.places import LedgerPlace
from coopledger.cli.session import Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    file = click.Argument(["path"], type=LedgerPlace(), metavar=say("metavar.file", language))
    return command("backup", language, file, rows=False, output=False)(_run)


def _run(session: Session, path: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        return carried(
            session, "backup.progress", path, lambda tell: ledger.backup(path, progress=tell)
        )
