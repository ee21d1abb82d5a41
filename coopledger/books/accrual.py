"""Issued and paid: what was issued by a day and is paid later, and what was paid before it.

An expenditure counts from the day of its payment. What is *accrued* counts from the day of issue;
where that is not known, from that of payment. On a day of a closed year it is what it was when the
year was closed: what was issued in it and recorded afterwards counts from the next open day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.commitments import Committed
from coopledger.books.facts_of_book import key_of
from coopledger.books.parts import Fallen, shares
from coopledger.books.valuation import ValuedEvent
from coopledger.model.agreement import AnyOpening
from coopledger.model.events import Expenditure
from coopledger.model.period import PeriodState


class Accrual(NamedTuple):
    """What makes accrued of spent, line by line.

    early: paid by the day and issued after it. due: issued by the day and paid after it.
    """

    early: tuple[Fallen, ...]
    due: Committed


def accrual(book: Book, falls: Iterable[Fallen], on: date) -> Accrual:
    """Of a book on a day. falls: how what was paid by then falls on its lines."""
    paid, early = set[str](), list[Fallen]()
    for each in falls:
        event = each.item.event
        paid.add(event.reference)
        if _is_issued(event) and not _is_issued(event, on):
            early.append(each)
    due: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for spent in _paid_later(book, paid, on):
        for line, minor in shares(spent.lines, spent.amount.minor):
            due[line][spent.amount.currency.code] += minor
    return Accrual(tuple(early), due)


def _paid_later(book: Book, paid: set[str], on: date) -> Iterator[Expenditure]:
    """What is issued by a day and paid after it; of several revisions the first that is paid."""
    seen = set(paid)
    for step in _as_closed(book, on).timeline.after(on):
        if isinstance(step, Expenditure) and _is_issued(step, on) and step.reference not in seen:
            seen.add(step.reference)
            yield step


def _as_closed(book: Book, on: date) -> Book:
    """A book as it was when the year of a day was closed, where that may be otherwise accrued."""
    stated = book.periods.stated.items()
    closed = {
        key_of(said)
        for year, said in stated
        if year.last >= on and said.state is PeriodState.CLOSED
    }
    if not closed or not any(_is_issued(fact, on) for fact in book.facts.values()):
        return book
    recorded = takewhile(lambda fact: key_of(fact) not in closed, book.facts.values())
    return Book.of(book.opening, (fact for fact in recorded if not isinstance(fact, AnyOpening)))


def _is_issued(event: object, on: date = date.max) -> bool:
    """Whether the day on which it was issued is known, and not after a day."""
    return isinstance(event, Expenditure) and event.issued is not None and event.issued.last <= on


def issued_or_not(valued: Iterable[ValuedEvent]) -> tuple[int, int]:
    """How many expenditures say when they were issued, and how many do not."""
    spent = [_is_issued(item.event) for item in valued if isinstance(item.event, Expenditure)]
    return sum(spent), len(spent) - sum(spent)
