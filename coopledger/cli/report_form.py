"""`coopledger report form`: the forms that partners and authorities ask for."""

from __future__ import annotations

from pathlib import Path

import click

from coopledger.cli.days import days_between
from coopledger.cli.session import OK, Session, command, letterhead_file
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import Language, say
from coopledger.readers.typed import days_asked

FORMS = ("conac", "face", "sf425", "eu", "refund")
"""As the registry has them, for which help does not wait."""


def form_command(language: Language) -> click.Command:
    return command(
        "report-form",
        language,
        click.Argument(
            ["name"], type=OneOf(FORMS, language), metavar=say("metavar.form", language)
        ),
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        *days_between(language, "paper"),
        click.Option(["--working-copy"], is_flag=True, help=say("option.working-copy", language)),
        letterhead_file(language),
    )(_form)


def _form(
    session: Session,
    name: str,
    code: str,
    on: str | None,
    since: str | None,
    until: str | None,
    working_copy: bool,
    letterhead: Path | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.letterhead import read_letterhead

    first, last = days_asked(since, until, on)
    head = read_letterhead(letterhead) if letterhead is not None else None
    with Ledger.open(session.ledger) as ledger:
        found = ledger.partner_form(
            name, code, on=last, since=first, letterhead=head, working_copy=working_copy
        )
        session.answer(found)
    return OK
