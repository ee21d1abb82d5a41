"""What threads record at the same time, a fact each: stored by one transaction, where it can be.

Whoever waits for a book waits for whoever has it; the first of them then looks at the facts of all,
one after another, and stores them together with those that wait for other books. Each has its row,
its time and its receipt as if it had been alone. What is not accepted so, or goes wrong, is left to
its own thread, which begins anew and by itself: nobody is told of another's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import filterfalse
from threading import Lock, current_thread, main_thread
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from coopledger.ledger.gathering import Gathering, Request
from coopledger.ledger.shelf import Desk, OpenBook, OpenBooks, Shelf, as_named, changes_activity
from coopledger.log import tell
from coopledger.model.control import control_totals
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.receipt import Receipt
from coopledger.readers.reading import Reading
from coopledger.store import appending
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.clock import Clock
from coopledger.store.columns import in_columns
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.faults import ChainMoved
from coopledger.store.identity import require_secret
from coopledger.store.journal import Head
from coopledger.store.sealing import new_secret

if TYPE_CHECKING:
    from coopledger.ledger.examining import Examination
    from coopledger.rules.case import Rule


class Recorder(Protocol):
    """Who records what one thread wants by itself."""

    @property
    def storage(self) -> Storage | BorrowedStorage: ...

    @property
    def shelf(self) -> Shelf: ...

    @property
    def by(self) -> str: ...

    @property
    def rules(self) -> "tuple[Rule, ...]": ...

    @property
    def clock(self) -> Clock: ...

    def examined(self, reading: Reading, recorded: OpenBooks) -> "Examination":
        """What the rules find in what was read."""

    def recorded_at(self, desk: Desk, reading: Reading) -> Receipt:
        """What becomes of it, beside books that are on a desk."""


class Wanted(Request):
    """One fact that a thread wants recorded, in whose name.

    receipt: None where that is left to it.
    """

    def __init__(self, reading: Reading, by: str) -> None:
        super().__init__()
        self.reading, self.by = reading, by
        [self.entry] = reading.entries
        self.receipt: Receipt | None = None


class Batch(Request):
    """What is wanted in one book, and the desk that it is on."""

    def __init__(self, code: str, desk: Desk, wanted: Sequence[Wanted]) -> None:
        super().__init__()
        self.code, self.desk, self.wanted = code, desk, wanted


class Accepted(NamedTuple):
    """What is said of a fact once it is stored. new: what is to be stored, where it is new."""

    wanted: Wanted
    receipt: Receipt
    new: Entry | None


class Stored(NamedTuple):
    """What was accepted in one book, and where its chain ends with it."""

    book: OpenBook
    accepted: Sequence[Accepted]
    end: Head


class Together:
    """The threads that record in a ledger, and wait for each other."""

    def __init__(self) -> None:
        self._of_books = Gathering[Wanted]()
        self._of_ledger = Gathering[Batch]()
        self._turn = Lock()

    def recorded(self, recorder: Recorder, reading: Reading) -> Receipt | None:
        """What became of a reading of one fact; None where it is left to its thread."""
        wanted = Wanted(reading, recorder.by)
        code = as_named(wanted.entry.fact.book)

        def of_book(desk: Desk, gathered: list[Wanted]) -> None:
            batch = Batch(code, desk, gathered)
            self._of_ledger.join("", batch, self._turn, of_ledger)

        def of_ledger(_: object, gathered: list[Batch]) -> None:
            _record(recorder, gathered)

        self._of_books.join(code, wanted, recorder.shelf.desk(code), of_book)
        return wanted.receipt

    @staticmethod
    def is_for(recorder: Recorder) -> bool:
        """Whether this thread may wait for others, and they for it.

        Not the main thread, which may be interrupted, nor one that has something of the ledger
        already; nor where there is no disk to wait for.
        """
        return (
            recorder.storage.has_room_for_many
            and current_thread() is not main_thread()
            and recorder.shelf.waits
        )


def _record(recorder: Recorder, batches: Sequence[Batch]) -> None:
    """Record what is wanted in several books, or what one thread wants by itself."""
    if len(batches) == 1 and len(batches[0].wanted) == 1:
        [batch] = batches
        [wanted] = batch.wanted
        wanted.receipt = recorder.recorded_at(batch.desk, wanted.reading)
        return
    try:
        stored = _at_once(recorder, batches)
        if stored is None and recorder.storage.exists():  # what is refused makes none
            stored = recorder.storage.write(partial(_asked, recorder, batches))
    except Exception as error:  # whose it is finds out by itself
        tell("apart: %s", type(error).__name__)
        return
    for book, accepted, end in stored or ():
        book.reaches(end)
        for each in accepted:
            each.wanted.receipt = each.receipt


def _at_once(recorder: Recorder, batches: Sequence[Batch]) -> Sequence[Stored] | None:
    """All of it stored without asking first: where the books may well be as they were last seen.

    None where they may not, or where one turns out to be otherwise.
    """
    moment, storage = appending.now(), recorder.storage
    books = [batch.desk.undisturbed(batch.code) for batch in batches]
    if isinstance(storage, BorrowedStorage) or any(map(_is_of_bank, batches)):
        return None
    known = [(batch, book) for batch, book in zip(batches, books, strict=True) if book is not None]
    if len(known) < len(batches) or not recorder.clock.is_likely(moment):
        return None
    stored, rows = _looked_at(recorder, known, moment)
    try:
        storage.insert_alone(rows)
    except ChainMoved:
        return None
    return stored


def _asked(
    recorder: Recorder, batches: Iterable[Batch], connection: Connection
) -> Sequence[Stored]:
    """The same, of books as they stand when nobody else can record any more."""
    found = ((batch, batch.desk.known(connection, batch.code)) for batch in batches)
    known = [(batch, book) for batch, book in found if book is not None]
    secret = require_secret(connection)  # accounts may be called after it
    moment = appending.next_moment(connection, recorder.clock)
    stored, rows = _looked_at(recorder, known, moment, secret)
    connection.append([*map(in_columns, rows)])
    return stored


def _is_of_bank(batch: Batch) -> bool:
    return any(isinstance(each.entry.fact, BankLine | BankBalance) for each in batch.wanted)


def _looked_at(
    recorder: Recorder,
    batches: Iterable[tuple[Batch, OpenBook]],
    moment: str,
    secret: str | None = None,
) -> tuple[Sequence[Stored], Sequence[dict[str, Any]]]:
    """What is accepted of each, and the rows to be stored, the first of them at this moment."""
    known, moments = [*batches], appending.moments(moment)
    books = {batch.code: book for batch, book in known}
    recorded = OpenBooks(books, secret=secret or new_secret())
    only_spent = {
        batch.code: batch.wanted for batch, _ in known if all(map(_is_spent, batch.wanted))
    }
    as_one = _as_one(recorder, only_spent, recorded) if len(only_spent) > 1 else {}
    stored: list[Stored] = []
    rows: list[dict[str, Any]] = []
    for batch, book in known:
        accepted = as_one.get(batch.code) or [*_accepted(recorder, batch, book, recorded)]
        end = Head(book.seq, book.hash)
        for wanted, _, new in accepted:
            if new is not None:
                stamp = appending.Stamp(next(moments), wanted.by)
                rows.append(appending.link(book.book, new, end, stamp))
                end = Head(rows[-1]["seq"], rows[-1]["hash"])
        stored.append(Stored(book, accepted, end))
    return stored, rows


def _is_spent(wanted: Wanted) -> bool:
    return isinstance(wanted.entry.fact, Expenditure)


def _accepted(
    recorder: Recorder, batch: Batch, book: OpenBook, recorded: OpenBooks
) -> Iterator[Accepted]:
    """What is accepted of a batch: what was spent last, for the others may have brought it."""
    spent = [*filter(_is_spent, batch.wanted)]
    yield from _one_by_one(recorder, book, filterfalse(_is_spent, batch.wanted), recorded)
    as_one = _as_one(recorder, {batch.code: spent}, recorded) if spent[1:] else {}
    yield from as_one.get(batch.code) or _one_by_one(recorder, book, spent, recorded)


def _one_by_one(
    recorder: Recorder, book: OpenBook, wanted: Iterable[Wanted], recorded: OpenBooks
) -> Iterator[Accepted]:
    for each in wanted:
        if changes_activity(each.entry.fact, book.book):
            continue  # another book may have a say on it
        before = book.additions
        examination = recorder.examined(each.reading, recorded)
        receipt = examination.receipt()
        new = examination.new.get(book.book.code, ())
        if receipt.accepted and len(new) <= 1:
            yield Accepted(each, receipt, next(iter(new), None))
        else:
            book.take_back(before)


def _as_one(
    recorder: Recorder, spent: Mapping[str, Sequence[Wanted]], recorded: OpenBooks
) -> Mapping[str, Sequence[Accepted]]:
    """All that was spent, by its book, where nothing is found of it and no order could change that.

    Nothing where that is not so: then each is looked at by itself.
    """
    # The rules are a file each: who reads the books does not wait for them.
    from coopledger.rules.case import Case
    from coopledger.rules.in_any_order import in_any_order

    if recorder.rules:
        return {}
    before = {code: recorded.books[code].additions for code in spent}
    counts = [*map(len, spent.values())]
    several = [code for code, wanted in spent.items() if wanted[1:]]
    entries = [each.entry for wanted in spent.values() for each in wanted]
    examination = recorder.examined(Reading(entries), recorded)
    new = {code: examination.new.get(code, ()) for code in spent}
    nothing_said = not examination.findings and [*map(len, new.values())] == counts
    cases = (Case(recorded.books[code].book, new[code], date.today()) for code in several)
    if nothing_said and all(map(in_any_order, cases)):
        return {code: [*map(_alone, wanted, new[code])] for code, wanted in spent.items()}
    for code, additions in before.items():
        recorded.books[code].take_back(additions)
    return {}


def _alone(wanted: Wanted, entry: Entry) -> Accepted:
    """What is said of what was spent, as if it had been looked at by itself."""
    receipt = Receipt((entry.fact.book,), 1, 0, (), (), control_totals([entry.fact]))
    return Accepted(wanted, receipt, entry)
