"""Places that are named on the command line: of ledgers, of what is read, of what is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coopledger.messages.catalogue import CoopledgerError


class LedgerPlace(click.ParamType):  # type: ignore[type-arg]  # which takes one since click 8.4
    """Where a ledger is, or is to be."""

    name = "ledger"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return that_stays(str(value))


class IsRead(click.Path):
    """A file, or a folder of them, that a command reads."""


class IsWritten(click.Path):
    """A file that a command writes."""


def that_stays(named: str) -> str:
    """A ledger's place as it was named.

    Raises CoopledgerError where it is named by nothing, or in memory, which goes with the command.
    """
    if not named.strip():
        raise CoopledgerError("cli.no-ledger-named")
    from coopledger.store.address import Address  # help waits for nothing of the store

    if Address.of(named).is_memory:
        raise CoopledgerError("cli.in-memory", where=named)
    return named


def files(context: click.Context, kind: type[click.Path]) -> Iterator[Path]:
    """The files of a kind that a command was given."""
    for param in context.command.params:
        value = context.params.get(param.name or "")
        if isinstance(param.type, kind) and value is not None:
            yield from map(Path, value if isinstance(value, tuple) else (value,))
