"""`coopledger merge`: the books of another ledger brought in, or what that would do."""

from pathlib import Path

import click

from coopledger.cli.places import IsRead, LedgerPlace
from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.session import OK, WRONG, Session, command, kept_documents, recorded_by
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "merge",
        language,
        click.Argument(["other"], type=LedgerPlace(), metavar=say("metavar.other", language)),
        click.Option(["--dry-run"], is_flag=True, help=say("option.merge-dry-run", language)),
        click.Option(
            ["--documents"],
            type=IsRead(path_type=Path, exists=True, file_okay=False),
            metavar=say("metavar.folder", language),
            help=say("option.merge-documents", language),
        ),
        kept_documents(language),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    other: str,
    *,
    dry_run: bool,
    documents: Path | None,
    keep_documents: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with (
        progress_bar(say("merge.progress", session.language)) as progress,
        Ledger.open(session.ledger, by=by, keep_documents=keep_documents) as ledger,
    ):
        bring_in = ledger.preview_merge if dry_run else ledger.merge
        merged = bring_in(other, documents=documents, progress=progress)
    session.answer(merged)
    return OK if merged.accepted else WRONG
