"""Appending to the chains of a ledger, and reading them back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, insert, literal_column, select, text

from coopledger.books.book import Book
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.progress import Progress, untold
from coopledger.store.chain import START, hash_of
from coopledger.store.records import from_row, to_row
from coopledger.store.tables import COLUMNS, journal, timestamp

_AT_ONCE = 2_000
_AT_ONCE_NAMED = 500


class Head(NamedTuple):
    """The end of a book's chain: how many rows it has, and the hash of the last."""

    seq: int
    hash: str


Heads = Mapping[str, Head]
"""Where the chain of each book ends, by the book's code."""

NOWHERE = Head(0, START)
"""Where the chain of a book that is not there yet ends."""


class Stamp(NamedTuple):
    """When facts were recorded, by whom, and the SHA-256 of the document they came from."""

    recorded_at: str
    recorded_by: str
    document: str | None = None


class Link(NamedTuple):
    """A fact in its place in the chain of its book."""

    seq: int
    fact: AnyFact
    hash: str


def books(connection: Connection) -> list[str]:
    """The codes of every book, in order."""
    return list(
        connection.scalars(select(journal.c.book).where(journal.c.seq == 1).order_by("book"))
    )


def references(connection: Connection, book: str | None = None) -> dict[str, list[str]]:
    """Every reference, or those of one book, each with the books that have it, by code."""
    found = select(journal.c.reference, journal.c.book).distinct().order_by(journal.c.book)
    if book is not None:
        found = found.where(journal.c.book == book)
    known: dict[str, list[str]] = {}
    for row in connection.execute(found):
        known.setdefault(row.reference, []).append(row.book)
    return known


def books_with_invoices(connection: Connection, references: Iterable[str]) -> set[str]:
    """The books that ever had an invoice under one of these references."""
    # Said as it stands in the index of invoices: of a parameter no database knows that it fits.
    of_invoices = journal.c.kind == literal_column("'invoice'")
    named, found = sorted(references), set[str]()
    for start in range(0, len(named), _AT_ONCE_NAMED):
        some = journal.c.reference.in_(named[start : start + _AT_ONCE_NAMED])
        found |= set(connection.scalars(select(journal.c.book).where(of_invoices, some)))
    return found


def openings(connection: Connection) -> list[Agreement | Programme]:
    """What opened each book, by code."""
    first = select(journal).where(journal.c.seq == 1).order_by(journal.c.book)
    facts_found = (
        from_row(dict(zip(COLUMNS, row, strict=True))) for row in connection.execute(first)
    )
    return [fact for fact in facts_found if isinstance(fact, Agreement | Programme)]


