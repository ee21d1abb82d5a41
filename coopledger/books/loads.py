"""The loads of a ledger: what each recorded, and what became of one that was taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.history import Recorded
from coopledger.model.agreement import Opening
from coopledger.model.answer import Answer, Answers
from coopledger.model.control import ControlTotal, Counted, control_totals
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact, MadeFact
from coopledger.model.period import Period
from coopledger.model.proposal import Resolution
from coopledger.model.receipt import Receipt
from coopledger.model.undo import Undo


class LoadOfBook(NamedTuple):
    """What a load recorded in a book: how many records, and what they come to."""

    book: str
    records: int
    control: tuple[ControlTotal, ...]


class Load(NamedTuple):
    """What was recorded at once from a document, a folder of them, or by one decision.

    documents: their names. recorded_at, recorded_by: when (UTC) and by whom. undoes: the load that
    it took back. undone_by: the load that took it back, unless that one was taken back itself.
    proposal: what recorded_by approved of, where another person prepared it.
    """

    number: int
    documents: tuple[str, ...]
    recorded_at: datetime
    recorded_by: str
    books: tuple[LoadOfBook, ...]
    undoes: int | None = None
    undone_by: int | None = None
    proposal: str | None = None

    @property
    def records(self) -> int:
        """How many records it has in all its books."""
        return sum(of_book.records for of_book in self.books)


class Loads(Answers[Load]):
    """The loads of a ledger, in order."""


class UndoneOfBook(NamedTuple):
    """What taking a load back does to a book: what stands in it before and after."""

    book: str
    before: tuple[ControlTotal, ...]
    after: tuple[ControlTotal, ...]

    @property
    def is_withdrawn(self) -> bool:
        """Whether the book itself is taken back."""
        return not self.after


@dataclass(frozen=True, slots=True)
class Undone(Answer):
    """What became of taking a load back.

    load: its number. is_preview: whether nothing was recorded. receipt: what was recorded, under
    which number, or would be; its findings say why not. plan: the hash of what would be done, by
    which exactly that is done (`Ledger.undo`); of a preview alone.
    """

    load: int
    is_preview: bool
    receipt: Receipt
    books: tuple[UndoneOfBook, ...] = ()
    plan: str | None = None


def standing(book: Book) -> tuple[ControlTotal, ...]:
    """The control totals of what stands in a book: what nothing has taken back or replaced."""
    return control_totals(fact for fact in book.facts.values() if _stands(fact, book))


def _stands(fact: AnyFact, book: Book) -> bool:
    if isinstance(fact, Reversal | Period | MadeFact) or book.is_reversed(fact):
        return False
    return not isinstance(fact, Opening) or fact is book.opening


class _Gathered:
    """What is known of a load so far."""

    def __init__(self, first: Recorded) -> None:
        self.first = first
        self.documents: dict[str, None] = {}
        self.books: dict[str, Counted] = {}
        self.undoes: int | None = None
        self.proposal: str | None = None


def gathered(found: Iterable[tuple[int, Recorded]]) -> Iterator[Load]:
    """The loads that records are of, in order. Each record comes with the number of its load."""
    known: dict[int, _Gathered] = {}
    for number, recorded in found:
        load = known.setdefault(number, _Gathered(recorded))
        load.books.setdefault(recorded.fact.book, Counted()).add(recorded.fact)
        if recorded.origin is not None and recorded.origin.document is not None:
            load.documents[recorded.origin.document] = None
        if isinstance(recorded.fact, Undo):
            load.undoes = recorded.fact.load
        elif isinstance(recorded.fact, Resolution):
            load.proposal = recorded.fact.of
    undone_by: dict[int, int] = {}
    for number in sorted(known, reverse=True):  # what was taken back itself takes nothing back
        undoes = known[number].undoes
        if undoes is not None and number not in undone_by:
            undone_by.setdefault(undoes, number)
    for number, load in sorted(known.items()):
        books = (LoadOfBook(*each) for each in _of_books(load.books))
        yield Load(
            number,
            tuple(load.documents),
            load.first.recorded_at,
            load.first.recorded_by,
            tuple(books),
            load.undoes,
            undone_by.get(number),
            load.proposal,
        )


def _of_books(books: dict[str, Counted]) -> Iterator[tuple[str, int, tuple[ControlTotal, ...]]]:
    for code, counted in sorted(books.items()):
        yield code, len(counted), counted.totals()
