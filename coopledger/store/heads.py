"""The head of a ledger: one hash of all that is recorded in it, short enough to print.

It is the SHA-256 over `[[code, length, hash], ...]` in canonical JSON: every book in the order of
its code, how long its chain is, and the hash of its last row. With it goes the number of rows, so
that a ledger which has grown since can be compared with what it was.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple, Self

from coopledger.messages.catalogue import CoopledgerError
from coopledger.store import journal
from coopledger.store.chain import canonical_json
from coopledger.store.connection import Connection

_WRITTEN = re.compile(r"([0-9]{1,18})-([0-9a-f]{64})", re.ASCII)


class LedgerHead(NamedTuple):
    """How many rows a ledger has, and the hash of the ends of its chains.

    >>> str(LedgerHead.of({}))[:12]
    '0-4f53cda18c'
    """

    rows: int
    hash: str

    def __str__(self) -> str:
        return f"{self.rows}-{self.hash}"

    @classmethod
    def of(cls, ends: Mapping[str, journal.Head]) -> Self:
        """Of the end of each book's chain, by its code."""
        listed = [[code, str(end.seq), end.hash] for code, end in sorted(ends.items())]
        digest = hashlib.sha256(canonical_json(listed).encode()).hexdigest()
        return cls(sum(end.seq for end in ends.values()), digest)

    @classmethod
    def parse(cls, written: str) -> Self:
        """As it was printed, or copied from paper. Raises CoopledgerError where it is none."""
        found = _WRITTEN.fullmatch("".join(str(written).split()).lower())
        if found is None:
            raise CoopledgerError("head.unreadable", seen=written)
        return cls(int(found[1]), found[2])


def head(connection: Connection) -> LedgerHead:
    """The head of a ledger as it stands. Raises LedgerBroken where its rows are not in chains."""
    return LedgerHead.of(journal.ends(connection))


def states_at(
    connection: Connection, counts: Collection[int]
) -> dict[int, dict[str, journal.Head]]:
    """Where the chain of each book ended when the ledger had so many rows, for each number of them.

    The order of recording is one for the whole ledger, so that each number of rows is a state it
    once had. A number beyond its length is left out. The hashes are those that the rows hold.
    """
    found: dict[int, dict[str, journal.Head]] = {}
    last: dict[str, int] = {}
    wanted = sorted(set(counts), reverse=True)
    places = journal.places(connection, wanted[0]) if wanted else iter(())
    read = 0
    while wanted:
        for book, seq in islice(places, wanted[-1] - read):
            # The first ledgers wrote down whatever the clock said, also one that was put back. Of
            # what is no number in its place, no row is the last.
            last[book] = max(seq if isinstance(seq, int) else 0, last.get(book, 0))
            read += 1
        if read < wanted[-1]:
            break
        found[wanted.pop()] = {
            code: journal.Head(seq, journal.hash_at(connection, code, seq) or "")
            for code, seq in last.items()
        }
    return found


def heads_at(connection: Connection, counts: Collection[int]) -> dict[int, LedgerHead]:
    """The head that a ledger had when it had so many rows, for each number of them.

    Where a code or a hash is no text any more it is one without a hash, which no ledger ever had.
    """
    states = states_at(connection, counts)
    return {rows: _head_of(rows, state) for rows, state in states.items()}


def _head_of(rows: int, state: Mapping[str, journal.Head]) -> LedgerHead:
    if not all(isinstance(text, str) for code, end in state.items() for text in (code, end.hash)):
        return LedgerHead(rows, "")
    return LedgerHead.of(state)
