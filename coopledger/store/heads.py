"""The head of a ledger: one hash of all that is recorded in it, short enough to print.

It is the SHA-256 over `[[length, hash], ...]` in canonical JSON: of every book how long its chain
is, and the hash of its last row, in the order of these hashes. The hash of a row covers the code of
its book, so that no code needs to stand beside it, and who is shown one book learns nothing of what
the others are called. With it go the number of rows, so that a ledger which has grown since can be
compared with what it was, and the number of this formula. Heads of the first one, which is over
`[[code, length, hash], ...]` in the order of the codes, and has no number, are valid for ever.
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

_WRITTEN = re.compile(r"([0-9]{1,18})(?:\.([2]))?-([0-9a-f]{64})", re.ASCII)
FIRST, NEWEST = 1, 2
"""The formulas of heads."""


class LedgerHead(NamedTuple):
    """How many rows a ledger has, and the hash of the ends of its chains, by a formula.

    >>> str(LedgerHead.of({}))[:12]
    '0.2-4f53cda1'
    """

    rows: int
    hash: str
    formula: int = NEWEST

    def __str__(self) -> str:
        formula = "" if self.formula == FIRST else f".{self.formula}"
        return f"{self.rows}{formula}-{self.hash}"

    @classmethod
    def of(cls, ends: Mapping[str, journal.Head], formula: int = NEWEST) -> Self:
        """Of the end of each book's chain, by its code."""
        if formula == FIRST:
            listed = [[code, str(end.seq), end.hash] for code, end in sorted(ends.items())]
        else:
            listed = [[str(end.seq), end.hash] for end in sorted(ends.values(), key=_by_hash)]
        digest = hashlib.sha256(canonical_json(listed).encode()).hexdigest()
        return cls(sum(end.seq for end in ends.values()), digest, formula)

    @classmethod
    def parse(cls, written: str) -> Self:
        """As it was printed, or copied from paper. Raises CoopledgerError where it is none."""
        found = _WRITTEN.fullmatch("".join(str(written).split()).lower())
        if found is None:
            raise CoopledgerError("head.unreadable", seen=written)
        return cls(int(found[1]), found[3], int(found[2] or FIRST))


def _by_hash(end: journal.Head) -> str:
    return end.hash


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


def beside_own(
    connection: Connection, heads: Collection[LedgerHead]
) -> dict[LedgerHead, LedgerHead]:
    """For each head the one that a ledger had when it had so many rows, by the same formula.

    One of more rows than it has is left out. Where a code or a hash is no text any more it is one
    without a hash, which no ledger ever had.
    """
    states = states_at(connection, {head.rows for head in heads})
    return {head: _own(head, states[head.rows]) for head in heads if head.rows in states}


def had(connection: Connection, head: LedgerHead) -> bool:
    """Whether a ledger had that head once, or has it."""
    return beside_own(connection, [head]).get(head) == head


def ends_at(connection: Connection, head: LedgerHead) -> dict[str, journal.Head]:
    """Where each chain ended when the ledger had a head. Raises CoopledgerError if it never did."""
    if not had(connection, head):
        raise CoopledgerError("head.never-had", head=head)
    return states_at(connection, [head.rows])[head.rows]


def _own(head: LedgerHead, state: Mapping[str, journal.Head]) -> LedgerHead:
    if not all(isinstance(text, str) for code, end in state.items() for text in (code, end.hash)):
        return head._replace(hash="")
    return LedgerHead.of(state, head.formula)
