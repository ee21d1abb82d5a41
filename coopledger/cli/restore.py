"""`coopledger restore`: a backup, where the ledger is to be."""

import click

from coopledger.cli.carrying import carried
from coopledger.cli.places import LedgerPlace
from coopledger.cli.session import Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    file = click.Argument(["path"], type=LedgerPlace(), metavar=say("metavar.file", language))
    return command("restore", language, file, rows=False, output=False)(_run)


def _run(session: Session, path: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    to = session.ledger
    return carried(
        session, "restore.progress", to, lambda tell: Ledger.restore(path, to, progress=tell)
    )
