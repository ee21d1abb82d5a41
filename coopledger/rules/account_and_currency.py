"""Money moves through an account of its book while that is open, in its currency.

What it is worth to the partner is stated in the agreement's currency; in that currency itself,
worth is face.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.accounts import account_for
from coopledger.books.movements import moved_in
from coopledger.model.agreement import Agreement, WithoutAccounts
from coopledger.model.entry import Entry
from coopledger.model.events import Disbursement, OpeningBalance, Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.kinds import counter_of, money_kind
from coopledger.model.terms import Addendum
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def account_and_currency(case: Case) -> Iterator[Finding]:
    opening = case.book.opening
    if isinstance(opening, WithoutAccounts):
        yield from _in_programme(case)
        return
    for event, entry in case.new_events():
        # Where no account changes, what has a place in the book has it on any day.
        if case.accounts_change or not case.book.has_place_for(event):
            yield from _while_open(case, event, entry)
        if isinstance(event, Transfer):
            continue
        if (stated := counter_of(event)) is not None:
            yield from _worth(opening, event, stated, entry)
        elif event.amount.currency.code != opening.currency:
            if isinstance(event, Disbursement):
                yield finding("worth-missing", entry, "sent", expected=opening.currency)
            elif isinstance(event, OpeningBalance):
                yield finding("takeover-without-worth", entry, "worth", expected=opening.currency)


def _in_programme(case: Case) -> Iterator[Finding]:
    """Own funds are spent from no account."""
    for event, entry in case.new_events():
        if not money_kind(event).in_programmes:
            yield finding("not-in-programme", entry, seen=event.reference)
        elif event.account is not None:
            yield finding(
                "unknown-account", entry, "account", seen=event.account, expected=KnownCodes()
            )


def _while_open(case: Case, event: MoneyEvent, entry: Entry) -> Iterator[Finding]:
    """Its accounts are open when it moves money, and known for as long as it stands.

    One that was taken back as of its own day never moved any.
    """
    days = [event.ordering_day]
    if case.accounts_change:
        if case.book.has_place_for(event) and not case.book.ever_counted(event):
            return
        days += [day for day in (case.book.place_of(event)[0],) if day not in days]
    for day in days:
        found = [*names_account(case, event.account, event.amount, day, entry)]
        if isinstance(event, Transfer):
            found += _arrival(case, event, day, entry)
        if found:
            yield from found
            return
    yield from _while_known(case, event, entry)


def _while_known(case: Case, event: MoneyEvent, entry: Entry) -> Iterator[Finding]:
    """The addendum that opened its account is not taken back while it stands."""
    for day in case.accounts_taken_back:
        if event.ordering_day < day < case.book.reversed_on(event):
            known = case.accounts_on(day).known
            for code in moved_in(event, case.book).keys() - known.keys():
                arrives = isinstance(event, Transfer) and event.to_account == code
                field = "to_account" if arrives else "account"
                expected = KnownCodes(known)
                yield finding("unknown-account", entry, field, seen=code, expected=expected)


def names_account(
    case: Case, named: str | None, amount: Money, day: date, entry: Entry, field: str = "amount"
) -> Iterator[Finding]:
    """An amount is in an account that is open on a day, in its currency; it is clear in which.

    field: where the amount stands.
    """
    currency = amount.currency.code
    accounts = case.accounts_on(day).open(day)
    if named is not None and named not in accounts:
        yield _not_open(case, named, day, entry, "account")
        return
    asked = accounts.values() if named is None else (accounts[named],)
    expected = [account.currency for account in asked]
    if currency not in expected:
        yield finding(
            "currency-mismatch",
            entry,
            field,
            seen=amount,
            expected=", ".join(dict.fromkeys(expected)),
        )
    elif named is None:
        fitting = [code for code, each in accounts.items() if each.currency == currency]
        if len(fitting) > 1 or not _is_meant(case, fitting[0], currency):
            yield finding(
                "account-not-named", entry, "account", seen=amount, expected=", ".join(fitting)
            )


def _is_meant(case: Case, code: str, currency: str) -> bool:
    """Whether what names no account is in the one that is open: not where another was first."""
    if not case.accounts_change:
        return True
    meant = account_for(None, currency, case.chart)
    return meant is not None and meant.code == code


def _not_open(case: Case, code: str, day: date, entry: Entry, field: str) -> Finding:
    """Why an account cannot be used on a day: it is not yet, or no longer, or never one of ours."""
    known, closed = case.accounts_on(day)
    if code in closed:
        by = closed[code]
        return finding(
            "account-closed", entry, field, seen=code, on=by.when.first, addendum=by.reference
        )
    for addendum in case.book.of_kind(Addendum):
        if code in {account.code for account in addendum.accounts} and day < addendum.when.first:
            since = addendum.when.first
            return finding(
                "account-not-yet", entry, field, seen=code, on=since, addendum=addendum.reference
            )
    return finding("unknown-account", entry, field, seen=code, expected=KnownCodes(known))


def _arrival(case: Case, transfer: Transfer, day: date, entry: Entry) -> Iterator[Finding]:
    """An exchange says what arrived, in the other account's currency; another transfer does not."""
    accounts = case.accounts_on(day).open(day)
    to = accounts.get(transfer.to_account)
    if to is None:
        yield _not_open(case, transfer.to_account, day, entry, "to_account")
        return
    arrived = transfer.arrived or transfer.amount
    source = accounts.get(transfer.account)
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
