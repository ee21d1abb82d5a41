"""What bears on the bank reconciliation of an account on a day, among what was recorded later."""

from datetime import date

from coopledger.books.accounts import account_of_bank
from coopledger.books.book import Book
from coopledger.books.movements import moved_in
from coopledger.model.agreement import Agreement
from coopledger.model.erasure import Erasure
from coopledger.model.events import Event, Reversal
from coopledger.model.evidence import BankBalance, BankLine, Invoice, Match
from coopledger.model.facts import AnyFact
from coopledger.model.terms import Addendum


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
