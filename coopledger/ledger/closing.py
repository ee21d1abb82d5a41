"""Drawing up the closing package of an agreement."""

from coopledger.books.closing import ClosingPackage, refunds_until
from coopledger.books.documents import Documents
from coopledger.ledger.attaching import documents_of, known_documents
from coopledger.ledger.paper import Wanted, drawn_up
from coopledger.ledger.shelf import known_as
from coopledger.model.finding import Findings
from coopledger.rules.closing.registry import CLOSING_RULES
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import AgreementView
from coopledger.store import documents, journal
from coopledger.store.book_rows import BookRows
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead
from coopledger.store.rows_file import disclosed


def closing_package(connection: Connection, code: str, wanted: Wanted) -> ClosingPackage:
    """That of an agreement, by a day. Raises NoSuchBook, WrongBook."""
    ends = journal.ends(connection)
    rows = BookRows.of(disclosed(journal.linked(connection, known_as(code, ends))))
    book, paper = rows.book, drawn_up(rows, str(LedgerHead.of(ends)), wanted)
    gone = documents.erased(connection)
    found = documents_of(rows.recorded, book, known_documents(connection))
    listed = Documents((each._replace(erased=gone.get(each.sha256)) for each in found), book.code)
    view = AgreementView(paper.statement, book, banks=paper.reconciliations)
    return ClosingPackage(
        paper=paper,
        refunds=tuple(refunds_until(wanted.on, book, listed)),
        documents=listed,
        keeps_open=Findings(what_stands([view], CLOSING_RULES)),
    )
