"""Writing an expediente: all that a book has to show, in one file that proves itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from coopledger.books.expediente import Expediente
from coopledger.errors import LedgerBroken
from coopledger.ledger.attaching import known_documents
from coopledger.ledger.papers import Paper, Papers, tools
from coopledger.ledger.published import hidden
from coopledger.ledger.shelf import known_as
from coopledger.messages.catalogue import Language
from coopledger.progress import Progress, untold
from coopledger.reports.expediente import SUMS
from coopledger.store import documents, journal
from coopledger.store.book_rows import BookRows
from coopledger.store.connection import Connection
from coopledger.store.documents import Kept
from coopledger.store.heads import LedgerHead, earlier_states
from coopledger.store.rows_file import disclosed, last_line, line_of
from coopledger.writers.files import in_place
from coopledger.writers.zip_archive import Member, ZipArchive

_PAPERS = 0.1
"""How far it has come before the first document."""


def export_expediente(
    connection: Connection,
    code: str,
    to: Path,
    language: Language,
    *,
    public: bool,
    folder: Path | None,
    ledger: str,
    progress: Progress,
) -> Expediente:
    """Write the expediente of a book. folder, ledger: where documents and rows are kept."""
    ends = journal.ends(connection)
    code = known_as(code, ends)
    without = hidden() if public else ()
    known = known_documents(connection)
    rows = BookRows.of(disclosed(journal.linked(connection, code), without))
    papers = Papers(rows, known, language, public=public, tools=tools())
    gone = documents.erased(connection)
    for each in papers.documents:
        if each.attachment is not None and not each.kept and each.sha256 not in gone:
            raise LedgerBroken("law.document-missing", sha256=each.sha256)
    kept = {place.parent for each in known.values() if (place := each.place(folder)) is not None}

    issued = [LedgerHead.parse(each.head) for each in papers.issues()]
    earlier = earlier_states(connection, issued)

    def pieces(each: Kept) -> Iterator[bytes]:
        return documents.proved(connection, each, folder)

    def lines() -> Iterator[bytes]:
        for row in disclosed(journal.linked(connection, code), without):
            yield line_of(row).encode()
        yield last_line(ends, code, earlier).encode()

    with ExitStack() as stack:
        stream = stack.enter_context(in_place(to, ledger=ledger, kept=kept))
        archive = stack.enter_context(ZipArchive(stream))
        made = Packing(archive, papers, LedgerHead.of(ends), progress)
        return made.all(known, pieces, lines())


class Archive(Protocol):
    """What takes the files of an expediente: a zip archive, or who only compares them."""

    members: list[Member]

    def add(
        self, name: str, pieces: Iterable[bytes], *, size: int | None = None, packed: bool = True
    ) -> Member:
        """Take a file."""


class Packing:
    """An expediente that is being packed."""

    def __init__(
        self, archive: Archive, papers: Papers, head: LedgerHead, progress: Progress = untold
    ) -> None:
        self._archive, self._papers, self._head = archive, papers, head
        self._progress = progress
        self._made: dict[str, Paper] = {}

    def all(
        self,
        known: Mapping[str, Kept],
        pieces: Callable[[Kept], Iterable[bytes]],
        lines: Iterable[bytes],
    ) -> Expediente:
        """Every part in its turn; its index last, for that has the hashes of all."""
        archive, papers = self._archive, self._papers
        self._put(papers.before_documents())
        self._documents(known, pieces)
        self._put(papers.trail())
        archive.add(papers.rows_name, lines)
        self._put([papers.readme(self._found())])
        found = self._found()
        self._put(papers.index(found))
        archive.add(SUMS, [sums(archive.members)])
        self._progress(1.0)
        return found

    def _found(self) -> Expediente:
        return self._papers.expediente(self._made, self._archive.members, self._head)

    def _put(self, papers: Iterable[Paper]) -> None:
        for paper in papers:
            self._made[paper.name] = paper._replace(content=b"")
            self._archive.add(paper.name, [paper.content], size=len(paper.content))

    def _documents(
        self, known: Mapping[str, Kept], pieces: Callable[[Kept], Iterable[bytes]]
    ) -> None:
        named = {
            self._papers.places[each.number]: known[each.sha256]
            for each in self._papers.documents
            if each.number in self._papers.places
        }
        size, done = sum(each.size for each in named.values()) or 1, 0
        for name, each in named.items():
            self._progress(_PAPERS + (1 - 2 * _PAPERS) * done / size)
            self._archive.add(name, pieces(each), size=each.size, packed=False)
            done += each.size


def sums(members: Iterable[Member]) -> bytes:
    """The list of files with their hashes, as `sha256sum -c` takes it."""
    return "".join(f"{each.sha256}  {each.name}\n" for each in members).encode()
