"""Documents, kept by the SHA-256 of their bytes: in tables beside the journal, or in a folder.

One is written once, in parts, in the transaction of the row that names it, and read back and
compared before it counts. Nothing of it is opened or run. Each is named by its hash alone: whatever
it was called, that is no path here.
"""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.books.documents import Elsewhere
from coopledger.errors import LedgerBroken, StoreError
from coopledger.model.original import PIECE, Original
from coopledger.progress import Progress, untold, within
from coopledger.store.connection import Connection
from coopledger.store.new_file import new_file

DOCUMENT_TABLES = ("coopledger_document", "coopledger_document_part")

_TABLE, _PARTS = DOCUMENT_TABLES
_INSERT = f"INSERT INTO {_TABLE} VALUES (:sha256, :size, :type, :folder)"
_INSERT_PART = f"INSERT INTO {_PARTS} VALUES (:sha256, :number, :bytes)"
_SELECT = f"SELECT sha256, size, type, folder FROM {_TABLE}"
_PART = f"SELECT bytes FROM {_PARTS} WHERE sha256 = :sha256 AND number = :number"
_PARTS_AT_ONCE = 16
"""So many are written at once where documents are copied: no more of them are in memory."""

_HASH = re.compile("[0-9a-f]{64}", re.ASCII)


Part = dict[str, Any]
"""A row of the table of parts."""


class Kept(NamedTuple):
    """A document that is kept. folder: the one it is in; None where the ledger has its bytes."""

    sha256: str
    size: int
    type: str
    folder: str | None = None

    def place(self, folder: Path | None = None) -> Path | None:
        """Its file, where it has one: in the folder that is asked for first, or in its own."""
        if self.folder is None or not _HASH.fullmatch(self.sha256):
            return None
        moved = folder / self.sha256 if folder is not None else None
        return moved if moved is not None and moved.is_file() else Path(self.folder, self.sha256)


def kept(connection: Connection, sha256: str) -> Kept | None:
    """The document of that hash; None where there is none."""
    found = connection.rows(f"{_SELECT} WHERE sha256 = :sha256", sha256=sha256)
    return Kept(*found[0]) if found else None


def every(connection: Connection) -> list[Kept]:
    """All that are kept, by their hash."""
    return [Kept(*row) for row in connection.rows(f"{_SELECT} ORDER BY sha256")]


def erased(connection: Connection) -> dict[str, Elsewhere]:
    """The documents that were erased, and the erasure of each: it is never kept again."""
    # The kind as it stands in the index of erasures. Asked for an order that another index has,
    # SQLite walks that one, and with it every row there is.
    said = "SELECT recorded_at, seq, book, reference, body FROM journal WHERE kind = 'erasure'"
    found: dict[str, Elsewhere] = {}
    for _, _, book, reference, body in sorted(connection.rows(said), reverse=True):
        for sha256 in json.loads(body).get("documents", ()):
            found[sha256] = Elsewhere(reference, book)
    return found


def erase(connection: Connection, hashes: Iterable[str]) -> None:
    """Let go of the bytes of documents that an erasure names, so that they are gone as well.

    Of one in a folder, its file is another's to take away: until then it is listed as before.
    """
    here = set(hashes)
    unlist(connection, here - {each.sha256 for each in in_folder(connection, here)})


def unlist(connection: Connection, hashes: Iterable[str]) -> None:
    """The end of erased documents here. Raises StoreError where something keeps one from going."""
    for sha256 in hashes:
        for table in (_PARTS, _TABLE):
            of_it = f"FROM {table} WHERE sha256 = :sha256"
            connection.execute(f"DELETE {of_it}", sha256=sha256)
            if left := connection.scalar(f"SELECT count(*) {of_it}", sha256=sha256):
                raise StoreError("store.not-stored", stored=0, given=left)


def in_folder(connection: Connection, hashes: Collection[str]) -> list[Kept]:
    """Those of these documents that are in a folder."""
    return [each for each in every(connection) if each.folder and each.sha256 in hashes]


def is_taken_away(document: Kept, folder: Path | None = None) -> bool:
    """Take a document's file away from its folder; whether it is gone from there.

    Where the folder itself is not found, nobody knows. folder: as `Kept.place` takes it.
    """
    place = document.place(folder)
    if place is None:
        return False
    try:
        place.unlink(missing_ok=True)
        return place.parent.is_dir()
    except OSError:
        return False


def parts_of_none(connection: Connection) -> list[str]:
    """The hashes under which there are parts of documents, and no document."""
    orphans = (
        f"SELECT DISTINCT sha256 FROM {_PARTS} AS part WHERE NOT EXISTS"
        f" (SELECT 1 FROM {_TABLE} AS whole WHERE whole.sha256 = part.sha256) ORDER BY sha256"
    )
    return connection.column(orphans)


