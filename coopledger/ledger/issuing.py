"""Issuing statements, bank reconciliations, totals: what is frozen, what is otherwise since."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple

from coopledger.books.book import Book
from coopledger.books.issued import (
    Changes,
    Issued,
    IssuedStatements,
    KeptRates,
    changes,
    figures_of,
    rates_used_by,
)
from coopledger.books.rates import RecordedRates, first_of
from coopledger.errors import BooksMoved, Near, NoSuchReference
from coopledger.ledger.comparing import accounts_asked
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk, OpenBook, book_of
from coopledger.ledger.stating import day_of, state_book
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.agreement import ConversionRule
from coopledger.model.dates import EARLIEST_YEAR, When
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.issue import (
    ChainPlace,
    Issue,
    IssuedFigure,
    IssuedYears,
    Printed,
    RateUsed,
)
from coopledger.model.receipt import Receipt, Refused
from coopledger.readers.reading import Reading
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, head
from coopledger.store.journal import require_proved
from coopledger.store.trail import recorded_after, recorded_as, recorded_since

if TYPE_CHECKING:  # who asks for a statement does not wait for matching
    from coopledger.books.bank_reconciliation import BankReconciliation, BankReconciliations
    from coopledger.reports.document import Document

_ATTEMPTS = 5


class Years(NamedTuple):
    """The years of totals, by the calendar years in which they end; None where it is of all."""

    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, year: int | None, to_year: int | None) -> "Years":
        """One year, a range, or all; up to a year where only that is told."""
        if to_year is None:
            return cls(year, year)
        return cls(EARLIEST_YEAR if year is None else year, to_year)

    def are_of(self, issue: Issue) -> bool:
        """Whether what was issued are totals of the same years."""
        return issue.years is not None and (issue.years.first, issue.years.last) == self


class Wanted(NamedTuple):
    """What is to be issued: the statement on a day, or an account's bank reconciliation up to it.

    reference: what it goes by; the next of its series where none is told. years: issue the totals
    of these instead, up to that day. at: the head of the ledger as it was looked at, if it was.
    """

    on: date
    account: str | None = None
    reference: str | None = None
    years: Years | None = None
    at: LedgerHead | None = None


class Drawn(NamedTuple):
    """What is frozen of it. document: what is handed over, issued as this."""

    on: date
    figures: tuple[IssuedFigure, ...]
    document: "Callable[[Issue, Language], Document]"
    conversion: ConversionRule | None = None
    rates: tuple[RateUsed, ...] = ()
    years: IssuedYears | None = None


Beside = Callable[[Connection, Desk, Book, Issue], Reading]
"""What is recorded in the transaction of an issue, beside it."""


def issue(recorder: Recorder, code: str, wanted: Wanted, beside: Beside | None = None) -> Issued:
    """Draw it up and record it. Where others record meanwhile it is drawn up again."""
    receipt: Receipt | None = None
    with recorder.shelf.desk(code) as desk:
        for _ in range(_ATTEMPTS):
            with recorder.storage.reading() as connection:
                known = desk.book(connection, code)
                draft = _drawn_up(connection, desk, known, wanted)
                same = _issued_before(known.book, draft)
                if same is not None:
                    return Issued(recorded_as(connection, same), same, is_new=False)
                reading = beside(connection, desk, known.book, draft) if beside else Reading()
            reading.entries.insert(0, Entry(draft))
            receipt = recorder.record_at(desk, reading)
            if receipt.accepted:
                is_new = receipt.recorded == len(
                    reading.entries
                )  # or another process issued the same just now
                with recorder.storage.reading() as connection:
                    return Issued(recorded_as(connection, draft), draft, is_new=is_new)
            if not _overtaken(receipt, wanted.reference):
                break
    raise Refused(receipt.findings if receipt else ())


def preview_issue(recorder: Recorder, code: str, wanted: Wanted) -> Issue:
    """What it would draw up and record. Raises as it does."""
    with recorder.shelf.desk(code) as desk, recorder.storage.reading() as connection:
        known = desk.book(connection, code)
        draft = _drawn_up(connection, desk, known, wanted)
        same = _issued_before(known.book, draft)
    if same is not None:
        return same
    receipt = recorder.preview(Reading([Entry(draft)]))
    if not receipt.accepted and not _overtaken(receipt, wanted.reference):
        raise Refused(receipt.findings)  # else it says as of when it is: its head is of before
    return draft


def _drawn_up(connection: Connection, desk: Desk, known: OpenBook, wanted: Wanted) -> Issue:
    from importlib.metadata import version  # slow to import

    book = known.book
    if wanted.at is not None and wanted.at != head(connection):
        raise BooksMoved("issue.moved")
    require_proved(connection, book.code)
    drawn = _drawn(connection, desk, known, wanted)
    draft = Issue(
        book=book.code,
        reference=wanted.reference or _next_reference(book, _series(wanted)),
        when=When.on(drawn.on),
        account=wanted.account,
        years=drawn.years,
        looked_at=ChainPlace(seq=known.seq, hash=known.hash),
        head=str(head(connection)),
        conversion=drawn.conversion,
        rates=drawn.rates,
        program=version("coopledger"),
        figures=drawn.figures,
        printed=Printed(es="", en=""),
    )
    return draft.model_copy(update={"printed": _printed(drawn, draft)})


def _drawn(connection: Connection, desk: Desk, known: OpenBook, wanted: Wanted) -> Drawn:
    if wanted.years is not None:
        from coopledger.ledger.issuing_totals import draw_up  # slow to import

        return draw_up(connection, desk, known, wanted.years, wanted.on)
    if wanted.account is not None:
        return _reconciliation(connection, known, wanted.account, wanted.on)
    return _statement(connection, known, wanted.on)


def _statement(connection: Connection, known: OpenBook, on: date) -> Drawn:
    # Slow to import: only where a statement is issued.
    from coopledger.reports.statement import statement_document

    kept = KeptRates(RecordedRates(known.book, on))
    statement = state_book(connection, known, on, rate_of=kept).statement
    since = _changes(connection, known, _latest_issued(known.book, on))
    return Drawn(
        on,
        figures_of(statement),
        lambda issue, language: statement_document(statement, language, since, issue),
        statement.agreement.conversion,
        kept.used(),
    )


def _reconciliation(connection: Connection, known: OpenBook, account: str, on: date) -> Drawn:
    """Of the last day up to the one asked for which the bank's balance is recorded."""
    # Slow to import: only where one is issued.
    from coopledger.books.bank_reconciliation import reconcile_bank
    from coopledger.books.issued_reconciliation import figures_of_reconciliation
    from coopledger.reports.bank_reconciliation import bank_reconciliation_document

    accounts = accounts_asked(known.book, account)
    there = reconcile_bank(known.book, on=on, accounts=accounts)
    if not there:
        named = {"code": known.book.code, "account": account, "on": on}
        raise CoopledgerError("issue.no-bank-balance", **named)
    (found,) = beside_issued(connection, known, there)
    return Drawn(
        found.on,
        figures_of_reconciliation(found),
        lambda issue, language: bank_reconciliation_document(found, language, issue),
    )


