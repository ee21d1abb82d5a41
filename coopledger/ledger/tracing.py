"""What is recorded under a reference, revision by revision."""

import unicodedata
from datetime import date

from coopledger.books.explanation import explain
from coopledger.books.history import Recorded, ReferenceHistory, worths
from coopledger.errors import MissingRate, Near, NoSuchReference, WrongBook
from coopledger.ledger.shelf import Desk
from coopledger.ledger.stating import state
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.trail import trail


def history(
    connection: Connection, desk: Desk, reference: str, code: str | None, *, where: str
) -> ReferenceHistory:
    """All that is recorded under a reference, in every book or in one.

    where: what is named where no book has the reference. Raises NoSuchReference, NoSuchBook.
    """
    reference = unicodedata.normalize("NFC", reference).strip()
    if code is not None:
        where = code = desk.book(connection, code).book.code
    known = journal.references(connection, code)
    if reference not in known:
        near = Near.among(known, reference)
        raise NoSuchReference("reference.unknown", reference=reference, where=where, near=near)
    return ReferenceHistory(
        recorded for book in known[reference] for recorded in _of(connection, desk, book, reference)
    )


def _of(connection: Connection, desk: Desk, code: str, reference: str) -> tuple[Recorded, ...]:
    try:
        worth = worths(explain(state(connection, desk, code, on=date.today())))
    except (WrongBook, MissingRate):  # a programme's money is worth itself
        worth = {}
    return trail(connection, desk.book(connection, code).book, reference, worth)
