"""What a command says: its answer to the standard output, what went wrong to the standard error.

Either may be closed, full, or a pipe whose reader has left: that changes nothing of what was done.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

import click

from coopledger.messages.catalogue import CoopledgerError

_TAKES_NOTHING = (OSError, ValueError)
"""What a stream raises that takes nothing: of the system, or of Python where it was closed."""


def show(answer: str | bytes) -> None:
    """An answer, to the terminal or to whoever reads in its place.

    Raises CoopledgerError where it did not get there. Who has seen enough of it may go.
    """
    try:
        click.echo(answer, nl=False)
    except BrokenPipeError:
        silence()
    except _TAKES_NOTHING as error:
        silence()
        said = getattr(error, "strerror", None) or error
        raise CoopledgerError("cli.cannot-show", said=said) from error


def announce(said: str) -> None:
    """Tell what was done, in a sentence: on a terminal it is broken between words."""
    width = screen(sys.stdout)
    show(f"{said if width is None else _broken(said, width, hanging=2)}\n")


def complain(text: str) -> None:
    """Tell a person what went wrong, apart from the answer."""
    width = screen(sys.stderr)
    if width is None:
        apart(lambda: click.echo(text, err=True))
    else:
        apart(lambda: click.secho(_broken(text, width), err=True, fg="red"))


def _broken(text: str, width: int, hanging: int = 0) -> str:
    """Each line of a text in lines that are no wider."""
    # Help does not wait for it.
    from coopledger.writers.layout import paragraph

    lines = (paragraph(line, hanging=hanging, width=width) or [""] for line in text.split("\n"))
    return "\n".join(line for each in lines for line in each)


def apart(tell: Callable[[], object]) -> None:
    """Tell something on the standard error; where that takes nothing, nobody."""
    if sys.stderr is None:  # click would take the other one
        return
    try:
        tell()
    except _TAKES_NOTHING:
        _let_go(sys.stderr)


def is_terminal(stream: IO[Any] | None) -> bool:
    """Whether a person is watching. Python has no stream where it was closed before it began."""
    with suppress(*_TAKES_NOTHING):
        return stream is not None and stream.isatty()
    return False


def screen(stream: IO[Any] | None) -> int | None:
    """How many letters a line has where a person is watching; None where nobody is.

    What is read is best not longer than 120, nor laid out for less than 40.
    """
    if not is_terminal(stream) or stream is None:
        return None
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except _TAKES_NOTHING:
        columns = 0
    return min(max(columns or 80, 40), 120)


def silence() -> None:
    """Nothing more is said on the standard output, which takes nothing."""
    _let_go(sys.stdout)


def _let_go(stream: IO[Any]) -> None:
    """Let what is left in a stream go nowhere, or Python would try it again when it ends."""
    with suppress(*_TAKES_NOTHING):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
