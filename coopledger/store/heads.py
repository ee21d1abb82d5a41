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
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby, islice
from types import MappingProxyType
from typing import NamedTuple, Self

from coopledger.messages.catalogue import CoopledgerError
from coopledger.store import journal
from coopledger.store.chain import canonical_json
from coopledger.store.connection import Connection
from coopledger.store.merges import (
    Arrival,
    Lineage,
    Merge,
    last_merged,
    own_places,
    places_of,
)

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


class State(NamedTuple):
    """What a ledger had once: where the chain of each book ended.

    apart: likewise, of books that are not here: that ledger was brought in without them. merge: by
    which it was; None of this ledger itself.
    """

    here: dict[str, journal.Head]
    apart: Mapping[str, journal.Head] = MappingProxyType({})
    merge: str | None = None

    @property
    def ends(self) -> dict[str, journal.Head]:
        """Of all its books: what its head is of."""
        return {**self.here, **self.apart}


def states_of(connection: Connection, heads: Collection[LedgerHead]) -> dict[LedgerHead, State]:
    """For each head the state that has it: of this ledger, or of one that was brought in.

    The order of recording is one for the whole ledger, so that each number of rows is a state it
    once had. Where none has the head, it is the state of so many rows of this ledger; one of more
    rows than it has is left out. The hashes are those that the rows hold.
    """
    counts = {head.rows for head in heads}
    own = dict(_states(connection, _places(connection, counts), counts))
    found = {head: own[head.rows] for head in heads if head.rows in own}
    missing = {head for head in heads if head not in found or _own(head, found[head]) != head}
    for merge in Lineage.of(connection).merges if missing else ():
        counts = {head.rows for head in missing}
        states = dict(_states(connection, places_of(connection, merge, max(counts)), counts, merge))
        for head in sorted(missing):
            if head.rows in states and _own(head, states[head.rows]) == head:
                found[head] = states[head.rows]
                missing.discard(head)
        if not missing:
            break
    return found


def _places(connection: Connection, counts: Collection[int]) -> Iterator[Arrival]:
    """The first rows of this ledger, in the order in which it had them."""
    most = max(counts, default=0)
    if last_merged(connection) is not None:
        return own_places(connection, most)
    return (("", book, seq) for book, seq in journal.places(connection, most))


def _states(
    connection: Connection,
    places: Iterator[Arrival],
    counts: Collection[int],
    merge: Merge | None = None,
) -> Iterator[tuple[int, State]]:
    """The states of these numbers of rows, in an order."""
    last: dict[str, int] = {}
    read = 0
    for wanted in sorted(set(counts)):
        for _, book, seq in islice(places, wanted - read):
            # The first ledgers wrote down whatever the clock said, also one that was put back. Of
            # what is no number in its place, no row is the last.
            last[book] = max(seq if isinstance(seq, int) else 0, last.get(book, 0))
            read += 1
        if read < wanted:
            return
        yield wanted, _state(connection, last, merge)


def _state(connection: Connection, last: Mapping[str, int], merge: Merge | None) -> State:
    apart = merge.apart if merge is not None else {}
    return State(
        {
            code: journal.Head(seq, journal.hash_at(connection, code, seq) or "")
            for code, seq in last.items()
            if code not in apart
        },
        {
            code: journal.Head(last[code], places[last[code] - 1][1])
            for code, places in apart.items()
            if code in last
        },
        merge.id if merge is not None else None,
    )


def beside_own(
    connection: Connection, heads: Collection[LedgerHead]
) -> dict[LedgerHead, LedgerHead]:
    """For each head the one that a ledger had when it had so many rows, by the same formula.

    One of more rows than it has is left out. Where a code or a hash is no text any more it is one
    without a hash, which no ledger ever had.
    """
    return {head: _own(head, state) for head, state in states_of(connection, heads).items()}


def had(connection: Connection, head: LedgerHead) -> bool:
    """Whether a ledger had that head once, or has it, or one that was brought in had it."""
    return beside_own(connection, [head]).get(head) == head


def state_at(connection: Connection, head: LedgerHead) -> State:
    """What a ledger had when it had a head. Raises CoopledgerError where none ever did."""
    state = states_of(connection, [head]).get(head)
    if state is None or _own(head, state) != head:
        raise CoopledgerError("head.never-had", head=head)
    return state


def earlier_states(
    connection: Connection, heads: Collection[LedgerHead]
) -> list[dict[str, journal.Head]]:
    """Where all chains ended when a ledger had each of these heads, the first first."""
    states = states_of(connection, heads)
    ends = (states[head].ends for head in sorted(states))
    return [each for each, _ in groupby(ends)]


def _own(head: LedgerHead, state: State) -> LedgerHead:
    ends = state.ends
    if not all(isinstance(text, str) for code, end in ends.items() for text in (code, end.hash)):
        return head._replace(hash="")
    return LedgerHead.of(ends, head.formula)
