"""The documents that hold what is to be forgotten: whose else they are, which are to be erased."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.books.documents import Elsewhere, Numbering
from coopledger.books.forgotten import Held, HeldState
from coopledger.errors import LedgerBroken
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.attachment import DocumentType
from coopledger.model.erased import is_erased
from coopledger.model.kinds import ATTACHMENT, INVOICE, PROPOSAL
from coopledger.store import documents
from coopledger.store.connection import Connection
from coopledger.store.document_uses import uses
from coopledger.store.documents import Kept
from coopledger.store.documents_proof import files_of
from coopledger.store.proof import place_of

_MOST_NAMED = 10
_NUMBER = re.compile("[0-9]{1,7}", re.ASCII)
_BEGINS = re.compile("[0-9a-f]{8,64}", re.ASCII)
"""A hash, or as much of its beginning as tells it from others: longer than any number."""


class Named(NamedTuple):
    """A document as the rows that are to be forgotten name it."""

    name: str
    number: int | None


class Gathering:
    """The documents that some rows of a book name, as its chain is read."""

    def __init__(self) -> None:
        self._numbers = Numbering()
        self._known: dict[str, int] = {}
        self.named: dict[str, Named] = {}

    def read(self, row: Mapping[str, Any], *, holds: bool) -> None:
        """The next row of the chain. holds: whether what it names holds what is forgotten."""
        for number, is_loaded in self._numbers.given_by(row["kind"], row["document"]):
            sha256 = row["document"] if is_loaded else row["body"]["sha256"]
            if holds or is_loaded:
                self._known.setdefault(sha256, number)
        if holds:
            for sha256, name in _named_by(row):
                known = self.named.get(sha256)
                if known is None or not known.name:
                    self.named[sha256] = Named(name, self._known.get(sha256))


def _named_by(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The documents that a row names, and what each was called, where that is there still."""
    origin = row["origin"]
    read_from = "" if origin is None or is_erased(origin) else str(place_of(origin).document)
    folder, _, file = read_from.partition("/")
    if row["kind"] == ATTACHMENT.name:
        name = row["body"]["name"]
        yield row["body"]["sha256"], "" if is_erased(name) else name
    if row["document"] is not None:
        yield row["document"], folder
    if row["kind"] == PROPOSAL.name:
        yield from ((sha256, "") for sha256 in row["body"]["documents"])
    if row["kind"] == INVOICE.name and row["body"].get("file") not in (None, row["document"]):
        yield row["body"]["file"], file


def held(
    connection: Connection, gathered: Mapping[str, Named], book: str, forgotten: Collection[str]
) -> list[Held]:
    """Each document, and what else it holds something of.

    forgotten: the references of the book that are forgotten. A file within an archive that was
    loaded is no document by itself.
    """
    known = {each.sha256: each for each in documents.every(connection)}
    gone = documents.erased(connection)
    others: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for use in uses(connection, gathered):
        if use.book != book or use.reference not in forgotten:
            others[use.sha256].add((use.book, use.reference))
    return [
        Held(
            number=named.number,
            name=named.name,
            sha256=sha256,
            state=_state(sha256, known, gone),
            others=len(others[sha256]),
            some=tuple(_first(others[sha256], book)),
        )
        for sha256, named in gathered.items()
        if named.number is not None or sha256 in known or sha256 in gone
    ]


def _state(sha256: str, known: Mapping[str, Kept], gone: Collection[str]) -> HeldState:
    if sha256 in gone:
        return HeldState.BEFORE
    return HeldState.KEPT if sha256 in known else HeldState.UNKEPT


def _first(others: Iterable[tuple[str, str]], book: str) -> Iterator[Elsewhere]:
    for of_book, reference in sorted(others)[:_MOST_NAMED]:
        yield Elsewhere(reference, of_book if of_book != book else None)


def chosen(found: Sequence[Held], asked: Iterable[int | str], book: str) -> list[Held]:
    """Those that are to be erased: each by its number, or by the beginning of its hash.

    One that holds something of others, too, is not taken by its number. Raises CoopledgerError for
    what is none of them, and for one of which nothing is kept.
    """
    taken: dict[str, Held] = {}
    for each in asked:
        document = _meant(found, str(each).strip(), book)
        if document.state is HeldState.UNKEPT:
            raise CoopledgerError("forget.document-unkept", seen=each, name=document.name)
        taken[document.sha256] = document
    return list(taken.values())


def _meant(found: Sequence[Held], seen: str, book: str) -> Held:
    by_number = _NUMBER.fullmatch(seen) is not None
    begins = seen.casefold() if _BEGINS.fullmatch(seen.casefold()) else None
    meant = [
        each
        for each in found
        if (by_number and each.number == int(seen))
        or (begins is not None and each.sha256.startswith(begins))
    ]
    if len(meant) != 1:
        code = "forget.document-unclear" if meant else "forget.document-unknown"
        known = ", ".join(str(each.number or each.sha256[:12]) for each in found) or "—"
        raise CoopledgerError(code, seen=seen, book=book, known=known)
    if by_number and meant[0].others:
        raise CoopledgerError(
            "forget.document-of-others",
            number=seen,
            name=meant[0].name or "—",
            count=meant[0].others,
            some=Some(meant[0].some),
            sha256=meant[0].sha256[:12],
        )
    return meant[0]


class Some(tuple[Elsewhere, ...]):
    """Some of what else a document holds, for a message."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return ", ".join(each.say(language) for each in self)


def with_their_files(
    connection: Connection, taken: Iterable[Held], folder: Path | None
) -> list[str]:
    """The hashes of documents; with the list of a folder, those of its files that nobody names."""
    hashes = dict.fromkeys(each.sha256 for each in taken)
    for sha256 in [*hashes]:
        listing = documents.kept(connection, sha256)
        if listing is not None and listing.type == DocumentType.LISTING:
            with suppress(LedgerBroken):  # of one that is not whole nobody knows them
                hashes |= dict.fromkeys(_files_of_it_alone(connection, listing, hashes, folder))
    return sorted(hashes)


def _files_of_it_alone(
    connection: Connection, listing: Kept, taken: Collection[str], folder: Path | None
) -> set[str]:
    """The files of a folder that was loaded which no record names, nor the list of another."""
    files = set(files_of(connection, listing, folder)) - documents.erased(connection).keys()
    files -= {use.sha256 for use in uses(connection, files)}
    for other in documents.every(connection):
        if files and other.type == DocumentType.LISTING and other.sha256 not in taken:
            files -= set(files_of(connection, other, folder))
    return files
