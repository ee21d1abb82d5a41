"""Money moves through an account of its book, in that account's currency.

What it is worth to the partner is stated in the agreement's currency; in that currency itself,
worth is face.
"""

from collections.abc import Iterator

from coopledger.books.accounts import account_named
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.events import Disbursement, OpeningBalance, Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.kinds import counter_of, money_kind
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def account_and_currency(case: Case) -> Iterator[Finding]:
    opening = case.book.opening
    for event, entry in case.new_events():
        if isinstance(opening, Programme):
            if not money_kind(event).in_programmes:
                yield finding("not-in-programme", entry, seen=event.reference)
            elif event.account is not None:
                yield finding(
                    "unknown-account", entry, "account", seen=event.account, expected=KnownCodes()
                )
            continue
        yield from names_account(opening, event.account, event.amount, entry)
        if isinstance(event, Transfer):
            yield from _arrival(opening, event, entry)
        elif (stated := counter_of(event)) is not None:
            yield from _worth(opening, event, stated, entry)
        elif event.amount.currency.code != opening.currency:
            if isinstance(event, Disbursement):
                yield finding("worth-missing", entry, "sent", expected=opening.currency)
            elif isinstance(event, OpeningBalance):
                yield finding("takeover-without-worth", entry, "worth", expected=opening.currency)


def names_account(
    agreement: Agreement, named: str | None, amount: Money, entry: Entry, field: str = "amount"
) -> Iterator[Finding]:
    """An amount is in an account of the agreement, in its currency; it is clear in which.

    field: where the amount stands.
    """
    currency = amount.currency.code
    accounts = {account.code: account.currency for account in agreement.accounts}
    if named is not None and named not in accounts:
        known = KnownCodes(accounts)
        yield finding("unknown-account", entry, "account", seen=named, expected=known)
        return
    expected = [accounts[named]] if named is not None else list(accounts.values())
    if currency not in expected:
        yield finding(
            "currency-mismatch",
            entry,
            field,
            seen=amount,
            expected=", ".join(dict.fromkeys(expected)),
        )
    elif named is None and expected.count(currency) > 1:
        fitting = ", ".join(code for code, held in accounts.items() if held == currency)
        yield finding("account-not-named", entry, "account", seen=amount, expected=fitting)


def _arrival(agreement: Agreement, transfer: Transfer, entry: Entry) -> Iterator[Finding]:
    """An exchange says what arrived, in the other account's currency; another transfer does not."""
    to = account_named(transfer.to_account, agreement)
    if to is None:
        known = KnownCodes(account.code for account in agreement.accounts)
        yield finding(
            "unknown-account", entry, "to_account", seen=transfer.to_account, expected=known
        )
        return
    arrived = transfer.arrived or transfer.amount
    source = account_named(transfer.account, agreement)
    if source is None or source.currency != transfer.amount.currency.code:
        return  # said of the amount already
    if arrived.currency.code != to.currency:
        code = "arrived-missing" if transfer.arrived is None else "currency-mismatch"
        yield finding(code, entry, "arrived", seen=arrived, expected=to.currency)


def _worth(
    agreement: Agreement, event: MoneyEvent, stated: Money, entry: Entry
) -> Iterator[Finding]:
    field, amount = money_kind(event).counter, event.amount
    if stated.currency.code != agreement.currency:
        yield finding("currency-mismatch", entry, field, seen=stated, expected=agreement.currency)
    elif amount.currency.code == agreement.currency and stated != amount:
        yield finding("worth-not-face", entry, field, seen=stated, expected=amount)
