"""`coopledger portfolio`: all agreements at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from coopledger.cli.session import OK, WRONG, Session, command, shared_options
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.typed import day

if TYPE_CHECKING:
    from coopledger.books.portfolio import Portfolio


def build(language: Language) -> click.Command:
    example = say("help.example", language, example=say("example.portfolio-reconcile", language))
    group = click.Group(
        "portfolio",
        params=shared_options(language),
        callback=lambda **_: None,
        help=f"{say('help.portfolio', language)}\n\n{example}",
        short_help=say("help.portfolio", language),
        options_metavar=say("metavar.options", language),
        subcommand_metavar=say("metavar.command", language),
    )
    group.add_command(_reconcile_command(language), "reconcile")
    group.add_command(command("portfolio-totals", language, _until(language))(_totals), "totals")
    group.add_command(_check_command(language), "check")
    return group


def _reconcile_command(language: Language) -> click.Command:
    return command(
        "portfolio-reconcile",
        language,
        _on(language),
        click.Option(
            ["--parquet"],
            metavar=say("metavar.folder", language),
            help=say("option.parquet", language),
        ),
        click.Option(
            ["--spark"], metavar=say("metavar.master", language), help=say("option.spark", language)
        ),
    )(_reconcile)


def _check_command(language: Language) -> click.Command:
    return command("portfolio-check", language, _on(language), days=True)(_check)


def _until(language: Language) -> click.Parameter:
    return click.Option(
        ["--on"], metavar=say("metavar.day", language), help=say("option.until-day", language)
    )


def _on(language: Language) -> click.Parameter:
    return click.Option(
        ["--on"], metavar=say("metavar.day", language), help=say("option.on", language)
    )


def _reconcile(session: Session, on: str | None, parquet: str | None, spark: str | None) -> int:
    if spark is not None and parquet is None:
        raise CoopledgerError("cli.spark-alone")
    asked = day(on) if on else None
    found = _of_ledger(session, asked) if parquet is None else _of_tables(parquet, spark, asked)
    session.answer(found)
    return OK if found.closes else WRONG


def _of_ledger(session: Session, on: date | None) -> Portfolio:
    # Slow to import: only when there is something to do.
    from coopledger.ledger import Ledger

    with Ledger.open(session.ledger) as ledger:
        return ledger.portfolio(on=on)


def _of_tables(folder: str, spark: str | None, on: date | None) -> Portfolio:
    from coopledger.portfolio.of_tables import portfolio_of_tables  # as slow

    return portfolio_of_tables(folder, on=on, spark=spark)


def _totals(session: Session, on: str | None) -> int:
    from coopledger.ledger import Ledger  # as slow

    asked = day(on) if on else None
    with Ledger.open(session.ledger) as ledger:
        session.answer(ledger.portfolio_totals(on=asked))
    return OK


def _check(session: Session, on: str | None) -> int:
    from coopledger.ledger import Ledger  # as slow
    from coopledger.model.finding import has_errors

    asked = day(on) if on else None
    with Ledger.open(session.ledger) as ledger:
        found = ledger.portfolio_check(on=asked)
    session.answer(found)
    return WRONG if has_errors(found) else OK