def reconciled_as_issued(connection: Connection, issue: Issue) -> "BankReconciliation | None":
    """A bank reconciliation as it was when it was issued; None where it is none any more."""
    from coopledger.books.bank_reconciliation import reconcile_bank  # slow to import

    place = issue.looked_at
    facts = islice(journal.facts(connection, issue.book), place.seq)
    known = OpenBook(book_of(link.fact for link in facts), place.seq, place.hash)
    accounts = None if issue.account is None else (issue.account,)
    found = reconcile_bank(known.book, on=issue.when.last, accounts=accounts)
    return next(iter(beside_issued(connection, known, found)), None)


def _printed(drawn: Drawn, draft: Issue) -> Printed:
    """The text that is handed over."""
    from coopledger.writers.text import document_text  # slow to import

    es, en = (document_text(drawn.document(draft, each)) for each in (Language.ES, Language.EN))
    return Printed(es=es, en=en)


def _overtaken(receipt: Receipt, reference: str | None) -> bool:
    """Whether it was refused only because somebody else recorded in the book meanwhile."""
    codes = {found.code for found in receipt.findings}
    return "issued-elsewhere" in codes or (reference is None and "not-correctable" in codes)


def _series(wanted: Wanted) -> str:
    """What they are called by: statements EE-1 and on, bank reconciliations CB-1, totals TC-1."""
    if wanted.years is not None:
        return "TC"
    return "EE" if wanted.account is None else "CB"


def _next_reference(book: Book, series: str) -> str:
    """The next of its series that nothing is called."""
    numbered = re.compile(rf"{series}-([0-9]{{1,18}})", re.ASCII)
    names = (numbered.fullmatch(issue.reference) for issue in issued_in(book))
    after = max((int(found[1]) for found in names if found), default=0) + 1
    references = (f"{series}-{number}" for number in count(after))
    return next(reference for reference in references if not book.last_revision(reference))


def _issued_before(book: Book, draft: Issue) -> Issue | None:
    """The last one issued for the same day, where it states the same and can be printed still."""
    issued = [
        issue
        for issue in issued_in(book, draft.account)
        if issue.when == draft.when
        and _span(issue) == _span(draft)
        and not is_erased(issue.printed.es)
    ]
    return issued[-1] if issued and _stated(issued[-1]) == _stated(draft) else None


