"""`coopledger import`: record what a workbook states."""

from pathlib import Path

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.errors import CoopledgerError
from coopledger.messages.catalogue import Language, say
from coopledger.numerals import NumberStyle


def build(language: Language) -> click.Command:
    return command(
        "import",
        language,
        click.Argument(
            ["path"], type=click.Path(path_type=Path), metavar=say("metavar.file", language)
        ),
        click.Option(["--dry-run"], is_flag=True, help=say("option.dry-run", language)),
        click.Option(
            ["--book"], metavar=say("metavar.code", language), help=say("option.book", language)
        ),
        click.Option(
            ["--numbers"],
            type=click.Choice([style.value for style in NumberStyle]),
            default=NumberStyle.COMMA_GROUPS.value,
            help=say("option.numbers", language),
        ),
        click.Option(["--correct"], is_flag=True, help=say("option.correct", language)),
        click.Option(
            ["--reason"],
            metavar=say("metavar.reason", language),
            help=say("option.reason", language),
        ),
    )(_run)


def _run(
    session: Session,
    path: Path,
    *,
    dry_run: bool,
    book: str | None,
    numbers: str,
    correct: bool,
    reason: str | None,
) -> int:
    # The ledger and what it needs are slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.writers.plain import receipt_data, to_json
    from coopledger.writers.receipt_text import findings_text, receipt_text

    if not path.exists():
        raise CoopledgerError("cli.no-file", path=path)
    if path.is_dir():
        raise CoopledgerError("cli.is-folder", path=path)
    if correct != (reason is not None):
        raise CoopledgerError("correct.no-reason" if correct else "correct.not-asked")
    style = NumberStyle(numbers)
    with Ledger.open(session.ledger) as ledger:
        if dry_run:
            receipt = ledger.preview_file(path, reason=reason, book=book, style=style)
        elif reason is not None:
            receipt = ledger.correct_file(path, reason=reason, book=book, style=style)
        else:
            receipt = ledger.import_file(path, book=book, style=style)
    if session.json:
        session.emit(to_json(receipt_data(receipt, session.language, dry_run=dry_run)))
    else:
        session.emit(
            findings_text(receipt.findings, session.language)
            + receipt_text(receipt, session.language, dry_run=dry_run)
        )
    return OK if receipt.accepted else WRONG
