"""`coopledger totals`: the cooperation of each year."""

import click

from coopledger.cli.session import OK, Session, command
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "totals",
        language,
        click.Option(
            ["--year"],
            type=int,
            metavar=say("metavar.year", language),
            help=say("option.year", language),
        ),
    )(_run)


def _run(session: Session, year: int | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.writers.plain import to_json, totals_data
    from coopledger.writers.statement_text import totals_text

    with Ledger.open(session.ledger) as ledger:
        totals = ledger.cooperation_totals(year)
    if session.json:
        session.emit(to_json({"totals": totals_data(totals)}))
    else:
        session.emit(totals_text(totals, session.language))
    return OK
