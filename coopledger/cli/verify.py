"""`coopledger verify`: every chain, every column, every law."""

from pathlib import Path

import click

from coopledger.cli.places import IsRead
from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.session import OK, WRONG, Session, command, kept_documents
from coopledger.messages.catalogue import CoopledgerError, Language, say


def build(language: Language) -> click.Command:
    return command(
        "verify",
        language,
        click.Argument(
            ["rows"],
            type=IsRead(path_type=Path),
            metavar=say("metavar.rows", language),
            required=False,
        ),
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
    session: Session,
    rows: Path | None,
    against: str | None,
    since: str | None,
    keep_documents: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.ledger.published import verify_rows

    if rows is not None:
        if since is not None:
            raise CoopledgerError("head.twice")
        proved = verify_rows(rows, against=against)
        session.answer(proved)
        return OK if proved.intact else WRONG
    with (
        Ledger.open(session.ledger, keep_documents=keep_documents) as ledger,
        progress_bar(say("verify.progress", session.language)) as tell,
    ):
        found = ledger.verify(against=against, since=since, progress=tell)
    session.answer(found)
    return OK if found.intact else WRONG
