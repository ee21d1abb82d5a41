"""Verifying an expediente: by its rows, which are proved, everything in it is made again.

What is made has to be what is there, file by file. So whoever alters a paper, a document or a row,
and writes the index anew, is found out; but for who has made all of it anew, whom a head tells that
was kept elsewhere.
"""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.books.expediente import Part
from coopledger.ledger.expediente import Packing
from coopledger.ledger.papers import Papers, not_made_here, tools
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.attachment import DocumentType
from coopledger.model.finding import Finding, Place, Severity
from coopledger.progress import Progress, untold
from coopledger.readers.packed import Packed, packed, same_parts
from coopledger.reports.expediente import SUMS, file_name
from coopledger.store.book_rows import BookRows
from coopledger.store.columns import COLUMNS
from coopledger.store.documents import Kept
from coopledger.store.heads import LedgerHead
from coopledger.store.rows_file import LONGEST_LINE, verified
from coopledger.store.verification import Verification
from coopledger.writers.zip_archive import Member

_HASHED = 0.7
"""How far a proof has come when every file was read."""

_NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def verify_expediente(
    path: str | os.PathLike[str],
    *,
    against: str | LedgerHead | None = None,
    progress: Progress = untold,
) -> Verification:
    """Prove an expediente, as `Ledger.expediente` writes it, from its own rows.

    Each file by its hash in the list, the rows by their chain, each document by the hash that a row
    has of it; statement, auxiliary ledger, reconciliations, trail and index are made again from the
    rows. against: the head of the ledger that was printed elsewhere. However it was packed again,
    it is what is in it that counts. progress: is told how far the work has come, as a share from 0
    to 1. Raises CoopledgerError where it is no expediente, or no head.
    """
    then = LedgerHead.parse(against) if isinstance(against, str) else against
    with packed(Path(path)) as archive:
        stated = _sums(archive)
        found = {name: _member(archive, name) for name in _told(archive, progress)}
        problems = list(_not_as_stated(found, stated))
        index = _index(archive)
        rows = _Rows(archive, index)
        proof = verified(rows.lines(), then)
        problems += proof.problems
        notes = list(proof.notes)
        if not problems:
            for each in _not_as_made(archive, rows.book(), index, proof.head, found):
                (notes if each.severity is Severity.NOTE else problems).append(each)
        progress(1.0)
    return Verification(
        proof.books, tuple(problems), proof.head, then, notes=tuple(notes), files=len(found)
    )


def _told(archive: Packed, progress: Progress) -> Iterator[str]:
    """Each name; progress is told by the sizes of what was read."""
    size, done = sum(map(archive.size, archive.names)) or 1, 0
    for name in archive.names:
        yield name
        done += archive.size(name)
        progress(_HASHED * done / size)


def _member(archive: Packed, name: str) -> Member:
    return Member(name, archive.size(name), archive.sha256(name))


def _sums(archive: Packed) -> dict[str, str]:
    """The hash of each file by its name, as the list has it."""
    if SUMS not in archive.names:
        raise CoopledgerError("expediente.not-one", path=archive.path, name=SUMS)
    lines = (line.partition("  ") for line in archive.text(SUMS).splitlines())
    return {name: sha256 for sha256, _, name in lines}


def _not_as_stated(found: Mapping[str, Member], stated: Mapping[str, str]) -> Iterator[Finding]:
    for name, sha256 in stated.items():
        if name not in found:
            yield _finding("verify.file-missing", name)
        elif found[name].sha256 != sha256:
            yield _finding("verify.file-altered", name)
    for name in found:
        if name not in stated and name != SUMS:
            yield _finding("verify.file-added", name)


def _finding(code: str, name: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, severity, Place(document=name), params={"name": name})


