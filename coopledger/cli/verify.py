"""`coopledger verify`: every chain, every column, every law."""

import click

from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.session import OK, WRONG, Session, command, kept_documents
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "verify",
        language,
        click.Option(
            ["--against"],
            metavar=say("metavar.head", language),
            help=say("option.against", language),
        ),
        click.Option(
            ["--since"],
            metavar=say("metavar.head", language),
            help=say("option.since", language),
        ),
        kept_documents(language),
    )(_run)


def _run(
    session: Session, against: str | None, since: str | None, keep_documents: str | None
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with (
        Ledger.open(session.ledger, keep_documents=keep_documents) as ledger,
        progress_bar(say("verify.progress", session.language)) as tell,
    ):
        found = ledger.verify(against=against, since=since, progress=tell)
    session.answer(found)
    return OK if found.intact else WRONG
