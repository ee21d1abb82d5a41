"""`coopledger report`: what an auditor asks of a ledger, a report a command."""

from __future__ import annotations

from pathlib import Path

import click

from coopledger.cli.days import days_between
from coopledger.cli.issued_paper import PDF, emit_paper
from coopledger.cli.progress_bar import progress_bar
from coopledger.cli.report_fill import fill_command
from coopledger.cli.report_form import form_command
from coopledger.cli.report_iati import beside_command, iati_command
from coopledger.cli.report_journal import journal_command
from coopledger.cli.report_of_year import annex_command, registry_commands
from coopledger.cli.session import (
    OK,
    Session,
    command,
    kept_documents,
    letterhead_file,
    shared_options,
)
from coopledger.cli.streams import announce
from coopledger.cli.totals import paper_command as totals_command
from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import day, days_asked


def build(language: Language) -> click.Command:
    example = say("help.example", language, example=say("example.report-trail", language))
    group = click.Group(
        "report",
        params=shared_options(language),
        callback=lambda **_: None,
        help=f"{say('help.report', language)}\n\n{example}",
        short_help=say("help.report", language),
        options_metavar=say("metavar.options", language),
        subcommand_metavar=say("metavar.command", language),
    )
    group.add_command(_statement_command(language), "statement")
    group.add_command(_closing_command(language), "closing")
    group.add_command(totals_command(language), "totals")
    group.add_command(annex_command(language), "annex")
    for name, each in registry_commands(language):
        group.add_command(each, name)
    group.add_command(form_command(language), "form")
    group.add_command(journal_command(language), "journal")
    group.add_command(iati_command(language), "iati")
    group.add_command(beside_command(language), "iati-beside")
    group.add_command(fill_command(language), "fill")
    group.add_command(_trail_command(language), "trail")
    group.add_command(_auxiliary_command(language), "auxiliary")
    group.add_command(_expediente_command(language), "expediente")
    group.add_command(_sample_command(language), "sample")
    return group


def _statement_command(language: Language) -> click.Command:
    return command(
        "report-statement",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        *days_between(language, "paper"),
        letterhead_file(language),
        click.Option(["--public"], is_flag=True, help=say("option.paper-public", language)),
        click.Option(
            ["--issued"],
            metavar=say("metavar.reference", language),
            help=say("option.paper-issued", language),
        ),
        final=True,
    )(_statement)


def _statement(
    session: Session,
    code: str,
    on: str | None,
    since: str | None,
    until: str | None,
    letterhead: Path | None,
    public: bool,
    issued: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.letterhead import read_letterhead

    first, last = days_asked(since, until, on)
    head = read_letterhead(letterhead) if letterhead is not None else None
    with Ledger.open(session.ledger) as ledger:
        if issued is not None:
            if first or last or public:
                raise CoopledgerError("issued-paper.days")
            if session.form.name == PDF:
                emit_paper(session, ledger, code, issued, head)
            else:
                session.answer(ledger.issued(code, issued))
            return OK
        paper = ledger.statement_paper(code, on=last, since=first, letterhead=head, public=public)
        session.answer(paper)
    return OK


def _closing_command(language: Language) -> click.Command:
    return command(
        "report-closing",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        letterhead_file(language),
        final=True,
    )(_closing)


def _closing(session: Session, code: str, on: str | None, letterhead: Path | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.letterhead import read_letterhead

    head = read_letterhead(letterhead) if letterhead is not None else None
    with Ledger.open(session.ledger) as ledger:
        until = day(on) if on else None
        session.answer(ledger.closing_package(code, on=until, letterhead=head))
    return OK


def _sample_command(language: Language) -> click.Command:
    return command(
        "report-sample",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--size"],
            type=int,
            required=True,
            metavar=say("metavar.number", language),
            help=say("option.sample-size", language),
        ),
        click.Option(
            ["--by"],
            type=OneOf(_DRAWN_BY, language),
            default="item",
            help=say("option.sample-by", language),
        ),
        click.Option(
            ["--seed"], metavar=say("metavar.text", language), help=say("option.seed", language)
        ),
        *days_between(language, "sample"),
    )(_sample)


_DRAWN_BY = ("item", "amount", "line")
"""As `DrawnBy` has them, for which help does not wait."""


def _sample(
    session: Session,
    code: str,
    size: int,
    by: str,
    seed: str | None,
    since: str | None,
    until: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    first, last = days_asked(since, until)
    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.sample(code, size, by=by, seed=seed, since=first, until=last))
    return OK


def _expediente_command(language: Language) -> click.Command:
    return command(
        "report-expediente",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(["--public"], is_flag=True, help=say("option.expediente-public", language)),
        kept_documents(language),
        form=False,
    )(_expediente)


def _expediente(session: Session, code: str, public: bool, keep_documents: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    if session.output is None:
        raise CoopledgerError("cli.needs-file", example=f"-o {code}.zip")
    with (
        Ledger.open(session.ledger, keep_documents=keep_documents) as ledger,
        progress_bar(say("expediente.progress", session.language)) as tell,
    ):
        made = ledger.expediente(
            code, session.output, public=public, language=session.language, progress=tell
        )
    about = {"count": len(made), "path": session.output, "head": made.head}
    said = say("expediente.made", session.language, **about)
    announce(said)
    return OK


def _auxiliary_command(language: Language) -> click.Command:
    code = click.Argument(["code"], metavar=say("metavar.code", language))
    return command("report-auxiliary", language, code)(_auxiliary)


def _auxiliary(session: Session, code: str) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.auxiliary(code))
    return OK


def _trail_command(language: Language) -> click.Command:
    return command(
        "report-trail",
        language,
        click.Argument(["code"], required=False, metavar=f"[{say('metavar.code', language)}]"),
        *days_between(language, "trail"),
        click.Option(
            ["--by"],
            metavar=say("metavar.name", language),
            help=say("option.trail-by", language),
        ),
    )(_trail)


def _trail(
    session: Session, code: str | None, since: str | None, until: str | None, by: str | None
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    first, last = days_asked(since, until)
    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.trail(code, since=first, until=last, by=by))
    return OK
