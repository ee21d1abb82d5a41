"""`Ledger`: the verbs that tie the rooms together."""

import os
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sqlalchemy import Connection

import coopledger.writers.notebook  # noqa: F401 - answers show themselves in a notebook
from coopledger.books.bank_reconciliation import BankReconciliation, reconcile_bank
from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.explanation import Explanation, explain
from coopledger.books.history import Recorded, worths
from coopledger.books.issued import Changes
from coopledger.books.matching import WINDOW, Matching, match
from coopledger.books.periods import PeriodStanding
from coopledger.books.rates import Needed, rates_needed
from coopledger.books.reconciliation import Reconciled, reconciled
from coopledger.books.statement import Statement
from coopledger.errors import (
    CoopledgerError,
    MissingRate,
    Near,
    NoSuchBook,
    NoSuchReference,
    WrongBook,
)
from coopledger.issuing import (
    Issued,
    as_issued,
    changes_since,
    issue_statement,
    issued_as,
    latest_issued,
)
from coopledger.loading import examine
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Known, Place, Severity
from coopledger.model.period import Period, PeriodState
from coopledger.model.rate import Rate
from coopledger.model.receipt import Receipt, Refused
from coopledger.numerals import NumberStyle
from coopledger.progress import Progress, untold, within
from coopledger.proof import Verification, proven
from coopledger.readers.reading import Manner, Reading
from coopledger.recording import READ, Recorder, user
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import View
from coopledger.shelf import Shelf
from coopledger.store import journal
from coopledger.store.borrowed import Borrowed
from coopledger.store.copying import copy, duplicate
from coopledger.store.engine import Storage
from coopledger.store.heads import LedgerHead, head
from coopledger.store.journal import Heads
from coopledger.store.periods import standings
from coopledger.store.trail import trail
from coopledger.store.upgrading import Upgraded

LONGEST_WINDOW = 366
"""Days that the bank and the books may be told to lie apart."""

DEFAULT_LOCATION = "coopledger.db"


class BookSummary(NamedTuple):
    """A book of the ledger: its opening, and how many facts it has."""

    opening: Agreement | Programme
    facts: int


