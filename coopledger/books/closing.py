"""The closing package of an agreement: what is handed in, and kept, when it comes to its end."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.documents import Documents, ListedDocument
from coopledger.books.statement_paper import StatementPaper
from coopledger.model.answer import Answer
from coopledger.model.attachment import DocumentUse
from coopledger.model.events import Refund
from coopledger.model.finding import Findings


class ProvedRefund(NamedTuple):
    """A refund that stands, and the documents that belong to it."""

    refund: Refund
    documents: tuple[ListedDocument, ...]

    @property
    def receipts(self) -> tuple[ListedDocument, ...]:
        """Of those, the bank's receipts of the transfer."""
        of = DocumentUse.TRANSFER_RECEIPT
        return tuple(each for each in self.documents if each.use is of)


@dataclass(frozen=True, slots=True)
class ClosingPackage(Answer):
    """An agreement from its beginning to a day, as it is closed (informe de cierre, finiquito).

    paper: its statement with its parts. refunds: what went back, with its evidence. documents: of
    the book, those that were taken back too. keeps_open: what keeps it from being closed, the
    gravest first.
    """

    paper: StatementPaper
    refunds: tuple[ProvedRefund, ...]
    documents: Documents
    keeps_open: Findings


def refunds_until(on: date, book: Book, documents: Documents) -> Iterator[ProvedRefund]:
    """The refunds that stand on a day, in their order."""
    belonging: defaultdict[str | None, list[ListedDocument]] = defaultdict(list)
    for each in documents:
        if each.stands:
            belonging[each.of].append(each)
    for event, _ in book.standing(on):
        if isinstance(event, Refund):
            yield ProvedRefund(event, tuple(belonging.get(event.reference, ())))
