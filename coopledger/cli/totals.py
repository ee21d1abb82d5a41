"""`coopledger totals`: the cooperation of each year."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import are_years, day, moment, years
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "totals",
        language,
        click.Option(
            ["--year"],
            metavar=say("metavar.year", language),
            help=say("option.year", language),
        ),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        click.Option(
            ["--as-of-recorded", "recorded"],
            metavar=say("metavar.time", language),
            help=say("option.as-of-recorded", language),
        ),
        more=say("help.fiscal-years", language),
    )(_run)


def _run(session: Session, year: str | None, on: str | None, recorded: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    named = are_years(year) if year else None
    asked_on, by = day(on) if on else None, moment(recorded) if recorded else None
    with Ledger.open(session.ledger) as ledger:
        asked = years(named, ledger.fiscal_year_start) if named else ()
        session.answer(ledger.cooperation_totals(*asked, on=asked_on, recorded_by=by))
    return OK
