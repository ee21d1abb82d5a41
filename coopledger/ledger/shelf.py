"""The books of a ledger as this program last saw them, brought up to date when they are asked for.

A chain only ever grows, so what was read of it stays true; unless the transaction in which it grew
was rolled back by a caller of ours. Then the last hash that was seen is not where it was, and the
book is read anew.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from threading import local
from typing import TYPE_CHECKING
from weakref import ReferenceType

from coopledger.books.addition import Addition
from coopledger.books.book import Book
from coopledger.books.documents import Elsewhere
from coopledger.books.runs import Runs
from coopledger.books.worked import Worked
from coopledger.errors import Near, NoSuchBook, StoreError
from coopledger.ledger.lately import Lately
from coopledger.ledger.spelled import codes_spelled_as
from coopledger.ledger.turns import Turns
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, AnyOpening, Opening
from coopledger.model.attachment import Attachment
from coopledger.model.entry import Entry
from coopledger.model.erasure import Erasure
from coopledger.model.events import Reversal
from coopledger.model.evidence import Invoice
from coopledger.model.facts import AnyFact
from coopledger.store import journal, sealing
from coopledger.store.chain import START
from coopledger.store.connection import Connection
from coopledger.store.documents import erased, kept
from coopledger.store.heads import LedgerHead
from coopledger.store.identity import require_secret
from coopledger.store.merges import secrets
from coopledger.store.witness import NOTHING, Witness, witness

if TYPE_CHECKING:  # most programs explain nothing
    from coopledger.books.explanation import Explanation

Moment = datetime | LedgerHead
"""As of when something was recorded: a time, or the head that the ledger had."""


@dataclass(slots=True)
class OpenBook:
    """A book, up to a place in its chain, with the hash there.

    undisturbed: whether nobody else recorded anything in it between the last two times it was
    looked at. place: the database that it is of, where another may come to its address. runs: what
    was worked out of it when it was stated last. explained: its last explanation, as long as
    somebody has it. witness: of its rows, when they were proved.
    """

    book: Book
    seq: int = 0
    hash: str = START
    undisturbed: bool = False
    place: object = None
    runs: Runs[Worked] = field(default_factory=Runs)
    explained: "ReferenceType[Explanation] | None" = None
    witness: Witness | None = None
    _additions: list[Addition] = field(default_factory=list)

    @property
    def additions(self) -> int:
        """How often something was added that is to be recorded."""
        return len(self._additions)

    def add(self, facts: Iterable[AnyFact]) -> None:
        """Add what is to be recorded."""
        self._additions.append(self.book.add(*facts))

    def take_back(self, additions: int = 0) -> None:
        """Take back what was added last, until there are no more than so many additions."""
        while len(self._additions) > additions:
            self._additions.pop().take_back()

    def reaches(self, end: journal.Head) -> None:
        """What was added is recorded."""
        self.seq, self.hash = end
        self._additions.clear()

    def is_as_recorded(self) -> bool:
        """Whether it is, now that what was added and not recorded is taken back: a fact a row."""
        self.take_back()
        return len(self.book.facts) == self.seq

    def held(self, connection: Connection, on: date) -> dict[str, int]:
        """What each of its accounts holds on a day, in minor units, by its postings up to there."""
        return journal.held(connection, self.book.code, on, until=self.seq)

    def moved(self, connection: Connection) -> Mapping[str, Mapping[date, int]]:
        """What each of its accounts got on each day, by its postings up to there."""
        return journal.moved(connection, self.book.code, until=self.seq)


@dataclass(frozen=True, slots=True)
class OpenBooks:
    """The books that a document states something of, by code, to be added to.

    invoices: those that stand in other books under the references of the document's. attachments:
    those of other books, of the same documents. beside: other books, with activities that are the
    same as some of the document's. openings: of the books that are called almost as one that the
    document opens, or that one of those follows.
    secret: of the ledger, or of one that is to be; secrets: of books that were opened in another.
    erased: the documents that were, by their hash.
    """

    books: Mapping[str, OpenBook] = field(default_factory=dict)
    invoices: Sequence[Invoice] = ()
    attachments: Sequence[Attachment] = ()
    beside: Sequence[Book] = ()
    openings: Sequence[Opening] = ()
    secret: str = field(default_factory=lambda: sealing.new_secret())
    erased: Mapping[str, Elsewhere] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)

    def secret_of(self, code: str) -> str:
        """By which the bank lines of a book are named."""
        return self.secrets.get(code, self.secret)

    @property
    def has_any(self) -> bool:
        """Whether there is anything to look at: the secret is asked of a book that is there."""
        beside = (self.invoices, self.attachments, self.beside, self.openings, self.erased)
        return bool(self.books) or any(beside)


MOST_FACTS, MOST_ONCE = 200_000, 10_000
"""Of how many facts together books are kept (some 250 MB); and those that were asked for once."""


class Shelf:
    """Books by their code; each is on the desk of the one thread that uses it, or on none."""

    def __init__(self) -> None:
        self._books = Lately[OpenBook](MOST_FACTS, MOST_ONCE)
        self._turns = Turns()
        self._here = local()

    @contextmanager
    def desk(self, *codes: str) -> Iterator["Desk"]:
        """A desk with the books of these codes, for this thread alone until it leaves.

        It is asked for before a transaction begins, and waits for who has them. A thread that is at
        a desk already does not: what others have it reads for itself. So nobody waits for a book
        while others wait for him, here or in the database.
        """
        desk = Desk(self._books, self._turns)
        waits, self._here.waits = self.waits, False
        try:
            desk.begin(sorted({as_named(code) for code in codes}), waits=waits)
            yield desk
        except Exception:
            desk.end()
            raise
        except BaseException:  # interrupted, wherever it was
            desk.end(whole=False)
            raise
        else:
            desk.end()
        finally:
            self._here.waits = waits

    @property
    def waits(self) -> bool:
        """Whether this thread would wait for a book: it is at no desk, nor in a transaction."""
        return getattr(self._here, "waits", True)

    def whole(self) -> AbstractContextManager["Desk"]:
        """A desk with every book that this program has seen."""
        return self.desk(*(each.book.code for each in self._books))


class Desk:
    """The books that a thread uses: nobody else has them until it leaves.

    What others have meanwhile is read anew from the journal, for this desk alone.
    """

    def __init__(self, shelf: Lately[OpenBook], turns: Turns) -> None:
        self._shelf = shelf
        self._turns = turns
        self._asked: Set[str] = frozenset()
        self._mine = set[str]()
        self._books: dict[str, OpenBook] = {}

    def begin(self, codes: Sequence[str], *, waits: bool) -> None:
        """Take the turns at these books; waits: where others have them, too."""
        for code in codes:
            if waits:
                self._turns.wait(code)
            elif not self._turns.take(code):
                continue
            self._mine.add(code)
        self._asked = frozenset(self._mine)

    def end(self, *, whole: bool = True) -> None:
        """Put the books back, as they are recorded. whole: whether each of them can be."""
        try:
            for code in self._mine & self._books.keys():
                self._put_back(code, self._books[code], whole=whole)
        finally:
            for code in self._mine:
                self._turns.end(code)

    def _put_back(self, code: str, book: OpenBook, *, whole: bool = True) -> None:
        self._shelf.drop(code)
        if whole and book.is_as_recorded():
            self._shelf.put(code, book, book.seq)

    @contextmanager
    def in_passing(self) -> Iterator[None]:
        """While it lasts, books are looked at that this desk does not need afterwards.

        Who goes through all books so keeps no more of them than the shelf has room for.
        """
        before = set(self._books)
        yield
        for code in self._books.keys() - before:
            book = self._books.pop(code)
            if code in self._mine:
                self._put_back(code, book)

    def book(self, connection: Connection, code: str) -> OpenBook:
        """A book as it stands: what was seen of it, and what was recorded since."""
        found = self.known(connection, as_named(code))
        if found is None:
            near = Near.among(journal.books(connection), as_named(code))
            raise NoSuchBook("book.unknown", code=as_named(code), near=near)
        return found

    def proved(self, connection: Connection, code: str) -> OpenBook:
        """The same, with every row of it in the table looked at in this transaction.

        What was proved before, and still has the hash of all its rows that it had then, says what
        it said; else each row is proved. Raises NoSuchBook, LedgerBroken.
        """
        seen = self._as_seen(connection, as_named(code))
        found = self.book(connection, code)
        if found is seen and found.witness is None:
            journal.require_proved(connection, found.book.code)
        here = witness(connection, found.book.code, found.witness or NOTHING)
        if here is None:  # whatever is otherwise: what the rows say now is what is answered of
            self._let_go(found.book.code)
            found = self.book(connection, code)
            here = witness(connection, found.book.code) or NOTHING
        journal.require_as_many(here.rows, [journal.Head(found.seq, found.hash)])
        found.witness = here
        return found

    def known(self, connection: Connection, code: str) -> OpenBook | None:
        """A book as it stands, by its code as it is recorded; None where there is no such book."""
        seen = self._as_seen(connection, code)
        after = journal.Head(seen.seq, seen.hash) if seen else journal.NOWHERE
        recorded = list(journal.facts(connection, code, after=after))
        if seen is not None and any(isinstance(link.fact, Erasure) for link in recorded):
            del self._books[code]  # of what was erased, nothing is kept
            seen, recorded = None, list(journal.facts(connection, code))
        if seen is None:
            if not recorded or not isinstance(recorded[0].fact, AnyOpening):
                return None
            seen = self._books[code] = OpenBook(Book(recorded[0].fact))
            seen.place = connection.place
        seen.undisturbed = not recorded
        if recorded:
            seen.add(link.fact for link in recorded)
            seen.reaches(journal.Head(recorded[-1].seq, recorded[-1].hash))
        return seen

    def _as_seen(self, connection: Connection, code: str) -> OpenBook | None:
        """A book as it was last seen, if that is a part of what it is."""
        seen = self._taken(code)
        if seen is None:
            return None
        is_of_here = seen.place is connection.place and seen.is_as_recorded()
        if is_of_here and journal.hash_at(connection, code, seen.seq) == seen.hash:
            return seen
        del self._books[code]
        if is_of_here and seen.place is not None and code in self._asked:
            # Seen before this transaction began, and nobody but us rolls anything back there.
            self._shelf.clear()
            raise StoreError("store.went-back", code=code)
        if code in self._mine and code not in self._asked:
            self._mine.remove(code)  # others recorded in it after this transaction began
            self._turns.end(code)
        return None

    def _let_go(self, code: str) -> None:
        """Keep nothing of a book: it is read anew."""
        self._books.pop(code, None)
        if code in self._mine:
            self._shelf.drop(code)

    def _taken(self, code: str) -> OpenBook | None:
        """A book on this desk, where there is one: from the shelf, where nobody else uses it."""
        if code not in self._books:
            if code not in self._mine and self._turns.take(code):
                self._mine.add(code)
            known = self._shelf.get(code) if code in self._mine else None
            if known is not None:
                self._books[code] = known
        return self._books.get(code)

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

    def at(self, connection: Connection, code: str, end: journal.Head) -> OpenBook:
        """A book up to a place in its chain, not kept here unless it is its end."""
        known = self.book(connection, code)
        if known.seq == end.seq:
            return known
        facts = islice(journal.facts(connection, code), end.seq)
        return OpenBook(book_of(link.fact for link in facts), *end)

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
        openings = tuple(_openings_near(connection, entries, taken))
        attachments = tuple(self._attached(connection, entries))
        secret = require_secret(connection)
        gone, of_books = erased(connection), secrets(connection)
        return OpenBooks(taken, elsewhere, attachments, beside, openings, secret, gone, of_books)

    def _attached(self, connection: Connection, entries: Iterable[Entry]) -> Iterator[Attachment]:
        """The attachments in other books of documents that are kept, and attached here now."""
        given = [entry.fact for entry in entries if isinstance(entry.fact, Attachment)]
        known = {each.sha256 for each in given if kept(connection, each.sha256) is not None}
        for other in sorted(journal.books_with_documents(connection, known)):
            for fact in self.book(connection, other).book.of_kind(Attachment):
                if fact.sha256 in known:
                    yield fact

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
            if (found := self.known(connection, as_named(code))) is not None:
                yield found.book

    def _take(self, connection: Connection, codes: Iterable[str]) -> dict[str, OpenBook]:
        found = ((code, self.known(connection, as_named(code))) for code in codes)
        return {code: book for code, book in found if book is not None}

    def _elsewhere(
        self, connection: Connection, named: Mapping[str, Set[str]]
    ) -> Iterator[Invoice]:
        """The invoices that stand in another book than the one that names their reference."""
        everywhere = set[str]().union(*named.values())
        for other in journal.books_with_invoices(connection, everywhere):
            wanted = set[str]().union(*(named[code] for code in named if code != other))
            if wanted:
                yield from _standing_invoices(self.book(connection, other).book, wanted)

    def undisturbed(self, code: str) -> OpenBook | None:
        """A book as it was last seen, where it may well be so still."""
        seen = self._taken(code) if code in self._mine else None
        return seen if seen is not None and seen.undisturbed and seen.is_as_recorded() else None

    def keep(self, books: Mapping[str, OpenBook]) -> None:
        """Books in which something was recorded, new ones among them."""
        self._books |= books


def as_named(code: str) -> str:
    """A book's code, however its signs were put together."""
    return unicodedata.normalize("NFC", code)


