"""Which records name a document: what was read from it, what it belongs to, whose file it is.

By the rows as they are written, whatever of them stands: nothing is proved here.
"""

import json
from collections.abc import Collection, Iterator
from typing import NamedTuple

from coopledger.store.connection import Connection

_AT_ONCE = 500


class Use(NamedTuple):
    """A record that names a document: its book and reference; of an attachment, what it is of."""

    sha256: str
    book: str
    reference: str


def uses(connection: Connection, hashes: Collection[str]) -> Iterator[Use]:
    """Each use of any of these documents, in every book; a record may come more than once."""
    if hashes:
        yield from _read_from(connection, sorted(hashes))
        yield from _attached(connection, set(hashes))
        yield from _proposed(connection, set(hashes))
        yield from _files_of_invoices(connection, set(hashes))


def _read_from(connection: Connection, hashes: list[str]) -> Iterator[Use]:
    for start in range(0, len(hashes), _AT_ONCE):
        some = {f"d{n}": each for n, each in enumerate(hashes[start : start + _AT_ONCE])}
        having = (
            "SELECT document, book, reference, CASE WHEN kind = 'attachment' THEN body END"
            f" FROM journal WHERE document IN (:{', :'.join(some)})"
        )
        for sha256, book, reference, body in connection.stream(having, **some):
            yield Use(sha256, book, json.loads(body)["of"] if body else reference)


def _attached(connection: Connection, hashes: set[str]) -> Iterator[Use]:
    # The kind as it stands in the index of attachments.
    for book, body in connection.stream("SELECT book, body FROM journal WHERE kind = 'attachment'"):
        said = json.loads(body)
        if said["sha256"] in hashes:
            yield Use(said["sha256"], book, said["of"])


def _proposed(connection: Connection, hashes: set[str]) -> Iterator[Use]:
    """The proposals that would attach one of these to something."""
    # The kind as it stands in the index of proposals.
    having = "SELECT book, reference, body FROM journal WHERE kind = 'proposal'"
    for book, reference, body in connection.stream(having):
        yield from (
            Use(each, book, reference) for each in json.loads(body)["documents"] if each in hashes
        )


def _files_of_invoices(connection: Connection, hashes: Collection[str]) -> Iterator[Use]:
    """The invoices whose own file one of these is, of a folder or by itself."""
    # The kind as it stands in the index of invoices.
    having = "SELECT book, reference, body FROM journal WHERE kind = 'invoice'"
    for book, reference, body in connection.stream(having):
        file = json.loads(body).get("file")
        if file in hashes:
            yield Use(file, book, reference)
