"""The accounts an event moves money between: with `OtherSide`, the fund's chart of accounts.

A money event is one row: an amount, a debit account and a credit account. An unbalanced entry
cannot be written down: there is nowhere to write it. An exchange between two currencies is one row
too, with the amount of each; it passes through the conversion account, so each currency balances.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from coopledger.books.account_numbers import same_account
from coopledger.model.agreement import Account, Agreement, Opening, WithoutAccounts
from coopledger.model.events import Event, Transfer
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.facts import MoneyEvent
from coopledger.model.kind import OtherSide
from coopledger.model.kinds import money_kind
from coopledger.model.terms import Addendum
from coopledger.money import Money

CONVERSION = "conversion"
"""What an exchange passes through: in one currency it comes in, in the other it goes out."""

HELD = "held:"
"""Prefix of the accounts where money is held."""


class Chart:
    """Every account of an agreement: those it was opened with, then those that addenda opened.

    Whatever was taken back or closed since: the account that moved money once is the same for ever.
    accounts: each once, as it was last stated.
    """

    def __init__(self, opening: Agreement, addenda: Iterable[Addendum]) -> None:
        in_order = sorted(addenda, key=lambda a: (a.when.first, a.reference, a.revision))
        self.code = opening.code
        self.stated = (opening.accounts, *(each.accounts for each in in_order if each.accounts))
        by_code = {account.code: account for stated in self.stated for account in stated}
        self.accounts = tuple(by_code.values())
        self.fund_currencies = tuple(
            dict.fromkeys(account.currency for stated in self.stated for account in stated)
        )


Accounts = Agreement | Chart
"""What says which accounts there are."""


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


def double_entry(event: MoneyEvent, chart: Accounts | WithoutAccounts) -> DoubleEntry:
    """What an event moves, between which accounts. Its account must be known (`account_of`)."""
    if not isinstance(chart, Accounts):
        return _between(event, _OWN_FUNDS)
    account = account_of(event, chart)
    if account is None:
        raise ValueError(f"{event.reference}: no account of {chart.code} for {event.amount}")
    return _between(event, HELD + account.code)


def fitting_entry(event: MoneyEvent, chart: Accounts | WithoutAccounts) -> DoubleEntry | None:
    """The same; None where what it moves is not of the chart, or has another currency."""
    if not isinstance(chart, Accounts):
        return _between(event, _OWN_FUNDS)
    account = account_of(event, chart)
    if account is None or account.currency != event.amount.currency.code:
        return None
    if isinstance(event, Transfer):
        arrived = (event.arrived or event.amount).currency.code
        to = account_for(event.to_account, arrived, chart)
        if to is None or to.currency != arrived:
            return None
    return _between(event, HELD + account.code)


_OWN_FUNDS = OtherSide.OWN_FUNDS.value
"""What a programme, which has no account, is paid from."""


def _between(event: MoneyEvent, held: str) -> DoubleEntry:
    """What an event moves, into or out of the account that it names."""
    if isinstance(event, Transfer):
        return DoubleEntry(HELD + event.to_account, held, event.amount, event.arrived)
    kind = money_kind(event)
    if kind.comes_in:
        return DoubleEntry(held, kind.other_account, event.amount)
    return DoubleEntry(kind.other_account, held, event.amount)


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


def held(move: DoubleEntry) -> list[Posting]:
    """Of the postings, those to the accounts where money is held, each under the account's code."""
    debit, credit, gave, arrived = move
    found = []
    if debit.startswith(HELD):
        got = arrived if arrived is not None else gave
        found.append(Posting(debit[len(HELD) :], got.currency.code, got.minor))
    if credit.startswith(HELD):
        found.append(Posting(credit[len(HELD) :], gave.currency.code, -gave.minor))
    return found


def account_of(event: Event, chart: Accounts) -> Account | None:
    """The account an event names, or the only one of its currency; else None."""
    return account_for(event.account, event.amount.currency.code, chart)


def account_of_bank(said: BankLine | BankBalance, chart: Accounts | Opening) -> Account | None:
    """The account that the bank speaks of: the one that is named, else the one of its number.

    Without either, the only one of its currency; else None, as in a programme.
    """
    if not isinstance(chart, Accounts):
        return None
    if said.account is None and said.account_number is not None:
        found = account_numbered(said.account_number, said.currency, chart)
        if found is not None:
            return found
    return account_for(said.account, said.currency, chart)


def account_numbered(number: str, currency: str, chart: Accounts) -> Account | None:
    """The one account of a currency whose number is the one that a bank states."""
    fitting = [
        account
        for account in chart.accounts
        if account.currency == currency and account.number and same_account(number, account.number)
    ]
    return fitting[0] if len(fitting) == 1 else None


def account_for(code: str | None, currency: str, chart: Accounts) -> Account | None:
    """The account that goes by a code; without one, the only account of that currency.

    Where addenda opened others, the only one of those that first were in that currency: so what
    was recorded without a code stays where it is.
    """
    if isinstance(chart, Agreement):
        if code is not None:
            return account_named(code, chart)
        fitting = [account for account in chart.accounts if account.currency == currency]
        return fitting[0] if len(fitting) == 1 else None
    for stated in chart.stated:
        fitting = [a for a in stated if a.currency == currency and code in (None, a.code)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return account_named(code, chart) if code is not None else None


def account_named(code: str, chart: Accounts) -> Account | None:
    """An agreement's account by its code."""
    return next((account for account in chart.accounts if account.code == code), None)


def balances(moves: Iterable[DoubleEntry]) -> dict[str, int]:
    """What each account holds after these moves, in minor units: by the postings alone."""
    totals: Counter[str] = Counter()
    for move in moves:
        for posting in held(move):
            totals[posting.account] += posting.minor
    return dict(totals)
