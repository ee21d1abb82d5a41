"""Which evidence and which events of a book are asked to be compared."""

from coopledger.books.book import Book
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import WithoutAccounts
from coopledger.model.finding import KnownCodes

LONGEST_WINDOW = 366
"""Days that the bank and the books may be told to lie apart."""


def accounts_asked(book: Book, account: str | None) -> tuple[str, ...] | None:
    """The account that was asked for, which must be the book's; None for all."""
    if account is None:
        return None
    chart = book.chart
    codes = (
        [] if isinstance(chart, WithoutAccounts) else [account.code for account in chart.accounts]
    )
    if account not in codes:
        expected = KnownCodes(codes)
        raise CoopledgerError("book.no-account", code=book.code, seen=account, expected=expected)
    return (account,)


def window_asked(days: int) -> int:
    """Days that the bank and the books may lie apart. Raises CoopledgerError beyond a year."""
    if not 0 <= days <= LONGEST_WINDOW:
        raise CoopledgerError("match.not-a-window", seen=days)
    return days
