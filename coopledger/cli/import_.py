"""`coopledger import`: record what a workbook states, a bank's statement, or invoices."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coopledger.cli.places import IsRead, IsWritten
from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.session import (
    OK,
    WRONG,
    Session,
    bank_profile,
    command,
    kept_documents,
    proposed_instead,
    recorded_by,
    require_proposed,
)
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.numerals import NumberStyle
from coopledger.readers.documents import DOCUMENTS, WORKBOOKS, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopledger.model.finding import Finding
    from coopledger.model.receipt import Receipt


def build(language: Language) -> click.Command:
    return command(
        "import",
        language,
        click.Argument(
            ["path"], type=IsRead(path_type=Path), metavar=say("metavar.file", language)
        ),
        click.Option(["--dry-run"], is_flag=True, help=say("option.dry-run", language)),
        click.Option(
            ["--book", "--agreement"],
            metavar=say("metavar.code", language),
            help=say("option.book", language),
        ),
        click.Option(
            ["--share"], metavar=say("metavar.amount", language), help=say("option.share", language)
        ),
        click.Option(
            ["--skip-unreadable"], is_flag=True, help=say("option.skip-unreadable", language)
        ),
        click.Option(
            ["--account"],
            metavar=say("metavar.code", language),
            help=say("option.account", language),
        ),
        bank_profile(language),
        click.Option(
            ["--numbers"],
            type=OneOf(NumberStyle, language),
            help=say("option.numbers", language),
        ),
        click.Option(
            ["--annotate"],
            type=IsWritten(path_type=Path),
            metavar=say("metavar.xlsx", language),
            help=say("option.annotate", language),
        ),
        click.Option(["--correct"], is_flag=True, help=say("option.correct", language)),
        click.Option(
            ["--reason"],
            metavar=say("metavar.reason", language),
            help=say("option.reason", language),
        ),
        *proposed_instead(language),
        kept_documents(language),
        recorded_by(language),
        more=say("help.endings", language, endings=listed(DOCUMENTS)),
    )(_run)


def _run(
    session: Session,
    path: Path,
    *,
    dry_run: bool,
    book: str | None,
    share: str | None,
    skip_unreadable: bool,
    account: str | None,
    profile: str | None,
    numbers: str | None,
    annotate: Path | None,
    correct: bool,
    reason: str | None,
    propose: bool,
    note: str | None,
    keep_documents: str | None,
    by: str | None,
) -> int:
    # The ledger and what it needs are slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.reports.receipt import receipt_report

    if not path.exists():
        raise CoopledgerError("cli.no-file", path=path)
    if correct != (reason is not None):
        raise CoopledgerError("correct.no-reason" if correct else "correct.not-asked")
    require_proposed(note, propose=propose, dry_run=dry_run)
    if annotate is not None and path.suffix.lower() not in WORKBOOKS:
        raise CoopledgerError("cli.annotate-only-workbooks", expected=", ".join(WORKBOOKS))
    style = None if numbers is None else NumberStyle(numbers)
    with (
        Ledger.open(session.ledger, by=by, keep_documents=keep_documents) as ledger,
        progress_bar(say("import.progress", session.language)) as progress,
    ):
        load: Callable[..., Receipt] = ledger.import_file
        if dry_run:
            load = partial(ledger.preview_file, reason=reason)
        elif propose:
            load = partial(ledger.propose_file, reason=reason, note=note)
        elif reason is not None:
            load = partial(ledger.correct_file, reason=reason)
        manner = {"book": book, "style": style, "account": account, "profile": profile}
        of_invoices = {"share": share, "skip_unreadable": skip_unreadable}
        receipt = load(path, **manner, **of_invoices, progress=progress)
    told = partial(receipt_report, receipt, session.language, dry_run=dry_run)
    with session.telling_at_least(told()):
        marked = annotate is not None and _annotated(session, path, annotate, receipt.findings)
    more = (say("import.annotated", session.language, path=annotate),) if marked else ()
    session.answer(told(more=more))
    return OK if receipt.accepted else WRONG


def _annotated(session: Session, path: Path, annotate: Path, findings: tuple[Finding, ...]) -> bool:
    """Write the marked workbook; not where the document could not be opened at all."""
    from coopledger.readers.sheet import NotOpened
    from coopledger.writers.marked_workbook import mark_workbook

    try:
        session.write(annotate, mark_workbook(path, findings, session.language))
    except NotOpened:
        return False
    return True
