"""`coopledger reconcile`: an agreement on a day."""

from datetime import datetime

import click

from coopledger.cli.session import ANY_FORMAT, OK, WRONG, Session, command, day
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
        click.Option(["--explain"], is_flag=True, help=say("option.explain", language)),
        click.Option(
            ["--as-of-recorded", "recorded"],
            metavar=say("metavar.time", language),
            help=say("option.as-of-recorded", language),
        ),
        formats=ANY_FORMAT,
    )(_run)


def _run(session: Session, code: str, on: str | None, explain: bool, recorded: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.cli.tables import emit_table
    from coopledger.ledger import Ledger
    from coopledger.writers.explanation_text import explanation_text
    from coopledger.writers.flat import statement_table
    from coopledger.writers.plain import explanation_data, statement_data, to_json
    from coopledger.writers.statement_document import statement_document
    from coopledger.writers.statement_text import statement_text

    language = session.language
    if explain and session.tabular:
        raise CoopledgerError("cli.no-explanation", style=session.style)
    with Ledger.open(session.ledger) as ledger:
        found = ledger.explain(
            code,
            on=day(on) if on else None,
            recorded_by=_moment(recorded) if recorded else None,
        )
    statement = found.statement
    if session.json:
        data = statement_data(statement, language)
        if explain:
            data["explanation"] = explanation_data(found)
        session.emit(to_json(data))
    elif session.tabular:
        table = statement_table(statement, language)
        document = statement_document(statement, language)
        emit_table(session, table, name=say("sheet.statement", language), document=document)
    else:
        text = statement_text(statement, language)
        session.emit(text + "\n" + explanation_text(found, language) if explain else text)
    return OK if statement.closes else WRONG


def _moment(written: str) -> datetime:
    """A time; without a zone it is the machine's own."""
    try:
        return datetime.fromisoformat(written).astimezone()
    except ValueError as error:
        raise CoopledgerError("cli.bad-time", seen=written) from error
