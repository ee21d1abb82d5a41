"""`coopledger issue`: freeze a statement, or a bank reconciliation, in the ledger."""

from pathlib import Path

import click

from coopledger.cli.issued_paper import PDF, emit_paper, paper_language
from coopledger.cli.session import OK, Session, command, letterhead_file, recorded_by
from coopledger.cli.typed import day
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "issue",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        click.Option(
            ["--account"],
            metavar=say("metavar.account", language),
            help=say("option.issue-account", language),
        ),
        click.Option(
            ["--reference"],
            metavar=say("metavar.reference", language),
            help=say("option.issue-reference", language),
        ),
        letterhead_file(language),
        recorded_by(language),
        final=True,
    )(_run)


def _run(
    session: Session,
    code: str,
    on: str | None,
    account: str | None,
    reference: str | None,
    letterhead: Path | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.letterhead import read_letterhead

    head = read_letterhead(letterhead) if letterhead is not None else None
    with Ledger.open(session.ledger, by=by) as ledger:
        issued = ledger.issue(
            code,
            on=day(on) if on else None,
            account=account,
            reference=reference,
            paper=paper_language(session),
            letterhead=head,
        )
        if session.form.name == PDF:
            emit_paper(session, ledger, code, issued.issue.reference)
        else:
            session.answer(issued)
    return OK
