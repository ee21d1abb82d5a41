"""What a standing rule looks at: an agreement on a day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from coopledger.books.book import Book
from coopledger.books.history import Recorded
from coopledger.books.sides import FundSide
from coopledger.books.statement import Statement
from coopledger.model.dates import When
from coopledger.model.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from coopledger.books.bank_reconciliation import BankReconciliation, BankReconciliations


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement's statement on a day, and the book it was made from.

    preceding: the statement of the agreement that it follows, where the ledger has it. banks: its
    bank reconciliations, where they are drawn up already. records: all that is recorded in the
    book, in the order of recording; nothing where who recorded it is not known.
    """

    statement: Statement
    book: Book
    preceding: Statement | None = None
    banks: "BankReconciliations | None" = None
    records: Callable[[], Iterable[Recorded]] = tuple

    @property
    def today(self) -> date:
        return self.statement.on

    def reconciled(self, account: str) -> "BankReconciliation | None":
        """The bank reconciliation of an account, by that day; None without the bank's balance."""
        # Who has no such account does not wait for matching.
        from coopledger.books.bank_reconciliation import reconcile_bank

        banks = self.banks
        if banks is None:
            banks = reconcile_bank(self.book, on=self.today, accounts=(account,))
        return next((each for each in banks if each.account.code == account), None)

    def held(self) -> Iterator[FundSide]:
        """The currencies that hold something, or owe it."""
        return (fund for fund in self.statement.funds if fund.held.money)

    def finding(
        self,
        code: str,
        severity: Severity,
        *,
        reference: str | None = None,
        due: date | None = None,
        **params: object,
    ) -> Finding:
        """A finding on the agreement, or on one of its facts."""
        book = self.statement.agreement.code
        place = Place(reference=reference or book)
        return Finding(code, severity, place, {"book": book, **params}, due=due)

    def deadline(self, code: str, overdue: str, due: When, **params: object) -> Finding:
        """A date to keep: a note while it lies ahead, a warning within thirty days, then an error.

        overdue: the finding's code once the date has passed.
        """
        days = (due.last - self.today).days
        severity = Severity.WARNING if days <= _SOON_DAYS else Severity.NOTE
        if days < 0:
            code, severity = overdue, Severity.ERROR
        book = self.statement.agreement.code
        said = {"book": book, "by": due, "days": abs(days), **params}
        return Finding(code, severity, Place(reference=book), said, due=due.last)


StandingRule = Callable[[AgreementView], Iterable[Finding]]
"""A rule that is asked of the books as they stand, and stops nothing from being recorded."""

_SOON_DAYS = 30

_MOST_NAMED = 10


def named(references: Iterable[str]) -> str:
    """The first of many references."""
    some = list(islice(references, _MOST_NAMED + 1))
    return ", ".join(some[:_MOST_NAMED]) + (", …" if some[_MOST_NAMED:] else "")
