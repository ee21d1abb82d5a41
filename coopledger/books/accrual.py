"""Issued and paid: what was issued by a day and is paid later, and what was paid before it.

An expenditure counts from the day of its payment. What is *accrued* counts from the day of issue;
where that is not known, from that of payment.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.commitments import Committed
from coopledger.books.parts import Fallen, shares
from coopledger.books.valuation import ValuedEvent
from coopledger.model.events import Expenditure


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
    for step in book.timeline.after(on):
        if isinstance(step, Expenditure) and _is_issued(step, on) and step.reference not in seen:
            seen.add(step.reference)
            yield step


def _is_issued(event: object, on: date = date.max) -> bool:
    """Whether the day on which it was issued is known, and not after a day."""
    return isinstance(event, Expenditure) and event.issued is not None and event.issued.last <= on


def issued_or_not(valued: Iterable[ValuedEvent]) -> tuple[int, int]:
    """How many expenditures say when they were issued, and how many do not."""
    spent = [_is_issued(item.event) for item in valued if isinstance(item.event, Expenditure)]
    return sum(spent), len(spent) - sum(spent)