class _Index:
    """What the index says of the whole: in which language, of which book, by which version.

    kept: the documents that the ledger has, whether they are in it or not.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.language = Language(data["language"])
        self.book, self.public = str(data["book"]), bool(data["public"])
        self.tools = {str(name): str(version) for name, version in data["tools"].items()}
        self.kept = {
            each["sha256"]: Kept(each["sha256"], int(each["size"]), DocumentType(each["type"]))
            for each in data["files"]
            if each["part"] == Part.DOCUMENT and each["type"] is not None
        }


def _index(archive: Packed) -> _Index:
    """The index. Raises CoopledgerError where there is none that can be read."""
    names = {f"{file_name(Part.INDEX, language)}.json" for language in Language}
    for name in names & set(archive.names):
        try:
            return _Index(json.loads(archive.text(name)))
        except (*_NOT_OURS, CoopledgerError) as error:
            raise CoopledgerError("expediente.not-one", path=archive.path, name=name) from error
    raise CoopledgerError("expediente.not-one", path=archive.path, name=min(names))


class _Rows:
    """The rows of an expediente."""

    def __init__(self, archive: Packed, index: _Index) -> None:
        self._archive, self._index = archive, index
        self.name = f"{file_name(Part.ROWS, index.language)}.jsonl"
        if self.name not in archive.names:
            raise CoopledgerError("expediente.not-one", path=archive.path, name=self.name)

    def lines(self) -> Iterator[str]:
        return self._archive.lines(self.name, LONGEST_LINE)

    def book(self) -> BookRows:
        """Of its rows, which were proved."""
        rows = (
            dict.fromkeys(COLUMNS) | row for row in map(json.loads, self.lines()) if "seq" in row
        )
        return BookRows.of(row for row in rows if row["book"] == self._index.book)


class _Carried(NamedTuple):
    """What is in an expediente as it is: some files, and all of some forms."""

    names: Collection[str]
    forms: Collection[str]


class _Compared:
    """What takes the files of an expediente that is made again, and keeps their hashes alone.

    carried: the files that are not made here. A workbook is the one that is there if its parts
    are: how they are packed differs from system to system.
    """

    def __init__(self, archive: Packed, there: Mapping[str, Member], carried: _Carried) -> None:
        self.members: list[Member] = []
        self._archive, self._there, self._carried = archive, there, carried

    def add(
        self, name: str, pieces: Iterable[bytes], *, size: int | None = None, packed: bool = True
    ) -> Member:
        there = self._there.get(name)
        if there is not None and (name in self._carried.names or self._is_of_form(name)):
            made = there
        else:
            content = b"".join(pieces)
            made = Member.of(name, [content])
            if there is not None and made != there and name.endswith(".xlsx"):
                found = b"".join(self._archive.pieces(name))
                made = there if same_parts(content, found) else made
        self.members.append(made)
        return made

    def _is_of_form(self, name: str) -> bool:
        return name.endswith(tuple(f".{form}" for form in self._carried.forms))


def _not_as_made(
    archive: Packed, rows: BookRows, index: _Index, head: LedgerHead, found: Mapping[str, Member]
) -> Iterator[Finding]:
    """What is in it and is not what its rows make, or is missing, or too much."""
    others = not_made_here(index.tools)
    papers = Papers(
        rows, index.kept, index.language, public=index.public, tools=index.tools, not_made=others
    )
    for document in papers.documents:
        place = papers.places.get(document.number, "")
        if place in found and found[place].sha256 != document.sha256:
            yield _finding("verify.file-altered", place)
    if left_out := [str(each.number) for each in papers.documents if not each.kept]:
        params = {"numbers": ", ".join(left_out)}
        yield Finding("verify.documents-not-kept", Severity.NOTE, params=params)
    if index.tools.get(_US) != tools()[_US]:
        yield _of_others(index, [_US], "*")
        return
    if others:
        yield _of_others(index, others.values(), ", ".join(f".{form}" for form in others))
    carried = _Carried({papers.rows_name, *papers.places.values()}, others)
    again = _Compared(archive, found, carried)
    Packing(again, papers, head).all(index.kept, lambda _: (), ())
    made = {each.name: each for each in again.members}
    for name, each in made.items():
        if name not in found:
            yield _finding("verify.file-missing", name)
        elif found[name] != each:
            yield _finding("verify.paper-differs", name)
    yield from (_finding("verify.file-added", name) for name in found if name not in made)


_US = "coopledger"


def _of_others(index: _Index, names: Iterable[str], forms: str) -> Finding:
    """That papers were made with other versions than there are here."""
    here = tools()
    params = {
        "tools": ", ".join(f"{name} {index.tools.get(name, '-')}" for name in names),
        "here": ", ".join(f"{name} {here.get(name, '-')}" for name in names),
        "forms": forms,
    }
    return Finding("verify.other-program", Severity.NOTE, params=params)