def head(connection: Connection, book: str) -> Head:
    """Where a book's chain ends; a book that is not there yet ends at its start."""
    last = (
        select(journal.c.seq, journal.c.hash)
        .where(journal.c.book == book)
        .order_by(journal.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(last).first()
    return Head(row.seq, row.hash) if row else NOWHERE


def heads(connection: Connection) -> dict[str, Head]:
    """Where the chain of each book ends, by code."""
    last = select(journal.c.book, func.max(journal.c.seq).label("seq")).group_by(journal.c.book)
    end = last.subquery()
    found = (
        select(journal.c.book, journal.c.seq, journal.c.hash)
        .join(end, and_(journal.c.book == end.c.book, journal.c.seq == end.c.seq))
        .order_by(journal.c.book)
    )
    return {row.book: Head(row.seq, row.hash) for row in connection.execute(found)}


def facts(
    connection: Connection, book: str, *, after: int = 0, by: datetime | None = None
) -> Iterator[Link]:
    """The facts of a book recorded after a place in its chain, in the order of recording.

    by: only those before the first that was recorded later than this time.
    """
    for row in rows(connection, book, after=after):
        if by is not None and row["recorded_at"] > timestamp(by):
            return
        yield Link(row["seq"], from_row(row), row["hash"])


def hash_at(connection: Connection, book: str, seq: int) -> str | None:
    """The hash at a place in a book's chain; None where the chain is not that long."""
    at = select(journal.c.hash).where(journal.c.book == book, journal.c.seq == seq)
    found: str | None = connection.scalar(at)
    return found


def now() -> str:
    """This moment, as the journal writes it."""
    return timestamp(datetime.now(UTC))


def row_of(connection: Connection, book: str, reference: str) -> dict[str, Any]:
    """The bare row of the first revision under a reference, which is there."""
    named = select(journal).where(
        journal.c.book == book, journal.c.reference == reference, journal.c.revision == 1
    )
    return dict(zip(COLUMNS, connection.execute(named).one(), strict=True))


def rows(connection: Connection, book: str, *, after: int = 0) -> Iterator[dict[str, Any]]:
    """The bare rows of a book, in the order of recording."""
    of_book = select(journal).where(journal.c.book == book, journal.c.seq > after)
    return _streamed(connection, of_book.order_by(journal.c.seq))


def every_row(connection: Connection) -> Iterator[dict[str, Any]]:
    """The bare rows of all books, chain by chain."""
    return _streamed(connection, select(journal).order_by(journal.c.book, journal.c.seq))


def _streamed(connection: Connection, found: Select[Any]) -> Iterator[dict[str, Any]]:
    # Who stops half way lets go of the server's cursor, too.
    with connection.execute(found.execution_options(yield_per=_AT_ONCE)) as result:
        for row in result:
            yield dict(zip(COLUMNS, row, strict=True))


def next_moment(connection: Connection) -> str:
    """Now, for one who writes alone: later than anything in the ledger, whatever the clock says."""
    moment = now()
    last = connection.scalar(select(func.max(journal.c.recorded_at)))
    if last is not None and last >= moment:
        return timestamp(datetime.fromisoformat(last) + timedelta(microseconds=1))
    return moment


def link(book: Book, entry: Entry, end: Head, stamp: Stamp) -> dict[str, Any]:
    """The row that puts a fact at the end of a chain."""
    row: dict[str, Any] = to_row(entry.fact, book)
    row |= {
        "seq": end.seq + 1,
        "recorded_at": stamp.recorded_at,
        "recorded_by": stamp.recorded_by,
        "origin": str(entry.origin) if entry.origin else None,
        "document": stamp.document,
        "previous": end.hash,
    }
    row["hash"] = hash_of(row)
    return row


def append(
    connection: Connection,
    book: Book,
    entries: Sequence[Entry],
    stamp: Stamp,
    *,
    progress: Progress = untold,
) -> Head:
    """Add facts to the end of a book's chain, and say where it ends now.

    book: as it stands with them, so that a reversal finds what it reverses.
    """
    end = head(connection, book.code)
    for start in range(0, len(entries), _AT_ONCE):
        chained = []
        for entry in entries[start : start + _AT_ONCE]:
            row = link(book, entry, end, stamp)
            end = Head(row["seq"], row["hash"])
            chained.append(row)
        connection.execute(insert(journal), chained)
        progress(min(1.0, (start + _AT_ONCE) / len(entries)))
    return end


def held(
    connection: Connection, book: str, on: date, *, until: int | None = None
) -> dict[str, int]:
    """What each account of a book holds on a day, in minor units: by the postings view alone.

    until: only what was recorded up to that place in its chain.
    """
    found = text(
        "SELECT substr(account, 6) AS account, sum(minor) AS minor FROM postings"
        " WHERE book = :book AND counts_from <= :on AND account LIKE 'held:%'"
        " AND (CAST(:until AS BIGINT) IS NULL OR seq <= :until) GROUP BY account"
    )
    result = connection.execute(found, {"book": book, "on": on.isoformat(), "until": until})
    return {row.account: int(row.minor) for row in result}


def count(connection: Connection) -> dict[str, int]:
    """How many rows each book has."""
    counted = select(journal.c.book, func.count().label("rows")).group_by(journal.c.book)
    return {row.book: row.rows for row in connection.execute(counted)}
