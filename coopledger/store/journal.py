"""Appending to the chains of a ledger, and reading them back."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from coopledger.errors import LedgerBroken
from coopledger.model.agreement import AnyOpening
from coopledger.model.events import Reversal, reversal_reference
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Told
from coopledger.store.chain import START
from coopledger.store.columns import COLUMNS, timestamp
from coopledger.store.connection import Connection, Row
from coopledger.store.proof import altered, amiss, bad, fact_of, opened_in

_AT_ONCE_NAMED = 500


class Head(NamedTuple):
    """The end of a book's chain: how many rows it has, and the hash of the last."""

    seq: int
    hash: str


Heads = Mapping[str, Head]
"""Where the chain of each book ends, by the book's code."""

NOWHERE = Head(0, START)
"""Where the chain of a book that is not there yet ends."""


class Link(NamedTuple):
    """A fact in its place in the chain of its book."""

    seq: int
    fact: AnyFact
    hash: str


# No index but the primary key is believed: of any other a row may be missing, and nothing shows it.
# In SQLite the primary key is the table; PostgreSQL asks an index of its own accord only where it
# serves an order or a condition, and none has the place of a row in the table.
BY_KEY = {
    "sqlite": "journal INDEXED BY sqlite_autoindex_journal_1",
    "postgresql": "journal",
}
_WALKED = {
    "sqlite": "journal INDEXED BY sqlite_autoindex_journal_1",
    "postgresql": "(SELECT * FROM journal WHERE ctid IS NOT NULL OFFSET 0) AS journal",
}

# Each code from the one before it: as many steps as there are books, however long they are.
_CODES = """
WITH RECURSIVE codes (book) AS (SELECT min(book) FROM {by_key} UNION ALL
    SELECT (SELECT min(book) FROM {by_key} WHERE book > codes.book)
    FROM codes WHERE codes.book IS NOT NULL)
"""
_ENDS = """
SELECT journal.book, seq, hash FROM codes JOIN {by_key}
    ON journal.book = codes.book
    AND seq = (SELECT max(seq) FROM {by_key} WHERE book = codes.book)
"""


def books(connection: Connection) -> list[str]:
    """The codes of every book, in order. Raises as `ends` does."""
    return sorted(ends(connection))


def codes(connection: Connection) -> list[str]:
    """The same, where they are only looked for: the rows of the ledger are not counted."""
    every = f"{_CODES} SELECT book FROM codes WHERE book IS NOT NULL"
    return [str(code) for code in connection.column(every.format(by_key=BY_KEY[connection.engine]))]


def code_from(connection: Connection, least: str, *, beyond: bool = False) -> str | None:
    """The first code from one on, or beyond it, in the order of the key; None where there is none.

    That is the order of code points, in which all that begins alike stands together.
    """
    by_key, comes = BY_KEY[connection.engine], ">" if beyond else ">="
    found = connection.scalar(
        f"SELECT min(book) FROM {by_key} WHERE book {comes} :least", least=least
    )
    return found if isinstance(found, str) else None


def references(connection: Connection, book: str | None = None) -> dict[str, list[str]]:
    """Every reference, or those of one book, each with the books that have it, by code.

    Raises LedgerBroken where they are not of as many rows as the chains have.
    """
    of_book = "" if book is None else "WHERE book = :book"
    found = (
        f"SELECT reference, book, count(*) FROM journal {of_book}"
        " GROUP BY reference, book ORDER BY book"
    )
    known: dict[str, list[str]] = {}
    rows_of = Counter[str]()
    for reference, code, count in connection.rows(found, book=book):
        known.setdefault(reference, []).append(code)
        rows_of[code] += count
    chains = ends(connection) if book is None else {book: head(connection, book)}
    for code in sorted({*rows_of, *chains}):
        require_as_many(rows_of[code], [chains.get(code, NOWHERE)])
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


def invoices_of(connection: Connection, books: Iterable[str]) -> set[str]:
    """The references of every invoice that these books ever had."""
    # The kind as it stands in the index of invoices.
    having = "SELECT reference FROM journal WHERE kind = 'invoice' AND book = :book"
    return {str(each) for book in books for each in connection.column(having, book=book)}


