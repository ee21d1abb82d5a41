"""`coopledger match`: the bank and the invoices beside the books, and the bank reconciliation."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coopledger.cli.places import IsRead, IsWritten
from coopledger.cli.session import OK, WRONG, Session, bank_profile, command, recorded_by
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopledger.ledger import Ledger
    from coopledger.model.receipt import Receipt


def build(language: Language) -> click.Command:
    return command(
        "match",
        language,
        click.Argument(
            ["files"],
            nargs=-1,
            type=IsRead(path_type=Path),
            metavar=say("metavar.files-or-none", language),
        ),
        click.Option(
            ["--agreement", "code"],
            metavar=say("metavar.code", language),
            help=say("option.match-agreement", language),
        ),
        click.Option(
            ["--account"],
            metavar=say("metavar.account", language),
            help=say("option.match-account", language),
        ),
        bank_profile(language),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        click.Option(
            ["--window"],
            type=int,
            metavar=say("metavar.days", language),
            help=say("option.match-window", language),
        ),
        click.Option(["--confirm"], is_flag=True, help=say("option.confirm", language)),
        click.Option(
            ["--workbook"],
            type=IsWritten(path_type=Path),
            metavar=say("metavar.xlsx", language),
            help=say("option.match-workbook", language),
        ),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    files: Sequence[Path],
    *,
    code: str | None,
    account: str | None,
    profile: str | None,
    on: str | None,
    window: int | None,
    confirm: bool,
    workbook: Path | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.books.match_window import WINDOW
    from coopledger.ledger import Ledger
    from coopledger.reports.match_run import MatchRun, loading_report, match_report

    _check(files, workbook)
    until = day(on) if on else None
    days = WINDOW if window is None else window
    with Ledger.open(session.ledger, by=by) as ledger:
        receipts = _load(ledger, files, book=code, account=account, profile=profile)
        loaded = loading_report(receipts, session.language)
        if not all(receipt.accepted for receipt in receipts):
            session.answer(loaded)
            return WRONG
        with session.telling_at_least(loaded) if receipts else nullcontext():
            code = code or _said_by(receipts)
            matching = ledger.match(code, account=account, on=until, window=days)
            confirmed = len(matching.certain) if confirm else None
            if confirm:
                ledger.confirm(matching)
                matching = ledger.match(code, account=account, on=until, window=days)
            balances = ledger.reconcile_bank(code, account=account, on=until, window=days)
    told = match_report(MatchRun(receipts, matching, balances, confirmed, None), session.language)
    if workbook is not None:
        from coopledger.writers.matching_workbook import matching_workbook

        with session.telling_at_least(told):
            session.write(workbook, matching_workbook(matching, balances, session.language))
        run = MatchRun(receipts, matching, balances, confirmed, workbook)
        told = match_report(run, session.language)
    session.answer(told)
    return OK if all(each.explained for each in balances) else WRONG


def _check(files: Sequence[Path], workbook: Path | None) -> None:
    """What can be said before anything is recorded."""
    for path in files:
        if not path.exists():
            raise CoopledgerError("cli.no-file", path=path)
    if workbook is not None and workbook.suffix.lower() != ".xlsx":
        raise CoopledgerError("cli.not-xlsx", path=workbook)


def _load(
    ledger: Ledger,
    files: Sequence[Path],
    *,
    book: str | None,
    account: str | None,
    profile: str | None,
) -> list[Receipt]:
    """Record what the files state, one after another, up to one that is refused."""
    from coopledger.readers.documents import BANK_TABLES

    receipts: list[Receipt] = []
    for path in files:
        by = profile if path.suffix.lower() in BANK_TABLES else None
        receipts.append(ledger.import_file(path, book=book, account=account, profile=by))
        if not receipts[-1].accepted:
            break
    return receipts


def _said_by(receipts: Sequence[Receipt]) -> str:
    """The one book that the files are of."""
    books = {book for receipt in receipts for book in receipt.books}
    if len(books) != 1:
        raise CoopledgerError("cli.no-agreement")
    return books.pop()
