"""Drawing up the journal of agreements for other programs of accountants."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from coopledger.books.accounting_journal import (
    AccountingJournal,
    BookJournal,
    JournalLayout,
    Proof,
)
from coopledger.books.book import Book
from coopledger.books.evidence import accepted
from coopledger.books.facts_of_book import key_of
from coopledger.books.journal_entries import Proved, book_journal
from coopledger.ledger.attaching import documents_of, known_documents, numbers_by_reference
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import state
from coopledger.model.account_map import AccountMap
from coopledger.model.events import Reversal
from coopledger.model.facts import MoneyEvent
from coopledger.store.connection import Connection
from coopledger.store.trail import records_with_documents


def accounting_journal(
    connection: Connection,
    desk: Desk,
    codes: Iterable[str],
    mapped: AccountMap,
    layout: JournalLayout,
    on: date,
) -> AccountingJournal:
    """That of agreements up to a day. Raises NoSuchBook, WrongBook, MissingRate, LedgerBroken."""
    named = dict.fromkeys(codes)
    books = tuple(_of_book(connection, desk, code, mapped, on) for code in named)
    return AccountingJournal(books, on, layout)


def _of_book(
    connection: Connection, desk: Desk, code: str, mapped: AccountMap, on: date
) -> BookJournal:
    known = desk.proved(connection, code)
    found = state(connection, desk, code, on=on)
    proved = _proofs(connection, known.book, on)
    return book_journal(known.book, found, mapped, proved, Proof(known.seq, known.hash))


def _proofs(connection: Connection, book: Book, on: date) -> Proved:
    """Where each fact stands in the chain, with the documents and invoices that prove it."""
    recorded = list(records_with_documents(connection, book))
    found = documents_of(recorded, book, known_documents(connection))
    numbers = numbers_by_reference(recorded, book, found)
    files = {each.number: (each.name, each.sha256) for each in found}
    places = {key_of(each.fact): (each.seq, each.hash) for each, _ in recorded}
    invoices: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for match in accepted(book, on):
        for reference in match.events:
            invoices[reference].update(dict.fromkeys(match.invoices))

    def proved(fact: MoneyEvent | Reversal) -> Proof:
        documents = tuple(files[number] for number in numbers.get(fact.reference, ()))
        return Proof(*places[key_of(fact)], documents, tuple(invoices.get(fact.reference, ())))

    return proved
