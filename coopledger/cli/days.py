"""From which day on and up to which: the options of a command that reports some days."""

from __future__ import annotations

from datetime import date

import click

from coopledger.cli.typed import day
from coopledger.messages.catalogue import CoopledgerError, Language, say


def days_between(language: Language, of: str) -> tuple[click.Parameter, ...]:
    """The options. of: what their help speaks of."""
    of_day = say("metavar.day", language)
    return (
        click.Option(["--from", "since"], metavar=of_day, help=say(f"option.{of}-from", language)),
        click.Option(["--to", "until"], metavar=of_day, help=say(f"option.{of}-to", language)),
    )


def days_asked(
    since: str | None, until: str | None, on: str | None = None
) -> tuple[date | None, date | None]:
    """The first and the last. on: the last, where they begin at the beginning.

    Raises CoopledgerError where they end before they begin, or the last is said twice.
    """
    if on and (since or until):
        raise CoopledgerError("cli.day-twice")
    first, last = (day(each) if each else None for each in (since, until or on))
    if first and last and last < first:
        raise CoopledgerError("rates.bad-period", first=first, last=last)
    return first, last