def known_as(code: str, codes: Collection[str]) -> str:
    """The code of one of these books, as it is recorded. Raises NoSuchBook."""
    code = as_named(code)
    if code not in codes:
        raise NoSuchBook("book.unknown", code=code, near=Near.among(codes, code))
    return code


def changes_activity(fact: AnyFact, book: Book) -> bool:
    """Whether a fact may change an activity that a book has: it may be one of another book, too."""
    if isinstance(fact, Reversal):
        return any(isinstance(each, Activity) for each in book.revisions(fact.of))
    return isinstance(fact, Activity) and (fact.reference, 1) in book.facts


def book_of(facts: Iterable[AnyFact]) -> Book:
    """A book of all its facts, whatever their order: what opened it is among them."""
    facts = tuple(facts)
    for fact in facts:
        if isinstance(fact, AnyOpening) and fact.revision == 1:
            return Book.of(fact, facts)
    raise TypeError("a book begins with its opening")


def _openings_near(
    connection: Connection, entries: Iterable[Entry], taken: Collection[str]
) -> Iterator[AnyOpening]:
    """What opened the books that are spelled as new ones are, and those that they follow."""
    facts = (entry.fact for entry in entries)
    opened = [fact for fact in facts if isinstance(fact, Opening) and fact.book not in taken]
    if not opened:
        return
    wanted = [*codes_spelled_as(connection, {fact.book for fact in opened})]
    wanted += [fact.follows for fact in opened if isinstance(fact, Agreement) and fact.follows]
    seen = set[str]()
    while wanted:
        code = wanted.pop()
        if code not in seen and journal.hash_at(connection, code, 1) is not None:
            seen.add(code)
            opening = journal.opening(connection, code)
            if opening is not None:
                yield opening
            if isinstance(opening, Agreement) and opening.follows is not None:
                wanted.append(opening.follows)


def _standing_invoices(book: Book, references: Collection[str]) -> Iterator[Invoice]:
    for reference in references:
        invoice = book.stands(reference)
        if isinstance(invoice, Invoice):
            yield invoice
