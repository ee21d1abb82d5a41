"""Appending to the chains of a ledger: each fact in its row, linked to the one before, sealed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple

from coopledger.books.book import Book
from coopledger.errors import StoreError
from coopledger.model.entry import Entry
from coopledger.model.erased import ERASED, is_erased, text_at
from coopledger.progress import Progress, counted, untold
from coopledger.store import sealing
from coopledger.store.chain import canonical_json, hash_of
from coopledger.store.clock import Clock
from coopledger.store.columns import in_columns, timestamp
from coopledger.store.connection import AT_ONCE, Connection, Row
from coopledger.store.identity import require_identity
from coopledger.store.journal import NOWHERE, Head, Heads, heads
from coopledger.store.merges import last_merged
from coopledger.store.records import body_of, to_row
from coopledger.store.sealing import apart, sealed


class Stamp(NamedTuple):
    """When facts were recorded, by whom, and the SHA-256 of the document they came from.

    load: the number of the load that they are of, where they are of one.
    """

    recorded_at: str
    recorded_by: str
    document: str | None = None
    load: int | None = None


def now() -> str:
    """This moment, as the journal writes it."""
    return timestamp(datetime.now(UTC))


_END_OF_TIME = "9000"
"""From this year on the journal takes nothing."""


def next_moment(connection: Connection, clock: Clock) -> str:
    """Now, for one who writes alone: later than anything in the ledger, whatever the clock says.

    Raises StoreError where nothing can be later, or the clock cannot be right.
    """
    return moment_after(last_moment(connection), clock)


def last_moment(connection: Connection) -> str | None:
    """When something was last recorded in the ledger, or brought in; None where nothing is."""
    recorded: str | None = connection.scalar("SELECT max(recorded_at) FROM journal")
    return max(filter(None, (recorded, last_merged(connection))), default=None)


def moment_after(last: str | None, clock: Clock, other: str | None = None) -> str:
    """Now, or as soon after that moment as may be. other: and after this, of another ledger.

    Raises as `next_moment` does.
    """
    moment, latest = now(), max(filter(None, (last, other)), default=None)
    if latest is None:
        return moment
    try:
        if last is not None and (likely := max(moment, latest)) > last:
            clock.require_likely(likely, last)
        return moment if latest < moment else _after(latest)
    except (ValueError, OverflowError) as error:
        raise StoreError("store.no-later", last=latest) from error


def moments(first: str) -> Iterator[str]:
    """A moment, and then now, again and again, each later than the one before."""
    moment = first
    while True:
        yield moment
        moment = max(now(), _after(moment))


def _after(moment: str) -> str:
    """A microsecond later. Raises ValueError or OverflowError where the journal has no such."""
    later = timestamp(datetime.fromisoformat(moment) + timedelta(microseconds=1))
    if later >= _END_OF_TIME:
        raise ValueError(later)
    return later


def link(
    book: Book, entry: Entry, end: Head, stamp: Stamp, ledger: str | None = None
) -> dict[str, Any]:
    """The row that puts a fact at the end of a chain. ledger: whose book it is, where it opens."""
    body = body_of(entry.fact)
    texts = {
        path: None if text == ERASED and is_erased(text_at(entry.fact, path)) else text
        for path, text in apart(entry.fact.kind, body).items()
    }
    texts["recorded_by"] = stamp.recorded_by
    if entry.origin is not None:
        texts["origin"] = str(entry.origin)
    row: dict[str, Any] = to_row(entry.fact, book)
    row |= {
        "body": canonical_json(body),
        "seq": end.seq + 1,
        "recorded_at": stamp.recorded_at,
        "recorded_by": None,
        "origin": None,
        "document": stamp.document,
        **sealed(texts, sealing.new_secret()),
        "load": stamp.load,
        "previous": end.hash,
        "ledger": ledger,
    }
    row["hash"] = hash_of(row)
    return row


class Added(NamedTuple):
    """What is added to a book. book: as it stands with it, so that a reversal finds its event."""

    book: Book
    entries: Sequence[Entry]
    stamp: Stamp


def append(connection: Connection, added: Sequence[Added], progress: Progress = untold) -> Heads:
    """Add facts to the ends of the chains of their books, and say where these end now."""
    who, count = require_identity(connection).name, sum(len(each.entries) for each in added)
    ends = dict(heads(connection, (each.book.code for each in added)))
    rows = counted(_chained(added, ends, who), count, progress)
    while some := list(islice(rows, AT_ONCE)):
        connection.append(some)
    if heads(connection, ends) != ends:  # a trigger may take away again what was stored
        raise StoreError("store.not-stored", stored=0, given=count)
    return ends


def _chained(added: Iterable[Added], ends: dict[str, Head], who: str) -> Iterator[Row]:
    """Their rows, in order. ends: where each chain ends; when a row is given, with it."""
    for book, entries, stamp in added:
        for entry in entries:
            end = ends.get(book.code, NOWHERE)
            row = link(book, entry, end, stamp, who if end == NOWHERE else None)
            ends[book.code] = Head(row["seq"], row["hash"])
            yield in_columns(row)


def erase(connection: Connection, book: str, rows: Sequence[int]) -> None:
    """Empty the texts of rows that an erasure names, so that their bytes are gone as well."""
    if connection.engine == "sqlite":
        connection.execute("PRAGMA secure_delete = ON")
    erased = "UPDATE journal SET sealed = NULL WHERE book = :book AND seq = :seq"
    for seq in rows:
        connection.execute(erased, book=book, seq=seq)
    there = "SELECT count(*) FROM journal WHERE book = :book AND seq = :seq AND sealed IS NOT NULL"
    if left := sum(connection.scalar(there, book=book, seq=seq) for seq in rows):
        raise StoreError("store.not-stored", stored=len(rows) - left, given=len(rows))