def has_activities(connection: Connection, book: str) -> bool:
    """Whether a book ever had an activity."""
    # The kind as it stands in the index of activities.
    having = "SELECT 1 FROM journal WHERE kind = 'activity' AND book = :book LIMIT 1"
    return connection.scalar(having, book=book) is not None


def books_with_documents(connection: Connection, documents: Iterable[str]) -> set[str]:
    """The books in which any of these documents, by their hash, ever belonged to something."""
    wanted, found = set(documents), set[str]()
    if wanted:
        # The kind as it stands in the index of attachments.
        having = "SELECT book, body FROM journal WHERE kind = 'attachment'"
        for book, body in connection.rows(having):
            if json.loads(body).get("sha256") in wanted:
                found.add(book)
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


def openings(connection: Connection) -> list[AnyOpening]:
    """What opened each book that was not withdrawn, in its last words, by code.

    Raises LedgerBroken where such a row is not as it was recorded, and as `ends` does.
    """
    found = (opening(connection, code) for code in books(connection))
    return [each for each in found if each is not None]


def opening(connection: Connection, code: str) -> AnyOpening | None:
    """What opened a book that there is, in its last words; None where it was withdrawn.

    Raises LedgerBroken where that row is not as it was recorded.
    """
    last = (
        "SELECT max(revision) FROM journal AS words WHERE words.book = journal.book"
        " AND words.reference = journal.book"
    )
    of_book = f"{_SELECT} WHERE book = :book AND reference = :book AND revision = ({last})"
    opened = [_fact(_unaltered(row)) for row in connection.rows(of_book, book=code)]
    if not opened or not isinstance(opened[0], AnyOpening):
        raise _broken(bad("verify.no-opening", {"book": code, "seq": 1, "reference": code}))
    return None if _is_withdrawn(connection, opened[0]) else opened[0]


def _is_withdrawn(connection: Connection, opening: AnyOpening) -> bool:
    """Whether what opened a book is taken back: its reversal has a reference of its own."""
    reference = reversal_reference(opening.code, opening.revision)
    named = f"{_SELECT} WHERE book = :book AND reference = :reference AND revision = 1"
    rows = connection.rows(named, book=opening.code, reference=reference)
    reversals = (_fact(_unaltered(row)) for row in rows)
    return any(isinstance(each, Reversal) and each.of == opening.code for each in reversals)


def proposals(connection: Connection) -> dict[str, list[str]]:
    """The reference of every proposal, whatever became of it, with the books that have it."""
    # The kind as it stands in the index of proposals.
    found = "SELECT reference, book FROM journal WHERE kind = 'proposal' ORDER BY reference, book"
    known: dict[str, list[str]] = {}
    for reference, book in connection.rows(found):
        known.setdefault(reference, []).append(book)
    return known


def head(connection: Connection, book: str) -> Head:
    """Where a book's chain ends; a book that is not there yet ends at its start."""
    by_key = BY_KEY[connection.engine]
    last = f"SELECT seq, hash FROM {by_key} WHERE book = :book ORDER BY seq DESC LIMIT 1"
    found = connection.rows(last, book=book)
    return Head(*found[0]) if found else NOWHERE


def heads(connection: Connection, books: Iterable[str]) -> Heads:
    """The same of several books, of those that are there."""
    ends = _ENDS.format(by_key=BY_KEY[connection.engine])
    named, found = list(books), dict[str, Head]()
    for start in range(0, len(named), _AT_ONCE_NAMED):
        some = {f"b{n}": name for n, name in enumerate(named[start : start + _AT_ONCE_NAMED])}
        codes = f"WITH codes (book) AS (VALUES (:{'), (:'.join(some)}))"
        for book, *end in connection.rows(codes + ends, **some):
            found[book] = Head(*end)
    return found


def ends(connection: Connection) -> dict[str, Head]:
    """Where the chain of each book ends, by code.

    Raises LedgerBroken where the chains together are not as long as the table.
    """
    by_key = BY_KEY[connection.engine]
    found: dict[str, Head] = {}
    for book, seq, hash_ in connection.rows((_CODES + _ENDS).format(by_key=by_key)):
        if type(book) is not str or type(seq) is not int:
            raise _broken(bad("verify.altered", {"book": book, "seq": seq, "reference": None}))
        found[book] = Head(seq, hash_)
    require_as_many(count(connection), found.values())
    return dict(sorted(found.items()))


