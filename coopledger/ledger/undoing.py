"""The loads of a ledger, and taking one back: all of it that still stands, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from coopledger.books.book import Book
from coopledger.books.facts_of_book import FactKey
from coopledger.books.history import Recorded
from coopledger.books.loads import Loads, Undone, UndoneOfBook, gathered, standing
from coopledger.ledger.examining import Prepared
from coopledger.ledger.planning import hash_of, held_to
from coopledger.ledger.proposing import propose, unproposable
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.control import ControlTotal
from coopledger.model.finding import Finding, Severity, has_errors
from coopledger.model.receipt import Receipt
from coopledger.readers.reading import Reading
from coopledger.rules.taking_back import Placed, TakingBack
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.load_numbers import LoadNumbers, books_of_load, next_load
from coopledger.store.trail import records_of_loads


def loads(connection: Connection) -> Loads:
    """Every load of a ledger, in order."""
    return Loads(gathered(_of_every_book(connection)))


def _of_every_book(connection: Connection) -> Iterator[tuple[int, Recorded]]:
    for code in journal.books(connection):
        yield from records_of_loads(connection, code)


def undo(
    recorder: Recorder, load: int, reason: str, on: date | None, plan: str | None = None
) -> Undone:
    """Take a load back: all that it recorded and still stands, in one transaction.

    Nothing is recorded where anything is found that keeps it from being so. plan: the hash under
    which `preview_undo` said what that is. Raises CoopledgerError where there is no such load, and
    PlanMoved where it is something else by now.
    """
    with recorder.shelf.desk(*_books_of(recorder, load)) as desk:
        undoing = _Undoing(desk, load, reason, on)
        held = held_to(recorder, plan, undoing.asked)
        return undoing.undone(held.record_drawn(desk, undoing.draw), is_preview=False)


def propose_undo(
    recorder: Recorder,
    load: int,
    reason: str,
    on: date | None,
    note: str | None = None,
    plan: str | None = None,
) -> Receipt:
    """Have what `undo` would do wait for another person. Raises as it does."""
    with recorder.shelf.desk(*_books_of(recorder, load)) as desk:
        undoing = _Undoing(desk, load, reason, on)
        held = held_to(recorder, plan, undoing.asked, is_proposal=True)
        return propose(held, desk, undoing.draw, note=note)


def preview_undo(
    recorder: Recorder, load: int, reason: str, on: date | None, *, is_proposal: bool = False
) -> Undone:
    """What `undo` would do, or `propose_undo`, under a hash that says all of it.

    Nothing is recorded.
    """
    with recorder.shelf.desk(*_books_of(recorder, load)) as desk:
        undoing = _Undoing(desk, load, reason, on)
        with recorder.storage.reading() as connection:
            reading = undoing.draw(connection)
            asked = Prepared.of(reading) if is_proposal else reading
            examination = recorder.examined_at(connection, desk, asked)
            plan = hash_of(examination, undoing.asked)
            if is_proposal:
                examination.findings += unproposable(examination.new)
            undone = undoing.undone(examination.receipt(), is_preview=True)
            return replace(undone, plan=plan)


def _books_of(recorder: Recorder, load: int) -> list[str]:
    with recorder.storage.reading() as connection:
        codes = books_of_load(connection, load)
        if not codes:
            last = next_load(connection) - 1
            raise CoopledgerError("load.unknown" if last else "load.none", seen=load, last=last)
        return [*codes]


class _Undoing:
    """A load that is taken back, in all its books."""

    def __init__(self, desk: Desk, load: int, reason: str, on: date | None) -> None:
        self.desk, self.load, self.reason, self.on = desk, load, reason, on
        self.books: dict[str, Book] = {}
        self.before: dict[str, tuple[ControlTotal, ...]] = {}

    @property
    def asked(self) -> Sequence[Any]:
        """What was asked, for the hash of what that would do."""
        return ("undo", self.load, self.reason, self.on.isoformat() if self.on else None)

    def draw(self, connection: Connection) -> Reading:
        """What is to be recorded, beside what stands now; nothing where something is found."""
        reading, asked = Reading(is_load=True), (self.reason, self.on, date.today())
        for code, number in books_of_load(connection, self.load).items():
            book = self.books[code] = self.desk.book(connection, code).book
            self.before[code] = standing(book)
            taken = TakingBack(book, _places(connection, code), number, *asked)
            reading.entries += taken.entries
            reading.findings += taken.findings
        if has_errors(reading.findings):
            reading.entries.clear()
        elif not reading.entries:
            told = Finding("undo-nothing-stands", Severity.NOTE, params={"load": self.load})
            reading.findings.append(told)
        return reading

    def undone(self, receipt: Receipt, *, is_preview: bool) -> Undone:
        """What became of it, with the books as they stand now, or would."""
        if not receipt.accepted:
            return Undone(self.load, is_preview, receipt)
        books = (
            UndoneOfBook(code, before, standing(self.books[code]))
            for code, before in self.before.items()
        )
        return Undone(self.load, is_preview, receipt, tuple(books))


def _places(connection: Connection, code: str) -> Mapping[FactKey, Placed]:
    """Where each fact of a book stands in its chain, and the load that it is of."""
    numbers = LoadNumbers.of(connection, code)
    return {
        (row["reference"], row["revision"]): Placed(row["seq"], row["load"], numbers.of_row(row))
        for row in journal.proved(connection, code)
    }
