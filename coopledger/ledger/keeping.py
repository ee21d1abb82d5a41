"""Which of the documents that were handed in are kept: those that a new row names."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.attachment import Attachment, DocumentType
from coopledger.model.entry import Entry
from coopledger.readers.reading import Reading
from coopledger.store import documents
from coopledger.store.connection import Connection


def keep_originals(
    connection: Connection,
    reading: Reading,
    new: Mapping[str, Iterable[Entry]],
    folder: Path | None,
) -> None:
    """Keep them before the rows that name them are appended, in the same transaction.

    What was erased once is not kept again.
    Raises CoopledgerError where a row names a document that nobody handed in and none has.
    """
    entries = [entry for of_book in new.values() for entry in of_book]
    if not entries:
        return
    given = {original.sha256: original for original in reading.originals}
    gone = documents.erased(connection)
    for sha256 in dict.fromkeys(_named(reading, entries)):
        if sha256 in gone:
            continue
        if sha256 in given:
            documents.keep(connection, given[sha256], folder)
        elif documents.kept(connection, sha256) is None:
            raise CoopledgerError("document.not-given", sha256=sha256)


def _named(reading: Reading, entries: Iterable[Entry]) -> Iterator[str]:
    """What the new rows name: what they were read from, and what belongs to what they record."""
    for original in reading.originals:
        if original.sha256 == reading.document:
            yield original.sha256
            if original.type is DocumentType.LISTING:
                yield from (each.sha256 for each in reading.originals)
    for entry in entries:
        if isinstance(entry.fact, Attachment):
            yield entry.fact.sha256
