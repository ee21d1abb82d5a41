"""`coopledger totals`: the cooperation of each year."""

import click

from coopledger.cli.session import ANY_FORMAT, OK, Session, command
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
        formats=ANY_FORMAT,
    )(_run)


def _run(session: Session, year: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.cli.tables import emit_table
    from coopledger.ledger import Ledger
    from coopledger.reports.flat import totals_table
    from coopledger.reports.plain import totals_data
    from coopledger.reports.statement import totals_document
    from coopledger.writers.json import to_json
    from coopledger.writers.text import totals_text

    with Ledger.open(session.ledger) as ledger:
        totals = ledger.cooperation_totals(*(years(year) if year else ()))
    language = session.language
    if session.json:
        session.emit(to_json({"totals": totals_data(totals)}))
    elif session.tabular:
        table, document = totals_table(totals, language), totals_document(totals, language)
        emit_table(session, table, name=say("sheet.totals", language), document=document)
    else:
        session.emit(totals_text(totals, language))
    return OK
