"""A bank balance is of one of the book's accounts, in its currency, at the end of a day."""

from collections.abc import Iterator

from coopledger.books.accounts import account_named
from coopledger.model.agreement import Agreement
from coopledger.model.evidence import BankBalance
from coopledger.model.finding import Finding, Known
from coopledger.rules.case import Case, finding


def bank_balance_of_account(case: Case) -> Iterator[Finding]:
    opening = case.book.opening
    for known, entry in case.new_of(BankBalance):
        account = account_named(known.account, opening) if isinstance(opening, Agreement) else None
        if account is None:
            codes = [a.code for a in opening.accounts] if isinstance(opening, Agreement) else []
            expected = Known(codes)
            yield finding(
                "unknown-account", entry, "account", seen=known.account, expected=expected
            )
        elif known.balance.currency.code != account.currency:
            yield finding(
                "currency-mismatch",
                entry,
                "balance",
                seen=known.balance,
                expected=account.currency,
            )
        if not known.when.is_day:
            yield finding("balance-needs-day", entry, "when", seen=known.when)
