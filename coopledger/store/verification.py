"""Walking the table of a ledger: every chain, every column, every row a fact that could be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic_core import from_json

from coopledger.books.book import Book
from coopledger.books.facts_of_book import key_of
from coopledger.errors import LedgerBroken
from coopledger.model.agreement import AnyOpening
from coopledger.model.answer import Answer
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.kinds import kind_of
from coopledger.progress import Progress, counted, untold
from coopledger.store import journal
from coopledger.store.belonging import Belonging
from coopledger.store.chain import canonical_json
from coopledger.store.connection import Connection
from coopledger.store.documents_proof import NamedDocument, documents_named
from coopledger.store.heads import LedgerHead
from coopledger.store.journal import NOWHERE, Head, Heads
from coopledger.store.proof import (
    Cause,
    RowRead,
    amiss,
    bad,
    fact_in,
    not_a_fact,
    opened_in,
    unlinked,
    written,
)
from coopledger.store.records import body_of, to_row
from coopledger.store.sealing import BESIDE_FACT, apart


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
    rows are the first of today's, unless a problem says otherwise. since: the head after which rows
    were proved, where those before it, and the laws, were not. notes: what could not be looked
    at, which is the place's matter and not the ledger's. of_file: whether it is of a file of rows,
    where no law is checked. files: how many an expediente has that was made again from its rows;
    None where it is of none.
    """

    books: tuple[BookVerification, ...]
    problems: tuple[Finding, ...]
    head: LedgerHead
    then: LedgerHead | None = None
    since: LedgerHead | None = None
    notes: tuple[Finding, ...] = field(default=(), compare=False)
    of_file: bool = False
    files: int | None = None

    @property
    def intact(self) -> bool:
        return not self.problems


def sound(rows: Iterable[Mapping[str, Any]]) -> dict[str, Head]:
    """How far each chain is sound, by every row of it: chain after chain, each row's own hash."""
    ends: dict[str, Head] = {}
    for row in rows:
        if amiss(row, *ends.get(row["book"], NOWHERE)) is None:
            ends[row["book"]] = Head(row["seq"], row["hash"])
    return ends


def require_same(found: Heads, expected: Heads, where: object) -> None:
    """Raises LedgerBroken where a chain does not end as it does in the ledger it comes from."""
    for book in sorted({*found, *expected}):
        end = found.get(book, journal.NOWHERE)
        if end != expected.get(book):
            raise LedgerBroken("law.chain", where=where, book=book, seq=end.seq + 1)


MOST_ALIKE = 1_000
"""How many bodies are known of a book while it is walked: most of its events have one of a few."""


class Walked:
    """A book's chain as it is walked: its facts, up to its first bad row, if there is one.

    documents: those that its rows name, by their hash. erased: those of which a row says so.
    texts: whether all texts have to be there that no row says were erased: not in a file of rows.
    """

    def __init__(self, code: Any, belonging: Belonging, *, texts: bool = True) -> None:
        self._texts = texts
        self.code = str(written(code))
        self._belonging = belonging
        self._recorded_at: str | None = None
        self.end = NOWHERE
        self.facts: list[AnyFact] = []
        self._without_texts: dict[int, RowRead] = {}
        self.documents: dict[str, NamedDocument] = {}
        self.erased: dict[str, NamedDocument] = {}
        self.problem: Finding | None = None
        # What is named later has to be known, what was taken back, which years are closed and
        # which accounts there are: to put all else in its place one by one takes too long.
        self._known: Book | None = None
        self._as_they_should_be = set[tuple[str, str, tuple[str, ...]]]()

    def take(self, row: RowRead) -> None:
        """The next row of the book."""
        if self.problem is None:
            self.problem = (
                (unlinked if row.get("withheld") else amiss)(row, *self.end)
                or self._read(row)
                or self._belonging.amiss(row, self._recorded_at)
            )
        if self.problem is None:
            self.end, self._recorded_at = Head(row["seq"], row["hash"]), row["recorded_at"]
            for sha256, must in documents_named(row, self.facts[-1]):
                known = self.documents.get(sha256)
                if known is None or (must and not known.must):
                    self.documents[sha256] = NamedDocument.by(row, self.facts[-1], must=must)

    def finish(self) -> None:
        """No more rows: what was erased and no row says so is wrong."""
        if self.problem is None and self._texts and self._without_texts:
            self.problem = bad("verify.erased-unsaid", min(self._without_texts.items())[1])

    def verification(self) -> BookVerification:
        return BookVerification(self.code, *self.end, self.problem)

    def book(self) -> Book:
        """Of all its facts, where none is bad."""
        opening, *others = self.facts
        if not isinstance(opening, AnyOpening):
            raise TypeError("a book begins with its opening")
        return Book.of(opening, others)

    def _read(self, row: RowRead) -> Finding | None:
        """Take the fact that a row records; what is wrong with it."""
        found = opened_in(row)
        fact = found if isinstance(found, Finding) else fact_in(found)
        if isinstance(fact, Finding):
            return fact
        if self._known is None:
            if not isinstance(fact, AnyOpening):
                return bad("verify.no-opening", row)
            self._known = Book(fact)
        self.facts.append(fact)
        if row["digests"] is not None and row["sealed"] is None:
            self._without_texts[row["seq"]] = row
        if fact.kind == "erasure":
            for seq in fact.rows:
                self._without_texts.pop(seq, None)
            by = NamedDocument.by(row, fact, must=False)
            self.erased |= dict.fromkeys(fact.documents, by)
        try:
            late = _period(row, fact, self._known)
            _make_known(fact, self._known)
            derived = to_row(fact, self._known) | self._as_kept(row, fact)
        except (ValueError, KeyError, TypeError):
            return not_a_fact(row, Cause("broken.names"))
        return late if row.get("withheld") else _derived(row, derived) or late

    def _as_kept(self, row: RowRead, fact: AnyFact) -> dict[str, str]:
        """What the body of a row should be, of its fact, and the digests that it should have.

        A body says nothing of what stands in columns, or was sealed apart: of facts of one kind
        with the same texts, the same body is as it should be once it was.
        """
        found = None if row["digests"] is None else from_json(row["digests"])
        like = fact.kind, row["body"], () if found is None else tuple(found.keys())
        if like in self._as_they_should_be:
            return {"digests": canonical_json(found)}
        kept = _kept_of(fact, found)
        as_it_should_be = found is not None and kept.items() <= row.items()
        if as_it_should_be and len(self._as_they_should_be) < MOST_ALIKE:
            self._as_they_should_be.add(like)
        return kept


