"""`coopledger totals`, `coopledger report totals`: the cooperation of each year."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import click

from coopledger.cli.issued_paper import PDF, emit_paper
from coopledger.cli.session import OK, Session, command, letterhead_file
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import are_years, day, moment_or_head, years

if TYPE_CHECKING:
    from coopledger.ledger import Ledger
    from coopledger.model.letterhead import Letterhead


def build(language: Language) -> click.Command:
    more = say("help.fiscal-years", language)
    return command("totals", language, *_of_which(language), more=more)(_run)


def paper_command(language: Language) -> click.Command:
    """The same with all their parts, to be signed."""
    issued = click.Option(
        ["--issued"],
        metavar=say("metavar.reference", language),
        help=say("option.totals-issued", language),
    )
    params = (*_of_which(language), letterhead_file(language), issued)
    more = say("help.fiscal-years", language)
    return command("report-totals", language, *params, more=more)(_paper)


def _of_which(language: Language) -> tuple[click.Parameter, ...]:
    """Of which years, and as of when."""
    return (
        click.Option(
            ["--year"],
            metavar=say("metavar.year", language),
            help=say("option.year", language),
        ),
        *as_of(language),
    )


def as_of(language: Language) -> tuple[click.Parameter, ...]:
    """Up to which day, and as it was recorded when."""
    return (
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.until-day", language)
        ),
        click.Option(
            ["--as-of-recorded", "recorded"],
            metavar=say("metavar.time", language),
            help=say("option.as-of-recorded-or-head", language),
        ),
    )


class AsAsked(TypedDict):
    """What of it is given to a ledger."""

    on: date | None
    recorded_by: datetime | str | None


def as_asked(on: str | None, recorded: str | None) -> AsAsked:
    """What was typed of both. Raises CoopledgerError."""
    return {
        "on": day(on) if on else None,
        "recorded_by": moment_or_head(recorded) if recorded else None,
    }


class _Asked(NamedTuple):
    """What was typed, read before there is a ledger to ask."""

    named: str | None
    as_of: AsAsked

    @classmethod
    def of(cls, year: str | None, on: str | None, recorded: str | None) -> _Asked:
        return cls(are_years(year) if year else None, as_asked(on, recorded))

    def years(self, ledger: Ledger) -> tuple[int, ...]:
        return years(self.named, ledger.fiscal_year_start) if self.named else ()


def _run(session: Session, year: str | None, on: str | None, recorded: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    asked = _Asked.of(year, on, recorded)
    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.cooperation_totals(*asked.years(ledger), **asked.as_of))
    return OK


def _paper(
    session: Session,
    year: str | None,
    on: str | None,
    recorded: str | None,
    letterhead: Path | None,
    issued: str | None,
) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.readers.letterhead import read_letterhead

    asked = _Asked.of(year, on, recorded)
    head = read_letterhead(letterhead) if letterhead is not None else None
    with Ledger.open(session.ledger) as ledger:
        if issued is not None:
            if year or on or recorded:
                raise CoopledgerError("cli.issued-totals")
            return _issued(session, ledger, issued, head)
        of = asked.years(ledger)
        session.answer(ledger.totals_paper(*of, letterhead=head, **asked.as_of))
    return OK


def _issued(session: Session, ledger: Ledger, reference: str, head: Letterhead | None) -> int:
    """As they were issued: in a form for paper, the paper that is kept."""
    found = ledger.issued_totals(reference)
    if session.form.name == PDF:
        emit_paper(session, ledger, found.of, reference, head)
    else:
        session.answer(found)
    return OK
