"""The bank says the same as the books of each account, after all that ever moved it."""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Book
from coopledger.books.statement import AccountSide
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def accounts_are_reconciled(view: AgreementView) -> Iterator[Finding]:
    for side in view.statement.accounts:
        moved = _last_moved(view.book, side.account.code, view.today)
        if moved is not None and not side.account.holder:
            yield from _of_account(view, side, moved)


def _of_account(view: AgreementView, side: AccountSide, moved: date) -> Iterator[Finding]:
    account = side.account.code
    if side.bank is None or side.bank.on < moved:
        yield view.finding("closing-no-balance", Severity.WARNING, reference=account, moved=moved)
        return
    found = view.reconciled(account)
    if found is not None and found.items:
        yield view.finding(
            "closing-not-reconciled",
            Severity.WARNING,
            reference=account,
            on=found.on,
            bank=found.bank,
            held=found.held,
            items=found.sums,
        )


def _last_moved(book: Book, account: str, on: date) -> date | None:
    """The day on which the last event of an account counts, up to a day."""
    days = (
        event.ordering_day
        for event in book.by_account[account]
        if event.ordering_day <= on and not book.is_reversed(event, on)
    )
    return max(days, default=None)
