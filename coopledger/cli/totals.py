"""`coopledger totals`: the cooperation of each year."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.cli.typed import years
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
    )(_run)


def _run(session: Session, year: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.cooperation_totals(*(years(year) if year else ())))
    return OK