def count(connection: Connection) -> int:
    """How many rows the table itself has."""
    found: int = connection.scalar(f"SELECT count(seq) FROM {_WALKED[connection.engine]}")
    return found


def require_as_many(rows: int, chains: Iterable[Head]) -> None:
    """Raises LedgerBroken where chains together are not as long as there are rows."""
    expected = sum(chain.seq for chain in chains)
    if rows != expected:
        raise LedgerBroken("law.rows", rows=rows, expected=expected)


def facts(
    connection: Connection, book: str, *, after: Head = NOWHERE, by: datetime | None = None
) -> Iterator[Link]:
    """The facts of a book recorded after a place in its chain, in the order of recording.

    by: only those before the first that was recorded later than this time. Raises LedgerBroken at
    the first row that is not what was recorded.
    """
    for row in linked(connection, book, after):
        if by is not None and row["recorded_at"] > timestamp(by):
            return
        fact = _fact(row)
        if row["seq"] == 1 and not isinstance(fact, AnyOpening):
            raise _broken(bad("verify.no-opening", row))
        yield Link(row["seq"], fact, row["hash"])


def proved(connection: Connection, book: str, *, after: Head = NOWHERE) -> Iterator[dict[str, Any]]:
    """The rows of a book after a place in its chain, opened, each held to the one before.

    Raises LedgerBroken at the first that does not hold.
    """
    return map(_opened, linked(connection, book, after))


def linked(connection: Connection, book: str, after: Head = NOWHERE) -> Iterator[dict[str, Any]]:
    """The same rows as they are stored."""
    seq, previous = after
    for row in rows(connection, book, after=after.seq):
        if (wrong := amiss(row, seq, previous)) is not None:
            raise _broken(wrong)
        seq, previous = row["seq"], row["hash"]
        yield row


def opened(connection: Connection, book: str, until: int) -> Iterator[dict[str, Any]]:
    """The rows of a book up to a place in its chain, opened, that this transaction has proved."""
    return (_opened(row) for row in rows(connection, book) if row["seq"] <= until)


def opened_at(
    connection: Connection, book: str, places: Collection[int]
) -> Iterator[dict[str, Any]]:
    """The rows at some places of a book's chain, opened, in order: each by its own hash alone.

    Raises LedgerBroken where one is not as it was recorded.
    """
    some = iter(sorted(places))
    while at := {f"p{n}": place for n, place in enumerate(islice(some, _AT_ONCE_NAMED))}:
        there = f"book = :book AND seq IN (:{', :'.join(at)}) ORDER BY seq"
        of_book = f"SELECT {_NAMES} FROM {BY_KEY[connection.engine]} WHERE {there}"
        for row in connection.rows(of_book, book=book, **at):
            yield _opened(_unaltered(row))


def rows_with_documents(connection: Connection, book: str) -> Iterator[Row]:
    """The seq, kind and document of the rows of a book that name a document or attach one."""
    having = "document IS NOT NULL OR kind = 'attachment'"
    of_book = f"SELECT seq, kind, document FROM {BY_KEY[connection.engine]} WHERE book = :book"
    return connection.stream(f"{of_book} AND ({having}) ORDER BY seq", book=book)


def require_proved(connection: Connection, book: str) -> None:
    """Raises LedgerBroken where a row of a book is not as it was recorded, seen before or not."""
    for _ in linked(connection, book):
        pass


