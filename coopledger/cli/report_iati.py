"""`coopledger report iati`: agreements as they are published, and what they lack for it.

`coopledger report iati-beside`: what a partner published, beside the books.
"""

from __future__ import annotations

from pathlib import Path

import click

from coopledger.cli.places import IsRead
from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.cli.streams import announce, complain
from coopledger.messages.catalogue import Language, say
from coopledger.readers.typed import day, days_by_reference


def iati_command(language: Language) -> click.Command:
    return command(
        "report-iati",
        language,
        click.Argument(
            ["codes"], nargs=-1, required=True, metavar=f"{say('metavar.code', language)}..."
        ),
        click.Option(
            ["--publisher"],
            type=IsRead(path_type=Path),
            required=True,
            metavar=say("metavar.file", language),
            help=say("option.publisher", language),
        ),
        click.Option(
            ["--value-date", "value_dates"],
            multiple=True,
            metavar=say("metavar.value-date", language),
            help=say("option.value-date", language),
        ),
        click.Option(["--by-activity"], is_flag=True, help=say("option.by-activity", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        markup=True,
    )(_iati)


def _iati(
    session: Session,
    codes: tuple[str, ...],
    publisher: Path,
    value_dates: tuple[str, ...],
    by_activity: bool,
    on: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.iati_settings import read_iati_publisher
    from coopledger.reports.findings import finding_lines

    days = days_by_reference(value_dates)
    settings = read_iati_publisher(publisher)
    with Ledger.open(session.ledger) as ledger:
        until = day(on) if on else None
        found = ledger.iati(
            *codes, publisher=settings, value_dates=days, by_activity=by_activity, on=until
        )
    wrong = not found.is_publishable
    writes = session.form.name == "xml"
    if not (writes and wrong):
        session.answer(found)
    tell = announce if session.output is not None else complain
    if writes or session.output is not None:  # what is missing is said where it is seen
        for finding in finding_lines(found.findings, session.language):
            tell(finding)
    if writes and wrong:
        tell(say("iati.not-written", session.language, path=session.output or "XML"))
    return WRONG if wrong else OK


def beside_command(language: Language) -> click.Command:
    return command(
        "report-iati-beside",
        language,
        click.Argument(
            ["file"], type=IsRead(path_type=Path), metavar=say("metavar.file", language)
        ),
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--activity"],
            metavar=say("metavar.identifier", language),
            help=say("option.iati-activity", language),
        ),
        click.Option(
            ["--publisher"],
            type=IsRead(path_type=Path),
            metavar=say("metavar.file", language),
            help=say("option.beside-publisher", language),
        ),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
    )(_beside)


def _beside(
    session: Session,
    file: Path,
    code: str,
    activity: str | None,
    publisher: Path | None,
    on: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.iati_settings import read_iati_publisher

    settings = read_iati_publisher(publisher) if publisher is not None else None
    until = day(on) if on else None
    with Ledger.open(session.ledger) as ledger:
        found = ledger.iati_beside(file, code, activity=activity, publisher=settings, on=until)
    session.answer(found)
    return OK if found.agrees else WRONG