def walk(
    connection: Connection, belonging: Belonging, *, progress: Progress = untold
) -> Iterator[Walked]:
    """Each book of the table, by its code, once all its rows are read. One without an opening too.

    A row that stands elsewhere than by its code belongs to no chain, and is the first bad one of a
    book of its own.
    """
    rows = journal.every_row(connection)
    seen, book, code = set[Any](), None, None
    for row in counted(rows, journal.count(connection), progress):
        if book is None or row["book"] != code:
            if book is not None:
                book.finish()
                yield book
            code = row["book"]
            book = Walked(code, belonging)
            if code in seen:
                book.problem = bad("verify.broken-link", row)
            seen.add(code)
        book.take(row)
    if book is not None:
        book.finish()
        yield book


def walk_on(connection: Connection, code: str, since: Head) -> BookVerification:
    """A book's chain from a place on: each row by its hash, its link and its content alone."""
    end = since
    for row in journal.rows(connection, code, after=since.seq):
        problem = amiss(row, *end)
        if problem is None:
            found = opened_in(row)
            read = found if isinstance(found, Finding) else fact_in(found)
            problem = read if isinstance(read, Finding) else None
        if problem is not None:
            return BookVerification(code, *end, problem)
        end = Head(row["seq"], row["hash"])
    return BookVerification(code, *end, None)


def _make_known(fact: AnyFact, book: Book) -> None:
    book.facts[key_of(fact)] = fact
    if fact.kind == "period" or fact.kind == "addendum":
        book.add(fact)
    elif fact.kind == "reversal":
        book.reversals.setdefault((fact.of, fact.of_revision), fact)


def _period(row: RowRead, fact: AnyFact, before: Book) -> Finding | None:
    """Nothing was recorded in a period that was closed by then."""
    if not before.periods:
        return None
    day = before.counts_on(fact)
    if day is None or not kind_of(fact).in_period or before.periods.take(fact, day):
        return None
    return bad("verify.closed-period", row, seen=row["dated"], year=before.year_of(day))


def _kept_of(fact: AnyFact, found: Mapping[str, Any] | None) -> dict[str, str]:
    """The same of a fact, whatever was kept of others. found: the digests of its row."""
    body = body_of(fact)
    if found is None:
        return {"body": canonical_json(body)}
    paths = apart(fact.kind, body).keys() | (found.keys() & BESIDE_FACT)
    digests = {path: found.get(path) for path in paths}
    return {"body": canonical_json(body), "digests": canonical_json(digests)}


def _derived(row: RowRead, derived: Mapping[str, Any]) -> Finding | None:
    """Columns that follow from others say what they should."""
    for name, expected in derived.items():
        if row[name] != expected:
            return bad("verify.derived", row, column=name, seen=row[name], expected=expected)
    return None
