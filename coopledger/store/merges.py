"""Where the books of a ledger come from that were brought in from another.

A *line* is the order in which one ledger had its rows. This ledger's own has what was brought in
at the moment of the merge. Of each ledger that came in, or had come into that one, the line is
kept too: papers of that ledger print heads of it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge as in_order
from types import MappingProxyType
from typing import Any, NamedTuple

from coopledger.store.chain import canonical_json
from coopledger.store.connection import Connection, Row

MERGE_TABLES = ("coopledger_merge", "coopledger_merge_chain")

_MERGES, _CHAINS = MERGE_TABLES
_OF_MERGE = ("id", "number", "source", "merged_at", "merged_by", "apart")
_OF_CHAIN = (
    "book", "first_seq", "last_seq", "hash", "merge", "arrived_at", "brought", "loads", "secret",
)  # fmt: skip


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES (:{', :'.join(columns)})"


INSERT_MERGE, INSERT_CHAIN = _insert(_MERGES, _OF_MERGE), _insert(_CHAINS, _OF_CHAIN)

Apart = Mapping[str, Sequence[tuple[str, str]]]
"""Of each book that was not brought in, by its code: when its rows came, and the hash of each."""


class Merge(NamedTuple):
    """A ledger that was brought in, as it was then.

    number: which of this ledger's merges it was; None where another ledger, that came in later, had
    brought it in. source: its identity. merged_at: as the journal writes times.
    """

    id: str
    number: int | None
    source: str
    merged_at: str
    merged_by: str
    apart: Apart = MappingProxyType({})

    @classmethod
    def of(cls, row: Row) -> "Merge":
        merge, number, source, merged_at, merged_by, apart = row
        places = {code: [(at, end) for at, end in rows] for code, rows in json.loads(apart)}
        return cls(merge, number, source, merged_at, merged_by, places)

    def row(self) -> dict[str, Any]:
        apart = [[code, [*map(list, places)]] for code, places in sorted(self.apart.items())]
        return {**self._asdict(), "apart": canonical_json(apart)}


class Part(NamedTuple):
    """A part of a chain that a ledger had, from one place in it to another.

    hash: of its last row. merge: by which that ledger came in. arrived_at: when it came to that
    ledger, where it was not recorded there. brought: whether it was not here before. loads: what is
    added to the numbers of its loads here. secret: of a book that it begins, by which its bank
    lines are named.
    """

    book: str
    first_seq: int
    last_seq: int
    hash: str
    merge: str
    arrived_at: str | None = None
    brought: bool = False
    loads: int = 0
    secret: str | None = None

    @classmethod
    def of(cls, row: Row) -> "Part":
        part = cls(*row)
        return part._replace(brought=bool(part.brought))

    def row(self) -> dict[str, Any]:
        return {**self._asdict(), "brought": int(self.brought)}


class Lineage:
    """All merges of a ledger, and all parts of chains that came with them."""

    def __init__(self, merges: Sequence[Merge] = (), parts: Sequence[Part] = ()) -> None:
        self.merges, self.parts = tuple(merges), tuple(parts)
        self._by_id = {each.id: each for each in self.merges}

    @classmethod
    def of(cls, connection: Connection) -> "Lineage":
        asked = f"SELECT {', '.join(_OF_MERGE)} FROM {_MERGES} ORDER BY merged_at, id"
        merges = [Merge.of(row) for row in connection.rows(asked)]
        if not merges:
            return cls()
        chains = f"SELECT {', '.join(_OF_CHAIN)} FROM {_CHAINS} ORDER BY book, first_seq, merge"
        return cls(merges, [Part.of(row) for row in connection.rows(chains)])

    @property
    def own(self) -> list[Merge]:
        """Those into this ledger, in order."""
        found = [(each.number, each) for each in self.merges if each.number is not None]
        return [each for _, each in sorted(found)]

    @property
    def brought(self) -> dict[str, list[Part]]:
        """The parts of chains that were not here before, in order, by book."""
        found: defaultdict[str, list[Part]] = defaultdict(list)
        for part in self.parts:
            if part.brought:
                found[part.book].append(part)
        return found

    def arrived(self, part: Part) -> str:
        """When a part came to this ledger."""
        return self._by_id[part.merge].merged_at

    def line(self, merge: Merge) -> list[Part]:
        """All that a ledger had which was brought in."""
        return [part for part in self.parts if part.merge == merge.id]

    def add(self, connection: Connection) -> None:
        """Keep it, before any of the rows that were brought in."""
        if self.merges:
            connection.insert(INSERT_MERGE, [each.row() for each in self.merges])
        if self.parts:
            connection.insert(INSERT_CHAIN, [each.row() for each in self.parts])


def last_merged(connection: Connection) -> str | None:
    """When a ledger was last brought in."""
    found: str | None = connection.scalar(
        f"SELECT max(merged_at) FROM {_MERGES} WHERE number IS NOT NULL"
    )
    return found


def here_by(connection: Connection, moment: str) -> dict[str, int]:
    """How many rows of each book were here at a moment, of which more came with a later merge."""
    found: dict[str, int] = {}
    if last_merged(connection) is not None:
        lineage = Lineage.of(connection)
        for code, parts in lineage.brought.items():
            later = [part.first_seq for part in parts if lineage.arrived(part) > moment]
            if later:
                found[code] = later[0] - 1
    return found


def secrets(connection: Connection) -> dict[str, str]:
    """By which the bank lines of books are named that were opened in another ledger."""
    named = f"SELECT book, secret FROM {_CHAINS} WHERE secret IS NOT NULL"
    return {str(book): str(secret) for book, secret in connection.rows(named)}


_BY_KEY = {
    "sqlite": "journal INDEXED BY sqlite_autoindex_journal_1",
    "postgresql": "journal",
}

_OWN_PLACES = f"""
SELECT coalesce(moment.merged_at, recorded_at) AS arrived, journal.book, seq FROM {{journal}}
LEFT JOIN {_CHAINS} AS part ON part.brought = 1 AND part.book = journal.book
    AND seq BETWEEN part.first_seq AND part.last_seq
LEFT JOIN {_MERGES} AS moment ON moment.id = part.merge
ORDER BY arrived, journal.book, seq LIMIT :most
"""

_PLACES_OF = f"""
SELECT coalesce(part.arrived_at, recorded_at) AS arrived, journal.book, seq
FROM {_CHAINS} AS part CROSS JOIN {{journal}}
WHERE part.merge = :merge AND journal.book = part.book
    AND seq BETWEEN part.first_seq AND part.last_seq
ORDER BY arrived, journal.book, seq LIMIT :most
"""

Arrival = tuple[str, str, int]
"""When a row came to a ledger, its book and its place there."""


def own_places(connection: Connection, most: int) -> Iterator[Arrival]:
    """The first rows in the order in which this ledger had them."""
    return _streamed(connection, _OWN_PLACES, most=most)


def places_of(connection: Connection, merge: Merge, most: int) -> Iterator[Arrival]:
    """The same, of a ledger that was brought in: with those of books that were not."""
    apart = sorted(
        (at, code, seq)
        for code, places in merge.apart.items()
        for seq, (at, _) in enumerate(places, start=1)
    )
    return in_order(_streamed(connection, _PLACES_OF, merge=merge.id, most=most), apart)


def _streamed(connection: Connection, statement: str, **bound: Any) -> Iterator[Arrival]:
    asked = statement.format(journal=_BY_KEY[connection.engine])
    return ((arrived, book, seq) for arrived, book, seq in connection.stream(asked, **bound))