def _opened(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its texts at their places. Raises LedgerBroken where they have none."""
    found = opened_in(row)
    if isinstance(found, Finding):
        raise _broken(found)
    return found


def _fact(row: Mapping[str, Any]) -> AnyFact:
    """The fact that a row records which was proved. Raises LedgerBroken where it records none."""
    fact = fact_of(row)
    if isinstance(fact, Finding):
        raise _broken(fact)
    return fact


def _unaltered(row: Row) -> dict[str, Any]:
    """A row by its own hash alone. Raises LedgerBroken."""
    named = _by_name(row)
    if (wrong := altered(named)) is not None:
        raise _broken(wrong)
    return named


def _broken(wrong: Finding) -> LedgerBroken:
    return LedgerBroken("law.row", said=Told(wrong))


def hash_at(connection: Connection, book: str, seq: int) -> str | None:
    """The hash at a place in a book's chain; None where the chain is not that long."""
    at = f"SELECT hash FROM {BY_KEY[connection.engine]} WHERE book = :book AND seq = :seq"
    found: str | None = connection.scalar(at, book=book, seq=seq)
    return found


def row_of(connection: Connection, book: str, reference: str) -> dict[str, Any]:
    """The row of the first revision under a reference, which is there. Raises LedgerBroken."""
    named = f"{_SELECT} WHERE book = :book AND reference = :reference AND revision = 1"
    [row] = connection.rows(named, book=book, reference=reference)
    return _opened(_unaltered(row))


def rows(connection: Connection, book: str, *, after: int = 0) -> Iterator[dict[str, Any]]:
    """The bare rows of a book, in the order of recording."""
    by_key = BY_KEY[connection.engine]
    of_book = f"SELECT {_NAMES} FROM {by_key} WHERE book = :book AND seq > :after ORDER BY seq"
    return map(_by_name, connection.stream(of_book, book=book, after=after))


def rows_of_kind(connection: Connection, book: str, kind: str) -> Iterator[dict[str, Any]]:
    """The bare rows of a book that record facts of a kind, in the order of recording."""
    of_kind = f"{_SELECT} WHERE book = :book AND kind = :kind ORDER BY seq"
    return map(_by_name, connection.stream(of_kind, book=book, kind=kind))


def rows_of_terms(connection: Connection) -> Iterator[dict[str, Any]]:
    """What opened every book, and its addenda, in the order of recording: kind and body.

    With them the reversals of what moves no money. The rows are not proved.
    """
    of_terms = (
        f"SELECT book, kind, reference, revision, body FROM {BY_KEY[connection.engine]}"
        " WHERE kind IN ('agreement', 'programme', 'addendum')"
        " OR (kind = 'reversal' AND debit IS NULL) ORDER BY book, seq"
    )
    names = ("book", "kind", "reference", "revision", "body")
    return (dict(zip(names, row, strict=True)) for row in connection.stream(of_terms))


def facts_of_terms(connection: Connection, book: str) -> list[AnyFact]:
    """The facts of one book that say its terms, likewise. Raises LedgerBroken at an altered one."""
    of_terms = (
        f"{_SELECT} WHERE book = :book AND (kind IN ('agreement', 'addendum')"
        " OR (kind = 'reversal' AND debit IS NULL)) ORDER BY seq"
    )
    return [_fact(_unaltered(row)) for row in connection.rows(of_terms, book=book)]


def period_rows(connection: Connection, book: str) -> Iterator[dict[str, Any]]:
    """The rows that say what became of a book's periods, year by year. Raises LedgerBroken."""
    of_periods = f"{_SELECT} WHERE book = :book AND kind = 'period' ORDER BY dated, revision"
    return (_opened(_unaltered(row)) for row in connection.rows(of_periods, book=book))


def every_row(connection: Connection) -> Iterator[dict[str, Any]]:
    """The bare rows of the table itself, chain by chain; an earlier schema has fewer columns."""
    walked = _WALKED[connection.engine]
    with closing(connection.cursor(f"SELECT * FROM {walked} LIMIT 0", {})) as nothing:
        there = {column[0] for column in nothing.description}
    names = [name for name in COLUMNS if name in there]
    found = connection.stream(f"SELECT {', '.join(names)} FROM {walked} ORDER BY book, seq")
    later = dict.fromkeys(name for name in COLUMNS if name not in there)
    return (dict(zip(names, row, strict=True), **later) for row in found)


def places(connection: Connection, most: int) -> Iterator[Row]:
    """The places, book and seq, of the first rows of the table in the order of recording."""
    walked = f"SELECT book, seq FROM {_WALKED[connection.engine]}"
    return connection.stream(f"{walked} ORDER BY recorded_at, book, seq LIMIT :most", most=most)


_NAMES = ", ".join(COLUMNS)
_SELECT = f"SELECT {_NAMES} FROM journal"


def _by_name(row: Row) -> dict[str, Any]:
    return dict(zip(COLUMNS, row, strict=True))


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
