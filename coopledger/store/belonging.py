"""Whether the rows of a ledger are its own, recorded one after another."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.store.connection import Connection
from coopledger.store.identity import IDENTITY_TABLE, Identity, identity
from coopledger.store.journal import NOWHERE, Heads
from coopledger.store.proof import RowRead, bad
from coopledger.store.schema import has


class Belonging:
    """What the identity of a ledger says of its rows.

    Books that were there before it had one name no ledger; the first ledgers wrote down whatever
    the clock said, also one that was put back.
    """

    def __init__(self, who: Identity | None) -> None:
        self._who = who

    @classmethod
    def of(cls, connection: Connection) -> "Belonging":
        return cls(identity(connection) if has(connection, IDENTITY_TABLE) else None)

    def amiss(self, row: RowRead, last: str | None) -> Finding | None:
        """What is wrong with a sound row. last: when the row before it was recorded."""
        if self._who is None:
            return None
        length, end = self._who.before.get(row["book"], NOWHERE)
        named = row["ledger"]
        if row["seq"] == 1 and named != self._who.name and (named is not None or not length):
            return bad("verify.other-ledger", row)
        if row["seq"] == length and row["hash"] != end:
            return bad("verify.not-as-before", row)
        if row["seq"] > length and last is not None and row["recorded_at"] < last:
            return bad("verify.time-back", row, seen=row["recorded_at"], last=last)
        return None

    def missing(self, ends: Heads) -> Iterator[Finding]:
        """What a ledger lacks as a whole: its identity, or the end of a chain that it had then."""
        if self._who is None:
            yield Finding("verify.no-identity")
            return
        for book, (length, _) in self._who.before.items():
            if (now := ends.get(book, NOWHERE).seq) < length:
                yield Finding("verify.shorter", params={"book": book, "seq": length, "now": now})
