"""The accounts an event moves money between: this page is the fund's chart of accounts.

A money event is one amount with a debit and a credit account. An unbalanced entry cannot be written
down: there is nowhere to write it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, assert_never

from coopledger.model.agreement import Account, Agreement, Programme
from coopledger.model.events import Disbursement, Event, Expenditure, Interest, MoneyEvent, Refund

PARTNER = "partner"
"""The partner whose money it is: credited with what it sends, debited with what it gets back."""

EARNED = "earned"
"""Interest that the money earned."""

USED = "used"
"""Money spent on the purpose of the book."""

OWN_FUNDS = "own_funds"
"""The institution's own money, from which a programme is paid."""

HELD = "held:"
"""Prefix of the accounts where money is held."""


class Sides(NamedTuple):
    """Where an amount goes to (debit) and comes from (credit)."""

    debit: str
    credit: str


def sides(event: MoneyEvent, opening: Agreement | Programme) -> Sides:
    """The two accounts an event moves money between. Its account must be known (`account_of`)."""
    if isinstance(opening, Programme):
        return Sides(debit=USED, credit=OWN_FUNDS)
    account = account_of(event, opening)
    if account is None:
        raise ValueError(f"{event.reference}: no account of {opening.code} for {event.amount}")
    held = HELD + account.code
    match event:
        case Disbursement():  # the partner funds us
            return Sides(debit=held, credit=PARTNER)
        case Interest():  # the money earns
            return Sides(debit=held, credit=EARNED)
        case Expenditure():  # we use the money
            return Sides(debit=USED, credit=held)
        case Refund():  # we return what was not used
            return Sides(debit=PARTNER, credit=held)
        case _:
            assert_never(event)


def account_of(event: Event, agreement: Agreement) -> Account | None:
    """The account an event names, or the only one of its currency. None where there is neither."""
    if event.account is not None:
        return next((a for a in agreement.accounts if a.code == event.account), None)
    currency = event.amount.currency.code
    fitting = [account for account in agreement.accounts if account.currency == currency]
    return fitting[0] if len(fitting) == 1 else None


def balances(events: Iterable[MoneyEvent], agreement: Agreement) -> dict[str, int]:
    """What each account holds after these events, in minor units of its currency.

    By the postings alone: debits less credits.
    """
    totals: Counter[str] = Counter({account.code: 0 for account in agreement.accounts})
    for event in events:
        moved = sides(event, agreement)
        if moved.debit.startswith(HELD):
            totals[moved.debit.removeprefix(HELD)] += event.amount.minor
        if moved.credit.startswith(HELD):
            totals[moved.credit.removeprefix(HELD)] -= event.amount.minor
    return dict(totals)
