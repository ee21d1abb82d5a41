"""Recording what was read: looked at beside what is recorded, then all of it, or nothing."""

import getpass
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coopledger.ledger.keeping import keep_originals
from coopledger.ledger.shelf import Desk, OpenBooks, Shelf, changes_activity
from coopledger.ledger.together import Together
from coopledger.ledger.uncollected import uncollected
from coopledger.log import tell
from coopledger.messages.catalogue import CoopledgerError
from coopledger.messages.visible import hides
from coopledger.model.activity import Activity
from coopledger.model.attachment import Attachment, DocumentUse
from coopledger.model.entry import Entry
from coopledger.model.erasure import Erasure
from coopledger.model.evidence import BankBalance, BankLine, Invoice
from coopledger.model.finding import Severity
from coopledger.model.receipt import Receipt, Refused
from coopledger.model.undo import Undo
from coopledger.progress import Progress, untold, within
from coopledger.readers.reading import Reading
from coopledger.store import appending
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.clock import Clock
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.faults import ChainMoved
from coopledger.store.journal import Head, Heads
from coopledger.store.load_numbers import next_load

if TYPE_CHECKING:
    from coopledger.ledger.examining import Examination
    from coopledger.model.facts import AnyFact
    from coopledger.rules.case import Rule

_Said = TypeVar("_Said")

READ, EXAMINED = 0.55, 0.75
"""How far a load has come when its document is read, and when the rules have looked at it."""


