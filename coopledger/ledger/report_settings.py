"""What reports are made with where nothing is given: what the institution has in its book."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.books.book import Book
from coopledger.ledger.shelf import Moment, book_of
from coopledger.model.agreement import Institution
from coopledger.model.attachment import Attachment, DocumentUse
from coopledger.model.erased import is_erased
from coopledger.readers.report_settings import setting_in
from coopledger.store import documents, journal
from coopledger.store.columns import timestamp
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, state_at
from coopledger.store.merges import here_by


class Recorded(NamedTuple):
    """A setting of reports as the institution recorded it, and the document that says so."""

    value: Any
    by: Attachment


def institution(connection: Connection, by: Moment | None = None) -> Book | None:
    """The book of the institution, as it stood at a time, where the ledger has just one."""
    openings = journal.openings(connection)
    codes = [each.code for each in openings if isinstance(each, Institution)]
    if len(codes) != 1:
        return None
    facts = [link.fact for link in _links(connection, codes[0], by)]
    return book_of(facts) if facts else None


def _links(connection: Connection, code: str, by: Moment | None) -> Iterator[journal.Link]:
    if isinstance(by, LedgerHead):
        end = state_at(connection, by).here.get(code, journal.NOWHERE)
        return islice(journal.facts(connection, code), end.seq)
    links = journal.facts(connection, code, by=by)
    here = here_by(connection, timestamp(by)) if by is not None else {}
    return islice(links, here.get(code))


def standing(book: Book, use: DocumentUse) -> Iterator[Attachment]:
    """The documents of the institution that stand as a setting: as it is recorded, one at most."""
    for each in book.of_kind(Attachment):
        if (each.use, each.of) == (use, book.code) and not book.is_reversed(each):
            yield each


def setting(
    connection: Connection,
    use: DocumentUse,
    folder: Path | None = None,
    by: Moment | None = None,
) -> Recorded | None:
    """What the institution recorded for a use; None where nothing, or it was erased.

    folder: where documents are that are kept in one. by: as it stood at a time. Raises LedgerBroken
    where its bytes are not those that were kept.
    """
    book = institution(connection, by)
    found = [*standing(book, use)] if book is not None else []
    if not found or is_erased(found[-1].name):
        return None
    kept = documents.kept(connection, found[-1].sha256)
    if kept is None or kept.sha256 in documents.erased(connection):
        return None
    content = b"".join(documents.proved(connection, kept, folder))
    return Recorded(setting_in(use, content, Path(found[-1].name)), found[-1])
