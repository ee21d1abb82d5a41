"""Whether the rows of a book still say what they said when they were proved.

One hash of all that stands in them, every column of every row, sealed texts too. To take it costs a
fifth of proving them anew, row by row; where it is the one of then, so is every row.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from coopledger.store.columns import COLUMNS
from coopledger.store.connection import Connection
from coopledger.store.journal import BY_KEY

_NAMES = ", ".join(COLUMNS)
_NO_TEXT = ", ".join(f"typeof({name})" for name in COLUMNS)

# A row as JSON, by which no two are written alike that are not. SQLite has none of bytes, which
# stand in no row that holds.
_WRITTEN = {
    "sqlite": f"CASE WHEN 'blob' IN ({_NO_TEXT}) THEN x''"
    f" ELSE CAST(json_array({_NAMES}) AS BLOB) END",
    "postgresql": f"convert_to(json_build_array({_NAMES})::text, 'UTF8')",
}


class Witness(NamedTuple):
    """What stood in the first rows of a book. rows: how many; digest: their SHA-256."""

    rows: int
    digest: bytes


NOTHING = Witness(0, sha256().digest())
"""What stood in none of them."""


def witness(connection: Connection, book: str, before: Witness = NOTHING) -> Witness | None:
    """What stands in all the rows of a book; None where the first are not as they were.

    before: what stood in those. The rows are not proved.
    """
    taken, rows = sha256(), 0
    holds = before == NOTHING
    for row in _written(connection, book):
        taken.update(row)
        rows += 1
        if rows == before.rows:
            if taken.digest() != before.digest:
                return None
            holds = True
    return Witness(rows, taken.digest()) if holds else None


def _written(connection: Connection, book: str) -> Iterator[bytes]:
    by_key = BY_KEY[connection.engine]
    of_book = f"SELECT {_WRITTEN[connection.engine]} FROM {by_key} WHERE book = :book ORDER BY seq"
    return (row for (row,) in connection.stream(of_book, book=book))
