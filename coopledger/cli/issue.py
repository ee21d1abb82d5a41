"""`coopledger issue`: freeze a statement, a bank reconciliation or totals in the ledger."""

from pathlib import Path

import click

from coopledger.cli.issued_paper import PDF, emit_paper, paper_language
from coopledger.cli.session import OK, Session, command, letterhead_file, recorded_by
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import are_years, day, years


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
            ["--year"],
            metavar=say("metavar.year", language),
            help=say("option.issue-year", language),
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
    year: str | None,
    reference: str | None,
    letterhead: Path | None,
    by: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.letterhead import read_letterhead

    if year and account:
        raise CoopledgerError("cli.year-and-account")
    head = read_letterhead(letterhead) if letterhead is not None else None
    until, of = day(on) if on else None, are_years(year) if year else None
    with Ledger.open(session.ledger, by=by) as ledger:
        paper = paper_language(session)
        if of is not None:
            asked = years(of, ledger.fiscal_year_start)
            issued = ledger.issue_totals(
                code, *asked, on=until, reference=reference, paper=paper, letterhead=head
            )
        else:
            issued = ledger.issue(
                code,
                on=until,
                account=account,
                reference=reference,
                paper=paper,
                letterhead=head,
            )
        if session.form.name == PDF:
            emit_paper(session, ledger, code, issued.issue.reference)
        else:
            session.answer(issued)
    return OK
