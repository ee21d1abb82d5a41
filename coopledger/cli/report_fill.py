"""`coopledger report fill`: the office's own form, filled in with the figures of an agreement."""

from __future__ import annotations

from pathlib import Path

import click

from coopledger.cli.days import days_between
from coopledger.cli.places import IsRead
from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.cli.streams import announce
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import days_asked


def fill_command(language: Language) -> click.Command:
    return command(
        "report-fill",
        language,
        click.Argument(
            ["template"], type=IsRead(path_type=Path), metavar=say("metavar.file", language)
        ),
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        *days_between(language, "paper"),
        form=False,
    )(_fill)


def _fill(
    session: Session,
    template: Path,
    code: str,
    on: str | None,
    since: str | None,
    until: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.model.finding import has_errors
    from coopledger.reports.findings import finding_lines

    if session.output is None:
        raise CoopledgerError("cli.needs-file", example=f"-o {code}{template.suffix}")
    first, last = days_asked(since, until, on)
    with Ledger.open(session.ledger) as ledger:
        found = ledger.fill_form(
            template, code, session.output, on=last, since=first, language=session.language
        )
    for said in finding_lines(found, session.language):
        announce(said)
    announce(say("own-form.made", session.language, path=session.output))
    return WRONG if has_errors(found) else OK
