"""The rows of a ledger as a file that proves itself, whole or in a public edition."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.engine import Storage
from coopledger.store.heads import LedgerHead
from coopledger.store.rows_file import (
    ALWAYS_HIDDEN,
    HIDDEN,
    LONGEST_LINE,
    lines,
    require_sealable,
    verified,
)
from coopledger.store.verification import Verification

SETTING = "COOPLEDGER_HIDDEN"
"""The variable of the environment that says what a public edition hides: `issuer.tax_id, note`."""


def hidden() -> tuple[str, ...]:
    """What a public edition hides. Raises CoopledgerError where that is nothing that is sealed."""
    said = os.environ.get(SETTING)
    if said is None:
        return (*HIDDEN, *ALWAYS_HIDDEN)
    names = tuple(name for each in said.split(",") if (name := each.strip()))
    require_sealable(names)
    return (*names, *ALWAYS_HIDDEN)


def rows_of(storage: Storage | BorrowedStorage, *, public: bool) -> Iterator[str]:
    """Each row as a line, and where the chains end, as it stands when the first is asked for."""
    without = hidden() if public else ()
    with storage.reading() as connection:
        yield from lines(connection, without)


def verify_rows(
    path: str | os.PathLike[str], *, against: str | LedgerHead | None = None
) -> Verification:
    """Prove a file of rows, as `Ledger.rows` gives them: every hash, link and disclosed text.

    against: a head that was printed, of the whole file or of its first rows. Rows of earlier
    schemas of which a public edition withholds something stand by their place alone: a note counts
    them. Raises CoopledgerError where it is no such file, or no head.
    """
    then = LedgerHead.parse(against) if isinstance(against, str) else against
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as file:
            return verified(_lines(file.readline), then)
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or error
        raise CoopledgerError("rows.cannot-read", path=path, said=said) from error


def _lines(read: Callable[[int], str]) -> Iterator[str]:
    while line := read(LONGEST_LINE):
        yield line
