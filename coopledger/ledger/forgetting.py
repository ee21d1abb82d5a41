"""Erasing personal data: the row that says so, and what it names, in one transaction."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from coopledger.books.book import Book
from coopledger.books.documents import Elsewhere
from coopledger.books.forgotten import Forgotten, HeldState, Place, about, totals_that_print
from coopledger.errors import Near, NoSuchReference
from coopledger.ledger.held_documents import Gathering, Named, chosen, held, with_their_files
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Institution
from coopledger.model.attachment import DocumentUse
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.erasure import Erasure
from coopledger.model.issue import Issue
from coopledger.model.kinds import ATTACHMENT
from coopledger.store import appending, documents, journal
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.connection import Connection

_NUMBERED = re.compile(r"SD-([0-9]{1,18})", re.ASCII)


def book_of(
    connection: Connection, desk: Desk, reference: str, code: str | None, *, where: str
) -> str:
    """The one book that has a reference. Raises NoSuchBook, NoSuchReference, CoopledgerError."""
    reference = named(reference)
    if code is not None:
        where = code = desk.book(connection, code).book.code
    books = journal.references(connection, code)
    if reference not in books:
        near = Near.among(books, reference)
        raise NoSuchReference("reference.unknown", reference=reference, where=where, near=near)
    if len(books[reference]) > 1:
        listed = ", ".join(books[reference])
        raise CoopledgerError("forget.which-book", reference=reference, books=listed)
    return books[reference][0]


def named(reference: str) -> str:
    """A reference as it is recorded."""
    return unicodedata.normalize("NFC", reference).strip()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be forgotten of a book, why, and which documents are to be erased with it.

    documents: by their numbers, or the beginnings of their hashes.
    """

    code: str
    reference: str
    reason: str
    ground: str
    documents: tuple[int | str, ...] = ()


def forget(recorder: Recorder, wish: Wish) -> Forgotten:
    """Erase the texts of a reference and of what belongs to it, and say what is left of them."""
    with recorder.shelf.desk(wish.code) as desk:
        forgotten = recorder.storage.write(
            lambda connection: _forgotten(connection, desk, recorder, wish)
        )
    if forgotten.erasure is None and not forgotten.before and not forgotten.has_erased_documents:
        return forgotten
    forgotten = _without_files(recorder, forgotten)
    return replace(forgotten, remains=recorder.storage.empty_what_was_erased())


def _forgotten(connection: Connection, desk: Desk, recorder: Recorder, wish: Wish) -> Forgotten:
    open_book = desk.book(connection, wish.code)
    book, reference = open_book.book, named(wish.reference)
    rows, gathered = _about(connection, book, reference)
    references = {row["reference"] for row in rows}
    documents_held = held(connection, gathered, book.code, references)
    taken = chosen(documents_held, wish.documents, book.code)
    before = (each.sha256 for each in documents_held if each.state is HeldState.BEFORE)
    documents.erase(connection, before)  # where somebody put them back
    there = [row for row in rows if row["sealed"] is not None]
    to_go = [each for each in taken if each.state is HeldState.KEPT]
    found = Forgotten(
        book.code,
        reference,
        None,
        erased=_places(there),
        before=_places(row for row in rows if row["digests"] is not None and not row["sealed"]),
        unreached=_places(row for row in rows if row["digests"] is None),
        documents=tuple(
            each._replace(state=HeldState.ERASED) if each in to_go else each
            for each in documents_held
        ),
        printed=_printed_in(connection, desk, book, reference),
    )
    if not there and not to_go:
        return found
    erasure = Erasure(
        book=book.code,
        reference=_next_reference(book),
        when=When.on(date.today()),
        of=reference,
        rows=[row["seq"] for row in there],
        documents=with_their_files(connection, to_go, recorder.folder),
        reason=wish.reason,
        ground=wish.ground,
    )
    # It is not kept as it is in memory, with the texts: the next who asks for it reads it anew.
    open_book.add([erasure])
    stamp = appending.Stamp(appending.next_moment(connection, recorder.clock), recorder.by)
    appending.append(connection, [appending.Added(book, [Entry(erasure)], stamp)])
    appending.erase(connection, book.code, erasure.rows)
    documents.erase(connection, erasure.documents)
    return replace(found, erasure=erasure)


def _about(
    connection: Connection, book: Book, reference: str
) -> tuple[list[Mapping[str, Any]], Mapping[str, Named]]:
    """The rows that are to be forgotten, and the documents that they name."""
    wanted = {(fact.reference, fact.revision) for fact in about(book, reference)}
    rows: list[Mapping[str, Any]] = []
    gathering = Gathering()
    for row in journal.proved(connection, book.code):
        is_wanted = (row["reference"], row["revision"]) in wanted
        gathering.read(row, holds=is_wanted or _is_paper_of(row, book, rows))
        if is_wanted:
            rows.append(row)
    return rows, gathering.named


def _is_paper_of(row: Mapping[str, Any], book: Book, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a row keeps the paper of something issued that looked at one of these rows.

    Such a paper has in it all that its book said by then.
    """
    if not rows or row["kind"] != ATTACHMENT.name or row["body"].get("use") != DocumentUse.ISSUED:
        return False
    issue = book.facts[row["body"]["of"], 1]
    return isinstance(issue, Issue) and issue.looked_at.seq >= rows[0]["seq"]


def _printed_in(
    connection: Connection, desk: Desk, book: Book, reference: str
) -> tuple[Elsewhere, ...]:
    """The issued totals that have a text of what is under a reference."""
    openings = journal.openings(connection)
    codes = [each.code for each in openings if isinstance(each, Institution)]
    issued = [issue for code in codes for issue in desk.book(connection, code).book.of_kind(Issue)]
    return tuple(totals_that_print(issued, about(book, reference))) if issued else ()


def _places(rows: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    return tuple(Place(r["seq"], r["kind"], r["reference"], r["revision"]) for r in rows)


def _without_files(recorder: Recorder, forgotten: Forgotten) -> Forgotten:
    """Take the files of erased documents away from their folder, once an erasure says so.

    Until a file is gone its document stays listed, so that `verify` names it and the next call
    takes it away. Of a caller's transaction, which may be rolled back, none is.
    """
    left = take_files_away(recorder)
    if not left:
        return forgotten
    return replace(
        forgotten,
        documents=tuple(
            each._replace(state=HeldState.LEFT, file=left[each.sha256])
            if each.sha256 in left
            else each
            for each in forgotten.documents
        ),
    )


def take_files_away(recorder: Recorder) -> dict[str, str]:
    """Take the files of all erased documents away; by its hash, where each is that could not be."""
    if isinstance(recorder.storage, BorrowedStorage):
        return {}
    with recorder.storage.reading() as connection:
        gone = documents.erased(connection)
        in_folder = documents.in_folder(connection, gone)
    if not in_folder:
        return {}
    taken = {each.sha256 for each in in_folder if documents.is_taken_away(each, recorder.folder)}
    recorder.storage.write(lambda connection: documents.unlist(connection, taken))
    return {
        each.sha256: str(each.place(recorder.folder))
        for each in in_folder
        if each.sha256 not in taken
    }


def _next_reference(book: Book) -> str:
    """SD-1, SD-2 and so on (*supresión de datos*), whatever else is called so."""
    stated = (_NUMBERED.fullmatch(erasure.reference) for erasure in book.of_kind(Erasure))
    after = max((int(found[1]) for found in stated if found), default=0) + 1
    return next(name for number in count(after) if not book.last_revision(name := f"SD-{number}"))
