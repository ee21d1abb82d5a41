"""`Ledger`: the books kept in one place, and all that can be asked of them.

What only some verbs use is imported in them: who asks for something else does not wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from coopledger.books.match_window import WINDOW
from coopledger.books.summary import BookList, BookSummary
from coopledger.errors import WrongBook
from coopledger.ledger.arguments import spoken_for
from coopledger.ledger.recording import (
    Recorder,
    codes_of,
    or_refused,
    recordable,
    signature,
    stated,
)
from coopledger.ledger.shelf import Desk, Moment, Shelf
from coopledger.ledger.uncollected import uncollected
from coopledger.log import tell
from coopledger.messages.visible import on_one_line
from coopledger.model.agreement import Agreement
from coopledger.model.answer import Answer
from coopledger.model.entry import Entry
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import Period, PeriodState
from coopledger.model.rate import Rate, Rates
from coopledger.progress import Progress, untold
from coopledger.readers.reading import Reading
from coopledger.store import journal
from coopledger.store.borrowed import BorrowedStorage
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage

if TYPE_CHECKING:
    import sqlalchemy

    from coopledger.books.accounting_journal import AccountingJournal, JournalLayout
    from coopledger.books.annex import Annex
    from coopledger.books.auxiliary import Auxiliary
    from coopledger.books.bank_reconciliation import BankReconciliations
    from coopledger.books.book import Book
    from coopledger.books.closing import ClosingPackage
    from coopledger.books.cooperation import CooperationTotals
    from coopledger.books.cooperation_registry import CooperationRegistry
    from coopledger.books.documents import Documents, ListedDocument
    from coopledger.books.expediente import Expediente
    from coopledger.books.explanation import Explanation
    from coopledger.books.forgotten import Forgotten
    from coopledger.books.history import ReferenceHistory
    from coopledger.books.iati import IatiPublication
    from coopledger.books.iati_beside import IatiBeside
    from coopledger.books.issued import Changes, Issued, IssuedStatements
    from coopledger.books.issued_paper import IssuedPaper
    from coopledger.books.loads import Loads, Undone
    from coopledger.books.matching import Matching
    from coopledger.books.merged import Merged
    from coopledger.books.paper_proof import PaperProof
    from coopledger.books.partner_form import PartnerForm
    from coopledger.books.periods import PeriodStandings
    from coopledger.books.plan import Plan, PlannedApproval
    from coopledger.books.portfolio import Portfolio
    from coopledger.books.portfolio_totals import PortfolioTotals
    from coopledger.books.proposals import Pending
    from coopledger.books.rates import NeededRate
    from coopledger.books.sample import DrawnBy, Sample
    from coopledger.books.standing import AgreementStanding
    from coopledger.books.statement import Statement
    from coopledger.books.statement_paper import StatementPaper
    from coopledger.books.totals_paper import TotalsPaper
    from coopledger.books.trail import AuditTrail, RecordedSince
    from coopledger.ledger.issuing import Beside, Wanted
    from coopledger.ledger.match_decisions import MatchDecisions
    from coopledger.ledger.planning import Planning
    from coopledger.messages.catalogue import Language
    from coopledger.model.account_map import AccountMap
    from coopledger.model.attachment import DocumentUse
    from coopledger.model.dates import When
    from coopledger.model.facts import AnyFact
    from coopledger.model.finding import Findings
    from coopledger.model.iati import IatiPublisher
    from coopledger.model.issue import Issue
    from coopledger.model.letterhead import Letterhead
    from coopledger.model.narrative import Narrative
    from coopledger.model.proposal import Resolution
    from coopledger.model.receipt import Receipt
    from coopledger.model.registry_layout import RegistryLayout
    from coopledger.rates.lookup import RateResult
    from coopledger.readers.reading import MannerGiven
    from coopledger.rules.case import Rule
    from coopledger.store.heads import LedgerHead
    from coopledger.store.journal import Heads
    from coopledger.store.upgrading import Upgraded
    from coopledger.store.verification import Verification
    from coopledger.writers.arrow import ArrowStream

DEFAULT_LOCATION = "coopledger.db"

StrPath = str | os.PathLike[str]


@spoken_for
class Ledger:
    """The books kept in one place.

    >>> from coopledger.model.agreement import Agreement
    >>> ledger = Ledger.open("sqlite://")
    >>> receipt = ledger.record(
    ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    >>> ledger.reconcile("A-1").closes
    True
    """

    _closed = False

    def __init__(
        self,
        storage: Storage | BorrowedStorage,
        by: str | None = None,
        rules: Iterable[Rule] = (),
        keep_documents: StrPath | None = None,
    ) -> None:
        self._storage = storage
        self._shelf = Shelf()
        self._folder = Path(keep_documents) if keep_documents is not None else None
        self._recorder = Recorder(
            storage, self._shelf, signature(by), tuple(rules), folder=self._folder
        )

    @classmethod
    def open(
        cls,
        location: StrPath = DEFAULT_LOCATION,
        *,
        by: str | None = None,
        rules: Iterable[Rule] = (),
        keep_documents: StrPath | None = None,
    ) -> Self:
        """The ledger in a file or at a URL: `sqlite:///books.db`, `postgresql+psycopg://host/base`.

        One that does not exist is made by the first thing recorded in it; reading it before raises
        LedgerNotFound. `sqlite://` is a ledger in memory. by: who records; the operating system's
        user, unless told otherwise. rules: the program's own, asked beside ours of all that is to
        be recorded, and named in each receipt (docs/library.md). keep_documents: a folder in which
        documents are kept instead of in the ledger, and are looked for. Raises StoreError where
        that is no address, or the driver of its database is not installed (`coopledger[postgres]`).
        """
        storage = Storage(location)
        tell("opened a ledger (%s)", storage.database.dialect)
        return cls(storage, by, rules, keep_documents)

    @classmethod
    def within(
        cls,
        connection: sqlalchemy.Connection,
        *,
        by: str | None = None,
        rules: Iterable[Rule] = (),
    ) -> Self:
        """The ledger in a caller's SQLAlchemy transaction, which the caller commits or rolls back.

        What is recorded stands or falls with the caller's own rows; until then only this connection
        sees it. Where the database (SQLite, through Python's own driver) has no ledger yet, one is
        made in the same transaction. For that there must be one: where the driver has not begun
        it, as Python's does not before the first INSERT, it is begun here (BEGIN IMMEDIATE to
        record). Who reads first and records later begins it so beforehand, or may find the ledger
        busy. No foreign keys or other settings are asked for; how durable a commit is
        (`PRAGMA synchronous`) is the caller's to say. by, rules: as `open` takes them. Raises
        StoreError where the connection commits each statement by itself, or the database uses the
        names of our tables.
        """
        return cls(BorrowedStorage(connection), by, rules)

    def __reduce__(self) -> tuple[object, ...]:
        """For another process (`pickle`), which opens the same ledger anew, in the same name."""
        recorder = self._recorder
        return type(self), (self._storage, recorder.by, recorder.rules, self._folder)

    def signed_by(self, by: str) -> Self:
        """The same ledger, in which somebody else records.

        What is kept open is shared: closing either closes both. Raises CoopledgerError where the
        name has signs that hide or reorder what is read.
        """
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        other._recorder = replace(self._recorder, by=signature(by))
        return other

    @property
    def by(self) -> str:
        """Who records."""
        return self._recorder.by

    def create(self) -> bool:
        """Make the ledger, empty, where there is none yet; whether it was made."""
        if self._storage.exists():
            with self._storage.reading():
                return False
        self._storage.write(lambda _: None)
        return True

    def close(self) -> None:
        """Let go of the files. (A caller's connection is the caller's to close.)

        Whatever is asked of it afterwards raises StoreError; what other threads are at comes to its
        end.
        """
        self._closed = True
        self._storage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def location(self) -> str:
        """Where the ledger is kept."""
        return str(self._storage)

    @contextmanager
    def _at(self, *codes: str) -> Iterator[tuple[Connection, Desk]]:
        """A transaction that reads, at a desk with the books of these codes."""
        with uncollected(), self._shelf.desk(*codes) as desk, self._storage.reading() as connection:
            yield connection, desk

    @contextmanager
    def _at_all(self) -> Iterator[tuple[Connection, Desk]]:
        """The same, with every book."""
        with uncollected(), self._shelf.whole() as desk, self._storage.reading() as connection:
            yield connection, desk

    @contextmanager
    def _book(self, code: str) -> Iterator[Book]:
        """A book as it stands, for this thread alone meanwhile. Raises NoSuchBook."""
        with self._at(code) as (connection, desk):
            yield desk.book(connection, code).book

    def record(self, *facts: AnyFact) -> Receipt:
        """Record facts, all or none. Raises Refused with the findings where a rule says no.

        The same fact again changes nothing; another under the same reference is refused.
        """
        return or_refused(self._recorder.record(stated(facts)))

    def load(self, *facts: AnyFact) -> Receipt:
        """Record facts as `record` does, as one load: it has a number and can be taken back whole.

        The number is the receipt's (`load`); see `loads`, `undo`.
        """
        return or_refused(self._recorder.record(stated(facts, is_load=True)))

    def preview(self, *facts: AnyFact) -> Receipt:
        """What `record` would do, its findings among it. Nothing is recorded."""
        return self._recorder.preview(stated(facts))

    def set_period(
        self,
        code: str,
        year: int | str | FiscalYear,
        state: PeriodState | str,
        *,
        reason: str | None = None,
        at: str | LedgerHead | None = None,
    ) -> Receipt:
        """Close a year of a book to what is dated in it, let it only be corrected, or open it.

        year: as `fiscal_year` takes it. reason: why; needed to go back. The same state again
        changes nothing. at: the head of the book (`head(code)`) as it was looked at. Raises
        NoSuchBook, CoopledgerError where there is no such year, BooksMoved where anything was
        recorded in the book since it was looked at, and Refused where a year may not change so: one
        that has not ended, has errors, or is out of order with the years beside it.
        """
        period = self._period(code, year, state, reason)
        if period.state is PeriodState.CLOSED:
            with self._storage.reading() as connection:
                journal.require_proved(connection, period.book)
        with self._shelf.desk(period.book) as desk:
            held, reading = self._held_at(period, at), Reading([Entry(period, any_revision=True)])
            return or_refused(held.record_at(desk, reading))

    def _held_at(self, period: Period, at: str | LedgerHead | None) -> Recorder:
        from coopledger.ledger.planning import held_at
        from coopledger.store.heads import LedgerHead

        seen = LedgerHead.parse(at) if isinstance(at, str) else at
        return held_at(self._recorder, period.book, seen)

    def preview_period(
        self,
        code: str,
        year: int | str | FiscalYear,
        state: PeriodState | str,
        *,
        reason: str | None = None,
        propose: bool = False,
    ) -> Receipt:
        """What `set_period` would say, or `propose_period`: all that stands in the way.

        Nothing is recorded. Raises as `set_period` does, but for Refused.
        """
        from coopledger.ledger.examining import Prepared

        period = self._period(code, year, state, reason)
        if period.state is PeriodState.CLOSED:
            with self._storage.reading() as connection:
                journal.require_proved(connection, period.book)
        reading = Reading([Entry(period, any_revision=True)])
        return self._recorder.preview(Prepared.of(reading) if propose else reading)

    def _period(
        self, code: str, year: int | str | FiscalYear, state: PeriodState | str, reason: str | None
    ) -> Period:
        if not isinstance(year, FiscalYear):
            year = self.fiscal_year(code, year)
        recordable(on_one_line(reason or ""))
        with self._book(code) as book:
            return Period(book=book.code, when=year.when, state=state, reason=reason)

    def propose(self, *facts: AnyFact, note: str | None = None) -> Receipt:
        """Prepare facts for another person to approve (`approve`): a row that moves nothing.

        They are looked at as `record` does, and sealed in the proposal (PR-1, PR-2 and so on, one
        in each book), with their sums in clear. note: what the other is to know. The same again
        while it waits changes nothing. Raises Refused where a rule says no.
        """
        return or_refused(self._propose(stated(facts), note=note))

    def propose_file(
        self,
        path: StrPath,
        *,
        reason: str | None = None,
        note: str | None = None,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """The same with what a document states, read as `import_file` does, which is kept already.

        reason: why rows that say otherwise than what is recorded are to be set right, as
        `correct_file` does.
        """
        from coopledger.ledger.documents import read_file, reason_given

        why = reason_given(reason) if reason is not None else None
        return self._propose(read_file(path, manner, progress), why, note)

    def propose_period(
        self,
        code: str,
        year: int | str | FiscalYear,
        state: PeriodState | str,
        *,
        reason: str | None = None,
        note: str | None = None,
        at: str | LedgerHead | None = None,
    ) -> Receipt:
        """The same with what `set_period` would do, which takes `at` likewise."""
        from coopledger.ledger.proposing import propose

        period = self._period(code, year, state, reason)
        reading, held = Reading([Entry(period, any_revision=True)]), self._held_at(period, at)
        with self._shelf.desk(period.book) as desk:
            return or_refused(propose(held, desk, lambda _: reading, note=note))

    def propose_undo(
        self,
        load: int,
        *,
        reason: str,
        on: date | None = None,
        note: str | None = None,
        plan: str | None = None,
    ) -> Receipt:
        """The same with what `undo` would do: in each book of the load, its part of it.

        plan: as `undo` takes it, of what was previewed as a proposal.
        """
        from coopledger.ledger.documents import reason_given
        from coopledger.ledger.undoing import propose_undo

        why = reason_given(reason)
        return or_refused(propose_undo(self._recorder, load, why, on, note, plan))

    def _propose(
        self, reading: Reading, reason: str | None = None, note: str | None = None
    ) -> Receipt:
        from coopledger.ledger.proposing import propose

        with self._shelf.desk(*codes_of(reading)) as desk:
            return propose(self._recorder, desk, lambda _: reading, reason, note)

    def pending(self, code: str | None = None) -> Pending:
        """The proposals that wait, in every book or in one, the first first. Raises NoSuchBook."""
        from coopledger.ledger.proposing import pending

        with self._at_all() if code is None else self._at(code) as (connection, desk):
            codes = [code] if code is not None else journal.books(connection)
            return pending(connection, desk, codes)

    def approve(
        self,
        reference: str,
        *,
        book: str | None = None,
        reason: str | None = None,
        alone: bool = False,
        plan: str | None = None,
    ) -> Receipt:
        """Record what was proposed, in one transaction: looked at anew, as the books stand now.

        What is recorded is a load, in the name of who approves, with the proposal named. Who
        prepared it never approves it, however the name is written; unless it has waited for 30 days
        by the ledger's own clock and nobody else is there: alone, with a reason, and `check` names
        it ever after. book: which one's, where several have the reference. plan: the hash that
        `preview_approval` gave: exactly what it said is recorded then, or nothing. Raises
        NoSuchReference, CoopledgerError where it was decided on before, was erased, or is one's
        own, Refused where a rule says no: it waits on, and PlanMoved where it would be recorded
        otherwise than was shown.
        """
        from coopledger.ledger.approving import approve
        from coopledger.ledger.documents import reason_given

        why = reason_given(reason) if reason is not None else None
        return or_refused(approve(self._recorder, reference, book, why, alone=alone, plan=plan))

    def preview_approval(self, reference: str, *, book: str | None = None) -> PlannedApproval:
        """What `approve` would do to the books as they stand now, and whether it may be done.

        Whoever asks, also who prepared it. Nothing is recorded. Raises NoSuchReference,
        CoopledgerError where it was decided on before.
        """
        from coopledger.ledger.approving import preview_approval

        return preview_approval(self._recorder, reference, book)

    def refuse(self, reference: str, *, reason: str, book: str | None = None) -> Resolution:
        """Say no to a proposal, for good; or withdraw one's own. Raises as `approve` does."""
        from coopledger.ledger.approving import refuse
        from coopledger.ledger.documents import reason_given

        return refuse(self._recorder, reference, book, reason_given(reason))

    def import_file(
        self, path: StrPath, *, progress: Progress = untold, **manner: Unpack[MannerGiven]
    ) -> Receipt:
        """Record what a document states, all or nothing.

        A workbook (.xlsx, .xlsm, .ods), its sheets as .csv or a .zip of them; facts as .json,
        .jsonl, .ndjson or .parquet; a bank's statement: camt.053 (.xml), MT940 (.sta, .swi, .mt940,
        .940, .txt), or a table; invoices: CFDI (.xml), or a folder or .zip of them. What is wrong
        with the document comes back as findings, all at once; one of severity error and nothing is
        recorded.

        book, style: the book its rows belong to, and how it writes numbers, where the document does
        not say so itself. account: the account of the book that a bank's statement is of, where its
        number does not say so; others of its file are left out. profile: how a bank lays out its
        table, by name or by file (docs/bank-statements.md). share: how much of an invoice is for
        the book, in the invoice's currency, where other books share it. skip_unreadable: whether
        what cannot be read of a folder or .zip of invoices is left out and named, instead of
        refusing them all. progress: is told how far the work has come, as a share from 0 to 1.
        Raises FileNotFoundError where there is no such file, CoopledgerError where there is no such
        profile.
        """
        from coopledger.ledger.bulk_loading import import_large
        from coopledger.ledger.documents import read_file

        receipt = import_large(self._recorder, Path(path), manner, progress)
        if receipt is not None:
            return receipt
        return self._recorder.record(read_file(path, manner, progress), progress=progress)

    def correct_file(
        self,
        path: StrPath,
        *,
        reason: str,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """The same, where rows may say otherwise than what is recorded: they are set right.

        For each of them a reversal is recorded, with the reason, and the next revision.
        """
        from coopledger.ledger.documents import read_file, reason_given

        reason = reason_given(reason)
        return self._recorder.record(read_file(path, manner, progress), reason, progress)

    def preview_file(
        self,
        path: StrPath,
        *,
        reason: str | None = None,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """What `import_file` would do, or with a reason `correct_file`. Nothing is recorded."""
        from coopledger.ledger.bulk_loading import preview_large
        from coopledger.ledger.documents import read_file, reason_given

        if reason is None:
            receipt = preview_large(self._recorder, Path(path), manner, progress)
            if receipt is not None:
                return receipt
        reading = read_file(path, manner, progress)
        return self._recorder.preview(reading, reason_given(reason) if reason is not None else None)

    def plan(
        self,
        document: StrPath | Reading,
        *,
        reason: str | None = None,
        propose: bool = False,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Plan:
        """What `import_file` would do, under a hash by which exactly that is recorded later.

        Nothing is recorded. document: a file, or one that was read already (`Reading`). reason: as
        for `correct_file`. propose: whether it is to wait for another person, as by `propose_file`.
        The hash is of all that would be recorded, row by row, of what is found, and of what was
        asked: `record_planned` takes it. Raises as `import_file` does.
        """
        return self._planning(document, reason, propose, progress, manner).plan(self._recorder)

    def record_planned(
        self,
        document: StrPath | Reading,
        plan: str,
        *,
        reason: str | None = None,
        propose: bool = False,
        note: str | None = None,
        progress: Progress = untold,
        **manner: Unpack[MannerGiven],
    ) -> Receipt:
        """Record what was planned, or nothing: the plan is made again when nobody else can record.

        plan: the hash that `plan` gave for the same document, asked in the same way. note: what the
        other person is to know, of what is proposed. Raises PlanMoved, with the plan as it is now,
        where it is no longer the same: somebody recorded in between, the document changed, or the
        day. A plan with errors is refused as by `import_file`.
        """
        planning = self._planning(document, reason, propose, progress, manner)
        return planning.record(self._recorder, plan, note, progress)

    def _planning(
        self,
        document: StrPath | Reading,
        reason: str | None,
        propose: bool,
        progress: Progress,
        manner: MannerGiven,
    ) -> Planning:
        from coopledger.ledger.documents import read_file, reason_given
        from coopledger.ledger.planning import Planning

        why = reason_given(reason) if reason is not None else None
        if not isinstance(document, Reading):
            document = read_file(document, manner, progress)
        return Planning(document.as_load(), why, propose)

    def attach(
        self,
        reference: str,
        *paths: StrPath,
        book: str | None = None,
        use: DocumentUse | str | None = None,
    ) -> Receipt:
        """Keep documents, and record that they belong to what is recorded under a reference.

        A book's code is the reference of what opened it. Each document is kept once, as it is, and
        read back before this returns; nothing of it is opened. What is wrong with any of them comes
        back as findings, and nothing is kept then. use: what they are of it: `invoice`, `ticket`,
        `agreement`, `bank-statement`, `transfer-receipt`, `letter`, `working-paper`, `other`; of
        the institution, what its reports are made with where nothing else is given: `letterhead` (a
        picture), `annex-texts`, `tossd-columns`, `rencid-columns`, one of each: the one before is
        reversed. Raises NoSuchReference, NoSuchBook, CoopledgerError where several books have the
        reference and none is named, and where it is no such setting.
        """
        from coopledger.ledger.attaching import attach
        from coopledger.model.attachment import DocumentUse

        given = DocumentUse(use) if use is not None else None
        return attach(self._recorder, reference, map(Path, paths), book, given)

    def documents(self, code: str) -> Documents:
        """The documents of a book: those that were attached, and those it was loaded from.

        Raises NoSuchBook.
        """
        from coopledger.ledger.attaching import listed

        with self._at(code) as (connection, desk):
            return listed(connection, desk, code)

    def save_document(self, code: str, number: int, to: StrPath) -> ListedDocument:
        """Write a document of a book, by its number in `documents`, to a file, as it was.

        Over one that is there, but for the ledger. Returns what it is. Raises NoSuchBook,
        CoopledgerError where there is no such document or the file cannot be written, LedgerBroken
        where its bytes are not those that were kept.
        """
        from coopledger.ledger.attaching import content, listed
        from coopledger.writers.files import put_in_place

        with self._at(code) as (connection, desk):
            found = listed(connection, desk, code).numbered(number)
            kept, pieces = content(connection, found, self._folder)
            put_in_place(Path(to), pieces, ledger=self.location, kept=kept)
        return found

    def import_rates(self, path: StrPath, **manner: Unpack[MannerGiven]) -> Receipt:
        """Record the exchange rates of one table, whatever its name, as `import_file` does.

        A .csv, .xlsx, .xlsm or .ods with the columns of the sheet *Tipos de cambio*: date, base,
        quote, value, source.
        """
        from coopledger.ledger.documents import read_rates_file

        return self._recorder.record(read_rates_file(path, manner))

    def preview_rates(self, path: StrPath, **manner: Unpack[MannerGiven]) -> Receipt:
        """What `import_rates` would do. Nothing is recorded."""
        from coopledger.ledger.documents import read_rates_file

        return self._recorder.preview(read_rates_file(path, manner))

    def reconcile(
        self, code: str, *, on: date | None = None, recorded_by: datetime | None = None
    ) -> Statement:
        """The statement of an agreement on a day: today, unless told otherwise.

        See `explain`, which gives it with what it is made of.
        """
        from coopledger.ledger.stating import state, statement

        with self._at(code) as (connection, desk):
            if recorded_by is None:
                return statement(connection, desk, code, on=on)
            return state(connection, desk, code, on=on, recorded_by=recorded_by).statement

    def explain(
        self, code: str, *, on: date | None = None, recorded_by: datetime | None = None
    ) -> Explanation:
        """A statement with the events, stretches and rates that each figure is made of.

        recorded_by: only what was recorded by then (a time with its zone), as a statement of that
        time had it. A published rate that the agreement prescribes is the one that the book has
        recorded. Raises NoSuchBook, WrongBook for a programme, MissingRate, LedgerBroken where a
        law does not hold.
        """
        from coopledger.books.explanation import explain
        from coopledger.ledger.stating import explanation, state

        with self._at(code) as (connection, desk):
            if recorded_by is None:
                return explanation(connection, desk, code, on=on)
            return explain(state(connection, desk, code, on=on, recorded_by=recorded_by))

    @property
    def fiscal_year_start(self) -> int:
        """The month in which the years of totals begin: that of all books, where it is the same."""
        from coopledger.books.cooperation import shared_start

        with self._storage.reading() as connection:
            return shared_start(journal.openings(connection))

    def cooperation_totals(
        self,
        year: int | None = None,
        to_year: int | None = None,
        *,
        on: date | None = None,
        recorded_by: datetime | str | LedgerHead | None = None,
    ) -> CooperationTotals:
        """What was given, per year and currency: every year, one, or from one to another.

        A year's is what stands at its end less what stood at the end of the year before: a later
        correction is of the year it is dated in, and `changes` says so. on: only what counts by a
        day. recorded_by: only what was recorded by then: a time with its zone, or a head that the
        ledger had. Years are calendar years, unless those of every book begin in another month
        (`fiscal_year_start`): then each is asked by the year it ends in. Raises CoopledgerError for
        years that cannot be, and for a head that the ledger never had.
        """
        from coopledger.ledger.totals import AsOf, totals

        asked = AsOf(year, to_year, on, _moment(recorded_by))
        with self._at_all() as (connection, desk):
            return totals(connection, desk, asked)

    def totals_paper(
        self,
        year: int | None = None,
        to_year: int | None = None,
        *,
        on: date | None = None,
        recorded_by: datetime | str | LedgerHead | None = None,
        letterhead: Letterhead | None = None,
    ) -> TotalsPaper:
        """The same with all their parts, as people sign it (`to_pdf`, `to_docx`, `to_xlsx`).

        Activities by kind; what was given by book, kind, activity and partner; the years beside one
        another, with a picture; each amount in kind and how it was valued; and what changed since
        the last totals of these years that were issued (`issue_totals`). letterhead: as in
        `statement_paper`; the rest as in `cooperation_totals`, which see for what is raised.
        """
        from coopledger.ledger.heading import letterhead_of
        from coopledger.ledger.issuing_totals import paper_now
        from coopledger.ledger.totals import AsOf

        asked = AsOf(year, to_year, on, _moment(recorded_by))
        with self._at_all() as (connection, desk):
            return paper_now(
                connection, desk, asked, letterhead_of(connection, letterhead, self._folder)
            )

    def annex(
        self,
        year: int,
        *,
        narrative: Narrative | None = None,
        letterhead: Letterhead | None = None,
        on: date | None = None,
        recorded_by: datetime | str | LedgerHead | None = None,
    ) -> Annex:
        """The annex of a year's report: a row an agreement, a programme or an activity.

        narrative: the office's texts, whose placeholders (`{received EUR}`) are filled from the
        books; else those that the institution has in its book (`attach`, `annex-texts`), and those
        recorded with each activity. What is of the year and has no text stands there with its
        figures. What could not be filled is among its `findings` (docs/annex.md). year, on,
        recorded_by: as `cooperation_totals` takes them. Raises CoopledgerError for a year that
        cannot be, and for a head that the ledger never had; MissingRate, LedgerBroken.
        """
        from coopledger.ledger.annex import OfYear, annex_of
        from coopledger.ledger.heading import letterhead_of

        asked = OfYear(year, on, _moment(recorded_by), self._folder)
        with self._at_all() as (connection, desk):
            head = letterhead_of(connection, letterhead, self._folder)
            return annex_of(connection, desk, asked, narrative, head)

    def cooperation_registry(
        self,
        name: str,
        year: int,
        *,
        layout: RegistryLayout | None = None,
        on: date | None = None,
        recorded_by: datetime | str | LedgerHead | None = None,
    ) -> CooperationRegistry:
        """A year as a registry asks for it: a row an activity, a modality and a currency.

        name: `tossd` or `rencid`. layout: other columns than those that come with the program, and
        what the books do not have; without columns, those. Where none is given, the one that the
        institution has in its book (`attach`, `tossd-columns`). Its rows add up to the year's
        `cooperation_totals`; what they lack is among its `findings` (docs/registries.md). on,
        recorded_by: as `cooperation_totals` takes them. Raises CoopledgerError for a registry or a
        year that cannot be, and for a head that the ledger never had.
        """
        from coopledger.ledger.annex import OfYear, registry_of

        asked = OfYear(year, on, _moment(recorded_by), self._folder)
        with self._at_all() as (connection, desk):
            return registry_of(connection, desk, name, asked, layout)

    def accounting_journal(
        self,
        *codes: str,
        accounts: AccountMap | None = None,
        layout: JournalLayout | str = "entries",
        on: date | None = None,
    ) -> AccountingJournal:
        """The journal of agreements for programs of accountants, in debits and credits.

        `export(answer, "a.beancount")`, `"a.journal"` (hledger), `"a.xlsx"`, `"a.csv"`. accounts:
        what the accounts are called there (docs/accountants.md); by CONAC, unless told otherwise.
        layout: of its rows, `entries`, or `annex24`: account by account and month by month. on: up
        to which day, of which the worths are too; today, unless told otherwise. Each entry has two
        halves: minor units of the fund's currencies, and the worth in the agreement's. Raises
        NoSuchBook, WrongBook for a programme, CoopledgerError for no such layout, MissingRate,
        LedgerBroken where an account does not come to what the statement says.
        """
        from coopledger.books.accounting_journal import JournalLayout
        from coopledger.ledger.accounting_journal import accounting_journal
        from coopledger.readers.account_map import read_account_map

        day, mapped = on or date.today(), accounts or read_account_map()
        with self._at(*codes) as (connection, desk):
            return accounting_journal(connection, desk, codes, mapped, JournalLayout(layout), day)

    def iati(
        self,
        *codes: str,
        publisher: IatiPublisher,
        value_dates: Mapping[str, date] | None = None,
        by_activity: bool = False,
        on: date | None = None,
    ) -> IatiPublication:
        """Agreements as they are published to IATI 2.03: `export(answer, "ine.xml")` writes it.

        publisher: who publishes, and what the books do not have. value_dates: by reference, the
        day of what is known to a month, a year or a range: it holds for this answer, which says
        so, and is not kept. by_activity: whether each activity of an agreement is one by itself,
        under it, with its own money. on: of which day; today, unless told otherwise. What keeps it
        from being published, and what IATI asks for besides, is among its `findings`
        (docs/iati.md).
        Raises NoSuchBook, WrongBook for a programme, CoopledgerError for a day given for nothing or
        beyond what is known, MissingRate.
        """
        from coopledger.ledger.iati import iati_publication

        day = on or date.today()
        with self._at(*codes) as (connection, desk):
            return iati_publication(
                connection, desk, codes, publisher, value_dates or {}, day, by_activity=by_activity
            )

    def iati_beside(
        self,
        path: StrPath,
        code: str,
        *,
        activity: str | None = None,
        publisher: IatiPublisher | None = None,
        on: date | None = None,
    ) -> IatiBeside:
        """What a partner published of an agreement to IATI 2.x, beside the books: none is recorded.

        path: the partner's file. activity: the identifier of the activity in it; else the one that
        the agreement's code, or what publisher says of it, tells. publisher: as for `iati`: by it
        the partner's disbursements to others are known. on: up to which day; today, unless told
        otherwise. What differs or is missing on a side is among its `findings` (docs/iati.md).
        Raises NoSuchBook, WrongBook for a programme, CoopledgerError for a file that is none of
        IATI's, or of which no activity, or more than one, is the agreement's.
        """
        from coopledger.ledger.iati import iati_beside

        day = on or date.today()
        with self._at(code) as (connection, desk):
            return iati_beside(connection, desk, path, code, activity, publisher, day)

    def portfolio(self, *, on: date | None = None) -> Portfolio:
        """What every agreement received, spent, returned and holds on a day, by one statement.

        To the cent what `reconcile` says of each, many times as quick; what the statement cannot
        say comes from the books of that agreement, and `exact` says which and why. The rows of the
        journal are not proved on the way, as other answers do: `verify` does that.
        """
        from coopledger.ledger.many import portfolio

        with self._at_all() as (connection, desk):
            return portfolio(connection, desk, on or date.today())

    def portfolio_totals(self, *, on: date | None = None) -> PortfolioTotals:
        """What `cooperation_totals` says of every year as a whole, by one statement.

        on: only what counts by a day. As of `portfolio`, no row is proved on the way.
        """
        from coopledger.ledger.many import portfolio_totals

        with self._at_all() as (connection, desk):
            return portfolio_totals(connection, desk, on)

    def portfolio_check(self, *, on: date | None = None) -> Findings:
        """What `check` finds in all agreements, sooner: those that are over are told by sets.

        on: today, unless told otherwise. As of `portfolio`, what is told so is not proved.
        """
        from coopledger.ledger.checking import check_what_may_want_attention

        with self._at_all() as (connection, desk):
            return check_what_may_want_attention(connection, desk, on or date.today())

    def books(self) -> BookList:
        """The books of the ledger, by code."""
        with self._storage.reading() as connection:
            ends, openings = journal.ends(connection), journal.openings(connection)
        found = (BookSummary(opening, ends[opening.code].seq) for opening in openings)
        return BookList(found, self.location)

    def facts(self, code: str) -> tuple[AnyFact, ...]:
        """All that is recorded in a book, in the order of recording. Raises NoSuchBook."""
        with self._at(code) as (connection, desk):
            book = desk.book(connection, code).book
            return tuple(link.fact for link in journal.facts(connection, book.code))

    def history(self, reference: str, *, book: str | None = None) -> ReferenceHistory:
        """All that is recorded under a reference, in every book or in one: revision by revision.

        A book's code is the reference of what opened it. Raises NoSuchReference, NoSuchBook.
        """
        from coopledger.ledger.tracing import history

        with self._at_all() if book is None else self._at(book) as (connection, desk):
            return history(connection, desk, reference, book, where=self.location)

    def trail(
        self,
        code: str | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        by: str | None = None,
    ) -> AuditTrail:
        """The audit trail of every book, or of one: who recorded what and when, and why.

        Each record with what was so before it, in the order of recording. since, until: only what
        was recorded on these days, by the machine's own clock. by: only what that person recorded.
        Raises NoSuchBook.
        """
        from coopledger.ledger.tracing import audit_trail

        with self._at_all() if code is None else self._at(code) as (connection, desk):
            return audit_trail(connection, desk, code, since=since, until=until, by=by)

    def recorded_since(self, since: str | LedgerHead, code: str | None = None) -> RecordedSince:
        """What was recorded after a head that was kept: who did what, and the head there is now.

        Recorded, corrected, reversed, closed, issued, undone: as `trail` has it, each with what was
        so before it. A program that has the books as they were then need ask nothing else, and next
        time asks since the `head` of this answer. code: only of this book; since is a head of that
        book alone then (`head(code)`). Books in which nothing came are not read. Raises NoSuchBook,
        CoopledgerError where it is no head, or none that the ledger or the book ever had.
        """
        from coopledger.ledger.tracing import recorded_since
        from coopledger.store.heads import LedgerHead

        then = LedgerHead.parse(since) if isinstance(since, str) else since
        with self._at_all() if code is None else self._at(code) as (connection, desk):
            return recorded_since(connection, desk, then, code)

    def auxiliary(self, code: str) -> Auxiliary:
        """The auxiliary ledger of a book: what moved each account, in order, the balance after it.

        Recoveries and disallowances are among it; each line has its documents, by their numbers in
        `documents`. Raises NoSuchBook.
        """
        from coopledger.ledger.attaching import auxiliary_of

        with self._at(code) as (connection, desk):
            return auxiliary_of(connection, desk, code)

    def statement_paper(
        self,
        code: str,
        *,
        on: date | None = None,
        since: date | None = None,
        letterhead: Letterhead | None = None,
        public: bool = False,
    ) -> StatementPaper:
        """The statement of an agreement as people sign it (`to_pdf`): all parts, movements, banks.

        on: of which day; today, unless told otherwise. since: from which day on: what was held
        before, what moved since, and all since the start beside it. letterhead: what stands at its
        head, and who signs. public: without what a public edition hides (COOPLEDGER_HIDDEN), and
        bank reconciliations; its rows come to the same head. The PDF carries all that it is made
        of, and proves itself (`verify_paper`). Raises NoSuchBook, WrongBook for a programme,
        MissingRate, LedgerBroken.
        """
        from coopledger.ledger.heading import letterhead_of
        from coopledger.ledger.paper import Wanted, statement_paper

        with self._storage.reading() as connection:
            head = letterhead_of(connection, letterhead, self._folder)
            wanted = Wanted(on or date.today(), since, public=public, letterhead=head)
            return statement_paper(connection, code, wanted)

    def closing_package(
        self, code: str, *, on: date | None = None, letterhead: Letterhead | None = None
    ) -> ClosingPackage:
        """The closing package of an agreement (*informe de cierre*, *finiquito*), to be signed.

        Receipts and payments, budget, the balance of each account by books and bank, bank
        reconciliations, refunds with their receipts, what was not accepted and what became of it,
        the documents with their hashes; and what keeps the agreement from being closed. on: by
        which day; today, unless told otherwise. letterhead: as in `statement_paper`. Raises
        NoSuchBook, WrongBook for a programme, MissingRate, LedgerBroken.
        """
        from coopledger.ledger.closing import closing_package
        from coopledger.ledger.heading import letterhead_of
        from coopledger.ledger.paper import Wanted

        with self._storage.reading() as connection:
            head = letterhead_of(connection, letterhead, self._folder)
            wanted = Wanted(on or date.today(), letterhead=head)
            return closing_package(connection, code, wanted)

    def partner_form(
        self,
        name: str,
        code: str,
        *,
        on: date | None = None,
        since: date | None = None,
        letterhead: Letterhead | None = None,
        working_copy: bool = False,
    ) -> PartnerForm:
        """A form that a partner or an authority asks for, filled in from the books of an agreement.

        name: `conac` (Mexico's statement of the budget), `face` (United Nations), `sf425` (United
        States), `eu` (grants of the European Union) or `refund` (the letter of a refund). on,
        since: by which day, and from which on, as in `statement_paper`; its figures are those. What
        the books do not have is left to be filled in (`to_docx`, `to_xlsx`). working_copy: with
        what the agency fills in. Raises NoSuchBook, WrongBook for a programme, MissingRate,
        LedgerBroken, CoopledgerError for a form there is not and for a letter without a refund.
        """
        from coopledger.ledger.heading import letterhead_of
        from coopledger.ledger.paper import Wanted
        from coopledger.ledger.partner_forms import partner_form

        with self._storage.reading() as connection:
            head = letterhead_of(connection, letterhead, self._folder)
            wanted = Wanted(on or date.today(), since, letterhead=head)
            return partner_form(connection, name, code, wanted, working_copy=working_copy)

    def sample(
        self,
        code: str,
        size: int,
        *,
        by: DrawnBy | str = "item",
        seed: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Sample:
        """A sample of the expenditures of a book, which anybody can draw again (docs/audit.md).

        size: how many at the most. by: `item`, each with the same chance; `amount`, by minor units;
        `line`, at least one of each budget line. seed: what decides, any text; else the last hash
        of the book's chain. since, until: only those that count from these days. Its workbook
        (`to_xlsx`) has a list to tick off. Raises NoSuchBook, CoopledgerError where there is
        nothing to draw from, or more lines than are to be drawn.
        """
        from coopledger.books.sample import Asked, DrawnBy
        from coopledger.ledger.attaching import sample_of

        def asked(end: str) -> Asked:
            return Asked(DrawnBy(by), size, seed if seed is not None else end, since, until)

        with self._at(code) as (connection, desk):
            return sample_of(connection, desk, code, asked)

    def expediente(
        self,
        code: str,
        to: StrPath,
        *,
        public: bool = False,
        language: Language | str | None = None,
        progress: Progress = untold,
    ) -> Expediente:
        """Write all that a book has to show to a .zip, with an index that has each file's hash.

        Its statement, auxiliary ledger, bank reconciliations, issued statements, documents, audit
        trail and rows, and how to verify it: by `verify_expediente`, and without this program. The
        same ledger and language give the same bytes. public: without what a public edition hides
        (COOPLEDGER_HIDDEN), without documents and bank reconciliations. progress: is told how far
        the work has come, as a share from 0 to 1. All of it is written or nothing, over a file that
        is there. Raises NoSuchBook, MissingRate, CoopledgerError where the file cannot be written,
        LedgerBroken where a row or a document is not what was recorded.
        """
        from coopledger.ledger.expediente import export_expediente
        from coopledger.writers.registry import spoken_in

        with self._storage.reading() as connection:
            return export_expediente(
                connection, code, Path(to), spoken_in(language), public=public,
                folder=self._folder, ledger=self.location, progress=progress,
            )  # fmt: skip

    def fill_form(
        self,
        template: StrPath,
        code: str,
        to: StrPath,
        *,
        on: date | None = None,
        since: date | None = None,
        language: Language | str | None = None,
    ) -> Findings:
        """Fill in an office's own form, a .docx or .xlsx with `{{names}}` in it, and write it.

        A name is that of what a statement says for programs, with dots
        (`{{statement.lines.AIR.spent}}`, docs/partner-forms.md), or of a form that `partner_form`
        fills in (`{{conac.lines.sum.unspent}}`). Returns what could not be filled in: a name that
        is not known, and one of which nothing is; it stays as it stands. Nothing else of the
        document changes. on, since: as in `statement_paper`. Raises NoSuchBook, WrongBook for a
        programme, MissingRate, CoopledgerError where it cannot be read or written, LedgerBroken.
        """
        from coopledger.ledger.own_form import fill_form
        from coopledger.ledger.paper import Wanted
        from coopledger.writers.registry import spoken_in

        wanted = Wanted(on or date.today(), since)
        with self._storage.reading() as connection:
            return fill_form(
                connection, Path(template), code, Path(to), wanted, spoken_in(language),
                ledger=self.location,
            )  # fmt: skip

    def loads(self) -> Loads:
        """Each load of the ledger: its number, documents, sums by book, and what became of it.

        A load is what was recorded at once from a document or a folder of them, by `load`, by
        `confirm` or by `undo`. Loads of before the ledger numbered them are not among it.
        """
        from coopledger.ledger.undoing import loads

        with self._storage.reading() as connection:
            return loads(connection)

    def undo(
        self, load: int, *, reason: str, on: date | None = None, plan: str | None = None
    ) -> Undone:
        """Take a load back: all that it recorded and that still stands, in one transaction.

        What stood before the load stands again: what it recorded is reversed, what it corrected is
        stated anew, and a book that it opened is withdrawn if nothing else stands in it. load: its
        number (`loads`). reason: why. on: the day of what cannot be taken back as of its own day,
        since its year is closed; without one that is refused. A load that was taken back already
        changes nothing; what took it back is a load, too. plan: the hash that `preview_undo` gave:
        exactly what it said is done then, or nothing. Raises Refused where others have built on it,
        or a rule says no, CoopledgerError where there is no such load, and PlanMoved where it is
        no longer what was previewed.
        """
        from coopledger.ledger.documents import reason_given
        from coopledger.ledger.undoing import undo

        undone = undo(self._recorder, load, reason_given(reason), on, plan)
        or_refused(undone.receipt)
        return undone

    def preview_undo(
        self, load: int, *, reason: str, on: date | None = None, propose: bool = False
    ) -> Undone:
        """What `undo` would do, its findings among it, under a hash (`plan`). Nothing is recorded.

        propose: what `propose_undo` would do.
        """
        from coopledger.ledger.documents import reason_given
        from coopledger.ledger.undoing import preview_undo

        why = reason_given(reason)
        return preview_undo(self._recorder, load, why, on, is_proposal=propose)

    def check(self, code: str | None = None, *, on: date | None = None) -> Findings:
        """What wants attention in every agreement, or in one: the gravest first, then the soonest.

        The checks that other installed packages bring are among it, as warnings or notes
        (docs/extending.md).
        """
        from coopledger.ledger.checking import check_agreements

        with self._at_all() if code is None else self._at(code) as (connection, desk):
            return check_agreements(connection, desk, code, on or date.today())

    def standing(self, code: str, *, on: date | None = None) -> AgreementStanding:
        """What an agreement states on a day, and what wants attention in it, of one look.

        The same as `reconcile` and `check` say of it, today unless told otherwise. Raises
        NoSuchBook, WrongBook for a programme, LedgerBroken.
        """
        from coopledger.ledger.checking import standing

        with self._at(code) as (connection, desk):
            return standing(connection, desk, code, on or date.today())

    def fiscal_year(self, code: str, year: int | str) -> FiscalYear:
        """The year of a book that a name means: `2016-2017`, or 2017, the year it ends in.

        A name under which something was said is that year's, of calendar years closed before, too.
        Raises NoSuchBook, CoopledgerError where it is the name of none.
        """
        with self._book(code) as book:
            return book.periods.year_named(str(year), book.opening.fiscal_year_start)

    def periods(self, code: str) -> PeriodStandings:
        """Each year of a book: its state, since when, by whom, why. Raises NoSuchBook."""
        from coopledger.books.periods import PeriodStandings
        from coopledger.store.periods import standings

        with self._at(code) as (connection, desk):
            book = desk.book(connection, code).book
            return PeriodStandings.of_book(book.opening, standings(connection, book))

    def rates(self, code: str) -> Rates:
        """The exchange rates that stand in a book, by source, currencies and date."""
        with self._book(code) as book:
            return Rates(sorted(book.of_kind(Rate), key=lambda rate: rate.reference), book.code)

    def rates_needed(self, code: str, *, on: date | None = None) -> tuple[NeededRate, ...]:
        """The published rates that an agreement's statements want, up to a day, and it has not.

        Raises NoSuchBook, WrongBook for a programme.
        """
        from coopledger.books.rates import rates_needed

        with self._book(code) as book:
            if not isinstance(book.opening, Agreement):
                raise WrongBook.of(book.opening.kind, book.code)
            return rates_needed(book, on or date.today())

    def look_up_rates(
        self, code: str, *, when: When | None = None, source: str | None = None
    ) -> tuple[RateResult, ...]:
        """Look the rates up that an agreement needs and has not: each, or why there is none.

        Nothing is recorded: `load` takes those that were found. when: instead, those of this day,
        month or period, one for each currency that is not the agreement's own. source: where, if
        not where the agreement says. A source that is not in this package is asked on the network.
        Raises NoSuchBook, WrongBook for a programme, CoopledgerError where it has no other
        currency.
        """
        from coopledger.books.rates import rates_needed
        from coopledger.ledger.looking_up import looked_up, of_date, of_needs

        with self._book(code) as book:
            agreement = book.opening
            if not isinstance(agreement, Agreement):
                raise WrongBook.of(agreement.kind, book.code)
            if when is None:
                wanted = of_needs(agreement, rates_needed(book, date.today()), source)
            else:
                wanted = of_date(book, agreement, when, source)
        return tuple(looked_up(wanted, book.code))

    def match(
        self, code: str, *, account: str | None = None, on: date | None = None, window: int = WINDOW
    ) -> Matching:
        """Which bank lines and invoices of a book are which of its events, up to a day: today.

        account: only that one's lines and events. window: days that the bank's day and the books'
        may lie apart. Nothing is recorded: `confirm` records what is certain, `record` a `Match`
        that a person decided on. Raises NoSuchBook, CoopledgerError for an account that is not the
        book's.
        """
        from coopledger.books.matching import match
        from coopledger.ledger.comparing import accounts_asked, window_asked

        with self._book(code) as book:
            accounts, days = accounts_asked(book, account), window_asked(window)
            return match(book, on=on or date.today(), accounts=accounts, window=days)

    def reconcile_bank(
        self, code: str, *, account: str | None = None, on: date | None = None, window: int = WINDOW
    ) -> BankReconciliations:
        """The bank reconciliation of each account of an agreement, or of one (`match`).

        Each is of the last day up to the one asked, today unless told otherwise, for which the
        bank's balance is recorded; an account that has none is left out. Each says what changed
        since the last one of its account that was issued by then. Raises as `match` does, and
        LedgerBroken where the items do not sum to the difference.
        """
        from coopledger.books.bank_reconciliation import reconcile_bank
        from coopledger.ledger.comparing import accounts_asked, window_asked
        from coopledger.ledger.issuing import beside_issued

        with self._at(code) as (connection, desk):
            known = desk.book(connection, code)
            accounts, days = accounts_asked(known.book, account), window_asked(window)
            day = on or date.today()
            found = reconcile_bank(known.book, on=day, accounts=accounts, window=days)
            return beside_issued(connection, known, found)

    def confirm(self, matching: Matching) -> Receipt:
        """Record as decided what a matching holds for certain; what is proposed is left alone."""
        today = date.today()
        return self.load(*(found.as_fact(matching.book, today) for found in matching.certain))

    def decide_matches(
        self, code: str, *, on: date | None = None, window: int = WINDOW
    ) -> MatchDecisions:
        """Decide on what `match` proposes, one by one, before any of it is recorded.

        What was decided so far is looked at as if it were recorded: the matching, the bank
        reconciliation, and a plan with a hash, by which all of it is recorded or nothing. Whoever
        decides accepts, rejects, chooses otherwise, has a fee, interest or a transfer that only the
        bank knows stand in the books, and takes back each decision alone. on, window: as for
        `match`. Raises NoSuchBook, CoopledgerError for a window beyond a year.
        """
        from coopledger.ledger.match_decisions import MatchDecisions

        with self._book(code) as book:
            return MatchDecisions(self._recorder, book.code).at(on, window)

    def issue(
        self,
        code: str,
        *,
        on: date | None = None,
        account: str | None = None,
        reference: str | None = None,
        paper: Language | str | None = None,
        letterhead: Letterhead | None = None,
        at: str | LedgerHead | None = None,
    ) -> Issued:
        """Issue the statement of an agreement on a day, today unless told otherwise: freeze it.

        Its figures, the rates it used and the text in both languages are recorded in the chain of
        the book, with the place up to which it looked. account: issue the bank reconciliation of
        that account instead, of the last day up to then for which the bank's balance is recorded
        (`reconcile_bank`). reference: EE-1, EE-2 and so on (*estado emitido*), of a reconciliation
        CB-1 (*conciliación bancaria*), unless told otherwise. The very same one of the same day is
        not issued twice: the one there is comes back, and nothing is recorded. paper: in which
        language its paper is made and kept with it, as a document (`issued_paper`), with what
        stands at its head: that needs `coopledger[reports]`. at: the head of the ledger when it
        was looked at (`preview_issue`); BooksMoved where anything was recorded since. Raises
        Refused for a day to come, what `explain` raises: what does not close is not issued; of an
        account, what `reconcile_bank` raises, and CoopledgerError where no balance of the bank is
        recorded.
        """
        from coopledger.ledger.issuing import issue

        wanted = _to_issue(on, account, reference, at)
        return issue(self._recorder, code, wanted, _paper_beside(paper, letterhead, self._folder))

    def preview_issue(
        self,
        code: str,
        *,
        on: date | None = None,
        account: str | None = None,
        reference: str | None = None,
    ) -> Issue:
        """What `issue` would record as the books stand now, its text among it. Nothing is recorded.

        Its `head` is that of the ledger as it was looked at. Raises as `issue` does.
        """
        from coopledger.ledger.issuing import preview_issue

        return preview_issue(self._recorder, code, _to_issue(on, account, reference))

    def issue_totals(
        self,
        code: str,
        year: int | None = None,
        to_year: int | None = None,
        *,
        on: date | None = None,
        reference: str | None = None,
        paper: Language | str | None = None,
        letterhead: Letterhead | None = None,
        at: str | LedgerHead | None = None,
    ) -> Issued:
        """Issue the cooperation totals of a year, a range or all, in the book of the institution.

        code: of that book. What they say is recorded in its chain, with how far the chain of every
        book went that was added up: so they can be added up again (`verify`), whatever is recorded
        later (`changes_since` says what that moved, by book). on: the day up to which facts count;
        today, unless told otherwise. reference: TC-1, TC-2 and so on (*totales de la cooperación*),
        unless told otherwise. The very same ones are not issued twice. year, to_year: as in
        `cooperation_totals`; paper, letterhead, at: as in `issue`. Raises NoSuchBook, WrongBook for
        any other book, Refused for a day to come, CoopledgerError for years that cannot be.
        """
        from coopledger.ledger.issuing import Years, issue

        wanted = _to_issue(on, None, reference, at)._replace(years=Years.of(year, to_year))
        return issue(self._recorder, code, wanted, _paper_beside(paper, letterhead, self._folder))

    def preview_issue_totals(
        self,
        code: str,
        year: int | None = None,
        to_year: int | None = None,
        *,
        on: date | None = None,
        reference: str | None = None,
    ) -> Issue:
        """What `issue_totals` would record, as `preview_issue` says it of a statement."""
        from coopledger.ledger.issuing import Years, preview_issue

        wanted = _to_issue(on, None, reference)._replace(years=Years.of(year, to_year))
        return preview_issue(self._recorder, code, wanted)

    def issued_paper(
        self,
        code: str,
        reference: str,
        *,
        language: Language | str | None = None,
        letterhead: Letterhead | None = None,
    ) -> IssuedPaper:
        """The paper of what was issued, in a language: the same bytes for ever (PDF).

        They are a document of the ledger, by the SHA-256 that its chain has of them: kept as it was
        issued or, where they were not, made now of what it looked at then, and kept from now on if
        the ledger can be written. letterhead: what stands at its head, where it is made now. What
        another version of the program issued stands there as the text that it froze. Raises
        NoSuchBook, NoSuchReference, CoopledgerError where it was erased, or is kept already and a
        letterhead is given; needs `coopledger[reports]`.
        """
        from coopledger.ledger.issued_paper import issued_paper
        from coopledger.writers.registry import spoken_in

        return issued_paper(self._recorder, code, reference, spoken_in(language), letterhead)

    def forget(
        self,
        reference: str,
        *,
        book: str | None = None,
        reason: str,
        ground: str,
        documents: Iterable[int | str] = (),
    ) -> Forgotten:
        """Erase the personal data under a reference, for good.

        The sealed texts of every revision, of the bank lines and invoices accepted with it, and of
        what names them, are destroyed; figures, hashes and heads stay what they were, and a row
        (SD-1, SD-2 and so on) says what was erased, why, and on which ground (the right or the
        decision). book: which one's, where several have the reference. documents: those that hold
        it and are to be erased, too, for all who have them: by their number in `documents`, or by
        the beginning of their SHA-256, which is asked for where one holds something of others. They
        are never kept again. The others are named and stay, and so is what it cannot reach: rows of
        earlier schemas, and bytes that a server keeps. Backups and files handed over are the
        caller's to look after. Raises NoSuchBook, NoSuchReference, CoopledgerError where several
        books have it, or a document is none of those.
        """
        from coopledger.ledger.forgetting import Wish, book_of, forget

        why = {"reason": recordable(reason), "ground": recordable(ground)}
        with self._at_all() if book is None else self._at(book) as (connection, desk):
            code = book_of(connection, desk, reference, book, where=self.location)
        return forget(self._recorder, Wish(code, reference, **why, documents=tuple(documents)))

    def issued(self, code: str, reference: str | None = None) -> IssuedStatements:
        """What was issued of a book, in order, or what was under a reference.

        The fact of each is an `Issue`: a statement, the bank reconciliation of an account or, in
        the book of the institution, the totals of years. Raises NoSuchBook, NoSuchReference.
        """
        from coopledger.ledger.issuing import issued

        with self._at(code) as (connection, desk):
            return issued(connection, desk, code, reference)

    def issued_totals(self, reference: str) -> IssuedStatements:
        """The totals that were issued under a reference, whichever institution's book has them.

        Raises NoSuchReference, CoopledgerError where several have.
        """
        from coopledger.ledger.issuing import issued
        from coopledger.ledger.issuing_totals import totals_issued_as

        with self._at_all() as (connection, desk):
            issue = totals_issued_as(connection, desk, reference)
            return issued(connection, desk, issue.book, issue.reference)

    def changes_since(
        self,
        code: str,
        reference: str | None = None,
        *,
        on: date | None = None,
        recorded_by: datetime | None = None,
    ) -> Changes | None:
        """What the books say now of the day of what was issued, and no longer as it did.

        reference: which one; else the last statement of the day `on` or an earlier one, and None
        where there is none. Of totals, the figures `by_book` say what each book moved.
        recorded_by: what had changed by that time. Raises NoSuchBook, NoSuchReference.
        """
        from coopledger.ledger.issuing import changes_since

        with self._at(code) as (connection, desk):
            return changes_since(connection, desk, code, reference, on=on, recorded_by=recorded_by)

    def export(
        self,
        what: Answer | str,
        to: StrPath | None = None,
        *,
        form: str | None = None,
        language: Language | str | None = None,
    ) -> str | bytes:
        """An answer in a form; or, by its code, a book with all its facts, for `import` to read.

        to: a file to write it to, all or nothing, over one that is there. form: of an answer
        `text`, `html`, `json`, `csv`, `xlsx`; of a book `json`, `csv` (a .zip of tables), `xlsx`;
        unless told, as the file ends. language: "es" or "en"; else as a person's system says. What
        is written is returned. What only the ledger makes (issued statements, documents attached,
        proposals, loads taken back) is left out of a book: it belongs to the chain of this ledger.
        Raises NoSuchBook, and CoopledgerError where form and ending contradict each other, neither
        says a form, a book has what no sheet holds, or the file cannot be written.
        """
        from coopledger.ledger.exporting import export

        answer = what if isinstance(what, Answer) else self.facts(what)
        return export(answer, to, form, language, ledger=self.location)

    def frame(self, table: str, *codes: str) -> ArrowStream:
        """A table of the books for data frames: pandas, polars and DuckDB take it as it is.

        table: `events`, `postings`, `months` (the statements, month by month) or `totals`; their
        columns are in docs/data.md. codes: of these books; without, of all of them. It is a
        `pyarrow.Table`, all in memory: `export_data` writes what is too large for that. Raises
        MissingExtra where pyarrow is not installed (`coopledger[data]`), CoopledgerError where
        there is no such table, NoSuchBook, MissingRate, LedgerBroken.
        """
        from coopledger.books.data_tables import table_named
        from coopledger.ledger.data import rows_of
        from coopledger.writers.arrow import frame

        asked = table_named(table)
        with self._at(*codes) if codes else self._at_all() as (connection, desk):
            return frame(asked, rows_of(connection, desk, asked, codes))

    def export_data(
        self, table: str, to: StrPath, *codes: str, progress: Progress = untold
    ) -> None:
        """Write a table of the books, as `frame` names them, for other programs.

        to: a file whose ending says the form: `.parquet` (`coopledger[data]`), `.csv`, `.jsonl`; it
        is written all or nothing, over one that is there. The same books make the same bytes with
        the same versions of the libraries. Events and postings are never in memory all at once.
        progress: is told how far the work has come, as a share from 0 to 1. Raises as `frame`, and
        CoopledgerError where the file cannot be written or its ending says no form.
        """
        from coopledger.books.data_tables import table_named
        from coopledger.ledger.data import export_data, rows_of

        asked = table_named(table)
        with self._at(*codes) if codes else self._at_all() as (connection, desk):
            rows = rows_of(connection, desk, asked, codes, progress=progress)
            export_data(to, asked, rows, ledger=self.location)

    def rows(self, *, public: bool = False) -> Iterator[str]:
        """Every row of the journal as a line of JSON, and where each chain ends (docs/audit.md).

        Each with the digests of what is sealed, and the texts with their salts. public: without
        those that a public edition hides (COOPLEDGER_HIDDEN, docs/privacy.md). It verifies to this
        ledger's head: by `verify_rows`, and by the script of docs/audit.md. Raises CoopledgerError
        where something is to be hidden that is not sealed.
        """
        from coopledger.ledger.published import rows_of

        return rows_of(self._storage, public=public)

    def copy_to(self, location: StrPath, *, progress: Progress = untold) -> Heads:
        """Copy every record, exactly as it is, to a file or a URL where there is no ledger yet.

        Between files and PostgreSQL, in any direction; all of it or nothing. The copy is read back
        and proved, record by record, before it counts. Returns where the chain of each book ends
        (`seq`, `hash`): here and there alike. progress: is told how far the work has come, as a
        share from 0 to 1. Raises StoreError where there is something already, LedgerBroken where a
        chain does not hold.

        >>> import tempfile
        >>> from coopledger import Agreement, Ledger
        >>> folder = tempfile.TemporaryDirectory()
        >>> ledger = Ledger.open("sqlite://")
        >>> receipt = ledger.record(
        ...     Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
        >>> ledger.copy_to(folder.name + "/copy.db")["A-1"].seq
        1
        >>> folder.cleanup()
        """
        from coopledger.store.copying import copy

        with closing(Storage(location)) as target:
            return copy(self._storage, target, progress=progress)

    def backup(self, location: StrPath, *, progress: Progress = untold) -> Heads:
        """Keep the ledger as it stands at this moment in a file that is not there yet.

        Others may go on recording meanwhile. A ledger in a file is kept with all that the file has,
        also one that an earlier version made; any other as `copy_to` copies it. Returns and raises
        as `copy_to` does.
        """
        from coopledger.store.copying import duplicate

        with closing(Storage(location)) as target:
            return duplicate(self._storage, target, progress=progress)

    def merge(
        self,
        other: StrPath,
        *,
        documents: StrPath | None = None,
        progress: Progress = untold,
    ) -> Merged:
        """Bring the books of another ledger in, each with its chain as it is: two become one.

        A book that both have is brought up to date where what is here is the beginning of what is
        there, and left as it is where it is the other way round. Any other is refused, by name, and
        so is an invoice or an activity that the two contradict each other on: all at once, and
        nothing is brought in then. Heads and papers of either ledger stay provable here
        (`verify`). The other ledger is proved first, and only read. It may have a book of the
        institution that differs: that one stays there, and a finding says so. documents: the folder
        in which its documents are now, where it keeps them in one. The same again changes nothing.
        What is wrong comes back as findings (`accepted`). Raises LedgerNotFound, CoopledgerError
        where the other is this ledger itself, StoreError where it is of an earlier schema
        (`upgrade` it), or its clock cannot be right.
        """
        return self._merged(other, documents, preview=False, progress=progress)

    def preview_merge(
        self,
        other: StrPath,
        *,
        documents: StrPath | None = None,
        progress: Progress = untold,
    ) -> Merged:
        """What `merge` would do, its findings among it. Nothing is recorded."""
        return self._merged(other, documents, preview=True, progress=progress)

    def _merged(
        self, other: StrPath, documents: StrPath | None, *, preview: bool, progress: Progress
    ) -> Merged:
        from coopledger.ledger.merging import merge

        folder = Path(documents) if documents is not None else None
        with closing(Storage(other)) as there:
            return merge(self._recorder, there, folder, preview=preview, progress=progress)

    @staticmethod
    def restore(
        backup: StrPath, location: StrPath = DEFAULT_LOCATION, *, progress: Progress = untold
    ) -> Heads:
        """Put what a backup holds where the ledger is to be, and there is none.

        Returns and raises as `copy_to` does.
        """
        from coopledger.store.copying import duplicate

        with closing(Storage(backup)) as source, closing(Storage(location)) as target:
            return duplicate(source, target, progress=progress)

    def upgrade(self) -> Upgraded:
        """Bring a ledger that an earlier version made up to date, in one transaction.

        Returns the schema it had and the one it has now (`found`, `now`), the same where there was
        nothing to do. No record changes. Raises LedgerNotFound, StoreError where a later version
        made it.
        """
        return self._storage.upgrade()

    def head(self, code: str | None = None) -> LedgerHead:
        """How many rows the ledger has, and one hash of all of them: `str(head)` is printed.

        Kept elsewhere, it shows later whether anything was rewritten or cut: `verify(against=...)`.
        code: of the rows of this book alone, for `recorded_since`. Raises NoSuchBook.
        """
        from coopledger.ledger.shelf import known_as
        from coopledger.store.heads import LedgerHead, head

        with self._storage.reading() as connection:
            if code is None:
                return head(connection)
            ends = journal.ends(connection)
            known = known_as(code, ends.keys())
            return LedgerHead.of({known: ends[known]})

    def heads(self) -> Heads:
        """Where the chain of each book ends, by its code: how long it is (`seq`), and its `hash`.

        What a book answers depends on nothing else that is recorded in it: who keeps an answer asks
        anew when its end is another one.
        """
        with self._storage.reading() as connection:
            return journal.ends(connection)

    def verify(
        self,
        *,
        against: str | LedgerHead | None = None,
        since: str | LedgerHead | None = None,
        progress: Progress = untold,
    ) -> Verification:
        """Walk every chain and check every law; the first bad row of each book is named.

        The database checks itself first, as it can; rows are read from the table itself. The laws
        are checked today and at each year's end, and every issued statement is drawn up again from
        what it looked at. against: a head of before, as it was printed; the ledger may have grown
        since. since: a head of before, too; only the rows after it are proved then, and no law is
        checked. progress: is told how far the work has come, as a share from 0 to 1. Raises
        CoopledgerError where it is no head, or both are given.
        """
        from coopledger.ledger.proving import prove, prove_since
        from coopledger.messages.catalogue import CoopledgerError
        from coopledger.store.heads import LedgerHead

        if against is not None and since is not None:
            raise CoopledgerError("head.twice")
        then = LedgerHead.parse(against) if isinstance(against, str) else against
        proved = LedgerHead.parse(since) if isinstance(since, str) else since
        with self._storage.reading() as connection, uncollected():
            if proved is not None:
                return prove_since(connection, proved, progress=progress)
            return prove(connection, then, date.today(), folder=self._folder, progress=progress)

    def verify_paper(
        self, path: StrPath, *, against: str | LedgerHead | StrPath | None = None
    ) -> PaperProof:
        """Prove a statement on paper beside this ledger: as `verify_paper`, and whether it has it.

        Where there is no ledger yet, that is what cannot be known. Raises likewise.
        """
        from coopledger.ledger.kept_paper_proof import AtHand
        from coopledger.ledger.paper_proof import prove_paper

        if not self._storage.exists():
            return prove_paper(Path(path), against, None)
        with self._at_all() as (connection, desk):
            at_hand = AtHand(connection, desk, self.location, self._folder)
            return prove_paper(Path(path), against, at_hand)

    def verify_code(self, code: str, *, against: str | LedgerHead | None = None) -> PaperProof:
        """What this ledger knows of a printed paper: by its code, or all that its QR says.

        Of an issued statement the code is enough; of any other, whether the ledger had the records
        that the QR names, and they come to its figures. against: as `verify_paper` takes it. Raises
        LedgerNotFound, CoopledgerError where the code was not copied well.
        """
        from coopledger.ledger.code_proof import prove_code
        from coopledger.store.heads import LedgerHead

        then = LedgerHead.parse(against) if isinstance(against, str) else against
        with self._at_all() as (connection, desk):
            return prove_code(connection, desk, code, then, self.location)


def _to_issue(
    on: date | None,
    account: str | None,
    reference: str | None,
    at: str | LedgerHead | None = None,
) -> Wanted:
    """What is to be issued; a head as it was printed."""
    from coopledger.ledger.issuing import Wanted
    from coopledger.store.heads import LedgerHead

    seen = LedgerHead.parse(at) if isinstance(at, str) else at
    return Wanted(on or date.today(), account, recordable(reference or "") or None, at=seen)


def _moment(recorded_by: datetime | str | LedgerHead | None) -> Moment | None:
    """A time as it is; a head as it was printed."""
    if isinstance(recorded_by, str):
        from coopledger.store.heads import LedgerHead

        return LedgerHead.parse(recorded_by)
    return recorded_by


def _paper_beside(
    paper: Language | str | None, letterhead: Letterhead | None, folder: Path | None
) -> Beside | None:
    """What keeps the paper with what is issued, in a language; None where none is asked for."""
    if paper is None:
        return None
    from coopledger.ledger.issued_paper import with_paper
    from coopledger.writers.registry import spoken_in

    return with_paper(spoken_in(paper), letterhead, folder)
