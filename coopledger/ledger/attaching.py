"""Documents: attached to what is recorded, listed, and given back as they were."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from coopledger.books.auxiliary import Auxiliary, Numbers, auxiliary
from coopledger.books.book import Book
from coopledger.books.documents import Documents, Elsewhere, ListedDocument, Numbering
from coopledger.books.history import Recorded
from coopledger.books.sample import Asked, Sample, sample
from coopledger.errors import Near, NoSuchReference
from coopledger.ledger.recording import Recorder
from coopledger.ledger.report_settings import standing
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.attachment import SETTINGS, Attachment, DocumentType, DocumentUse
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.evidence import Decision, Invoice, Match
from coopledger.model.receipt import Receipt
from coopledger.readers.originals import attachment, original
from coopledger.readers.reading import Reading
from coopledger.readers.report_settings import require_setting
from coopledger.readers.sheet import NotOpened
from coopledger.rules.corrections import reversing
from coopledger.store import documents, journal
from coopledger.store.connection import Connection
from coopledger.store.documents import Kept
from coopledger.store.trail import records_of_documents


def attach(
    recorder: Recorder,
    reference: str,
    paths: Iterable[Path],
    code: str | None,
    use: DocumentUse | None,
) -> Receipt:
    """Record that documents belong to what is recorded under a reference of a book.

    Raises NoSuchReference, NoSuchBook, CoopledgerError where several books have the reference.
    """
    reference = unicodedata.normalize("NFC", reference).strip()
    with recorder.storage.reading() as connection:
        code = _book_with(connection, reference, code, str(recorder.storage))
    with recorder.shelf.desk(code) as desk:
        with recorder.storage.reading() as connection:
            book = desk.book(connection, code).book
        return recorder.record_at(desk, _read(book, reference, [*paths], use))


def _book_with(connection: Connection, reference: str, code: str | None, where: str) -> str:
    """The one book that has a reference."""
    if code is not None:
        code = where = unicodedata.normalize("NFC", code)
    known = journal.references(connection, code)
    if reference not in known:
        near = Near.among(known, reference)
        raise NoSuchReference("reference.unknown", reference=reference, where=where, near=near)
    found = known[reference]
    if len(found) > 1:
        named = {"reference": reference, "books": ", ".join(found)}
        raise CoopledgerError("attach.several-books", **named)
    return found[0]


def _read(book: Book, reference: str, paths: list[Path], use: DocumentUse | None) -> Reading:
    """The documents, looked at; what is wrong with any of them is found at once."""
    reading = Reading()
    named = book.facts[reference, 1]
    if use in SETTINGS and len(paths) > 1:
        raise CoopledgerError("setting.several", use=use)
    for path in paths:
        try:
            found = original(path)
        except NotOpened as error:
            reading.findings.append(error.finding)
            continue
        reading.originals.append(found)
        fact = attachment(named, found, use)
        if use in SETTINGS:
            require_setting(use, found)
            reading.entries += _replaced(book, fact)
        reading.entries.append(entry_of(book, fact))
    return reading


def _replaced(book: Book, by: Attachment) -> Iterator[Entry]:
    """Of a setting there is one: what takes back the one before, and names the one that follows."""
    for before in standing(book, by.use or DocumentUse.OTHER):
        if before.sha256 != by.sha256:
            yield Entry(reversing(before, book, by.reference, date.today()))


def entry_of(book: Book, fact: Attachment) -> Entry:
    """An attachment, to be recorded; where it was taken back once, anew."""
    last = book.last_revision(fact.reference)
    if last and book.is_reversed(book.facts[fact.reference, last]):
        return Entry(fact.model_copy(update={"revision": last + 1}))
    return Entry(fact, any_revision=True)


def listed(connection: Connection, desk: Desk, code: str) -> Documents:
    """The documents of a book, in the order in which its chain first names them."""
    book = desk.proved(connection, code).book
    recorded = records_of_documents(connection, book)
    known, elsewhere = known_documents(connection), _elsewhere(connection, desk, book)
    found = documents_of(recorded, book, known, elsewhere)
    gone = documents.erased(connection)
    return Documents((each._replace(erased=gone.get(each.sha256)) for each in found), book.code)


def documents_of(
    recorded: Iterable[tuple[Recorded, str | None]],
    book: Book,
    known: Mapping[str, Kept],
    elsewhere: Mapping[str, Sequence[Elsewhere]] = MappingProxyType({}),
) -> Documents:
    """The same, of records each with the document it was read from. known: those that are kept."""
    found: list[ListedDocument] = []
    numbering = Numbering()
    for each, read_from in recorded:
        for number, is_loaded in numbering.given_by(each.fact.kind, read_from):
            if is_loaded and read_from is not None:
                found.append(_loaded(number, each, read_from, known.get(read_from)))
            elif isinstance(each.fact, Attachment):
                found.append(_attached(number, each, each.fact, book, elsewhere, known))
    return Documents(found, book.code)


def _loaded(number: int, of: Recorded, read_from: str, kept: Kept | None) -> ListedDocument:
    name = (of.origin.document if of.origin else None) or read_from
    return ListedDocument(
        number=number,
        of=None,
        attachment=None,
        name=name if is_erased(name) else name.partition("/")[0],
        sha256=read_from,
        size=kept.size if kept else None,
        type=DocumentType(kept.type) if kept else None,
        use=None,
        recorded_at=of.recorded_at,
        recorded_by=of.recorded_by,
        stands=True,
        kept=kept is not None,
    )


def _attached(
    number: int,
    recorded: Recorded,
    fact: Attachment,
    book: Book,
    elsewhere: Mapping[str, Sequence[Elsewhere]],
    known: Mapping[str, Kept],
) -> ListedDocument:
    others = elsewhere.get(fact.sha256, ())
    return ListedDocument(
        number=number,
        of=fact.of,
        attachment=fact.reference,
        name=fact.name,
        sha256=fact.sha256,
        size=fact.size,
        type=fact.type,
        use=fact.use,
        recorded_at=recorded.recorded_at,
        recorded_by=recorded.recorded_by,
        stands=not book.is_reversed(fact),
        kept=fact.sha256 in known,
        elsewhere=tuple(each for each in others if each != Elsewhere(fact.of)),
    )


def numbers_by_reference(
    recorded: Iterable[tuple[Recorded, str | None]], book: Book, found: Documents
) -> dict[str, Numbers]:
    """The numbers of the documents that prove what is recorded under each reference.

    They are attached to it, or to an invoice that it was matched with, or that invoice itself.
    """
    proving: defaultdict[str, set[int]] = defaultdict(set)
    for each in found:
        if each.of is not None and each.stands:
            proving[each.of].add(each.number)
    loaded = {each.sha256: each.number for each in found if each.of is None}
    for record, read_from in recorded:
        if isinstance(record.fact, Invoice) and read_from in loaded:
            proving[record.fact.reference].add(loaded[read_from])
    for match in book.of_kind(Match):
        if match.decision is Decision.ACCEPTED:
            for event in match.events:
                proving[event].update(*(proving.get(each, ()) for each in match.invoices))
    return {reference: tuple(sorted(numbers)) for reference, numbers in proving.items()}


def auxiliary_of(connection: Connection, desk: Desk, code: str) -> Auxiliary:
    """The auxiliary ledger of a book, each line with its documents."""
    book = desk.proved(connection, code).book
    recorded = list(records_of_documents(connection, book))
    found = documents_of(recorded, book, known_documents(connection))
    return auxiliary(book, numbers_by_reference(recorded, book, found))


def sample_of(
    connection: Connection, desk: Desk, code: str, asked: Callable[[str], Asked]
) -> Sample:
    """A sample of what a book spent. asked: how, given what stands for a seed where none is."""
    known = desk.proved(connection, code)
    book = known.book
    recorded = list(records_of_documents(connection, book))
    found = documents_of(recorded, book, known_documents(connection))
    return sample(
        book,
        asked(known.hash),
        places={reference: seq for seq, (reference, _) in enumerate(book.facts, start=1)},
        documents=numbers_by_reference(recorded, book, found),
        end=(known.seq, known.hash),
    )


def known_documents(connection: Connection) -> dict[str, Kept]:
    """The documents that are kept, by their hash; of what was erased, none."""
    gone = documents.erased(connection)
    return {each.sha256: each for each in documents.every(connection) if each.sha256 not in gone}


def _elsewhere(connection: Connection, desk: Desk, book: Book) -> defaultdict[str, list[Elsewhere]]:
    """What each document of a book belongs to, in this book and in others, as that stands."""
    found: defaultdict[str, list[Elsewhere]] = defaultdict(list)
    for fact in book.of_kind(Attachment):
        found[fact.sha256].append(Elsewhere(fact.of))
    for other in journal.books_with_documents(connection, found.keys()) - {book.code}:
        for fact in desk.book(connection, other).book.of_kind(Attachment):
            if fact.sha256 in found:
                found[fact.sha256].append(Elsewhere(fact.of, other))
    return found


class Content(NamedTuple):
    """A document's bytes, proved as they are read. kept: the folder they are in, if in one."""

    kept: tuple[Path, ...]
    pieces: Iterator[bytes]


def content(connection: Connection, document: ListedDocument, folder: Path | None) -> Content:
    """A document's bytes.

    Reading them raises LedgerBroken where they are not what was kept. Raises CoopledgerError where
    none were, or they were erased.
    """
    named = {"number": document.number, "name": document.name}
    if document.erased is not None:
        raise CoopledgerError("documents.erased", **named, erasure=document.erased)
    kept = documents.kept(connection, document.sha256)
    if kept is None:
        raise CoopledgerError("documents.not-kept", **named)
    place = kept.place(folder)
    pieces = documents.proved(connection, kept, folder)
    return Content((place.parent,) if place is not None else (), pieces)
