"""Whether the rows of a ledger are its own, recorded one after another, or were brought in."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.store.connection import Connection
from coopledger.store.identity import IDENTITY_TABLE, Identity, identity
from coopledger.store.journal import NOWHERE, Heads
from coopledger.store.merges import MERGE_TABLES, Lineage
from coopledger.store.proof import RowRead, bad
from coopledger.store.schema import has


class Belonging:
    """What the identity of a ledger says of its rows, and what was brought in.

    Books that were there before it had one name no ledger; the first ledgers wrote down whatever
    the clock said, also one that was put back. A book that was opened elsewhere names the ledger
    that it comes from, or none; where its chain ended when it was brought in is known.
    """

    def __init__(self, who: Identity | None, lineage: Lineage | None = None) -> None:
        self._who = who
        lineage = lineage or Lineage()
        self._ledgers = {each.source for each in lineage.merges}
        self._merged = {(each.book, each.last_seq): each.hash for each in lineage.parts}
        brought = lineage.brought
        self._elsewhere = {code for code, parts in brought.items() if parts[0].first_seq == 1}
        self._lengths = {code: parts[-1].last_seq for code, parts in brought.items()}

    @classmethod
    def of(cls, connection: Connection) -> "Belonging":
        if not has(connection, IDENTITY_TABLE):
            return cls(None)
        lineage = Lineage.of(connection) if has(connection, MERGE_TABLES[0]) else None
        return cls(identity(connection), lineage)

    def amiss(self, row: RowRead, last: str | None) -> Finding | None:
        """What is wrong with a sound row. last: when the row before it was recorded."""
        if self._who is None:
            return None
        book, seq = row["book"], row["seq"]
        length, end = self._who.before.get(book, NOWHERE)
        if seq == 1 and not self._may_open(book, row["ledger"]):
            return bad("verify.other-ledger", row)
        if seq == length and row["hash"] != end:
            return bad("verify.not-as-before", row)
        if self._merged.get((book, seq), row["hash"]) != row["hash"]:
            del self._merged[book, seq]  # it is said once
            return bad("verify.not-as-merged", row)
        known = max(length, self._lengths.get(book, 0))
        if seq > known and last is not None and row["recorded_at"] < last:
            return bad("verify.time-back", row, seen=row["recorded_at"], last=last)
        return None

    def _may_open(self, book: str, named: str | None) -> bool:
        """Whether the row that opens a book may name this ledger, or none."""
        if self._who is None or named == self._who.name:
            return True
        if book in self._elsewhere:
            return named is None or named in self._ledgers
        return named is None and book in self._who.before

    def missing(self, ends: Heads) -> Iterator[Finding]:
        """What a ledger lacks as a whole: its identity, or the end of a chain that it had then."""
        if self._who is None:
            yield Finding("verify.no-identity")
            return
        for book, (length, _) in self._who.before.items():
            if (now := ends.get(book, NOWHERE).seq) < length:
                yield Finding("verify.shorter", params={"book": book, "seq": length, "now": now})
        for book, seq in sorted(self._merged):
            if ends.get(book, NOWHERE).seq < seq:
                yield Finding("verify.not-as-merged", params={"book": book, "seq": seq})
