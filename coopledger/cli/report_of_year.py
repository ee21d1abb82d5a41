"""`coopledger report annex`, `tossd`, `rencid`: what is reported of a year, of all books."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from coopledger.cli.places import IsRead
from coopledger.cli.session import OK, WRONG, Session, command, letterhead_file
from coopledger.cli.streams import announce
from coopledger.cli.totals import as_asked, as_of
from coopledger.messages.catalogue import Language, say
from coopledger.readers.typed import one_year


def annex_command(language: Language) -> click.Command:
    return command(
        "report-annex",
        language,
        _year(language),
        click.Option(
            ["--narrative"],
            type=IsRead(path_type=Path),
            metavar=say("metavar.file", language),
            help=say("option.narrative", language),
        ),
        letterhead_file(language),
        *as_of(language),
    )(_annex)


def _year(language: Language) -> click.Parameter:
    return click.Option(
        ["--year"],
        required=True,
        metavar=say("metavar.year", language),
        help=say("option.of-year", language),
    )


def _annex(
    session: Session,
    year: str,
    narrative: Path | None,
    letterhead: Path | None,
    on: str | None,
    recorded: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.model.finding import has_errors
    from coopledger.readers.letterhead import read_letterhead
    from coopledger.readers.narrative import read_narrative

    texts = read_narrative(narrative) if narrative is not None else None
    head = read_letterhead(letterhead) if letterhead is not None else None
    with Ledger.open(session.ledger) as ledger:
        of = one_year(year, ledger.fiscal_year_start)
        found = ledger.annex(of, narrative=texts, letterhead=head, **as_asked(on, recorded))
    session.answer(found)
    return WRONG if has_errors(found.findings) else OK


REGISTRIES = ("rencid", "tossd")


def registry_commands(language: Language) -> Iterator[tuple[str, click.Command]]:
    """A command a registry, by its name."""
    for name in REGISTRIES:
        columns = click.Option(
            ["--columns"],
            type=IsRead(path_type=Path),
            metavar=say("metavar.file", language),
            help=say("option.columns", language),
        )
        build = command(f"report-{name}", language, _year(language), columns, *as_of(language))
        yield name, build(partial(_registry, name))


def _registry(
    name: str,
    session: Session,
    year: str,
    columns: Path | None,
    on: str | None,
    recorded: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.registry_layout import read_registry_layout
    from coopledger.reports.findings import finding_lines

    layout = read_registry_layout(columns, name) if columns is not None else None
    with Ledger.open(session.ledger) as ledger:
        of = one_year(year, ledger.fiscal_year_start)
        found = ledger.cooperation_registry(name, of, layout=layout, **as_asked(on, recorded))
    session.answer(found)
    if session.output is not None:  # what is missing is said where it is seen
        for finding in finding_lines(found.findings, session.language):
            announce(finding)
    return OK
