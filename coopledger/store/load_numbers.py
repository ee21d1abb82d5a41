"""What loads are called: by their numbers, of which a ledger gives each once.

A row has the number that its load had in the ledger that recorded it, and its hash covers it. To
what was brought in another is added, so that no two loads of a ledger are called alike. Within one
book the numbers that the rows have are each of one load.
"""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.undo import Undo
from coopledger.store.connection import Connection
from coopledger.store.merges import MERGE_TABLES, last_merged

_CALLED = f"""FROM journal LEFT JOIN {MERGE_TABLES[1]} AS part ON part.brought = 1
    AND part.book = journal.book AND seq BETWEEN part.first_seq AND part.last_seq
WHERE load > 0"""


class LoadNumbers:
    """What the loads of one book are called. parts: of it that were brought in, in order."""

    def __init__(
        self, parts: list[tuple[int, int, int]], connection: Connection, book: str
    ) -> None:
        self._parts, self._connection, self._book = parts, connection, book

    @classmethod
    def of(cls, connection: Connection, book: str) -> "LoadNumbers":
        parts = f"SELECT first_seq, last_seq, loads FROM {MERGE_TABLES[1]}"
        of_book = f"{parts} WHERE brought = 1 AND book = :book ORDER BY first_seq"
        found = [tuple(map(int, row)) for row in connection.rows(of_book, book=book)]
        return cls([(row[0], row[1], row[2]) for row in found], connection, book)

    def of_row(self, row: Mapping[str, Any]) -> int | None:
        """The load that a row is of; None where it is of none."""
        load: int | None = row["load"]
        return load + self._added(row["seq"]) if load is not None else None

    def named_in(self, fact: AnyFact) -> AnyFact:
        """A fact that names a load, by what that is called."""
        if not self._parts:
            return fact
        if isinstance(fact, Undo):
            return fact.model_copy(update={"load": self._called(fact.load)})
        if isinstance(fact, Reversal) and fact.undoes is not None:
            return fact.model_copy(update={"undoes": self._called(fact.undoes)})
        return fact

    def _called(self, load: int) -> int:
        """What the load is called that the rows of the book have a number of."""
        first = "SELECT min(seq) FROM journal WHERE book = :book AND load = :load"
        seq = self._connection.scalar(first, book=self._book, load=load)
        return load + (self._added(seq) if seq is not None else 0)

    def _added(self, seq: int) -> int:
        place = bisect_right(self._parts, seq, key=lambda part: part[0]) - 1
        if place < 0:
            return 0
        _, last, loads = self._parts[place]
        return loads if seq <= last else 0


def next_load(connection: Connection) -> int:
    """The number of the next load, for one who writes alone: one after the last of the ledger."""
    last: int | None = connection.scalar("SELECT max(load) FROM journal WHERE load > 0")
    if last_merged(connection) is not None:
        last = connection.scalar(f"SELECT max(load + coalesce(part.loads, 0)) {_CALLED}")
    return int(last or 0) + 1


def books_of_load(connection: Connection, load: int) -> dict[str, int]:
    """The books in which a load recorded anything, by code, and the number that their rows have."""
    if last_merged(connection) is None:
        named = "SELECT DISTINCT book FROM journal WHERE load = :load ORDER BY book"
        return {str(book): load for book in connection.column(named, load=load)}
    called = (
        f"SELECT DISTINCT journal.book, load {_CALLED} AND load + coalesce(part.loads, 0) = :load"
        " ORDER BY journal.book"
    )
    return {str(book): int(number) for book, number in connection.rows(called, load=load)}
