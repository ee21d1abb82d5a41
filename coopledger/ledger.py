"""`Ledger`: the verbs that tie the rooms together."""

import getpass
import os
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sqlalchemy import Connection

import coopledger.writers.notebook  # noqa: F401 - answers show themselves in a notebook
from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.explanation import Explanation, explain
from coopledger.books.reconciliation import Reconciled, reconcile, reconciled
from coopledger.books.statement import Statement
from coopledger.books.valuation import RateLookup
from coopledger.errors import CoopledgerError, LedgerBroken, MissingRate, NoSuchBook
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Place, Severity, has_errors, in_document_order
from coopledger.model.receipt import Receipt, Refused
from coopledger.readers.registry import read_document
from coopledger.rules.case import Case
from coopledger.rules.intake import sift
from coopledger.rules.registry import findings_of
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import View
from coopledger.store import journal
from coopledger.store.engine import Storage
from coopledger.store.verification import Verified, verify

DEFAULT_LOCATION = "coopledger.db"


class BookSummary(NamedTuple):
    """A book of the ledger: its opening, and how many facts it has."""

    opening: Agreement | Programme
    facts: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What walking every chain found."""

    books: tuple[Verified, ...]
    problems: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return not self.problems


@dataclass(slots=True)
class _Known:
    """A book as this ledger last saw it, up to a place in its chain, which only ever grows."""

    book: Book
    seq: int


@dataclass(slots=True)
class _Examined:
    """Facts of one or more books, looked at beside what is recorded."""

    findings: list[Finding] = field(default_factory=list)
    unchanged: int = 0
    new: dict[str, Sequence[Entry]] = field(default_factory=dict)
    known: dict[str, _Known] = field(default_factory=dict)

    def receipt(self) -> Receipt:
        findings = in_document_order(self.findings)
        recorded = 0 if has_errors(findings) else sum(map(len, self.new.values()))
        return Receipt(tuple(self.known), recorded, self.unchanged, findings)


class Ledger:
    """The books kept in one place.

    >>> ledger = Ledger.open("sqlite://")
    >>> receipt = ledger.record(
    ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    >>> ledger.reconcile("A-1").closes
    True
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._known: dict[str, _Known] = {}

    @classmethod
    def open(cls, location: str | os.PathLike[str] = DEFAULT_LOCATION) -> Self:
        """The ledger at a URL (`sqlite:///books.db`) or in a file.

        One that does not exist is made by the first thing recorded in it; reading it before raises
        LedgerNotFound. `sqlite://` is a ledger in memory.
        """
        return cls(Storage(location))

    def close(self) -> None:
        """Let go of the files."""
        self._storage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """Where the ledger is kept."""
        return str(self._storage)

    def record(self, *facts: AnyFact) -> Receipt:
        """Record facts, all or none. Raises Refused with the findings where a rule says no.

        The same fact again changes nothing; another under the same reference is refused.
        """
        receipt = self._record([Entry(fact) for fact in facts])
        if not receipt.accepted:
            raise Refused(receipt.findings)
        return receipt

    def import_file(self, path: str | os.PathLike[str]) -> Receipt:
        """Record what a document states, all or nothing.

        What is wrong with the document comes back as findings, all at once; one of severity error
        and nothing is recorded. Raises FileNotFoundError where there is no such file.
        """
        reading = read_document(Path(path))
        return self._record(reading.entries, reading.findings, reading.unread)

    def preview_file(self, path: str | os.PathLike[str]) -> Receipt:
        """What `import_file` would do. Nothing is recorded."""
        reading = read_document(Path(path))
        given = (reading.entries, reading.findings, reading.unread)
        if not self._storage.exists():
            return self._examine(None, *given).receipt()
        with self._storage.reading() as connection:
            return self._examine(connection, *given).receipt()

    def reconcile(
        self,
        code: str,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
        rate_of: RateLookup | None = None,
    ) -> Statement:
        """The statement of an agreement on a day: today, unless told otherwise.

        See `explain`, which gives it with what it is made of.
        """
        return self._reconciled(code, on, recorded_by, rate_of).statement

    def explain(
        self,
        code: str,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
        rate_of: RateLookup | None = None,
    ) -> Explanation:
        """A statement with the events, stretches and rates that each figure is made of.

        recorded_by: only what was recorded by then (a time with its zone), as a statement of that
        time had it. rate_of: published rates, where the agreement prescribes one.
        Raises NoSuchBook, WrongBook for a programme, MissingRate, LedgerBroken where a law does not
        hold.
        """
        return explain(self._reconciled(code, on, recorded_by, rate_of))

    def _reconciled(
        self,
        code: str,
        on: date | None,
        recorded_by: datetime | None,
        rate_of: RateLookup | None,
    ) -> Reconciled:
        day = on or date.today()
        with self._storage.reading() as connection:
            book = self._book(connection, code).book
            until = None
            if recorded_by is not None:
                recorded = list(journal.facts(connection, book.code, by=recorded_by))
                if not recorded:
                    raise NoSuchBook("book.not-yet", code=book.code, by=recorded_by)
                book, until = Book.of(book.opening, (f for _, f in recorded)), recorded[-1].seq
            held = journal.held(connection, book.code, day, until=until)
        return reconciled(book, on=day, held=held, rate_of=rate_of, recorded_by=recorded_by)

    def cooperation_totals(
        self, year: int | None = None, to_year: int | None = None
    ) -> CooperationTotals:
        """What was given, per year and currency: every year, one, or from one to another."""
        with self._storage.reading() as connection:
            books = [self._book(connection, code).book for code in journal.books(connection)]
        return cooperation_totals(books, year, to_year)

    def books(self) -> list[BookSummary]:
        """The books of the ledger, by code."""
        with self._storage.reading() as connection:
            counts = journal.count(connection)
            openings = journal.openings(connection)
        return [BookSummary(opening, counts[opening.code]) for opening in openings]

    def check(self, code: str | None = None, *, on: date | None = None) -> tuple[Finding, ...]:
        """What wants attention in every agreement, or in one, the soonest deadline first."""
        day = on or date.today()
        codes = [code] if code else [o.code for o, _ in self.books() if isinstance(o, Agreement)]
        views, without_rate = [], []
        for each in codes:
            try:
                views.append(self._view(each, day))
            except MissingRate as missing:
                without_rate.append(_about("rate-missing", each, missing, Severity.WARNING))
        return (*what_stands(views), *without_rate)

    def _view(self, code: str, day: date) -> View:
        statement = self.reconcile(code, on=day)
        book = self._known[statement.agreement.code].book
        before = statement.agreement.follows
        try:
            preceding = self.reconcile(before, on=day) if before else None
        except NoSuchBook:  # kept in another ledger
            preceding = None
        return View(statement, book, preceding)

    def verify(self) -> Verification:
        """Walk every chain and check every law; the first bad row of each book is named."""
        today = date.today()
        with self._storage.reading() as connection:
            walked = tuple(verify(connection))
            problems = [book.problem for book in walked if book.problem is not None]
            for book in walked:
                if book.problem is None:
                    problems += self._broken_laws(connection, book.book, today)
        return Verification(walked, tuple(problems))

    def _broken_laws(self, connection: Connection, code: str, day: date) -> Iterable[Finding]:
        book = self._book(connection, code).book
        if isinstance(book.opening, Agreement):
            try:
                reconcile(book, on=day, held=journal.held(connection, code, day))
            except MissingRate:
                pass  # the laws need no rate: what is reported differs, and the difference with it
            except LedgerBroken as broken:
                yield _about("verify.law", code, broken)

    def _record(
        self,
        entries: Sequence[Entry],
        findings: Iterable[Finding] = (),
        unread: Collection[str] = (),
    ) -> Receipt:
        given = (entries, tuple(findings), unread)
        if not self._storage.exists():
            refused = self._examine(None, *given).receipt()
            if not refused.accepted:  # so no ledger is made for it
                return refused
        with self._storage.writing() as connection:
            examined = self._examine(connection, *given)
            receipt = examined.receipt()
            if receipt.accepted:
                for code, new in examined.new.items():
                    known = examined.known[code]
                    end = journal.append(connection, known.book, new, recorded_by=_who_records())
                    known.seq = end.seq
        if receipt.accepted:
            self._known |= examined.known
        return receipt

    def _examine(
        self,
        connection: Connection | None,
        entries: Iterable[Entry],
        findings: Iterable[Finding],
        unread: Collection[str],
    ) -> _Examined:
        """Look at facts beside what is recorded: what is new, and what the rules find."""
        examined = _Examined(list(findings))
        for code, of_book in _by_book(entries).items():
            # Taken out, for it is added to here: it goes back only if this is recorded.
            known = self._take_known(connection, code)
            intake = sift(known.book if known else None, of_book)
            examined.findings += intake.findings
            examined.unchanged += intake.unchanged
            known = known or _opened_by(intake.new)
            if known is None:
                if "opening" not in unread:
                    examined.findings.append(_unknown_book(of_book[0]))
                continue
            known.book.add(*(entry.fact for entry in intake.new))
            case = Case(known.book, intake.new, date.today(), of_book, frozenset(unread))
            examined.findings += findings_of(case, intake.findings)
            examined.known[code] = known
            examined.new[code] = _in_order_of_recording(intake.new)
        return examined

    def _take_known(self, connection: Connection | None, code: str) -> _Known | None:
        if connection is None:
            return None
        try:
            self._book(connection, code)
        except NoSuchBook:
            return None
        return self._known.pop(code)

    def _book(self, connection: Connection, code: str) -> _Known:
        """A book as it stands: what was known of it, and what was recorded since."""
        code = unicodedata.normalize("NFC", code)
        known = self._known.get(code)
        recorded = list(journal.facts(connection, code, after=known.seq if known else 0))
        if known is None:
            if not recorded or not isinstance(recorded[0].fact, Agreement | Programme):
                near = get_close_matches(code, journal.books(connection), n=3)
                raise NoSuchBook("book.unknown", code=code, near=_Near(near))
            known = self._known[code] = _Known(Book(recorded[0].fact), 0)
        if recorded:
            known.book.add(*(fact for _, fact in recorded))
            known.seq = recorded[-1].seq
        return known


class _Near(tuple[str, ...]):
    """Codes that resemble one that is not there."""

    __slots__ = ()

    def say(self, language: Language) -> str:
        return say("book.near", language, codes=", ".join(self)) if self else ""


class _Said(NamedTuple):
    """What an error says, for a finding's message."""

    error: CoopledgerError

    def say(self, language: Language) -> str:
        return self.error.message(language)


def _about(
    code: str, book: str, error: CoopledgerError, severity: Severity = Severity.ERROR
) -> Finding:
    """A finding on a book that an error made."""
    return Finding(code, severity, Place(reference=book), {"said": _Said(error)})


def _by_book(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    grouped: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[entry.fact.book].append(entry)
    return grouped


def _opened_by(entries: Iterable[Entry]) -> _Known | None:
    openings = (e.fact for e in entries if isinstance(e.fact, Agreement | Programme))
    opening = next(openings, None)
    return _Known(Book(opening), 0) if opening else None


def _in_order_of_recording(entries: Iterable[Entry]) -> list[Entry]:
    """What opens the book first; a reversal after what it reverses."""
    return sorted(
        entries,
        key=lambda entry: (
            not isinstance(entry.fact, Agreement | Programme),
            isinstance(entry.fact, Reversal),
        ),
    )


def _unknown_book(entry: Entry) -> Finding:
    return Finding("unknown-book", place=entry.place("book"), params={"seen": entry.fact.book})


def _who_records() -> str:
    """The operating system's user."""
    try:
        return unicodedata.normalize("NFC", getpass.getuser())
    except (OSError, KeyError, ImportError):  # no login name: a bare container, for one
        return "unknown"
