"""The accounts an event moves money between: with `OtherSide`, the fund's chart of accounts.

A money event is one row: an amount, a debit account and a credit account. An unbalanced entry
cannot be written down: there is nowhere to write it. An exchange between two currencies is one row
too, with the amount of each; it passes through the conversion account, so each currency balances.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coopledger.books.account_numbers import same_account
from coopledger.model.agreement import Account, Agreement, Opening, Programme
from coopledger.model.events import Event, Transfer
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.facts import MoneyEvent
from coopledger.model.kind import OtherSide
from coopledger.model.kinds import money_kind
from coopledger.money import Money

CONVERSION = "conversion"
"""What an exchange passes through: in one currency it comes in, in the other it goes out."""

HELD = "held:"
"""Prefix of the accounts where money is held."""


class DoubleEntry(NamedTuple):
    """Where an amount goes to (debit) and comes from (credit).

    arrived: what the debit account gets, where that is another currency than what was given.
    """

    debit: str
    credit: str
    amount: Money
    arrived: Money | None = None

    def back(self) -> "DoubleEntry":
        """The same, the other way: what a reversal moves."""
        if self.arrived is None:
            return DoubleEntry(self.credit, self.debit, self.amount)
        return DoubleEntry(self.credit, self.debit, self.arrived, self.amount)


class Posting(NamedTuple):
    """What one account gets, in minor units of one currency; below zero it gives."""

    account: str
    currency: str
    minor: int


def double_entry(event: MoneyEvent, opening: Agreement | Programme) -> DoubleEntry:
    """What an event moves, between which accounts. Its account must be known (`account_of`)."""
    held = _held_in(event, opening)
    if isinstance(event, Transfer):
        return DoubleEntry(HELD + event.to_account, held, event.amount, event.arrived)
    kind = money_kind(event)
    other = kind.other_side.value
    into, out_of = (held, other) if kind.comes_in else (other, held)
    return DoubleEntry(into, out_of, event.amount)


def _held_in(event: MoneyEvent, opening: Agreement | Programme) -> str:
    """The account that an event names; a programme has none, and is paid from own funds."""
    if isinstance(opening, Programme):
        return OtherSide.OWN_FUNDS.value
    account = account_of(event, opening)
    if account is None:
        raise ValueError(f"{event.reference}: no account of {opening.code} for {event.amount}")
    return HELD + account.code


def postings(move: DoubleEntry) -> tuple[Posting, ...]:
    """The double entry of what moved: in each currency it sums to zero."""
    currency, minor = move.amount.currency.code, move.amount.minor
    if move.arrived is None:
        return (Posting(move.debit, currency, minor), Posting(move.credit, currency, -minor))
    other, arrived = move.arrived.currency.code, move.arrived.minor
    return (
        Posting(move.credit, currency, -minor),
        Posting(CONVERSION, currency, minor),
        Posting(CONVERSION, other, -arrived),
        Posting(move.debit, other, arrived),
    )


def held(move: DoubleEntry) -> Iterator[Posting]:
    """Of the postings, those to the accounts where money is held, each under the account's code."""
    for account, currency, minor in postings(move):
        if account.startswith(HELD):
            yield Posting(account.removeprefix(HELD), currency, minor)


def account_of(event: Event, agreement: Agreement) -> Account | None:
    """The account an event names, or the only one of its currency; else None."""
    return account_for(event.account, event.amount.currency.code, agreement)


def account_of_bank(said: BankLine | BankBalance, opening: Opening) -> Account | None:
    """The account that the bank speaks of: the one that is named, else the one of its number.

    Without either, the only one of its currency; else None, as in a programme.
    """
    if not isinstance(opening, Agreement):
        return None
    if said.account is None and said.account_number is not None:
        found = account_numbered(said.account_number, said.currency, opening)
        if found is not None:
            return found
    return account_for(said.account, said.currency, opening)


def account_numbered(number: str, currency: str, agreement: Agreement) -> Account | None:
    """The one account of a currency whose number is the one that a bank states."""
    fitting = [
        account
        for account in agreement.accounts
        if account.currency == currency and account.number and same_account(number, account.number)
    ]
    return fitting[0] if len(fitting) == 1 else None


def account_for(code: str | None, currency: str, agreement: Agreement) -> Account | None:
    """The account that goes by a code; without one, the only account of that currency."""
    if code is not None:
        return account_named(code, agreement)
    fitting = [account for account in agreement.accounts if account.currency == currency]
    return fitting[0] if len(fitting) == 1 else None


def account_named(code: str, agreement: Agreement) -> Account | None:
    """An agreement's account by its code."""
    return next((account for account in agreement.accounts if account.code == code), None)


def balances(moves: Iterable[DoubleEntry]) -> dict[str, int]:
    """What each account holds after these moves, in minor units: by the postings alone."""
    totals: Counter[str] = Counter()
    for move in moves:
        for posting in held(move):
            totals[posting.account] += posting.minor
    return dict(totals)
