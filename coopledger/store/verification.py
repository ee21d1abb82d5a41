"""Proving that a ledger is what was recorded: every chain, every column, every derived figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from coopledger.books.book import Book, key_of
from coopledger.errors import LedgerBroken, MoneyError
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.answer import Answer
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName, Finding, Place
from coopledger.model.kinds import kind_of
from coopledger.model.period import Period
from coopledger.model.terms import Addendum
from coopledger.store import journal
from coopledger.store.chain import START, hash_of
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead
from coopledger.store.journal import Head, Heads
from coopledger.store.records import NoSuchKind, from_row, to_row


class BookVerification(NamedTuple):
    """A book's chain, walked: its length, its last hash, and its first bad row if there is one."""

    book: str
    rows: int
    head: str
    problem: Finding | None


@dataclass(frozen=True, slots=True)
class Verification(Answer):
    """What walking every chain found.

    head: of the ledger as it stands. then: the head that it was compared with, where it was; its
    rows are the first of today's, unless a problem says otherwise.
    """

    books: tuple[BookVerification, ...]
    problems: tuple[Finding, ...]
    head: LedgerHead
    then: LedgerHead | None = None

    @property
    def intact(self) -> bool:
        return not self.problems


def verify(connection: Connection) -> Iterator[BookVerification]:
    """Walk every chain. A book without an opening is found too."""
    for book in sorted(journal.count(connection)):
        yield _walk(connection, book)


def sound(rows: Iterable[Mapping[str, Any]]) -> dict[str, Head]:
    """How far each chain is sound, by every row of it: chain after chain, each row's own hash."""
    ends: dict[str, Head] = {}
    for row in rows:
        end = ends.get(row["book"], journal.NOWHERE)
        if _link(row, end.seq, end.hash) is None:
            ends[row["book"]] = Head(row["seq"], row["hash"])
    return ends


def require_same(found: Heads, expected: Heads, where: object) -> None:
    """Raises LedgerBroken where a chain does not end as it does in the ledger it comes from."""
    for book in sorted({*found, *expected}):
        end = found.get(book, journal.NOWHERE)
        if end != expected.get(book):
            raise LedgerBroken("law.chain", where=where, book=book, seq=end.seq + 1)


def _walk(connection: Connection, book: str) -> BookVerification:
    known: Book | None = None
    seq, previous = 0, START
    for row in journal.rows(connection, book):
        problem = _link(row, seq, previous)
        if problem is None:
            known, problem = _read(row, known)
        if problem is not None:
            return BookVerification(book, seq, previous, problem)
        seq, previous = row["seq"], row["hash"]
    return BookVerification(book, seq, previous, None)


def _read(row: Mapping[str, Any], known: Book | None) -> tuple[Book | None, Finding | None]:
    """The book with what a row records in it; what is wrong with the row."""
    try:
        fact = from_row(row)
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        return known, _bad("verify.not-a-fact", row, seen=_why_unreadable(error, row["kind"]))
    if known is None and isinstance(fact, Agreement | Programme):
        known = Book(fact)
    if known is None:
        return None, _bad("verify.no-opening", row)
    try:
        late = _period(row, fact, known)
        # What is named later has to be known, what was taken back, which years are closed and
        # which accounts there are: to put all else in its place one by one takes too long.
        known.facts[key_of(fact)] = fact
        if isinstance(fact, Period | Addendum):
            known.add(fact)
        elif isinstance(fact, Reversal):
            known.reversals.setdefault((fact.of, fact.of_revision), fact)
        derived = to_row(fact, known)
    except (ValueError, KeyError, TypeError):
        return known, _bad("verify.not-a-fact", row, seen=Cause("broken.names"))
    return known, _derived(row, derived) or late


class Cause(NamedTuple):
    """Why a row is no fact, for a finding's message; field: which of its fields says so."""

    key: str
    field: FieldName | None = None

    def say(self, language: Language | str) -> str:
        return say(self.key, language, field=self.field)


def _why_unreadable(error: Exception, kind: str) -> Cause:
    match error:
        case ValidationError() if named := error.errors()[0]["loc"]:
            return Cause("broken.field", FieldName(f"{kind}.{named[0]}"))
        case ValidationError() | NoSuchKind():
            return Cause("broken.kind")
        case MoneyError():
            return Cause("broken.field", FieldName("amount"))
        case _:
            return Cause("broken.content")


def _link(row: Mapping[str, Any], seq: int, previous: str) -> Finding | None:
    if row["seq"] != seq + 1:
        return _bad("verify.gap", row, expected=seq + 1)
    if row["previous"] != previous:
        return _bad("verify.broken-link", row)
    if row["hash"] != hash_of(row):
        return _bad("verify.altered", row)
    return None


def _period(row: Mapping[str, Any], fact: AnyFact, before: Book) -> Finding | None:
    """Nothing was recorded in a period that was closed by then."""
    day = before.counts_on(fact)
    if day is None or not kind_of(fact).in_period or before.periods.take(fact, day):
        return None
    return _bad("verify.closed-period", row, seen=row["dated"], year=before.year_of(day))


def _derived(row: Mapping[str, Any], derived: Mapping[str, Any]) -> Finding | None:
    """Columns that follow from others say what they should."""
    for name, expected in derived.items():
        if row[name] != expected:
            return _bad("verify.derived", row, column=name, seen=row[name], expected=expected)
    return None


def _bad(code: str, row: Mapping[str, Any], **params: object) -> Finding:
    where = {"book": row["book"], "seq": row["seq"]}
    return Finding(code, place=Place(reference=row["reference"]), params={**where, **params})
