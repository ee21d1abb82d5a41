"""What the bank said that an account held, day by day."""

from datetime import date

from coopledger.books.accounts import account_for
from coopledger.books.book import Book
from coopledger.model.agreement import Account, Agreement
from coopledger.model.evidence import BankBalance


def bank_balances(book: Book, account: Account, on: date) -> list[BankBalance]:
    """The balances of an account up to a day, by day and reference: each of one day.

    One that names no account is of the only account of its currency.
    """
    agreement = book.opening
    if not isinstance(agreement, Agreement):
        return []
    known = (
        balance
        for balance in book.of_kind(BankBalance, on)
        if balance.when.is_day
        and balance.when.last <= on
        and balance.currency == account.currency
        and account_for(balance.account, balance.currency, agreement) == account
    )
    return sorted(known, key=lambda balance: (balance.when.last, balance.reference))
