"""Issued bank reconciliations: their figures, and what bears on them among what came later."""

from datetime import date

from coopledger.books.accounts import account_named, account_of_bank
from coopledger.books.bank_balances import bank_balances
from coopledger.books.bank_reconciliation import BankReconciliation, reconcile_bank
from coopledger.books.book import Book
from coopledger.books.movements import moved_in
from coopledger.books.postings import held_on
from coopledger.model.agreement import Account, Agreement, WithoutAccounts
from coopledger.model.erasure import Erasure
from coopledger.model.events import Event, Reversal
from coopledger.model.evidence import BankBalance, BankLine, Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.issue import IssuedFigure
from coopledger.model.terms import Addendum
from coopledger.money import Money


def figures_of_reconciliation(found: BankReconciliation) -> tuple[IssuedFigure, ...]:
    """The balance of the books, what each kind of item comes to, the bank's: what is not zero."""
    amounts = (
        ("books", found.held),
        *((kind.value, amount) for kind, amount in found.sums),
        ("bank", found.bank),
    )
    return tuple(
        IssuedFigure(section="whole", side="fund", figure=name, amount=amount)
        for name, amount in amounts
        if amount
    )


def is_stated(book: Book, account: str, on: date) -> bool:
    """Whether the bank's balance of an account on that very day is recorded."""
    known = bank_balances(book, _account(book, account), on)
    return bool(known) and known[-1].when.last == on


def figures_of_account(book: Book, account: str, on: date) -> tuple[IssuedFigure, ...]:
    """The figures of its bank reconciliation on a day; without the bank's balance, the books'."""
    if is_stated(book, account, on):
        (found,) = reconcile_bank(book, on=on, accounts=(account,))
        return figures_of_reconciliation(found)
    currency = _account(book, account).currency
    held = Money.from_minor(held_on(book, on).get(account, 0), currency)
    figure = IssuedFigure(section="whole", side="fund", figure="books", amount=held)
    return (figure,) if held else ()


def _account(book: Book, code: str) -> Account:
    found = None if isinstance(book.chart, WithoutAccounts) else account_named(code, book.chart)
    if found is None:
        raise LookupError(code)
    return found


def bears_on(fact: AnyFact, book: Book, account: str, on: date) -> bool:
    """Whether a fact of a book may change what the reconciliation of an account says of a day.

    A decision about what is which does on whatever day it was taken; an erasure does, since what
    was written helps to tell what is which.
    """
    match fact:
        case Match() | Erasure() | Agreement():
            return True
        case Reversal():
            of = book.facts[fact.of, fact.of_revision]
            counts = isinstance(of, Match) or fact.when.first <= on
            return counts and bears_on(of, book, account, on)
        case Addendum():
            return fact.changes_accounts and fact.when.first <= on
        case BankLine() | BankBalance():
            of_account = account_of_bank(fact, book.chart)
            return of_account is not None and of_account.code == account and fact.when.first <= on
        case Invoice():
            return fact.when.first <= on
        case Event():
            return fact.when.first <= on and account in moved_in(fact, book)
        case _:
            return False