def keep(connection: Connection, original: Original, folder: Path | None = None) -> Kept:
    """Keep a document, unless it is there already, and read it back. folder: in which, if in one.

    Raises StoreError where it is not what it was when it was looked at, LedgerBroken where what is
    there is not the document.
    """
    found = kept(connection, original.sha256)
    if found is None:
        where = os.path.realpath(folder) if folder is not None else None
        found = Kept(original.sha256, original.size, original.type.value, where)
        if folder is None:
            _write(connection, original)
        else:
            _put_beside(original, folder)
        connection.insert(_INSERT, [found._asdict()])
    require_whole(connection, found, folder)
    return found


def _write(connection: Connection, original: Original) -> None:
    for number, piece in enumerate(_as_looked_at(original), start=1):
        part = {"sha256": original.sha256, "number": number, "bytes": piece}
        connection.insert(_INSERT_PART, [part])


def _put_beside(original: Original, folder: Path) -> None:
    """A file under its hash; one that is there already is compared later."""
    folder.mkdir(exist_ok=True)
    place = folder / original.sha256
    if not place.exists():
        with new_file(place) as written, written.open("wb") as file:
            for piece in _as_looked_at(original):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())


def _as_looked_at(original: Original) -> Iterator[bytes]:
    """Its bytes. Raises StoreError at their end where they are no longer those of its hash."""
    hashed = hashlib.sha256()
    try:
        for piece in original.pieces():
            hashed.update(piece)
            yield piece
    except OSError as error:
        said = error.strerror or str(error)
        raise StoreError("document.not-read", where=original.name, said=said) from error
    if hashed.hexdigest() != original.sha256:
        raise StoreError("document.changed", where=original.name)


def pieces(connection: Connection, document: Kept, folder: Path | None = None) -> Iterator[bytes]:
    """The bytes that are there, whatever they are. Raises OSError where its file cannot be read.

    folder: where documents that are kept in a folder are now, if not where they were.
    """
    place = document.place(folder)
    if document.folder is None:
        for number in range(1, _count_expected(document) + 1):
            found = connection.content(_PART, sha256=document.sha256, number=number)
            if not found:
                return
            yield bytes(found[0][0])
    elif place is not None:
        with place.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def proved(connection: Connection, document: Kept, folder: Path | None = None) -> Iterator[bytes]:
    """The same, each as it is read. Raises LedgerBroken, at the end, for what is not its hash's."""
    hashed, size = hashlib.sha256(), 0
    try:
        for piece in pieces(connection, document, folder):
            hashed.update(piece)
            size += len(piece)
            yield piece
    except OSError as error:
        raise LedgerBroken("law.document-missing", sha256=document.sha256) from error
    if not size:
        raise LedgerBroken("law.document-missing", sha256=document.sha256)
    same = hashed.hexdigest() == document.sha256 and size == document.size
    if not same or _has_other_parts(connection, document):
        raise LedgerBroken("law.document-altered", sha256=document.sha256)


def _count_expected(document: Kept) -> int:
    return -(-document.size // PIECE)


def _has_other_parts(connection: Connection, document: Kept) -> bool:
    """Whether there are more parts than its size has."""
    counted = f"SELECT count(*) FROM {_PARTS} WHERE sha256 = :sha256"
    return document.folder is None and _count_expected(document) != connection.scalar(
        counted, sha256=document.sha256
    )


def require_whole(connection: Connection, document: Kept, folder: Path | None = None) -> None:
    """Read a document. Raises LedgerBroken where it is not there, or not what its hash is of."""
    for _ in proved(connection, document, folder):
        pass


def require_each_whole(connection: Connection, *, progress: Progress = untold) -> None:
    """The same, of every document that the ledger has the bytes of."""
    for document in told(every(connection), progress):
        if document.folder is None:
            require_whole(connection, document)


def told(found: list[Kept], progress: Progress) -> Iterator[Kept]:
    """Each document; progress is told by their sizes."""
    size, done = sum(each.size for each in found) or 1, 0
    for document in found:
        yield document
        done += document.size
        progress(min(1.0, done / size))


def copy(source: Connection, target: Connection, *, progress: Progress = untold) -> None:
    """Copy every document to a ledger that is being made, and read each back.

    Of those in a folder, where that is. Raises LedgerBroken where one is not what it was.
    """
    found = every(source)
    parts = _parts_of(source, told(found, within(progress, 0, 0.5)))
    while some := list(islice(parts, _PARTS_AT_ONCE)):
        target.insert(_INSERT_PART, some)
    if found:
        target.insert(_INSERT, [document._asdict() for document in found])
    require_each_whole(target, progress=within(progress, 0.5, 1))


def _parts_of(source: Connection, found: Iterable[Kept]) -> Iterator[Part]:
    """What is to be written of each document that is not in a folder."""
    for document in found:
        if document.folder is None:
            for number, piece in enumerate(proved(source, document), start=1):
                yield {"sha256": document.sha256, "number": number, "bytes": piece}