class Ledger:
    """The books kept in one place.

    >>> ledger = Ledger.open("sqlite://")
    >>> receipt = ledger.record(
    ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    >>> ledger.reconcile("A-1").closes
    True
    """

    def __init__(self, storage: Storage | Borrowed, by: str | None = None) -> None:
        self._storage = storage
        self._shelf = Shelf()
        self._recorder = Recorder(storage, self._shelf, _named(by) or user())

    @classmethod
    def open(
        cls, location: str | os.PathLike[str] = DEFAULT_LOCATION, *, by: str | None = None
    ) -> Self:
        """The ledger in a file or at a URL: `sqlite:///books.db`, `postgresql+psycopg://host/base`.

        One that does not exist is made by the first thing recorded in it; reading it before raises
        LedgerNotFound. `sqlite://` is a ledger in memory. by: who records; the operating system's
        user, unless told otherwise. Raises StoreError where that is no address, or the driver of
        its database is not installed (`coopledger[postgres]`).
        """
        return cls(Storage(location), by)

    @classmethod
    def within(cls, connection: Connection, *, by: str | None = None) -> Self:
        """The ledger in a caller's SQLAlchemy transaction, which the caller commits or rolls back.

        What is recorded stands or falls with the caller's own rows; until then only this connection
        sees it. Where the database (SQLite, through Python's own driver) has no ledger yet, one is
        made in the same transaction. For that there must be one: where the driver has not begun
        it, as Python's does not before the first INSERT, it is begun here (BEGIN IMMEDIATE to
        record). Who reads first and records later begins it so beforehand, or may find the ledger
        busy. No foreign keys or other settings are asked for; how durable a commit is
        (`PRAGMA synchronous`) is the caller's to say. Raises StoreError where the connection
        commits each statement by itself, or the database uses the names of our tables.
        """
        return cls(Borrowed(connection), by)

    def create(self) -> bool:
        """Make the ledger, empty, where there is none yet; whether it was made."""
        if self._storage.exists():
            with self._storage.reading():
                return False
        self._storage.write(lambda _: None)
        return True

    def copy_to(self, location: str | os.PathLike[str], *, progress: Progress = untold) -> Heads:
        """Copy every record, exactly as it is, to a file or a URL where there is no ledger yet.

        Between files and PostgreSQL, in any direction; all of it or nothing. The copy is read back
        and proved, record by record, before it counts. Returns where the chain of each book ends
        (`seq`, `hash`): here and there alike. progress: is told how far the work has come, as a
        share from 0 to 1. Raises StoreError where there is something already, LedgerBroken where a
        chain does not hold.

        >>> import tempfile
        >>> folder = tempfile.TemporaryDirectory()
        >>> ledger = Ledger.open("sqlite://")
        >>> receipt = ledger.record(
        ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
        >>> ledger.copy_to(folder.name + "/copy.db")["A-1"].seq
        1
        >>> folder.cleanup()
        """
        with closing(Storage(location)) as target:
            return copy(self._storage, target, progress=progress)

    def backup(self, location: str | os.PathLike[str], *, progress: Progress = untold) -> Heads:
        """Keep the ledger as it stands at this moment in a file that is not there yet.

        Others may go on recording meanwhile. A ledger in a file is kept with all that the file has,
        also one that an earlier version made; any other as `copy_to` copies it. Returns and raises
        as `copy_to` does.
        """
        with closing(Storage(location)) as target:
            return duplicate(self._storage, target, progress=progress)

    @staticmethod
    def restore(
        backup: str | os.PathLike[str],
        location: str | os.PathLike[str] = DEFAULT_LOCATION,
        *,
        progress: Progress = untold,
    ) -> Heads:
        """Put what a backup holds where the ledger is to be, and there is none.

        Returns and raises as `copy_to` does.
        """
        with closing(Storage(backup)) as source, closing(Storage(location)) as target:
            return duplicate(source, target, progress=progress)

    def upgrade(self) -> Upgraded:
        """Bring a ledger that an earlier version made up to date, in one transaction.

        Returns the schema it had and the one it has now (`found`, `now`), the same where there was
        nothing to do. No record changes. Raises LedgerNotFound, StoreError where a later version
        made it.
        """
        return self._storage.upgrade()

    def close(self) -> None:
        """Let go of the files. (A caller's connection is the caller's to close.)"""
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
        return self._record(*(Entry(fact) for fact in facts))

    def _record(self, *entries: Entry) -> Receipt:
        receipt = self._recorder.record(Reading(list(entries)))
        if not receipt.accepted:
            raise Refused(receipt.findings)
        return receipt

    def set_period(
        self, code: str, year: int, state: PeriodState | str, *, reason: str | None = None
    ) -> Receipt:
        """Close a year of a book to what is dated in it, let it only be corrected, or open it.

        reason: why; needed to go back. The same state again changes nothing. Raises NoSuchBook, and
        Refused where a year may not change so: one that has not ended, has errors, or is out of
        order with the years beside it.
        """
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book.code
        period = Period(book=book, when=str(year), state=state, reason=reason)
        return self._record(Entry(period, any_revision=True))

    def periods(self, code: str) -> tuple[PeriodStanding, ...]:
        """Each year of a book: its state, since when, by whom, why. Raises NoSuchBook."""
        with self._storage.reading() as connection:
            return tuple(standings(connection, self._shelf.book(connection, code).book))

    def import_file(
        self,
        path: str | os.PathLike[str],
        *,
        book: str | None = None,
        style: NumberStyle = NumberStyle.COMMA_GROUPS,
        share: str | None = None,
        account: str | None = None,
        profile: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """Record what a document states, all or nothing: .xlsx, .xlsm, .csv, .zip of .csv, .json;
        or a bank's statement: camt.053 (.xml), MT940 (.sta, .mt940, .940, .txt), a table.

        Also invoices: CFDI (.xml), or a folder or .zip of them. What is wrong with the document
        comes back as findings, all at once; one of severity error and nothing is recorded.

        book, style: the book its rows belong to, and how it writes numbers, where the document does
        not say so itself. account: the account of the book that a bank's statement is of, where its
        currency has several. profile: how a bank lays out its table, by name or by file
        (docs/bank-statements.md). share: how much of an invoice is for the book, in the invoice's
        currency, where other books share it. progress: is told how far the work has come, as a
        share from 0 to 1. Raises FileNotFoundError where there is no such file, CoopledgerError
        where there is no such profile.
        """
        manner = Manner(book, style, account, profile, share)
        return self._recorder.record(_read(path, manner, progress), None, progress)

    def correct_file(
        self,
        path: str | os.PathLike[str],
        *,
        reason: str,
        book: str | None = None,
        style: NumberStyle = NumberStyle.COMMA_GROUPS,
        share: str | None = None,
        account: str | None = None,
        profile: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """The same, where rows may say otherwise than what is recorded: they are set right.

        For each of them a reversal is recorded, with the reason, and the next revision.
        """
        reason = _said(reason)
        manner = Manner(book, style, account, profile, share)
        return self._recorder.record(_read(path, manner, progress), reason, progress)

    def preview_file(
        self,
        path: str | os.PathLike[str],
        *,
        reason: str | None = None,
        book: str | None = None,
        style: NumberStyle = NumberStyle.COMMA_GROUPS,
        account: str | None = None,
        profile: str | None = None,
        share: str | None = None,
        progress: Progress = untold,
    ) -> Receipt:
        """What `import_file` would do, or with a reason `correct_file`. Nothing is recorded."""
        reading = _read(path, Manner(book, style, account, profile, share), progress)
        return self._preview(reading, _said(reason) if reason is not None else None)

    def preview(self, *facts: AnyFact) -> Receipt:
        """What `record` would do, its findings among it. Nothing is recorded."""
        return self._preview(Reading([Entry(fact) for fact in facts]), None)

    def rates(self, code: str) -> tuple[Rate, ...]:
        """The exchange rates that stand in a book, by source, currencies and date."""
        with self._storage.reading() as connection:
            found = self._shelf.book(connection, code).book.of_kind(Rate)
            return tuple(sorted(found, key=lambda rate: rate.reference))

    def rates_needed(self, code: str, *, on: date | None = None) -> tuple[Needed, ...]:
        """The published rates that an agreement's statements want, up to a day, and it has not.

        Raises NoSuchBook, WrongBook for a programme.
        """
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
        if not isinstance(book.opening, Agreement):
            raise WrongBook("book.is-programme", code=book.code)
        return rates_needed(book, on or date.today())

    def import_rates(
        self,
        path: str | os.PathLike[str],
        *,
        book: str | None = None,
        style: NumberStyle = NumberStyle.COMMA_GROUPS,
    ) -> Receipt:
        """Record the exchange rates of one table, whatever its name, as `import_file` does.

        A .csv, .xlsx or .xlsm with the columns of the sheet *Tipos de cambio*: date, base, quote,
        value, source.
        """
        return self._recorder.record(_read_rates(path, book, style))

    def preview_rates(
        self,
        path: str | os.PathLike[str],
        *,
        book: str | None = None,
        style: NumberStyle = NumberStyle.COMMA_GROUPS,
    ) -> Receipt:
        """What `import_rates` would do. Nothing is recorded."""
        return self._preview(_read_rates(path, book, style), None)

    def _preview(self, reading: Reading, reason: str | None) -> Receipt:
        if not self._storage.exists():
            return examine(None, reading, reason).receipt()
        with self._storage.reading() as connection:
            take = partial(self._shelf.take, connection)
            elsewhere = partial(self._shelf.invoices_elsewhere, connection)
            return examine(take, reading, reason, elsewhere).receipt()

    def reconcile(
        self,
        code: str,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Statement:
        """The statement of an agreement on a day: today, unless told otherwise.

        See `explain`, which gives it with what it is made of.
        """
        return self._reconciled(code, on, recorded_by).statement

    def explain(
        self,
        code: str,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Explanation:
        """A statement with the events, stretches and rates that each figure is made of.

        recorded_by: only what was recorded by then (a time with its zone), as a statement of that
        time had it. A published rate that the agreement prescribes is the one that the book has
        recorded. Raises NoSuchBook, WrongBook for a programme, MissingRate, LedgerBroken where a
        law does not hold.
        """
        return explain(self._reconciled(code, on, recorded_by))

    def _reconciled(
        self,
        code: str,
        on: date | None,
        recorded_by: datetime | None,
    ) -> Reconciled:
        day = on or _day_of(recorded_by)
        with self._storage.reading() as connection:
            known = self._shelf.as_recorded(connection, code, recorded_by)
            held = journal.held(connection, known.book.code, day, until=known.seq)
        return reconciled(known.book, on=day, held=held, recorded_by=recorded_by)

    def match(
        self,
        code: str,
        *,
        account: str | None = None,
        on: date | None = None,
        window: int = WINDOW,
    ) -> Matching:
        """Which bank lines and invoices of a book are which of its events, up to a day: today.

        account: only that one's lines and events. window: days that the bank's day and the books'
        may lie apart. Nothing is recorded: `confirm` records what is certain, `record` a `Match`
        that a person decided on. Raises NoSuchBook, CoopledgerError for an account that is not the
        book's.
        """
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
        accounts = _accounts(book, account)
        return match(book, on=on or date.today(), accounts=accounts, window=_window(window))

    def confirm(self, matching: Matching) -> Receipt:
        """Record as decided what a matching holds for certain; what is proposed is left alone."""
        today = date.today()
        return self.record(*(found.as_fact(matching.book, today) for found in matching.certain))

    def reconcile_bank(
        self,
        code: str,
        *,
        account: str | None = None,
        on: date | None = None,
        window: int = WINDOW,
    ) -> tuple[BankReconciliation, ...]:
        """The bank reconciliation of each account of an agreement, or of one (`match`).

        Each is of the last day up to the one asked, today unless told otherwise, for which the
        bank's balance is recorded; an account that has none is left out. Raises as `match` does,
        and LedgerBroken where the items do not sum to the difference.
        """
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
        accounts = _accounts(book, account)
        day = on or date.today()
        return reconcile_bank(book, on=day, accounts=accounts, window=_window(window))

    def cooperation_totals(
        self, year: int | None = None, to_year: int | None = None
    ) -> CooperationTotals:
        """What was given, per year and currency: every year, one, or from one to another."""
        with self._storage.reading() as connection:
            books = [self._shelf.book(connection, code).book for code in journal.books(connection)]
        return cooperation_totals(books, year, to_year)

    def books(self) -> list[BookSummary]:
        """The books of the ledger, by code."""
        with self._storage.reading() as connection:
            counts = journal.count(connection)
            openings = journal.openings(connection)
        return [BookSummary(opening, counts[opening.code]) for opening in openings]

    def facts(self, code: str) -> tuple[AnyFact, ...]:
        """All that is recorded in a book, in the order of recording. Raises NoSuchBook."""
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
            return tuple(link.fact for link in journal.facts(connection, book.code))

    def history(self, reference: str, *, book: str | None = None) -> tuple[Recorded, ...]:
        """All that is recorded under a reference, in every book or in one: revision by revision.

        A book's code is the reference of what opened it. Raises NoSuchReference, NoSuchBook.
        """
        reference = unicodedata.normalize("NFC", reference).strip()
        with self._storage.reading() as connection:
            if book is not None:
                book = self._shelf.book(connection, book).book.code
            known = journal.references(connection, book)
        if reference not in known:
            near = Near.among(known, reference)
            where = book or self.location
            raise NoSuchReference("reference.unknown", reference=reference, where=where, near=near)
        return tuple(each for code in known[reference] for each in self._trail(code, reference))

    def _trail(self, code: str, reference: str) -> tuple[Recorded, ...]:
        try:
            worth = worths(self.explain(code))
        except (WrongBook, MissingRate):  # a programme's money is worth itself
            worth = {}
        with self._storage.reading() as connection:
            return trail(connection, self._shelf.book(connection, code).book, reference, worth)

    def check(self, code: str | None = None, *, on: date | None = None) -> tuple[Finding, ...]:
        """What wants attention in every agreement, or in one, the soonest deadline first."""
        day = on or date.today()
        codes = [code] if code else [o.code for o, _ in self.books() if isinstance(o, Agreement)]
        views, without_rate = [], []
        for each in codes:
            try:
                views.append(self._view(each, day))
            except MissingRate as missing:
                where, params = Place(reference=each), {"said": missing}
                without_rate.append(Finding("rate-missing", Severity.WARNING, where, params))
        return (*what_stands(views), *without_rate)

    def _view(self, code: str, day: date) -> View:
        statement = self.reconcile(code, on=day)
        with self._storage.reading() as connection:
            book = self._shelf.book(connection, code).book
        before = statement.agreement.follows
        try:
            preceding = self.reconcile(before, on=day) if before else None
        except NoSuchBook:  # kept in another ledger
            preceding = None
        return View(statement, book, preceding)

    def head(self) -> LedgerHead:
        """How many rows the ledger has, and one hash of all of them: `str(head)` is printed.

        Kept elsewhere, it shows later whether anything was rewritten or cut: `verify(against=...)`.
        """
        with self._storage.reading() as connection:
            return head(connection)

    def verify(self, *, against: str | LedgerHead | None = None) -> Verification:
        """Walk every chain and check every law; the first bad row of each book is named.

        The laws are checked today and at each year's end, and every issued statement is drawn up
        again from what it looked at. against: a head of before, as it was printed; the ledger may
        have grown since. Raises CoopledgerError where it is no head.
        """
        then = LedgerHead.parse(against) if isinstance(against, str) else against
        with self._storage.reading() as connection:
            return proven(connection, self._shelf, then, date.today())

    def issue(
        self,
        code: str,
        *,
        on: date | None = None,
        reference: str | None = None,
    ) -> Issued:
        """Issue the statement of an agreement on a day, today unless told otherwise: freeze it.

        Its figures, the rates it used and the text in both languages are recorded in the chain of
        the book, with the place up to which it looked. reference: EE-1, EE-2 and so on (*estado
        emitido*), unless told otherwise. The very same statement of the same day is not issued
        twice: the one there is comes back, and nothing is recorded. Raises Refused for a day to
        come, and what `explain` raises: what does not close is not issued.
        """
        day = on or date.today()
        return issue_statement(self._recorder, code, day, reference)

    def issued(self, code: str, reference: str | None = None) -> tuple[Recorded, ...]:
        """The issued statements of a book, in order, or the one under a reference.

        The fact of each is an `Issue`. Raises NoSuchBook, NoSuchReference.
        """
        with self._storage.reading() as connection:
            return as_issued(connection, self._shelf.book(connection, code).book, reference)

    def changes_since(
        self,
        code: str,
        reference: str | None = None,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Changes | None:
        """What the books say now of the day of an issued statement, and no longer as it did.

        reference: which statement; else the last one of the day `on` or an earlier one, and None
        where there is none. recorded_by: what had changed by that time. Raises NoSuchBook,
        NoSuchReference.
        """
        day = on or _day_of(recorded_by)
        with self._storage.reading() as connection:
            known = self._shelf.as_recorded(connection, code, recorded_by)
            last = latest_issued(known.book, day)
            issue = issued_as(known.book, reference) if reference is not None else last
            return changes_since(connection, known, issue)


def _accounts(book: Book, account: str | None) -> tuple[str, ...] | None:
    """The account that was asked for, which must be the book's; None for all."""
    if account is None:
        return None
    codes = [a.code for a in book.opening.accounts] if isinstance(book.opening, Agreement) else []
    if account not in codes:
        expected = Known(codes)
        raise CoopledgerError("book.no-account", code=book.code, seen=account, expected=expected)
    return (account,)


def _window(days: int) -> int:
    if not 0 <= days <= LONGEST_WINDOW:
        raise CoopledgerError("match.not-a-window", seen=days)
    return days


def _day_of(recorded_by: datetime | None) -> date:
    """The day on which it was asked: today, or that of the time that is gone back to."""
    return recorded_by.astimezone().date() if recorded_by is not None else date.today()


def _read(path: str | os.PathLike[str], manner: Manner, progress: Progress) -> Reading:
    # Excel's and XML's libraries are slow to import: only when there is a document to read.
    from coopledger.readers.registry import read_document

    return read_document(Path(path), replace(manner, progress=within(progress, 0, READ)))


def _read_rates(path: str | os.PathLike[str], book: str | None, style: NumberStyle) -> Reading:
    from coopledger.rates.file import read_rates  # as slow to import

    return read_rates(Path(path), Manner(book, style))


def _named(by: str | None) -> str | None:
    return unicodedata.normalize("NFC", by).strip() if by else None


def _said(reason: str) -> str:
    if not reason.strip():
        raise CoopledgerError("correct.no-reason")
    return reason.strip()
