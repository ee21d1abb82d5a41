"""A bank's file of several accounts, of which one was asked for: the others are left out."""

from collections.abc import Iterable, Sequence

from coopledger.books.account_numbers import number_there, same_account
from coopledger.books.accounts import account_named, account_of_bank
from coopledger.books.bank_balances import said_by_bank
from coopledger.books.book import Book
from coopledger.model.agreement import Account, WithoutAccounts
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.evidence import BankBalance, BankLine
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import finding


def without_other_accounts(
    book: Book, given: Sequence[Entry], named: str
) -> tuple[list[Entry], list[Finding]]:
    """What a document says of the account that was named, and a note for each other.

    Where it does not say the number of that account, or nobody knows it, nothing is left out: then
    the rules say what is wrong.
    """
    chart = book.chart
    account = account_named(named, chart) if not isinstance(chart, WithoutAccounts) else None
    number = _number_of(book, account) if account is not None else None
    stated = dict.fromkeys(filter(None, map(_stated, given)))
    if number is None or not any(same_account(each, number) for each in stated):
        return list(given), []
    others: dict[str, list[Entry]] = {each: [] for each in stated if not same_account(each, number)}
    kept: list[Entry] = []
    for entry in given:
        others.get(_stated(entry) or "", kept).append(entry)
    return kept, [_left_out(each, entries, named) for each, entries in others.items()]


def _stated(entry: Entry) -> str | None:
    """The number of the account that a bank's document is of, as it says it."""
    fact = entry.fact
    return fact.account_number if isinstance(fact, BankLine | BankBalance) else None


def _number_of(book: Book, account: Account) -> str | None:
    """The number of an account: as the agreement states it, else as the bank did before."""
    if number_there(account.number) is not None:
        return account.number
    for said in said_by_bank(book):
        of = account_of_bank(said, book.chart)
        if (
            said.account_number
            and not is_erased(said.account_number)
            and of is not None
            and of.code == account.code
        ):
            return said.account_number
    return None


def _left_out(number: str, entries: Iterable[Entry], named: str) -> Finding:
    entries = list(entries)
    return finding(
        "account-left-out",
        entries[0],
        severity=Severity.NOTE,
        seen=number,
        count=sum(isinstance(entry.fact, BankLine) for entry in entries),
        account=named,
    )