_SHARED, _OF_BANK = (Invoice, Attachment), (BankLine, BankBalance)


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
    clock: Clock = field(default_factory=Clock)
    folder: Path | None = None
    """In which documents are kept, if not in the ledger."""
    together: Together = field(default_factory=Together)
    """The threads that record one fact each, which need one transaction for all of them."""
    agree: "Callable[[Examination], None] | None" = field(default=None, repr=False)
    """Is shown what was looked at before any of it is recorded; nothing is where it raises."""

    def record(
        self, reading: Reading, reason: str | None = None, progress: Progress = untold
    ) -> Receipt:
        """What becomes of facts. A refused document changes nothing.

        reason: why rows that say otherwise than what is recorded are to be corrected.
        """
        if reason is None and self._is_among_others(reading):
            receipt = self.together.recorded(self, reading)
            if receipt is not None:
                return _told(reading, receipt)
        with self.shelf.desk(*codes_of(reading)) as desk:
            return self.record_at(desk, reading, reason, progress)

    def _is_among_others(self, reading: Reading) -> bool:
        """Whether it may be recorded by another thread: not what is to be agreed to before."""
        return self.agree is None and self.together.is_for(self) and _is_alone(reading)

    def record_at(
        self,
        desk: Desk,
        reading: Reading,
        reason: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """The same, of books that are on a desk."""
        return _told(reading, self.recorded_at(desk, reading, reason, progress))

    def recorded_at(
        self,
        desk: Desk,
        reading: Reading,
        reason: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """The same, and the log is not told."""
        receipt = self._one(desk, reading) if reason is None and _is_alone(reading) else None
        if receipt is not None:
            return receipt
        drafted: Examination | None = None
        if not self.storage.exists():
            with self._uncollected():
                drafted = self.examined(reading, OpenBooks(), reason)
            if not drafted.receipt().accepted:  # so no ledger is made for it
                return drafted.receipt()
        return self._written(
            desk,
            lambda connection: self._all(connection, desk, reading, reason, progress, drafted),
        )

    def record_drawn(
        self,
        desk: Desk,
        draw: Callable[[Connection], Reading],
        reason: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """The same, of what is drawn up when nobody else can record any more."""
        return self._written(
            desk, lambda connection: self._all(connection, desk, draw(connection), reason, progress)
        )

    def _written(
        self, desk: Desk, work: Callable[[Connection], "tuple[Examination, Heads]"]
    ) -> Receipt:
        with self._uncollected():
            examination, ends = self.storage.write(work)
            for code, end in ends.items():
                examination.books[code].reaches(end)
                desk.keep({code: examination.books[code]})
            return examination.receipt()

    def _uncollected(self) -> AbstractContextManager[None]:
        """Without Python's collector, unless rules of a program leave behind what they may."""
        return nullcontext() if self.rules else uncollected()

    def preview(self, reading: Reading, reason: str | None = None) -> Receipt:
        """What `record` would say. Nothing is recorded."""
        return self.looked_at(reading, reason, lambda examination: examination.receipt())

    def looked_at(
        self, reading: Reading, reason: str | None, say: "Callable[[Examination], _Said]"
    ) -> _Said:
        """What is said of facts that were looked at as `record` does. Nothing is recorded."""
        if not self.storage.exists():
            with self._uncollected():
                return say(self.examined(reading, OpenBooks(), reason))
        with self.shelf.desk(*codes_of(reading)) as desk, self.storage.reading() as connection:
            return say(self.examined_at(connection, desk, reading, reason))

    def previewed_at(
        self, connection: Connection, desk: Desk, reading: Reading, reason: str | None = None
    ) -> Receipt:
        """The same, of books that are on a desk: they stand there as they would with it."""
        return self.examined_at(connection, desk, reading, reason).receipt()

    def examined_at(
        self, connection: Connection, desk: Desk, reading: Reading, reason: str | None = None
    ) -> "Examination":
        """What is new in what was read, and what the rules find, of books that are on a desk."""
        with self._uncollected():
            recorded = desk.take(connection, reading.entries)
            return self.examined(reading, recorded, reason)

    def examined(
        self, reading: Reading, recorded: OpenBooks, reason: str | None = None
    ) -> "Examination":
        """What the rules find in what was read."""
        # The rules are a file each: who reads the books does not wait for them.
        from coopledger.ledger.examining import examine
        from coopledger.rules.program_rule import ProgramRule

        examination = examine(reading, recorded, reason, [ProgramRule(rule) for rule in self.rules])
        if self.agree is not None:
            self.agree(examination)
        return examination

    def _one(self, desk: Desk, reading: Reading) -> Receipt | None:
        """Record one fact by one statement; None where that is not possible, or too late."""
        fact = reading.entries[0].fact
        open_book = desk.undisturbed(fact.book)
        if open_book is None or isinstance(self.storage, BorrowedStorage):
            return None  # nothing is alone in a transaction of the caller's
        if changes_activity(fact, open_book.book):
            return None  # another book may have a say on it
        if isinstance(fact, _OF_BANK):
            return None  # it may be called after the ledger's secret
        examination = self.examined(reading, OpenBooks({fact.book: open_book}))
        receipt = examination.receipt()
        if not receipt.accepted or receipt.recorded != 1:
            return None  # it may be otherwise by now
        moment = appending.now()
        if not self.clock.is_likely(moment):
            return None  # it has to be beside what was recorded last
        [entry] = examination.new[fact.book]
        stamp = appending.Stamp(moment, self.by, reading.document)
        end = Head(open_book.seq, open_book.hash)
        row = appending.link(open_book.book, entry, end, stamp)
        try:
            self.storage.insert_alone([row])
        except ChainMoved:
            return None
        open_book.reaches(Head(row["seq"], row["hash"]))
        return receipt

    def _all(
        self,
        connection: Connection,
        desk: Desk,
        reading: Reading,
        reason: str | None,
        progress: Progress,
        drafted: "Examination | None" = None,
    ) -> "tuple[Examination, Heads]":
        """Look at all of it beside what stands, and append what is new where nothing is wrong.

        drafted: what the rules found beside nothing at all, where that was asked already.
        Returns where the chains end with it.
        """
        recorded = desk.take(connection, reading.entries)
        if drafted is None or recorded.has_any:
            examination = self.examined(reading, recorded, reason)
        else:
            examination = drafted
        progress(EXAMINED)
        if not examination.receipt().accepted:
            return examination, {}
        part = within(progress, EXAMINED, 1)
        keep_originals(connection, reading, examination.new, self.folder)
        if reading.is_load and any(examination.new.values()):
            examination.load = next_load(connection)
        return examination, self.appended(connection, examination, reading.document, part)

    def appended(
        self,
        connection: Connection,
        examination: "Examination",
        document: str | None,
        progress: Progress,
    ) -> Heads:
        """Append what was found new, and say where the chains end with it."""
        added, moment = list[appending.Added](), appending.last_moment(connection)
        for code, new in examination.new.items():
            open_book = examination.books[code]
            open_book.place = connection.place
            moment = appending.moment_after(moment, self.clock)
            stamp = appending.Stamp(moment, self.by, document, examination.load)
            added.append(appending.Added(open_book.book, new, stamp))
        return appending.append(connection, added, progress)


def _told(reading: Reading, receipt: Receipt) -> Receipt:
    """A receipt, of which the log was told."""
    if receipt.accepted:
        books = sorted(codes_of(reading))
        tell("recorded %d facts in %s", receipt.recorded, ", ".join(books))
    else:
        errors = (each.code for each in receipt.findings if each.severity is Severity.ERROR)
        tell("refused: %s", ", ".join(sorted(set(errors))))
    return receipt


def codes_of(reading: Reading) -> Iterable[str]:
    """The books that it states something of."""
    return {entry.fact.book for entry in reading.entries}


def _is_alone(reading: Reading) -> bool:
    """Whether it states one fact on which no other book has a say, as it has on an invoice.

    What has documents to be kept is more than a row; a load has a number, which is taken when
    nobody else can record.
    """
    if len(reading.entries) != 1 or reading.originals or reading.is_load:
        return False
    fact = reading.entries[0].fact
    if isinstance(fact, Activity):
        return fact.same_as_book is None
    return not isinstance(fact, _SHARED)


def stated(facts: Iterable["AnyFact"], *, is_load: bool = False) -> Reading:
    """What a program states. Raises CoopledgerError for what only a verb records, of its work."""
    entries = [Entry(fact) for fact in facts]
    for entry in entries:
        if (verb := _verb_of(entry.fact)) is not None:
            raise CoopledgerError("fact.of-a-verb", reference=entry.fact.reference, verb=verb)
    return Reading(entries, is_load=is_load)


def _verb_of(fact: "AnyFact") -> str | None:
    """The verb that alone records such a fact."""
    match fact:
        case Undo():
            return "Ledger.undo"
        case Erasure():
            return "Ledger.forget"
        case Attachment(use=DocumentUse.ISSUED):
            return "Ledger.issue"
        case _:
            return None


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
