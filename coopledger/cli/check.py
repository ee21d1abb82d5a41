"""`coopledger check`: what wants attention, the soonest deadline first."""

import click

from coopledger.cli.session import ANY_FORMAT, OK, WRONG, Session, command
from coopledger.cli.typed import day
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "check",
        language,
        click.Argument(["code"], required=False, metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        formats=ANY_FORMAT,
    )(_run)


def _run(session: Session, code: str | None, on: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.cli.tables import emit_table
    from coopledger.ledger import Ledger
    from coopledger.model.finding import has_errors
    from coopledger.reports.flat import findings_table
    from coopledger.reports.plain import finding_data
    from coopledger.reports.receipt import findings_text
    from coopledger.writers.json import to_json

    language = session.language
    with Ledger.open(session.ledger) as ledger:
        found = ledger.check(code, on=day(on) if on else None)
    if session.json:
        session.emit(to_json({"findings": [finding_data(f, language) for f in found]}))
    elif session.tabular:
        emit_table(session, findings_table(found, language))
    else:
        session.emit(findings_text(found, language) or say("check.nothing", language) + "\n")
    return WRONG if has_errors(found) else OK
