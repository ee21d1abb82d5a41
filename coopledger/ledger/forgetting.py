"""Erasing personal data: the row that says so, and the texts that it names, in one transaction."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from coopledger.books.book import Book
from coopledger.books.forgotten import Forgotten, Held, Place, about
from coopledger.errors import Near, NoSuchReference
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.erasure import Erasure
from coopledger.model.kinds import ATTACHMENT
from coopledger.store import appending, journal
from coopledger.store.connection import Connection
from coopledger.store.proof import place_of

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


def forget(recorder: Recorder, code: str, reference: str, reason: str, ground: str) -> Forgotten:
    """Erase the texts of a reference and of what belongs to it, and say what is left of them."""
    with recorder.shelf.desk(code) as desk:
        forgotten = recorder.storage.write(
            lambda connection: _forgotten(
                connection, desk, recorder, code, reference, reason, ground
            )
        )
    if forgotten.erasure is None and not forgotten.before:
        return forgotten
    return replace(forgotten, remains=recorder.storage.empty_what_was_erased())


def _forgotten(
    connection: Connection,
    desk: Desk,
    recorder: Recorder,
    code: str,
    reference: str,
    reason: str,
    ground: str,
) -> Forgotten:
    open_book = desk.book(connection, code)
    book, reference = open_book.book, named(reference)
    wanted = {(fact.reference, fact.revision) for fact in about(book, reference)}
    rows = [
        row
        for row in journal.proved(connection, book.code)
        if (row["reference"], row["revision"]) in wanted
    ]
    there = [row for row in rows if row["sealed"] is not None]
    found = Forgotten(
        book.code,
        reference,
        None,
        erased=_places(there),
        before=_places(row for row in rows if row["digests"] is not None and not row["sealed"]),
        unreached=_places(row for row in rows if row["digests"] is None),
        documents=_documents(rows),
    )
    if not there:
        return found
    erasure = Erasure(
        book=book.code,
        reference=_next_reference(book),
        when=When.on(date.today()),
        of=reference,
        rows=[row["seq"] for row in there],
        reason=reason,
        ground=ground,
    )
    # It is not kept as it is in memory, with the texts: the next who asks for it reads it anew.
    open_book.add([erasure])
    stamp = appending.Stamp(appending.next_moment(connection, recorder.clock), recorder.by)
    appending.append(connection, book, [Entry(erasure)], stamp)
    appending.erase(connection, book.code, erasure.rows)
    return replace(found, erasure=erasure)


def _places(rows: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    return tuple(Place(r["seq"], r["kind"], r["reference"], r["revision"]) for r in rows)


def _documents(rows: Iterable[Mapping[str, Any]]) -> tuple[Held, ...]:
    """The documents that rows were read from or say to belong to something, as far as is known."""
    known: dict[str, str] = {}
    for row in rows:
        if row["kind"] == ATTACHMENT.name:
            name = row["body"]["name"]
            known.setdefault(row["body"]["sha256"], "" if is_erased(name) else name)
        if row["document"] is not None:
            origin = row["origin"]
            readable = origin is not None and not is_erased(origin)
            known.setdefault(row["document"], str(place_of(origin).document) if readable else "")
    return tuple(Held(name, sha256) for sha256, name in known.items())


def _next_reference(book: Book) -> str:
    """SD-1, SD-2 and so on (*supresión de datos*), whatever else is called so."""
    stated = (_NUMBERED.fullmatch(erasure.reference) for erasure in book.of_kind(Erasure))
    after = max((int(found[1]) for found in stated if found), default=0) + 1
    return next(name for number in count(after) if not book.last_revision(name := f"SD-{number}"))
