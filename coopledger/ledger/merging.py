"""Bringing the books of another ledger in, each with its chain as it is; or nothing of them."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from coopledger.books.book import Book
from coopledger.books.merged import Merged, MergedBook
from coopledger.errors import LedgerNotFound
from coopledger.ledger.forgetting import take_files_away
from coopledger.ledger.proving import prove
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk, Shelf
from coopledger.log import tell
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.activity import Activity
from coopledger.model.agreement import AnyOpening, Institution
from coopledger.model.finding import Finding, Place, Severity, has_errors
from coopledger.model.issue import Issue
from coopledger.progress import Progress, untold, within
from coopledger.rules.merging import activities_are_one, codes_are_apart, invoices_are_once
from coopledger.store import appending, journal
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.heads import head
from coopledger.store.journal import NOWHERE
from coopledger.store.merging import Bringing, Incoming, Source, first_other

_PROVED, _BROUGHT = 0.6, 0.9
"""How far it has come when the other ledger is proved, and when its rows are here."""


def merge(
    recorder: Recorder,
    other: Storage,
    folder: Path | None,
    *,
    preview: bool,
    progress: Progress = untold,
) -> Merged:
    """What becomes of bringing another ledger in. folder: where its documents are now.

    Raises StoreError where one of the two is none, or of an earlier schema.
    """
    here = recorder.storage
    if not here.exists():
        raise LedgerNotFound("store.not-found", where=here)
    if isinstance(here, Storage) and here.is_at_same_place(other):
        raise CoopledgerError("merge.itself", where=other)
    with other.reading() as there:
        named = Merged(str(other), Source.of(there, folder).own.identity.name, preview)
        if findings := [*_unproved(there, other, folder, within(progress, 0, _PROVED))]:
            return replace(named, findings=tuple(findings))
        with recorder.shelf.desk() as desk, Shelf().desk() as aside:
            merging = _Merging(recorder, Source.of(there, folder), desk, aside, named, progress)
            if preview:
                with here.reading() as connection:
                    return merging.preview(connection)
            merged = here.write(merging.record)
    if merging.erases:
        take_files_away(recorder)
        here.empty_what_was_erased()
    tell("merged %d records of %d books", merged.records, len(merged.books))
    return merged


def _unproved(
    there: Connection, other: Storage, folder: Path | None, progress: Progress
) -> Iterator[Finding]:
    """What is wrong with the other ledger: nothing of it is brought in then."""
    problems = prove(there, None, date.today(), folder=folder, progress=progress).problems
    if problems:
        yield Finding("merge-not-proved", place=Place(str(other)), params={"where": other})
        yield from problems


class _Merging:
    """Another ledger, that was proved, beside this one."""

    def __init__(
        self,
        recorder: Recorder,
        source: Source,
        desk: Desk,
        aside: Desk,
        named: Merged,
        progress: Progress,
    ) -> None:
        self._recorder, self._source, self._progress = recorder, source, progress
        self._desk, self._aside, self._named = desk, aside, named
        self.erases = False

    def preview(self, here: Connection) -> Merged:
        """What would become of it."""
        merged, bringing = self._looked_at(here)
        if merged.accepted and merged.books:
            bringing.look_at()
            merged = self._with_erased(merged, bringing)
            merged = replace(merged, documents=bringing.missing_here(), loads=bringing.loads)
        self._progress(1.0)
        return replace(merged, head=str(head(here)))

    def record(self, here: Connection) -> Merged:
        """Bring it in, where nothing is wrong with it."""
        merged, bringing = self._looked_at(here)
        self.erases = False
        if merged.accepted and not bringing.is_known():
            ours, theirs = map(appending.last_moment, (here, self._source.connection))
            moment = appending.moment_after(ours, self._recorder.clock, theirs)
            told = within(self._progress, _PROVED, _BROUGHT)
            bringing.bring(moment, self._recorder.by, told)
            merged = self._with_erased(merged, bringing)
            self.erases = bringing.erases
            brought = bringing.bring_documents(self._recorder.folder)
            merged = replace(merged, documents=brought, loads=bringing.loads)
        self._progress(1.0)
        return replace(merged, head=str(head(here)))

    def _looked_at(self, here: Connection) -> tuple[Merged, Bringing]:
        """Which books come, which are here, which stay there; and what is found."""
        ends, findings = journal.ends(here), list[Finding]()
        incoming, unchanged, apart = list[Incoming](), list[str](), list[str]()
        for code, end in self._source.ends.items():
            had = ends.get(code, NOWHERE)
            common = min(had.seq, end.seq)
            other = first_other(here, self._source.connection, code, common)
            if self._stays(here, code, is_new=not had.seq, differs=other is not None):
                apart.append(code)
                findings.append(self._left_apart(code))
            elif other is not None:
                where = {"code": code, "seq": other}
                findings.append(
                    Finding("merge-book-differs", place=Place(reference=code), params=where)
                )
            elif end.seq > had.seq:
                incoming.append(Incoming(code, had, end))
            else:
                unchanged.append(code)
        if not has_errors(findings):
            findings += self._beside(here, incoming)
        books = tuple(MergedBook(each.code, each.records, each.had.seq) for each in incoming)
        merged = replace(
            self._named,
            books=books,
            unchanged=tuple(unchanged),
            apart=tuple(apart),
            findings=tuple(findings),
        )
        return merged, Bringing(self._source, here, incoming, apart)

    def _stays(self, here: Connection, code: str, *, is_new: bool, differs: bool) -> bool:
        """Whether it is the book of the institution, where this ledger has its own."""
        if not isinstance(_opened(self._source.connection, code), Institution):
            return False
        codes = (
            code for code in journal.books(here) if isinstance(_opened(here, code), Institution)
        )
        own = set(codes)
        return bool(own) and (is_new or (differs and code in own))

    def _left_apart(self, code: str) -> Finding:
        book = self._aside.book(self._source.connection, code).book
        params = {"code": code, "count": sum(1 for _ in book.of_kind(Issue))}
        return Finding("merge-institution-apart", Severity.WARNING, Place(reference=code), params)

    def _with_erased(self, merged: Merged, bringing: Bringing) -> Merged:
        """With a warning for each document of this ledger that the other one erased."""
        found = tuple(
            Finding(
                "merge-erases-document",
                Severity.WARNING,
                Place(reference=code),
                {"code": code, "sha256": sha256},
            )
            for sha256, code in sorted(bringing.erased_here().items())
        )
        return replace(merged, findings=merged.findings + found)

    def _beside(self, here: Connection, incoming: Collection[Incoming]) -> Iterator[Finding]:
        """What the rules find that ask of several books, of these as they would stand together."""
        there = self._source.connection
        codes = {each.code for each in incoming}
        new = [_opened(there, each.code) for each in incoming if not each.had.seq]
        recorded = journal.openings(here)
        yield from codes_are_apart([each for each in new if isinstance(each, AnyOpening)], recorded)
        if shared := self._shared_invoices(here, codes):
            references, having = shared
            books = {code: self._as_merged(here, code, codes) for code in sorted(having | codes)}
            yield from invoices_are_once(codes, books, references)
        yield from self._activities(here, codes)

    def _shared_invoices(
        self, here: Connection, codes: Collection[str]
    ) -> tuple[set[str], set[str]] | None:
        """The references of invoices that both ledgers have, and the books of here with them."""
        there = self._source.connection
        named = journal.invoices_of(there, codes)
        having = journal.books_with_invoices(here, named) - set(codes)
        return (named & journal.invoices_of(here, having), having) if having else None

    def _activities(self, here: Connection, codes: Collection[str]) -> Iterator[Finding]:
        """Activities that are one, of the books that come, and of those of here that name them."""
        there = self._source.connection
        naming = {code for code in codes if journal.has_activities(there, code)}
        if not naming:
            return
        wanted = naming | journal.books_with_activities_of(here, codes)
        books = {code: self._as_merged(here, code, codes) for code in sorted(wanted)}
        named = {each.same_as_book for book in books.values() for each in _activities_of(book)}
        for code in sorted(filter(None, named)):
            if code not in books and (code in codes or journal.head(here, code).seq):
                books[code] = self._as_merged(here, code, codes)
        yield from activities_are_one(naming, books)

    def _as_merged(self, here: Connection, code: str, codes: Collection[str]) -> Book:
        """A book as it would stand."""
        if code in codes:
            return self._aside.book(self._source.connection, code).book
        return self._desk.book(here, code).book


def _activities_of(book: Book) -> Iterator[Activity]:
    return (fact for fact in book.facts.values() if isinstance(fact, Activity))


def _opened(connection: Connection, code: str) -> object:
    """What opened a book, in its first words, withdrawn or not."""
    return next(journal.facts(connection, code)).fact
