"""Whether the documents that rows name are there, each as it was, and no others."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from coopledger.errors import LedgerBroken
from coopledger.model.attachment import Attachment, DocumentType
from coopledger.model.erasure import Erasure
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Place
from coopledger.progress import Progress, untold
from coopledger.store import documents
from coopledger.store.connection import Connection
from coopledger.store.documents import Kept
from coopledger.store.proof import RowRead

_VERIFIED = {
    "law.document-missing": "verify.document-missing",
    "law.document-altered": "verify.document-altered",
}
"""What is said of a document that cannot be read, when all of them are looked at."""

_LISTED = re.compile(rb"^([0-9a-f]{64})  ", re.M)


class NamedDocument(NamedTuple):
    """A row that names a document. of: what that belongs to. must: whether it must be there.

    What was loaded by a version that kept nothing of it need not be: its rows have no digests.
    """

    book: str
    seq: int
    of: str
    must: bool

    @classmethod
    def by(cls, row: RowRead, fact: AnyFact, *, must: bool) -> Self:
        of = fact.of if isinstance(fact, Attachment | Erasure) else fact.reference
        return cls(row["book"], row["seq"], of, must)


def documents_named(row: RowRead, fact: AnyFact) -> Iterator[tuple[str, bool]]:
    """The documents that a row names, by their hash, and whether each must be there."""
    if row["document"] is not None:
        yield row["document"], row["digests"] is not None
    if fact.kind == "attachment":
        yield fact.sha256, True
    elif fact.kind == "proposal":
        yield from ((sha256, True) for sha256 in fact.documents)
    elif fact.kind == "invoice" and fact.file is not None:
        yield fact.file, False


def not_as_named(
    connection: Connection,
    named: Mapping[str, NamedDocument],
    erased: Mapping[str, NamedDocument],
    folder: Path | None = None,
    *,
    progress: Progress = untold,
) -> Iterator[Finding]:
    """What is missing or altered of the documents that are named, and what nobody names.

    erased: those that an erasure names, which are to be there no more. folder: where those that are
    kept in a folder are now, if not where they were.
    """
    kept = {each.sha256: each for each in documents.every(connection)}
    named = {**named, **_listed(connection, kept, named, folder)}
    for document in documents.told([*kept.values()], progress):
        by = named.get(document.sha256)
        if document.sha256 in erased:
            yield _of(erased[document.sha256], "verify.document-not-gone", document.sha256)
        elif by is None:
            yield _surplus(document.sha256)
        elif (code := _amiss(connection, document, folder)) is not None:
            yield _of(by, code, document.sha256)
    missing = {
        sha256: by
        for sha256, by in named.items()
        if by.must and sha256 not in kept and sha256 not in erased
    }
    for sha256, by in missing.items():
        yield _of(by, "verify.document-missing", sha256)
    for sha256 in documents.parts_of_none(connection):
        if sha256 in erased:
            yield _of(erased[sha256], "verify.document-not-gone", sha256)
        elif sha256 not in missing:
            yield _surplus(sha256)


def _listed(
    connection: Connection,
    kept: Mapping[str, Kept],
    named: Mapping[str, NamedDocument],
    folder: Path | None,
) -> dict[str, NamedDocument]:
    """The files of the folders that were loaded: each was kept with their list."""
    found: dict[str, NamedDocument] = {}
    for sha256 in kept.keys() & named.keys():
        listing = kept[sha256]
        if listing.type == DocumentType.LISTING:
            with suppress(LedgerBroken):  # which is said where it is looked at
                by = named[sha256]._replace(must=True)
                found |= dict.fromkeys(files_of(connection, listing, folder), by)
    return found


def files_of(connection: Connection, listing: Kept, folder: Path | None) -> list[str]:
    """The files of a folder that was loaded, by their hash. Raises LedgerBroken."""
    text = b"".join(documents.proved(connection, listing, folder))
    return [each.decode() for each in _LISTED.findall(text)]


def _amiss(connection: Connection, document: Kept, folder: Path | None) -> str | None:
    """What is wrong with a document that is kept: a finding's code."""
    try:
        documents.require_whole(connection, document, folder)
    except LedgerBroken as broken:
        return _VERIFIED[broken.code]
    return None


def _surplus(sha256: str) -> Finding:
    return Finding("verify.document-surplus", params={"sha256": sha256})


def _of(by: NamedDocument, code: str, sha256: str) -> Finding:
    where = {"book": by.book, "seq": by.seq, "of": by.of, "sha256": sha256}
    return Finding(code, place=Place(reference=by.of), params=where)
