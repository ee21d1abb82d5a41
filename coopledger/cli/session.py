"""What every command shares: its options, its language, where its answer goes.

Nothing here imports the ledger: `--help` must come at once.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from coopledger.errors import CoopledgerError
from coopledger.messages.catalogue import Language, say

OK, WRONG, MISUSE = 0, 1, 2
"""Exit statuses: it closes and nothing is wrong; errors, or it does not close; wrong use."""


@dataclass(frozen=True, slots=True)
class Session:
    """How one run of a command was asked for."""

    language: Language
    ledger: str
    json: bool
    output: Path | None

    def emit(self, text: str) -> None:
        """The answer, to the terminal or to the file that was asked for."""
        if self.output is None:
            click.echo(text, nl=False)
        else:
            self._write(self.output, text)

    def _write(self, path: Path, text: str) -> None:
        """All of it or nothing: written beside, then put in place."""
        if path.is_dir():
            raise CoopledgerError("cli.is-folder", path=path)
        if path.exists() and path.samefile(self._ledger_file() or os.devnull):
            raise CoopledgerError("cli.over-ledger", path=path)
        try:
            handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(beside).replace(path)
        except OSError as error:
            raise CoopledgerError("cli.cannot-write", path=path, said=error.strerror) from error

    def _ledger_file(self) -> Path | None:
        path = Path(self.ledger.removeprefix("sqlite:///"))
        return path if path.exists() else None


def command(
    name: str, language: Language, *params: click.Parameter, formatted: bool = True
) -> Callable[[Callable[..., int]], click.Command]:
    """A command with the options that all have. Its function takes a Session, returns a status.

    formatted: whether it answers as text or as JSON, as it is asked.
    """

    def build(run: Callable[..., int]) -> click.Command:
        @wraps(run)
        def callback(
            ledger: str | None,
            lang: str | None,
            output: Path | None,
            style: str = "text",
            **given: Any,
        ) -> int:
            where = ledger or _inherited("ledger") or os.environ.get("COOPLEDGER_URL")
            session = Session(language, where or "coopledger.db", style == "json", output)
            return run(session, **given)

        answer = [format_option(language)] if formatted else []
        example = say("help.example", language, example=say(f"example.{name}", language))
        return click.Command(
            name,
            callback=callback,
            params=[*params, *shared_options(language), *answer, _output(language)],
            help=f"{say(f'help.{name}', language)}\n\n{example}",
            short_help=say(f"help.{name}", language),
            options_metavar=say("metavar.options", language),
        )

    return build


def shared_options(language: Language) -> list[click.Parameter]:
    """Options that stand before a command or after it."""
    return [
        click.Option(["--ledger"], metavar="URL", help=say("option.ledger", language)),
        click.Option(
            ["--lang"],
            type=click.Choice([item.value for item in Language]),
            help=say("option.lang", language),
        ),
    ]


def format_option(language: Language) -> click.Parameter:
    return click.Option(
        ["--format", "style"],
        type=click.Choice(["text", "json"]),
        default="text",
        help=say("option.format", language),
    )


def _output(language: Language) -> click.Parameter:
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path),
        metavar=say("metavar.file", language),
        help=say("option.output", language),
    )


def _inherited(name: str) -> str | None:
    context = click.get_current_context().parent
    return context.params.get(name) if context else None


def day(written: str) -> date:
    """A day that was asked for."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CoopledgerError("cli.bad-date", seen=written) from error


def complain(text: str) -> None:
    """Tell a person what went wrong, apart from the answer."""
    click.secho(text, err=True, fg="red" if sys.stderr.isatty() else None)
