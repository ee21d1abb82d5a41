"""`coopledger undo`: take a whole load back, or say what that would do."""

from functools import partial

import click

from coopledger.cli.session import (
    OK,
    WRONG,
    Session,
    answer_proposed,
    command,
    proposed_instead,
    recorded_by,
    require_proposed,
)
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import day


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
        *proposed_instead(language),
        recorded_by(language),
    )(_run)


def _run(
    session: Session,
    load: int,
    *,
    reason: str | None,
    on: str | None,
    dry_run: bool,
    propose: bool,
    note: str | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.books.loads import Undone
    from coopledger.ledger import Ledger
    from coopledger.model.receipt import Receipt, Refused

    if reason is None:
        raise CoopledgerError("undo.no-reason", load=load)
    require_proposed(note, propose=propose, dry_run=dry_run)
    asked = day(on) if on else None
    with Ledger.open(session.ledger, by=by) as ledger:
        if propose:
            made = partial(ledger.propose_undo, load, reason=reason, on=asked, note=note)
            return answer_proposed(session, made)
        take_back = ledger.preview_undo if dry_run else ledger.undo
        try:
            undone = take_back(load, reason=reason, on=asked)
        except Refused as refused:
            undone = Undone(load, dry_run, Receipt((), 0, 0, refused.findings))
    session.answer(undone)
    return OK if undone.receipt.accepted else WRONG
