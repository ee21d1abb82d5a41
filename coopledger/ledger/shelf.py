"""The books of a ledger as this program last saw them, brought up to date when they are asked for.

A chain only ever grows, so what was read of it stays true; unless the transaction in which it grew
was rolled back by a caller of ours. Then the last hash that was seen is not where it was, and the
book is read anew.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coopledger.books.book import Book, key_of
from coopledger.errors import Near, NoSuchBook
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.evidence import Invoice
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
    seq: int
    hash: str = START
    undisturbed: bool = False


class Shelf:
    """Books by their code."""

    def __init__(self) -> None:
        self._known: dict[str, OpenBook] = {}

    def book(self, connection: Connection, code: str) -> OpenBook:
        """A book as it stands: what was known of it, and what was recorded since."""
        code = unicodedata.normalize("NFC", code)
        known = self._known_still(connection, code)
        recorded = list(journal.facts(connection, code, after=known.seq if known else 0))
        if known is None:
            if not recorded or not isinstance(recorded[0].fact, Agreement | Programme):
                near = Near.among(journal.books(connection), code)
                raise NoSuchBook("book.unknown", code=code, near=near)
            known = self._known[code] = OpenBook(Book(recorded[0].fact), 0)
        known.undisturbed = not recorded
        if recorded:
            known.book.add(*(link.fact for link in recorded))
            known.seq, known.hash = recorded[-1].seq, recorded[-1].hash
        return known

    def as_recorded(self, connection: Connection, code: str, by: datetime | None) -> OpenBook:
        """A book as it stood at a time, not kept here; without one, as it stands."""
        known = self.book(connection, code)
        if by is None:
            return known
        recorded = list(journal.facts(connection, known.book.code, by=by))
        if not recorded:
            raise NoSuchBook("book.not-yet", code=known.book.code, by=by)
        facts = (link.fact for link in recorded)
        last = recorded[-1]
        return OpenBook(Book.of(known.book.opening, facts), last.seq, last.hash)

    def _known_still(self, connection: Connection, code: str) -> OpenBook | None:
        known = self._known.get(code)
        if known is None or journal.hash_at(connection, code, known.seq) == known.hash:
            return known
        del self._known[code]
        return None

    def take(self, connection: Connection, code: str) -> OpenBook | None:
        """A book to be added to, taken down: it is put back only if what was added is recorded."""
        try:
            self.book(connection, code)
        except NoSuchBook:
            return None
        return self._known.pop(code)

    def invoices_elsewhere(
        self, connection: Connection, code: str, references: Collection[str]
    ) -> Iterator[Invoice]:
        """The invoices under some references that stand in other books than one."""
        for other in journal.books_with_invoices(connection, references) - {code}:
            book = self.book(connection, other).book
            for reference in references:
                invoice = book.stands(reference)
                if isinstance(invoice, Invoice):
                    yield invoice

    def is_undisturbed(self, code: str) -> bool:
        """Whether a book may well be as it was last seen."""
        return (known := self._known.get(code)) is not None and known.undisturbed

    def take_as_seen(self, code: str) -> OpenBook | None:
        """A book to be added to, as it was last seen."""
        return self._known.pop(code, None)

    def put_back(self, books: Mapping[str, OpenBook], added: Mapping[str, Sequence[Entry]]) -> None:
        """Books as they were before facts were added to them that were not recorded."""
        for code, known in books.items():
            if known.seq == 0:
                continue
            if keys := {key_of(entry.fact) for entry in added[code]}:
                _, *kept = (fact for key, fact in known.book.facts.items() if key not in keys)
                known = replace(known, book=Book.of(known.book.opening, kept))
            self._known[code] = known

    def put(self, books: dict[str, OpenBook]) -> None:
        """Put books back."""
        self._known |= books