def _span(issue: Issue) -> object:
    """The years of totals; None of what is of a day."""
    return issue.years and (issue.years.first, issue.years.last)


def _stated(issue: Issue) -> object:
    counts = issue.years and issue.years.counts
    return issue.figures, issue.conversion, issue.rates, counts


def issued_in(book: Book, *accounts: str | None) -> list[Issue]:
    """What was issued of a book, in the order in which it was.

    accounts: only of these: the statements are those of None.
    """
    return [each for each in book.of_kind(Issue) if not accounts or each.account in accounts]


def issued(
    connection: Connection, desk: Desk, code: str, reference: str | None
) -> IssuedStatements:
    """What was issued of a book, or what was under a reference, each in its place."""
    book = desk.book(connection, code).book
    if reference is not None:
        return IssuedStatements.one(recorded_as(connection, issued_as(book, reference)))
    found = (recorded_as(connection, issue) for issue in issued_in(book))
    return IssuedStatements(found, book.code)


def changes_since(
    connection: Connection,
    desk: Desk,
    code: str,
    reference: str | None,
    *,
    on: date | None = None,
    recorded_by: datetime | None = None,
) -> Changes | None:
    """What a book says otherwise than what was issued of it, or the last statement of a day."""
    known = desk.as_recorded(connection, code, recorded_by)
    issue = (
        issued_as(known.book, reference)
        if reference is not None
        else _latest_issued(known.book, on or day_of(recorded_by))
    )
    if issue is not None and issue.years is not None:
        from coopledger.ledger.issuing_totals import changes_of  # slow to import

        return changes_of(connection, desk, issue, recorded_by)
    return _changes(connection, known, issue)


def beside_issued(
    connection: Connection, known: OpenBook, found: "Iterable[BankReconciliation]"
) -> "BankReconciliations":
    """Bank reconciliations of a book, each with what changed since the last one of its account."""
    from coopledger.books.bank_reconciliation import BankReconciliations  # slow to import

    beside = []
    for each in found:
        latest = _latest_issued(known.book, each.on, each.account.code)
        beside.append(replace(each, since=_changes(connection, known, latest)))
    return BankReconciliations(beside, known.book.code)


def _changes(connection: Connection, known: OpenBook, issue: Issue | None) -> Changes | None:
    """What a book says now of the day of what was issued, beside what that one said."""
    if issue is None:
        return None
    if issue.account is not None:
        return _changes_of_reconciliation(connection, known, issue, issue.account)
    return _changes_of_statement(connection, known, issue)


def _changes_of_statement(connection: Connection, known: OpenBook, issue: Issue) -> Changes:
    """Rates are those that the book has recorded, and else those that the statement used."""
    book, on = known.book, issue.when.last
    since = recorded_as(connection, issue)
    records = recorded_since(connection, book.code, issue.looked_at.seq, on, until=known.seq)
    if not records:
        return Changes(since, issue)
    rates = first_of(RecordedRates(book, on), rates_used_by(issue))
    now = state_book(connection, known, on, rate_of=rates).statement
    found = changes(issue, figures_of(now))
    return Changes(since, issue, found, tuple(records) if found else ())


def _changes_of_reconciliation(
    connection: Connection, known: OpenBook, issue: Issue, account: str
) -> Changes:
    # Slow to import: only where one was issued.
    from coopledger.books.issued_reconciliation import bears_on, figures_of_account, is_stated

    book, on, place = known.book, issue.when.last, issue.looked_at.seq
    since = recorded_as(connection, issue)
    later = recorded_after(connection, book.code, place, until=known.seq)
    records = tuple(each for each in later if bears_on(each.fact, book, account, on))
    if not records:
        return Changes(since, issue)
    unstated = not is_stated(book, account, on)
    now = figures_of_account(book, account, on)
    found = changes(issue, now, only=("books",) if unstated else None)
    return Changes(since, issue, found, records if found or unstated else (), unstated)


def issued_as(book: Book, reference: str) -> Issue:
    """What was issued under a reference. Raises NoSuchReference."""
    known = {issue.reference: issue for issue in issued_in(book)}
    if reference not in known:
        near = Near.among(known, reference)
        raise NoSuchReference("issued.unknown", reference=reference, book=book.code, near=near)
    return known[reference]


def _latest_issued(book: Book, on: date, account: str | None = None) -> Issue | None:
    """The last one issued for a day or an earlier one: of the latest day, the latest issued."""
    before = [issue for issue in issued_in(book, account) if issue.when.last <= on]
    last = max((issue.when.last for issue in before), default=None)
    return next((issue for issue in reversed(before) if issue.when.last == last), None)
