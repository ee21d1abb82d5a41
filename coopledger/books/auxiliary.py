"""The auxiliary ledger (auxiliar): what moved each account, in order, with the balance after it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coopledger.books.accounts import account_of
from coopledger.books.book import Book
from coopledger.errors import NoSuchBook
from coopledger.model.agreement import WithoutAccounts
from coopledger.model.answer import Answers
from coopledger.model.events import Event, Reversal
from coopledger.model.facts import MoneyEvent
from coopledger.model.kind import OtherSide
from coopledger.model.kinds import money_kind
from coopledger.model.terms import Disallowance
from coopledger.money import Money

Numbers = tuple[int, ...]
"""Documents, by their numbers in the list of the book's."""


class AuxiliaryLine(NamedTuple):
    """What moved an account, or was not accepted of what did.

    day: from which it counts. moved_minor: what came in, or below zero went out, in minor units;
    None for what was not accepted. balance_minor: of the account after it; in a programme, what was
    spent up to it. documents: those that prove it, by their numbers.
    """

    day: date
    fact: MoneyEvent | Reversal | Disallowance
    moved_minor: int | None
    balance_minor: int
    currency: str
    documents: Numbers = ()

    @property
    def came_in(self) -> Money | None:
        moved = self.moved_minor
        return Money.from_minor(moved, self.currency) if moved and moved > 0 else None

    @property
    def went_out(self) -> Money | None:
        moved = self.moved_minor
        return Money.from_minor(-moved, self.currency) if moved is not None and moved <= 0 else None

    @property
    def balance(self) -> Money:
        return Money.from_minor(self.balance_minor, self.currency)


class AuxiliaryAccount(NamedTuple):
    """An account with what moved it.

    account: None in a programme, which has none: what it spent is added up.
    """

    account: str | None
    currency: str
    lines: tuple[AuxiliaryLine, ...]


class Auxiliary(Answers[AuxiliaryAccount]):
    """The auxiliary ledger of a book, account by account: those that anything moved."""


def auxiliary(book: Book, documents: Mapping[str, Numbers]) -> Auxiliary:
    """All that ever moved money in a book. documents: by the reference of what they prove.

    Raises NoSuchBook where the load that opened it was taken back.
    """
    if book.is_withdrawn:
        raise NoSuchBook("book.withdrawn", code=book.code)
    found = _spending(book) if isinstance(book.chart, WithoutAccounts) else _accounts(book)
    return Auxiliary(
        (
            each._replace(lines=tuple(_with_disallowances(each, book, documents)))
            for each in found
            if each.lines
        ),
        book.code,
    )


def _accounts(book: Book) -> Iterator[AuxiliaryAccount]:
    if isinstance(book.chart, WithoutAccounts):
        return
    for account in book.chart.accounts:
        steps = book.by_account[account.code].steps() if account.code in book.by_account else ()
        lines = (
            AuxiliaryLine(
                step.day, step.event, step.after - step.before, step.after, account.currency
            )
            for step in steps
        )
        yield AuxiliaryAccount(account.code, account.currency, tuple(lines))


def _spending(book: Book) -> Iterator[AuxiliaryAccount]:
    """What a programme spent, a currency at a time."""
    spent: dict[str, list[AuxiliaryLine]] = {}
    for step in book.timeline.steps():
        event, minor = _taken_out(step.event, book)
        lines = spent.setdefault(currency := event.amount.currency.code, [])
        before = lines[-1].balance_minor if lines else 0
        used = minor if money_kind(event).other_side is OtherSide.USED else 0
        lines.append(AuxiliaryLine(step.day, step.event, -minor, before + used, currency))
    for currency, lines in sorted(spent.items()):
        yield AuxiliaryAccount(None, currency, tuple(lines))


def _taken_out(event: MoneyEvent | Reversal, book: Book) -> tuple[MoneyEvent, int]:
    """The event that it is, or takes back, and what it takes out, in minor units; or brings in."""
    sign = 1
    if isinstance(event, Reversal):
        taken_back = book.facts[event.of, event.of_revision]
        if not isinstance(taken_back, Event):
            raise TypeError(taken_back.kind)
        event, sign = taken_back, -1
    goes_out = -1 if money_kind(event).comes_in else 1
    return event, sign * goes_out * event.amount.minor


def _with_disallowances(
    found: AuxiliaryAccount, book: Book, documents: Mapping[str, Numbers]
) -> Iterator[AuxiliaryLine]:
    """The lines with their documents; after those of its day, what was not accepted."""
    waiting = sorted(
        (each for each in book.of_kind(Disallowance) if _is_of(each, found, book)),
        key=lambda each: (each.when.last, each.reference),
        reverse=True,
    )
    balance = 0

    def disallowed(before: date) -> Iterator[AuxiliaryLine]:
        while waiting and waiting[-1].when.last < before:
            each = waiting.pop()
            proved = documents.get(each.reference, ())
            yield AuxiliaryLine(each.when.last, each, None, balance, found.currency, proved)

    for line in found.lines:
        if waiting:
            yield from disallowed(line.day)
        proved = documents.get(line.fact.reference)
        yield line if proved is None else line._replace(documents=proved)
        balance = line.balance_minor
    yield from disallowed(date.max)


def _is_of(disallowance: Disallowance, found: AuxiliaryAccount, book: Book) -> bool:
    """Whether what it does not accept moved this account."""
    spent = book.expenditure(disallowance.of)
    if spent is None or spent.amount.currency.code != found.currency:
        return False
    if isinstance(book.chart, WithoutAccounts):
        return True
    account = account_of(spent, book.chart)
    return account is not None and account.code == found.account


def lines_of(found: Sequence[AuxiliaryAccount]) -> Iterator[tuple[AuxiliaryAccount, AuxiliaryLine]]:
    """Every line, with the account that it is of."""
    for each in found:
        for line in each.lines:
            yield each, line
