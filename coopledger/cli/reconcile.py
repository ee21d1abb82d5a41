"""`coopledger reconcile`: an agreement on a day."""

from datetime import date

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.errors import CoopledgerError
from coopledger.messages.catalogue import Language, say


def build(language: Language) -> click.Command:
    return command(
        "reconcile",
        language,
        click.Argument(["code"], metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
    )(_run)


def _run(session: Session, code: str, on: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.writers.plain import statement_data, to_json
    from coopledger.writers.statement_text import statement_text

    with Ledger.open(session.ledger) as ledger:
        statement = ledger.reconcile(code, on=_day(on) if on else None)
    if session.json:
        session.emit(to_json(statement_data(statement, session.language)))
    else:
        session.emit(statement_text(statement, session.language))
    return OK if statement.closes else WRONG


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CoopledgerError("cli.bad-date", seen=written) from error
