"""Recording what was read: looked at beside what is recorded, then all of it, or nothing."""

import getpass
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopledger.ledger.shelf import OpenBooks, Shelf, changes_activity
from coopledger.log import LOG
from coopledger.messages.catalogue import CoopledgerError
from coopledger.messages.visible import hides
from coopledger.model.evidence import Invoice
from coopledger.model.finding import Severity
from coopledger.model.receipt import Receipt, Refused
from coopledger.progress import Progress, in_turn, untold, within
from coopledger.readers.reading import Reading
from coopledger.store import journal
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.faults import ChainMoved

if TYPE_CHECKING:
    from coopledger.ledger.examining import Examination
    from coopledger.rules.case import Rule

READ, EXAMINED = 0.55, 0.75
"""How far a load has come when its document is read, and when the rules have looked at it."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records in a ledger, in the name of a person.

    Whoever writes is alone, so that what the rules looked at is what stands. One fact for a book
    that nobody else is writing in needs less: it goes in by one statement, which the database
    refuses if the book is not as it was looked at; then everything is looked at again.
    """

    storage: Storage | BorrowedStorage
    shelf: Shelf
    by: str
    rules: tuple["Rule", ...] = ()

    def record(
        self, reading: Reading, reason: str | None = None, progress: Progress = untold
    ) -> Receipt:
        """What becomes of facts. A refused document changes nothing.

        reason: why rows that say otherwise than what is recorded are to be corrected.
        """
        receipt = self._recorded(reading, reason, progress)
        if receipt.accepted:
            books = sorted({entry.fact.book for entry in reading.entries})
            LOG.info("recorded %d facts in %s", receipt.recorded, ", ".join(books))
        else:
            errors = (each.code for each in receipt.findings if each.severity is Severity.ERROR)
            LOG.info("refused: %s", ", ".join(sorted(set(errors))))
        return receipt

    def _recorded(self, reading: Reading, reason: str | None, progress: Progress) -> Receipt:
        receipt = self._one(reading) if reason is None and _is_alone(reading) else None
        if receipt is not None:
            return receipt
        if not self.storage.exists():
            refused = self._examined(reading, OpenBooks(), reason).receipt()
            if not refused.accepted:  # so no ledger is made for it
                return refused
        examination = self.storage.write(
            lambda connection: self._all(connection, reading, reason, progress)
        )
        receipt = examination.receipt()
        if receipt.accepted:
            self.shelf.put(examination.books)
        else:
            self.shelf.put_back(examination.books, examination.new)
        return receipt

    def preview(self, reading: Reading, reason: str | None = None) -> Receipt:
        """What `record` would say. Nothing is recorded."""
        if not self.storage.exists():
            return self._examined(reading, OpenBooks(), reason).receipt()
        with self.storage.reading() as connection:
            recorded = self.shelf.take(connection, reading.entries)
            return self._examined(reading, recorded, reason).receipt()

    def _examined(
        self, reading: Reading, recorded: OpenBooks, reason: str | None = None
    ) -> "Examination":
        """What the rules find in what was read."""
        # The rules are a file each: who reads the books does not wait for them.
        from coopledger.ledger.examining import examine
        from coopledger.rules.program_rule import ProgramRule

        return examine(reading, recorded, reason, [ProgramRule(rule) for rule in self.rules])

    def _one(self, reading: Reading) -> Receipt | None:
        """Record one fact by one statement; None where that is not possible, or too late."""
        code = reading.entries[0].fact.book
        if not self.shelf.is_undisturbed(code):
            return None
        recorded = self.shelf.take_as_seen(code)
        if changes_activity(reading.entries[0].fact, recorded.books[code].book):
            self.shelf.put(recorded.books)
            return None  # another book may have a say on it
        examination = self._examined(reading, recorded)
        receipt = examination.receipt()
        if not receipt.accepted or receipt.recorded != 1:
            self.shelf.put_back(examination.books, examination.new)
            return None  # it may be otherwise by now
        open_book, [entry] = examination.books[code], examination.new[code]
        stamp = journal.Stamp(journal.now(), self.by, reading.document)
        end = journal.Head(open_book.seq, open_book.hash)
        row = journal.link(open_book.book, entry, end, stamp)
        try:
            self.storage.insert_alone(row)
        except ChainMoved:
            self.shelf.put_back(examination.books, examination.new)
            return None
        open_book.seq, open_book.hash = row["seq"], row["hash"]
        self.shelf.put(examination.books)
        return receipt

    def _all(
        self, connection: Connection, reading: Reading, reason: str | None, progress: Progress
    ) -> "Examination":
        """Look at all of it beside what stands, and append what is new where nothing is wrong."""
        recorded = self.shelf.take(connection, reading.entries)
        examination = self._examined(reading, recorded, reason)
        progress(EXAMINED)
        if examination.receipt().accepted:
            self._append(connection, examination, reading.document, within(progress, EXAMINED, 1))
        return examination

    def _append(
        self,
        connection: Connection,
        examination: "Examination",
        document: str | None,
        progress: Progress,
    ) -> None:
        sizes = [len(new) for new in examination.new.values()]
        for (code, new), part in in_turn([*examination.new.items()], sizes, progress):
            open_book = examination.books[code]
            stamp = journal.Stamp(journal.next_moment(connection), self.by, document)
            end = journal.append(connection, open_book.book, new, stamp, progress=part)
            open_book.seq, open_book.hash = end


def _is_alone(reading: Reading) -> bool:
    """Whether it states one fact on which no other book has a say, as it has on an invoice."""
    if len(reading.entries) != 1:
        return False
    fact = reading.entries[0].fact
    return not isinstance(fact, Invoice) and getattr(fact, "same_as_book", None) is None


def or_refused(receipt: Receipt) -> Receipt:
    """A receipt of what was recorded. Raises Refused where it was not."""
    if not receipt.accepted:
        raise Refused(receipt.findings)
    return receipt


def signature(by: str | None) -> str:
    """Who records: who is named, or else the operating system's user.

    Raises CoopledgerError where the name has signs that hide or reorder what is read.
    """
    return recordable(unicodedata.normalize("NFC", by or "").strip() or _user())


def recordable(said: str) -> str:
    """What is to be recorded as it was said, for ever.

    Raises CoopledgerError where it has signs that hide or reorder what is read.
    """
    if hides(said):
        raise CoopledgerError("recorded.unprintable", seen=said)
    return said


def _user() -> str:
    try:
        return unicodedata.normalize("NFC", getpass.getuser())
    except (OSError, KeyError, ImportError):  # no login name: a bare container, for one
        return "unknown"
