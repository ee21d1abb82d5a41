"""Matching evidence to events, and the bank reconciliation."""

from datetime import date

from coopledger.books.bank_reconciliation import BankReconciliations, reconcile_bank
from coopledger.books.book import Book
from coopledger.books.matching import WINDOW, Matching, match
from coopledger.ledger.stating import Stating
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement
from coopledger.model.finding import KnownCodes
from coopledger.model.receipt import Receipt

LONGEST_WINDOW = 366
"""Days that the bank and the books may be told to lie apart."""


class Comparing(Stating):
    """Verbs about the bank and the invoices."""

    def match(
        self,
        code: str,
        *,
        account: str | None = None,
        on: date | None = None,
        window: int = WINDOW,
    ) -> Matching:
        """Which bank lines and invoices of a book are which of its events, up to a day: today.

        account: only that one's lines and events. window: days that the bank's day and the books'
        may lie apart. Nothing is recorded: `confirm` records what is certain, `record` a `Match`
        that a person decided on. Raises NoSuchBook, CoopledgerError for an account that is not the
        book's.
        """
        book = self._book(code)
        accounts = _accounts(book, account)
        return match(book, on=on or date.today(), accounts=accounts, window=_window(window))

    def confirm(self, matching: Matching) -> Receipt:
        """Record as decided what a matching holds for certain; what is proposed is left alone."""
        today = date.today()
        return self.record(*(found.as_fact(matching.book, today) for found in matching.certain))

    def reconcile_bank(
        self,
        code: str,
        *,
        account: str | None = None,
        on: date | None = None,
        window: int = WINDOW,
    ) -> BankReconciliations:
        """The bank reconciliation of each account of an agreement, or of one (`match`).

        Each is of the last day up to the one asked, today unless told otherwise, for which the
        bank's balance is recorded; an account that has none is left out. Raises as `match` does,
        and LedgerBroken where the items do not sum to the difference.
        """
        book = self._book(code)
        accounts = _accounts(book, account)
        day = on or date.today()
        return reconcile_bank(book, on=day, accounts=accounts, window=_window(window))


def _accounts(book: Book, account: str | None) -> tuple[str, ...] | None:
    """The account that was asked for, which must be the book's; None for all."""
    if account is None:
        return None
    codes = [a.code for a in book.opening.accounts] if isinstance(book.opening, Agreement) else []
    if account not in codes:
        expected = KnownCodes(codes)
        raise CoopledgerError("book.no-account", code=book.code, seen=account, expected=expected)
    return (account,)


def _window(days: int) -> int:
    if not 0 <= days <= LONGEST_WINDOW:
        raise CoopledgerError("match.not-a-window", seen=days)
    return days
