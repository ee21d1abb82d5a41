"""Recording what was read: looked at beside what is recorded, then all of it, or nothing."""

import getpass
import unicodedata
from dataclasses import dataclass
from functools import partial

from coopledger.ledger.examining import Examined, examine
from coopledger.ledger.shelf import Shelf
from coopledger.model.evidence import Invoice
from coopledger.model.receipt import Receipt
from coopledger.progress import Progress, in_turn, untold, within
from coopledger.readers.reading import Reading
from coopledger.store import journal
from coopledger.store.borrowed import Borrowed
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.faults import ChainMoved

READ, EXAMINED = 0.55, 0.75
"""How far a load has come when its document is read, and when the rules have looked at it."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records in a ledger, in the name of a person.

    Whoever writes is alone, so that what the rules looked at is what stands. One fact for a book
    that nobody else is writing in needs less: it goes in by one statement, which the database
    refuses if the book is not as it was looked at; then everything is looked at again.
    """

    storage: Storage | Borrowed
    shelf: Shelf
    by: str

    def record(
        self, reading: Reading, reason: str | None = None, progress: Progress = untold
    ) -> Receipt:
        """What becomes of facts. A refused document changes nothing.

        reason: why rows that say otherwise than what is recorded are to be corrected.
        """
        receipt = self._one(reading) if reason is None and _is_alone(reading) else None
        if receipt is not None:
            return receipt
        if not self.storage.exists():
            refused = examine(None, reading, reason).receipt()
            if not refused.accepted:  # so no ledger is made for it
                return refused
        examined = self.storage.write(
            lambda connection: self._all(connection, reading, reason, progress)
        )
        receipt = examined.receipt()
        if receipt.accepted:
            self.shelf.put(examined.known)
        else:
            self.shelf.put_back(examined.known, examined.new)
        return receipt

    def _one(self, reading: Reading) -> Receipt | None:
        """Record one fact by one statement; None where that is not possible, or too late."""
        code = reading.entries[0].fact.book
        if not self.shelf.is_undisturbed(code):
            return None
        examined = examine(self.shelf.take_as_seen, reading)
        receipt = examined.receipt()
        if not receipt.accepted or receipt.recorded != 1:
            self.shelf.put_back(examined.known, examined.new)
            return None  # it may be otherwise by now
        known, [entry] = examined.known[code], examined.new[code]
        stamp = journal.Stamp(journal.now(), self.by, reading.document)
        row = journal.link(known.book, entry, journal.Head(known.seq, known.hash), stamp)
        try:
            self.storage.insert_alone(row)
        except ChainMoved:
            self.shelf.put_back(examined.known, examined.new)
            return None
        known.seq, known.hash = row["seq"], row["hash"]
        self.shelf.put(examined.known)
        return receipt

    def _all(
        self, connection: Connection, reading: Reading, reason: str | None, progress: Progress
    ) -> Examined:
        take = partial(self.shelf.take, connection)
        elsewhere = partial(self.shelf.invoices_elsewhere, connection)
        examined = examine(take, reading, reason, elsewhere)
        progress(EXAMINED)
        if examined.receipt().accepted:
            told = within(progress, EXAMINED, 1)
            sizes = [len(new) for new in examined.new.values()]
            for (code, new), part in in_turn([*examined.new.items()], sizes, told):
                known = examined.known[code]
                stamp = journal.Stamp(journal.next_moment(connection), self.by, reading.document)
                end = journal.append(connection, known.book, new, stamp, progress=part)
                known.seq, known.hash = end
        return examined


def _is_alone(reading: Reading) -> bool:
    """Whether it states one fact on which no other book has a say, as it has on an invoice."""
    return len(reading.entries) == 1 and not isinstance(reading.entries[0].fact, Invoice)


def user() -> str:
    """The operating system's user."""
    try:
        return unicodedata.normalize("NFC", getpass.getuser())
    except (OSError, KeyError, ImportError):  # no login name: a bare container, for one
        return "unknown"
