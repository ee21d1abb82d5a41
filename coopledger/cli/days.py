"""From which day on and up to which: the options of a command that reports some days."""

from __future__ import annotations

import click

from coopledger.messages.catalogue import Language, say


def days_between(language: Language, of: str) -> tuple[click.Parameter, ...]:
    """The options. of: what their help speaks of."""
    of_day = say("metavar.day", language)
    return (
        click.Option(["--from", "since"], metavar=of_day, help=say(f"option.{of}-from", language)),
        click.Option(["--to", "until"], metavar=of_day, help=say(f"option.{of}-to", language)),
    )
