"""`coopledger template`: the workbook that staff fill in, empty or with a book that is recorded."""

from pathlib import Path

import click

from coopledger.cli.places import IsWritten
from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import CoopledgerError, Language, say


def build(language: Language) -> click.Command:
    return command(
        "template",
        language,
        click.Argument(
            ["path"], type=IsWritten(path_type=Path), metavar=say("metavar.xlsx", language)
        ),
        click.Option(
            ["--from", "code"],
            metavar=say("metavar.code", language),
            help=say("option.from", language),
        ),
        click.Option(["--programme"], is_flag=True, help=say("option.programme", language)),
        click.Option(["--institution"], is_flag=True, help=say("option.institution", language)),
        form=False,
        output=False,
    )(_run)


def _run(session: Session, path: Path, code: str | None, programme: bool, institution: bool) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.model.agreement import Agreement, Institution, Programme
    from coopledger.writers.staff_workbook import empty_workbook, workbook_to_go_on

    if path.suffix.lower() != ".xlsx":
        raise CoopledgerError("cli.not-xlsx", path=path)
    if path.exists():
        raise CoopledgerError("cli.exists", path=path)
    if programme and institution:
        raise CoopledgerError("cli.one-opening")
    if code is None:
        opening = Institution if institution else Programme if programme else Agreement
        content = empty_workbook(session.language, opening)
    else:
        with Ledger.open(session.ledger) as ledger:
            content = workbook_to_go_on(ledger.facts(code), session.language)
    session.write(path, content)
    session.say(say("template.written", session.language, path=path), {"path": str(path)})
    return OK
