"""`coopledger check`: what wants attention, the gravest first, of those the soonest deadline."""

import click

from coopledger.cli.session import OK, WRONG, Session, command
from coopledger.messages.catalogue import Language, say
from coopledger.readers.typed import day


def build(language: Language) -> click.Command:
    return command(
        "check",
        language,
        click.Argument(["code"], required=False, metavar=say("metavar.code", language)),
        click.Option(
            ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
        ),
        days=True,
    )(_run)


def _run(session: Session, code: str | None, on: str | None) -> int:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger
    from coopledger.model.finding import has_errors

    with Ledger.open(session.ledger) as ledger:
        found = ledger.check(code, on=day(on) if on else None)
    session.answer(found)
    return WRONG if has_errors(found) else OK
