"""The books of a ledger as this program last saw them, brought up to date when they are asked for.

A chain only ever grows, so what was read of it stays true; unless the transaction in which it grew
was rolled back by a caller of ours. Then the last hash that was seen is not where it was, and the
book is read anew.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from coopledger.books.book import Book, key_of
from coopledger.errors import Near, NoSuchBook
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, Opening, Programme
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.evidence import Invoice
from coopledger.model.facts import AnyFact
from coopledger.store import journal
from coopledger.store.chain import START
from coopledger.store.connection import Connection


@dataclass(slots=True)
class OpenBook:
    """A book, up to a place in its chain, with the hash there.

    undisturbed: whether nobody else recorded anything in it between the last two times it was
    looked at.
    """

    book: Book
    seq: int = 0
    hash: str = START
    undisturbed: bool = False

    def held(self, connection: Connection, on: date) -> dict[str, int]:
        """What each of its accounts holds on a day, in minor units, by its postings up to there."""
        return journal.held(connection, self.book.code, on, until=self.seq)

    def moved(self, connection: Connection) -> Mapping[str, Mapping[date, int]]:
        """What each of its accounts got on each day, by its postings up to there."""
        return journal.moved(connection, self.book.code, until=self.seq)


@dataclass(frozen=True, slots=True)
class OpenBooks:
    """The books that a document states something of, by code, to be added to.

    They are off the shelf until what is added is recorded. invoices: those that stand in other
    books under the references of the document's. beside: other books, with activities that are the
    same as some of the document's. openings: of all books there are, where the document opens one.
    """

    books: Mapping[str, OpenBook] = field(default_factory=dict)
    invoices: Sequence[Invoice] = ()
    beside: Sequence[Book] = ()
    openings: Sequence[Opening] = ()


class Shelf:
    """Books by their code."""

    def __init__(self) -> None:
        self._books: dict[str, OpenBook] = {}

    def book(self, connection: Connection, code: str) -> OpenBook:
        """A book as it stands: what was seen of it, and what was recorded since."""
        code = unicodedata.normalize("NFC", code)
        seen = self._as_seen(connection, code)
        after = journal.Head(seen.seq, seen.hash) if seen else journal.NOWHERE
        recorded = list(journal.facts(connection, code, after=after))
        if seen is None:
            if not recorded or not isinstance(recorded[0].fact, Agreement | Programme):
                near = Near.among(journal.books(connection), code)
                raise NoSuchBook("book.unknown", code=code, near=near)
            seen = self._books[code] = OpenBook(Book(recorded[0].fact))
        seen.undisturbed = not recorded
        if recorded:
            seen.book.add(*(link.fact for link in recorded))
            seen.seq, seen.hash = recorded[-1].seq, recorded[-1].hash
        return seen

    def as_recorded(self, connection: Connection, code: str, by: datetime | None) -> OpenBook:
        """A book as it stood at a time, not kept here; without one, as it stands."""
        open_book = self.book(connection, code)
        if by is None:
            return open_book
        recorded = list(journal.facts(connection, open_book.book.code, by=by))
        if not recorded:
            raise NoSuchBook("book.not-yet", code=open_book.book.code, by=by)
        last = recorded[-1]
        return OpenBook(book_of(link.fact for link in recorded), last.seq, last.hash)

    def books_as_recorded(self, connection: Connection, by: datetime | None) -> Iterator[Book]:
        """Every book as it stood at a time, by code; those that were opened later are left out."""
        for code in journal.books(connection):
            with suppress(NoSuchBook):
                yield self.as_recorded(connection, code, by).book

    def _as_seen(self, connection: Connection, code: str) -> OpenBook | None:
        """A book as it was last seen, if that is still a part of what it is."""
        seen = self._books.get(code)
        if seen is None or journal.hash_at(connection, code, seen.seq) == seen.hash:
            return seen
        del self._books[code]
        return None

    def take(self, connection: Connection, entries: Collection[Entry]) -> OpenBooks:
        """The books that facts are of, those that there are, and what is beside them."""
        invoices: defaultdict[str, set[str]] = defaultdict(set)
        codes = dict.fromkeys(entry.fact.book for entry in entries)
        for entry in entries:
            if isinstance(entry.fact, Invoice):
                invoices[entry.fact.book].add(entry.fact.reference)
        elsewhere = tuple(self._elsewhere(connection, invoices))
        taken = self._take(connection, codes)
        beside = tuple(self._beside(connection, entries, taken))
        opens = any(isinstance(e.fact, Opening) and e.fact.book not in taken for e in entries)
        openings = journal.openings(connection) if opens else ()
        return OpenBooks(taken, elsewhere, beside, openings)

    def _beside(
        self, connection: Connection, entries: Iterable[Entry], taken: Mapping[str, OpenBook]
    ) -> Iterator[Book]:
        """The other books that have an activity which is one of these, or which one of these is."""
        named, changed = set[str](), set[str]()
        for entry in entries:
            fact = entry.fact
            if isinstance(fact, Activity) and fact.same_as_book is not None:
                named.add(fact.same_as_book)
            if (book := taken.get(fact.book)) is not None and changes_activity(fact, book.book):
                changed.add(fact.book)
        named |= journal.books_with_activities_of(connection, changed)
        for code in sorted(named - taken.keys()):
            with suppress(NoSuchBook):
                yield self.book(connection, code).book

    def _take(self, connection: Connection, codes: Iterable[str]) -> dict[str, OpenBook]:
        taken: dict[str, OpenBook] = {}
        for code in codes:
            try:
                self.book(connection, code)
            except NoSuchBook:
                continue
            taken[code] = self._books.pop(code)
        return taken

    def _elsewhere(
        self, connection: Connection, named: Mapping[str, Set[str]]
    ) -> Iterator[Invoice]:
        """The invoices that stand in another book than the one that names their reference."""
        everywhere = set[str]().union(*named.values())
        for other in journal.books_with_invoices(connection, everywhere):
            wanted = set[str]().union(*(named[code] for code in named if code != other))
            if wanted:
                yield from _standing_invoices(self.book(connection, other).book, wanted)

    def is_undisturbed(self, code: str) -> bool:
        """Whether a book may well be as it was last seen."""
        return (seen := self._books.get(code)) is not None and seen.undisturbed

    def take_as_seen(self, code: str) -> OpenBooks:
        """A book to be added to, as it was last seen."""
        return OpenBooks({code: self._books.pop(code)})

    def put_back(self, books: Mapping[str, OpenBook], added: Mapping[str, Sequence[Entry]]) -> None:
        """Books as they were before facts were added to them that were not recorded."""
        for code, open_book in books.items():
            if open_book.seq == 0:
                continue
            if keys := {key_of(entry.fact) for entry in added[code]}:
                facts = open_book.book.facts.items()
                kept = (fact for key, fact in facts if key not in keys)
                open_book = replace(open_book, book=book_of(kept))
            self._books[code] = open_book

    def put(self, books: Mapping[str, OpenBook]) -> None:
        """Put books back with what was added to them."""
        self._books |= books


def changes_activity(fact: AnyFact, book: Book) -> bool:
    """Whether a fact may change an activity that a book has: it may be one of another book, too."""
    if isinstance(fact, Reversal):
        return any(isinstance(each, Activity) for each in book.revisions(fact.of))
    return isinstance(fact, Activity) and (fact.reference, 1) in book.facts


def book_of(facts: Iterable[AnyFact]) -> Book:
    """A book of all its facts, whatever their order: what opened it is among them."""
    facts = tuple(facts)
    for fact in facts:
        if isinstance(fact, Agreement | Programme) and fact.revision == 1:
            return Book.of(fact, facts)
    raise TypeError("a book begins with its opening")


def _standing_invoices(book: Book, references: Collection[str]) -> Iterator[Invoice]:
    for reference in references:
        invoice = book.stands(reference)
        if isinstance(invoice, Invoice):
            yield invoice
