"""`coopledger copy`: a ledger's records, exactly, in another place."""

import click

from coopledger.cli.carrying import carried
from coopledger.cli.places import LedgerPlace
from coopledger.cli.session import Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "copy",
        language,
        click.Argument(["source"], type=LedgerPlace(), metavar=say("metavar.from", language)),
        click.Argument(["target"], type=LedgerPlace(), metavar=say("metavar.to", language)),
        rows=False,
        output=False,
    )(_run)


def _run(session: Session, source: str, target: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(source) as ledger:
        return carried(
            session, "copy.progress", target, lambda tell: ledger.copy_to(target, progress=tell)
        )
