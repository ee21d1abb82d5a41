"""`coopledger undo`: take a whole load back, or say what that would do."""

import click

from coopledger.cli.session import OK, WRONG, Session, command, recorded_by
from coopledger.cli.typed import day
from coopledger.messages.catalogue import CoopledgerError, Language, say


def build(language: Language) -> click.Command:
    return command(
        "undo",
        language,
        click.Argument(["load"], type=int, metavar=say("metavar.load", language)),
        click.Option(
            ["--reason"],
            metavar=say("metavar.reason", language),
            help=say("option.undo-reason", language),
        ),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.undo-on", language)
        ),
        click.Option(["--dry-run"], is_flag=True, help=say("option.dry-run", language)),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    load: int,
    *,
    reason: str | None,
    on: str | None,
    dry_run: bool,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.books.loads import Undone
    from coopledger.ledger import Ledger
    from coopledger.model.receipt import Receipt, Refused

    if reason is None:
        raise CoopledgerError("undo.no-reason", load=load)
    asked = day(on) if on else None
    with Ledger.open(session.ledger, by=by) as ledger:
        take_back = ledger.preview_undo if dry_run else ledger.undo
        try:
            undone = take_back(load, reason=reason, on=asked)
        except Refused as refused:
            undone = Undone(load, dry_run, Receipt((), 0, 0, refused.findings))
    session.answer(undone)
    return OK if undone.receipt.accepted else WRONG
