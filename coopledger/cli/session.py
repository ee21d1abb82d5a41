"""What every command shares: its options, its language, where its answer goes.

Nothing here imports the ledger: `--help` must come at once.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from coopledger.cli.typed import OneOf
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.readers.profiles import shipped

OK, WRONG, MISUSE = 0, 1, 2
"""Exit statuses: it closes and nothing is wrong; errors, or it does not close; wrong use."""


_IN_MEMORY = ("sqlite://", "sqlite:///:memory:", ":memory:")

TEXT_OR_JSON = ("text", "json")
ANY_FORMAT = (*TEXT_OR_JSON, "csv", "xlsx")
"""In what formats a command may answer: one that prints figures or a list, in all of them."""


@dataclass(frozen=True, slots=True)
class Session:
    """How one run of a command was asked for."""

    language: Language
    ledger: str
    style: str
    output: Path | None

    @property
    def json(self) -> bool:
        return self.style == "json"

    @property
    def tabular(self) -> bool:
        """Whether a table was asked for."""
        return self.style in ("csv", "xlsx")

    def emit(self, answer: str | bytes) -> None:
        """The answer, to the terminal or to the file that was asked for."""
        if self.output is None:
            click.echo(answer, nl=False)
        else:
            self.write(self.output, answer)

    def require_file(self, example: str) -> None:
        """A terminal cannot show what is no text."""
        if self.output is None and sys.stdout.isatty():
            raise CoopledgerError("cli.needs-file", example=example)

    def require_ledger_that_stays(self) -> None:
        """What is recorded in memory is gone when the command ends."""
        if self.ledger in _IN_MEMORY:
            raise CoopledgerError("cli.in-memory", where=self.ledger)

    def write(self, path: Path, answer: str | bytes) -> None:
        """All of it or nothing: written beside, then put in place."""
        if path.is_dir():
            raise CoopledgerError("cli.is-folder", path=path)
        if path.exists() and path.samefile(self._ledger_file() or os.devnull):
            raise CoopledgerError("cli.over-ledger", path=path)
        try:
            handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(answer if isinstance(answer, bytes) else _encoded(answer))
                Path(beside).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
                Path(beside).replace(path)
            finally:
                # Still there if it could not be put in place: Windows refuses while Excel has it.
                Path(beside).unlink(missing_ok=True)
        except OSError as error:
            raise CoopledgerError("cli.cannot-write", path=path, said=error.strerror) from error

    def _ledger_file(self) -> Path | None:
        path = Path(self.ledger.removeprefix("sqlite:///"))
        return path if path.exists() else None


def _umask() -> int:
    """What the system takes away from the rights of a new file."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _encoded(text: str) -> bytes:
    """Text as the system's editors expect its lines to end."""
    return text.replace("\n", os.linesep).encode("utf-8")


def command(
    name: str,
    language: Language,
    *params: click.Parameter,
    formats: Sequence[str] = TEXT_OR_JSON,
    output: bool = True,
    about: Mapping[str, object] = MappingProxyType({}),
) -> Callable[[Callable[..., int]], click.Command]:
    """A command with the options that all have. Its function takes a Session, returns a status.

    formats: in which it answers, as it is asked. output: whether its answer may go to a file.
    about: what its help names.
    """

    def build(run: Callable[..., int]) -> click.Command:
        @wraps(run)
        def callback(
            ledger: str | None,
            lang: str | None,
            style: str = "text",
            output: Path | None = None,
            **given: Any,
        ) -> int:
            where = ledger or _inherited("ledger") or os.environ.get("COOPLEDGER_URL")
            session = Session(language, where or "coopledger.db", style, output)
            if style == "xlsx":
                session.require_file(f"-o {name}.xlsx")
            return run(session, **given)

        answers = [_format(language, formats)] if formats else []
        answers += [_output(language)] if output else []
        said = say(f"help.{name}", language, **about)
        example = say("help.example", language, example=say(f"example.{name}", language))
        return click.Command(
            name,
            callback=callback,
            params=[*params, *shared_options(language), *answers],
            help=f"{said}\n\n{example}",
            short_help=said,
            options_metavar=say("metavar.options", language),
        )

    return build


def shared_options(language: Language) -> list[click.Parameter]:
    """Options that stand before a command or after it."""
    return [
        click.Option(["--ledger"], metavar="URL", help=say("option.ledger", language)),
        click.Option(
            ["--lang"],
            type=OneOf(Language, language),
            help=say("option.lang", language),
        ),
    ]


def recorded_by(language: Language) -> click.Parameter:
    """In whose name a command records."""
    return click.Option(
        ["--by"], metavar=say("metavar.name", language), help=say("option.by", language)
    )


def bank_profile(language: Language) -> click.Parameter:
    """How a bank lays out its table."""
    return click.Option(
        ["--profile"],
        metavar=say("metavar.profile", language),
        help=say("option.profile", language, known=", ".join(shipped())),
    )


def _format(language: Language, formats: Sequence[str]) -> click.Parameter:
    key = "option.format" if tuple(formats) == TEXT_OR_JSON else "option.any-format"
    return click.Option(
        ["--format", "style"],
        type=OneOf(formats, language),
        default="text",
        help=say(key, language),
    )


def _output(language: Language) -> click.Parameter:
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path),
        metavar=say("metavar.file", language),
        help=say("option.output", language),
    )


def _inherited(name: str) -> str | None:
    """What was said before the command, or before the group of commands that it is in."""
    context = click.get_current_context().parent
    while context is not None:
        if given := context.params.get(name):
            return str(given)
        context = context.parent
    return None


def complain(text: str) -> None:
    """Tell a person what went wrong, apart from the answer."""
    click.secho(text, err=True, fg="red" if sys.stderr.isatty() else None)
