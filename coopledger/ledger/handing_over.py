"""Issuing statements, and what changed since."""

from datetime import date, datetime

from coopledger.books.issued import Changes, Issued, IssuedStatements
from coopledger.ledger.issuing import (
    as_issued,
    changes_since,
    issue_statement,
    issued_as,
    latest_issued,
)
from coopledger.ledger.opened import Opened, day_of


class Issuing(Opened):
    """Verbs about statements that are handed over."""

    def issue(
        self,
        code: str,
        *,
        on: date | None = None,
        reference: str | None = None,
    ) -> Issued:
        """Issue the statement of an agreement on a day, today unless told otherwise: freeze it.

        Its figures, the rates it used and the text in both languages are recorded in the chain of
        the book, with the place up to which it looked. reference: EE-1, EE-2 and so on (*estado
        emitido*), unless told otherwise. The very same statement of the same day is not issued
        twice: the one there is comes back, and nothing is recorded. Raises Refused for a day to
        come, and what `explain` raises: what does not close is not issued.
        """
        day = on or date.today()
        return issue_statement(self._recorder, code, day, reference)

    def issued(self, code: str, reference: str | None = None) -> IssuedStatements:
        """The issued statements of a book, in order, or the one under a reference.

        The fact of each is an `Issue`. Raises NoSuchBook, NoSuchReference.
        """
        with self._storage.reading() as connection:
            return as_issued(connection, self._shelf.book(connection, code).book, reference)

    def changes_since(
        self,
        code: str,
        reference: str | None = None,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Changes | None:
        """What the books say now of the day of an issued statement, and no longer as it did.

        reference: which statement; else the last one of the day `on` or an earlier one, and None
        where there is none. recorded_by: what had changed by that time. Raises NoSuchBook,
        NoSuchReference.
        """
        day = on or day_of(recorded_by)
        with self._storage.reading() as connection:
            known = self._shelf.as_recorded(connection, code, recorded_by)
            last = latest_issued(known.book, day)
            issue = issued_as(known.book, reference) if reference is not None else last
            return changes_since(connection, known, issue)
