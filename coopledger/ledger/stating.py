"""What the books of an agreement state: proved by the postings, as of a day and a recorded time."""

from collections.abc import Mapping
from datetime import date, datetime
from weakref import ref

from coopledger.books.explanation import Explanation, Worth, explain_again, worths_of
from coopledger.books.reconciliation import Reconciliation, reconciliation, restated
from coopledger.books.statement import Statement
from coopledger.books.valuation import RateLookup
from coopledger.errors import NoSuchBook
from coopledger.ledger.shelf import Desk, OpenBook
from coopledger.store.connection import Connection


def day_of(recorded_by: datetime | None) -> date:
    """The day on which it is asked: today, or that of the time that is gone back to."""
    return recorded_by.astimezone().date() if recorded_by is not None else date.today()


def statement(
    connection: Connection, desk: Desk, code: str, *, on: date | None = None
) -> Statement:
    """The statement of an agreement as it stands, by what was worked out of it before."""
    return _restated(connection, desk.book(connection, code), on or date.today()).statement


def _restated(connection: Connection, open_book: OpenBook, day: date) -> Reconciliation:
    book = _standing(open_book).book
    return restated(book, open_book.runs, on=day, held=open_book.held(connection, day))


def worths(
    connection: Connection, open_book: OpenBook, reference: str
) -> Mapping[tuple[str, str], Worth]:
    """What the events under a reference of an agreement are worth today, by their kind and it.

    Raises NoSuchBook, WrongBook, MissingRate, LedgerBroken where a law of the whole does not hold.
    """
    return worths_of(_restated(connection, open_book, date.today()), reference)


def explanation(
    connection: Connection, desk: Desk, code: str, *, on: date | None = None
) -> Explanation:
    """The statement of an agreement as it stands, with what it is made of.

    What was worked out for its last explanation is kept as long as somebody has that.
    """
    open_book = desk.book(connection, code)
    found = _restated(connection, open_book, on or date.today())
    before = open_book.explained() if open_book.explained is not None else None
    made = explain_again(open_book.book, found, before, open_book.runs.length)
    open_book.explained = ref(made)
    return made


def state(
    connection: Connection,
    desk: Desk,
    code: str,
    *,
    on: date | None = None,
    recorded_by: datetime | None = None,
) -> Reconciliation:
    """The statement of an agreement, and the valuation that it was made from."""
    open_book = _standing(desk.as_recorded(connection, code, recorded_by))
    day = on or day_of(recorded_by)
    return state_book(connection, open_book, day, recorded_by=recorded_by)


def _standing(open_book: OpenBook) -> OpenBook:
    """A book that was not withdrawn. Raises NoSuchBook."""
    if open_book.book.is_withdrawn:
        raise NoSuchBook("book.withdrawn", code=open_book.book.code)
    return open_book


def state_book(
    connection: Connection,
    open_book: OpenBook,
    on: date,
    *,
    rate_of: RateLookup | None = None,
    recorded_by: datetime | None = None,
) -> Reconciliation:
    """The same, of a book as far as it is open here: the accounts' balances from the postings view.

    rate_of: published rates; else those that the book has recorded.
    """
    held = open_book.held(connection, on)
    return reconciliation(
        open_book.book, on=on, held=held, rate_of=rate_of, recorded_by=recorded_by
    )
