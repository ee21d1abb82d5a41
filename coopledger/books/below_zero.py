"""When an account holds less than nothing, though all accounts of its currency together do not."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.order import OrderKey
from coopledger.model.agreement import Account


class BelowZero(NamedTuple):
    """A run of days at whose ends an account is below zero.

    first: the first of them. held, lowest: what it holds then, and the least it does, in minor
    units.
    """

    first: date
    held: int
    lowest: int


def below_zero(book: Book, account: Account, since: OrderKey | None = None) -> Iterator[BelowZero]:
    """Each run of such days, in order. since: only those from a place in the order on."""
    mine, whole = book.by_account[account.code], book.by_currency[account.currency]
    if mine.lowest(since) >= 0:
        return
    days = {step.day for timeline in (mine, whole) for step in timeline.steps(since)}
    run: BelowZero | None = None
    for day in sorted(days):
        held = mine.held_on(day)
        if held < 0 <= whole.held_on(day):
            first = run or BelowZero(day, held, held)
            run = first._replace(lowest=min(first.lowest, held))
        elif run is not None:
            yield run
            run = None
    if run is not None:
        yield run


def is_below_zero(book: Book, account: Account, day: date) -> bool:
    """Whether it is so at the end of a day."""
    held = book.by_account[account.code].held_on(day)
    return held < 0 <= book.by_currency[account.currency].held_on(day)
