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
        click.Option(
            ["--code"], metavar=say("metavar.text", language), help=say("option.code", language)
        ),
        kept_documents(language),
    )(_run)


def _run(
    session: Session,
    rows: Path | None,
    against: str | None,
    since: str | None,
    code: str | None,
    keep_documents: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if code is not None:
        if rows is not None or since is not None:
            raise CoopledgerError("paper.code-and-file")
        with Ledger.open(session.ledger) as ledger:
            proof = ledger.verify_code(code, against=against)
        session.answer(proof)
        return OK if proof.holds else WRONG
    if rows is not None:
        if since is not None:
            raise CoopledgerError("head.twice")
        return _file(session, rows, against)
    with (
        Ledger.open(session.ledger, keep_documents=keep_documents) as ledger,
        progress_bar(say("verify.progress", session.language)) as tell,
    ):
        found = ledger.verify(against=against, since=since, progress=tell)
    session.answer(found)
    return OK if found.intact else WRONG


def _file(session: Session, path: Path, against: str | None) -> int:
    """A file of rows, an expediente, or a statement on paper, beside the ledger where it is."""
    from coopledger.books.paper_proof import PaperProof
    from coopledger.ledger import Ledger
    from coopledger.ledger.handed_in import verify_handed_in

    with (
        Ledger.open(session.ledger) as ledger,
        progress_bar(say("verify.progress", session.language)) as tell,
    ):
        found = verify_handed_in(ledger, path, against=against, progress=tell)
    session.answer(found)
    holds = found.holds if isinstance(found, PaperProof) else found.intact
    return OK if holds else WRONG
