"""`coopledger reconcile`: an agreement on a day."""

import click

from coopledger.cli.session import ANY_FORMAT, OK, WRONG, Session, command
from coopledger.cli.typed import day, moment
from coopledger.messages.catalogue import CoopledgerError, Language, say


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
    from coopledger.reports.explanation import explanation_text
    from coopledger.reports.flat import statement_table
    from coopledger.reports.issued import changes_data
    from coopledger.reports.plain import explanation_data, statement_data
    from coopledger.reports.statement import statement_document
    from coopledger.writers.json import to_json
    from coopledger.writers.text import statement_text

    language = session.language
    if explain and session.tabular:
        raise CoopledgerError("cli.no-explanation", style=session.style)
    asked_on, by = day(on) if on else None, moment(recorded) if recorded else None
    with Ledger.open(session.ledger) as ledger:
        found = ledger.explain(code, on=asked_on, recorded_by=by)
        statement = found.statement
        since = ledger.changes_since(code, on=statement.on, recorded_by=by)
    if session.json:
        data = statement_data(statement, language)
        data["since_issued"] = changes_data(since) if since is not None else None
        if explain:
            data["explanation"] = explanation_data(found)
        session.emit(to_json(data))
    elif session.tabular:
        table = statement_table(statement, language)
        document = statement_document(statement, language, since)
        emit_table(session, table, name=say("sheet.statement", language), document=document)
    else:
        text = statement_text(statement, language, since)
        session.emit(text + "\n" + explanation_text(found, language) if explain else text)
    return OK if statement.closes else WRONG
