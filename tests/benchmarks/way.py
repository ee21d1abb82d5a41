"""A way in which the same events are loaded, checked, stored or added up."""

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.life import Sums

ACCOUNTANTS = Path(__file__).parents[2] / ".venv-accountants" / "bin" / "python"

SERVER = "server.txt"
"""Where the address of a ledger on PostgreSQL stands, if there is a server."""


def nothing(_: Path) -> None:
    """For a way that needs nothing beside the events."""


class Way(NamedTuple):
    """run: what is measured, in a folder that has the events as `life.write` leaves them.

    needs: the modules and programs that must be there. prepare: makes what else it starts from.
    most: the most events it is asked to take.
    """

    run: Callable[[Path], Sums]
    needs: tuple[str, ...] = ()
    prepare: Callable[[Path], None] = nothing
    most: int = 10**6

    def missing(self, folder: Path) -> list[str]:
        """What is not there."""
        return [name for name in self.needs if not _is_there(name, folder)]


def _is_there(name: str, folder: Path) -> bool:
    match name:
        case "beancount":
            return ACCOUNTANTS.exists()
        case "PostgreSQL":
            return (folder / SERVER).exists()
        case _:
            return shutil.which(name) is not None or find_spec(name) is not None
