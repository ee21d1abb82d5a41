"""Appending to the chains of a ledger, and reading them back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from coopledger.books.book import Book
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.progress import Progress, untold
from coopledger.store.chain import START, hash_of
from coopledger.store.columns import COLUMNS, INSERT, timestamp
from coopledger.store.connection import AT_ONCE, Connection, Row
from coopledger.store.records import from_row, to_row

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
    return connection.column("SELECT book FROM journal WHERE seq = 1 ORDER BY book")


def references(connection: Connection, book: str | None = None) -> dict[str, list[str]]:
    """Every reference, or those of one book, each with the books that have it, by code."""
    of_book = "" if book is None else "WHERE book = :book"
    found = f"SELECT DISTINCT reference, book FROM journal {of_book} ORDER BY book"
    known: dict[str, list[str]] = {}
    for reference, code in connection.rows(found, book=book):
        known.setdefault(reference, []).append(code)
    return known


def books_with_invoices(connection: Connection, references: Iterable[str]) -> set[str]:
    """The books that ever had an invoice under one of these references."""
    named, found = sorted(references), set[str]()
    for start in range(0, len(named), _AT_ONCE_NAMED):
        some = {f"r{n}": name for n, name in enumerate(named[start : start + _AT_ONCE_NAMED])}
        # The kind as it stands in the index of invoices: of a parameter no database knows it fits.
        having = f"kind = 'invoice' AND reference IN (:{', :'.join(some)})"
        found.update(connection.column(f"SELECT book FROM journal WHERE {having}", **some))
    return found


def books_with_activities_of(connection: Connection, books: Iterable[str]) -> set[str]:
    """The books that ever had an activity which is said to be one of these books."""
    wanted, found = set(books), set[str]()
    if wanted:
        # The kind as it stands in the index of activities.
        having = "SELECT book, body FROM journal WHERE kind = 'activity'"
        for book, body in connection.rows(having):
            if '"same_as_book"' in body and json.loads(body).get("same_as_book") in wanted:
                found.add(book)
    return found


def openings(connection: Connection) -> list[Agreement | Programme]:
    """What opened each book, in its last words, by code."""
    last = (
        "SELECT max(revision) FROM journal AS words WHERE words.book = journal.book"
        " AND words.reference = journal.book"
    )
    found = connection.rows(
        f"{_SELECT} WHERE kind IN ('agreement', 'programme') AND revision = ({last}) ORDER BY book"
    )
    facts_found = (from_row(_by_name(row)) for row in found)
    return [fact for fact in facts_found if isinstance(fact, Agreement | Programme)]


def head(connection: Connection, book: str) -> Head:
    """Where a book's chain ends; a book that is not there yet ends at its start."""
    last = "SELECT seq, hash FROM journal WHERE book = :book ORDER BY seq DESC LIMIT 1"
    found = connection.rows(last, book=book)
    return Head(*found[0]) if found else NOWHERE


def heads(connection: Connection) -> dict[str, Head]:
    """Where the chain of each book ends, by code."""
    last = (
        "SELECT j.book, j.seq, j.hash FROM journal j JOIN"
        " (SELECT book, max(seq) AS seq FROM journal GROUP BY book) AS ends"
        " ON j.book = ends.book AND j.seq = ends.seq ORDER BY j.book"
    )
    return {book: Head(seq, hash_) for book, seq, hash_ in connection.rows(last)}


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
    found: str | None = connection.scalar(
        "SELECT hash FROM journal WHERE book = :book AND seq = :seq", book=book, seq=seq
    )
    return found


def now() -> str:
    """This moment, as the journal writes it."""
    return timestamp(datetime.now(UTC))


def row_of(connection: Connection, book: str, reference: str) -> dict[str, Any]:
    """The bare row of the first revision under a reference, which is there."""
    named = f"{_SELECT} WHERE book = :book AND reference = :reference AND revision = 1"
    [row] = connection.rows(named, book=book, reference=reference)
    return _by_name(row)


def rows(connection: Connection, book: str, *, after: int = 0) -> Iterator[dict[str, Any]]:
    """The bare rows of a book, in the order of recording."""
    of_book = f"{_SELECT} WHERE book = :book AND seq > :after ORDER BY seq"
    return map(_by_name, connection.stream(of_book, book=book, after=after))


def period_rows(connection: Connection, book: str) -> Iterator[dict[str, Any]]:
    """The bare rows that say what became of a book's periods, year by year."""
    of_periods = f"{_SELECT} WHERE book = :book AND kind = 'period' ORDER BY dated, revision"
    return map(_by_name, connection.rows(of_periods, book=book))


def every_row(connection: Connection) -> Iterator[dict[str, Any]]:
    """The bare rows of all books, chain by chain."""
    return map(_by_name, connection.stream(f"{_SELECT} ORDER BY book, seq"))


_SELECT = f"SELECT {', '.join(COLUMNS)} FROM journal"


def _by_name(row: Row) -> dict[str, Any]:
    return dict(zip(COLUMNS, row, strict=True))


def next_moment(connection: Connection) -> str:
    """Now, for one who writes alone: later than anything in the ledger, whatever the clock says."""
    moment = now()
    last = connection.scalar("SELECT max(recorded_at) FROM journal")
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
    for start in range(0, len(entries), AT_ONCE):
        chained = []
        for entry in entries[start : start + AT_ONCE]:
            row = link(book, entry, end, stamp)
            end = Head(row["seq"], row["hash"])
            chained.append(row)
        connection.execute_each(INSERT, chained)
        progress(min(1.0, (start + AT_ONCE) / len(entries)))
    return end


def held(
    connection: Connection, book: str, on: date, *, until: int | None = None
) -> dict[str, int]:
    """What each account of a book holds on a day, in minor units: by the postings view alone.

    until: only what was recorded up to that place in its chain.
    """
    found = (
        "SELECT substr(account, 6) AS account, sum(minor) AS minor FROM postings"
        " WHERE book = :book AND counts_from <= :on AND account LIKE 'held:%'"
        " AND (CAST(:until AS BIGINT) IS NULL OR seq <= :until) GROUP BY account"
    )
    result = connection.rows(found, book=book, on=on.isoformat(), until=until)
    return {account: int(minor) for account, minor in result}


def moved(connection: Connection, book: str, *, until: int) -> dict[str, dict[date, int]]:
    """What each account of a book got on each day, in minor units: by the postings view alone.

    until: only what was recorded up to that place in its chain.
    """
    found = (
        "SELECT substr(account, 6) AS account, counts_from, sum(minor) AS minor FROM postings"
        " WHERE book = :book AND account LIKE 'held:%' AND seq <= :until"
        " GROUP BY account, counts_from"
    )
    result: defaultdict[str, dict[date, int]] = defaultdict(dict)
    for account, day, minor in connection.rows(found, book=book, until=until):
        result[account][date.fromisoformat(day)] = int(minor)
    return result


def count(connection: Connection) -> dict[str, int]:
    """How many rows each book has."""
    return dict(connection.rows("SELECT book, count(*) FROM journal GROUP BY book"))
