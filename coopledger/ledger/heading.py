"""What stands at the head of a paper, where none is given: what the institution has in its book."""

from pathlib import Path

from coopledger.ledger.report_settings import institution, setting
from coopledger.model.agreement import Institution
from coopledger.model.attachment import DocumentUse
from coopledger.model.letterhead import Letterhead
from coopledger.store.connection import Connection


def letterhead_of(
    connection: Connection, given: Letterhead | None, folder: Path | None = None
) -> Letterhead:
    """The one that is given; else that of the institution, where the ledger has just one.

    folder: where documents are that are kept in one: its picture is a document.
    """
    if given is not None:
        return given
    book = institution(connection)
    if book is None or not isinstance(book.opening, Institution):
        return Letterhead()
    picture = setting(connection, DocumentUse.LETTERHEAD, folder)
    head = book.opening.head
    return head if picture is None else head.model_copy(update={"picture": picture.value})
