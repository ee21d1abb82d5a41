"""What the bank said that an account held, day by day, and whether its lines lead there."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from coopledger.books.account_numbers import may_be_same
from coopledger.books.accounts import Accounts, account_of_bank
from coopledger.books.book import Book
from coopledger.model.agreement import Account, Opening
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.money import Money


def bank_balances(book: Book, account: Account, on: date) -> list[BankBalance]:
    """The balances of an account up to a day, by day and reference: each of one day.

    One that names no account is of the one of its number, or the only one of its currency.
    """
    known = (
        balance
        for balance in book.of_kind(BankBalance, on)
        if balance.when.is_day
        and balance.when.last <= on
        and balance.currency == account.currency
        and (of := account_of_bank(balance, book.chart)) is not None
        and of.code == account.code
    )
    return sorted(known, key=lambda balance: (balance.when.last, balance.reference))


def said_by_bank(book: Book) -> Iterator[BankBalance | BankLine]:
    """All that stands of what the bank said: its balances, then its lines."""
    yield from book.of_kind(BankBalance)
    yield from book.of_kind(BankLine)


def account_codes(chart: Accounts | Opening) -> Callable[[BankBalance | BankLine], str]:
    """Says of what the bank said the code of its account; where none is known, what it says itself.

    It is asked once for each account and number, though millions of lines say them.
    """
    known: dict[tuple[str | None, str | None, str], str] = {}

    def code_of(said: BankBalance | BankLine) -> str:
        key = (said.account, said.account_number, said.currency)
        code = known.get(key)
        if code is None:
            account = account_of_bank(said, chart)
            code = account.code if account is not None else said.account or said.currency
            known[key] = code
        return code

    return code_of


BankLines = Mapping[str, Sequence[BankLine]]
"""The bank's lines of each account, under its code."""


def bank_lines(book: Book, on: date = date.max) -> BankLines:
    """Those that the bank booked up to a day."""
    code_of = account_codes(book.chart)
    found: defaultdict[str, list[BankLine]] = defaultdict(list)
    for line in book.of_kind(BankLine, on):
        if line.when.last <= on:
            found[code_of(line)].append(line)
    return found


class Gap(NamedTuple):
    """Two balances, one after the other, between which the lines do not lead.

    moved: what the account moved, by the balances; lines: what its lines sum to.
    """

    before: BankBalance
    after: BankBalance
    moved: Money
    lines: Money

    @property
    def missing(self) -> Money:
        """What lines are lacking; below zero, what they have too much."""
        return self.moved - self.lines


def gaps(known: Sequence[BankBalance], lines: Iterable[BankLine]) -> Iterator[Gap]:
    """Where a balance is not the one before it plus the lines up to its day.

    known: in order of days. What was there before the first statement is not asked: no lines are
    known, and its opening balance is of the day before the first.
    Nor is anything of what is of two accounts of the bank: that is what is wrong there.
    """
    numbers = {number for balance in known if (number := balance.account_number)}
    if not all(may_be_same(one, other) for one, other in pairwise(numbers)):
        return
    moved = Counter[date]()
    for line in lines:
        moved[line.when.last] += line.signed
    days = sorted(moved)
    at = 0
    for before, after in pairwise(known):
        while at < len(days) and days[at] <= before.when.last:
            at += 1
        between = 0
        while at < len(days) and days[at] <= after.when.last:
            between += moved[days[at]]
            at += 1
        difference = after.balance.minor - before.balance.minor
        if days and after.when.last >= days[0] - timedelta(days=1) and difference != between:
            currency = after.currency
            yield Gap(
                before,
                after,
                Money.from_minor(difference, currency),
                Money.from_minor(between, currency),
            )
