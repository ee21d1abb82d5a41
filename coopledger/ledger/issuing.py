"""Issuing statements: what they freeze, and what the books say otherwise since."""

import re
from datetime import date, datetime
from itertools import count

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
from coopledger.books.statement import Statement
from coopledger.errors import Near, NoSuchReference
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk, OpenBook
from coopledger.ledger.stating import day_of, state_book
from coopledger.messages.catalogue import Language
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.issue import ChainPlace, Issue, Printed
from coopledger.model.receipt import Receipt, Refused
from coopledger.readers.reading import Reading
from coopledger.store.connection import Connection
from coopledger.store.heads import head
from coopledger.store.journal import require_proved
from coopledger.store.trail import recorded_as, recorded_since

_NUMBERED = re.compile(r"EE-([0-9]{1,18})", re.ASCII)
_ATTEMPTS = 5


def issue_statement(recorder: Recorder, code: str, on: date, reference: str | None) -> Issued:
    """Draw a statement up and record it. Where others record meanwhile it is drawn up again."""
    receipt: Receipt | None = None
    with recorder.shelf.desk(code) as desk:
        for _ in range(_ATTEMPTS):
            with recorder.storage.reading() as connection:
                known = desk.book(connection, code)
                draft = _drawn_up(connection, known, on, reference)
                same = _issued_before(known.book, draft)
                if same is not None:
                    return Issued(recorded_as(connection, same), same, is_new=False)
            receipt = recorder.record_at(desk, Reading([Entry(draft)]))
            if receipt.accepted:
                is_new = receipt.recorded == 1  # or another process issued the same just now
                with recorder.storage.reading() as connection:
                    return Issued(recorded_as(connection, draft), draft, is_new=is_new)
            if not _overtaken(receipt, reference):
                break
    raise Refused(receipt.findings if receipt else ())


def _drawn_up(
    connection: Connection,
    known: OpenBook,
    on: date,
    reference: str | None,
) -> Issue:
    from importlib.metadata import version  # slow to import

    book = known.book
    require_proved(connection, book.code)
    kept = KeptRates(RecordedRates(book, on))
    statement = state_book(connection, known, on, rate_of=kept).statement
    since = _changes(connection, known, _latest_issued(book, on))
    draft = Issue(
        book=book.code,
        reference=reference or _next_reference(book),
        when=When.on(on),
        looked_at=ChainPlace(seq=known.seq, hash=known.hash),
        head=str(head(connection)),
        conversion=statement.agreement.conversion,
        rates=kept.used(),
        program=version("coopledger"),
        figures=figures_of(statement),
        printed=Printed(es="", en=""),
    )
    return draft.model_copy(update={"printed": _printed(statement, since, draft)})


def _printed(statement: Statement, since: Changes | None, draft: Issue) -> Printed:
    """The text that is handed over."""
    # Slow to import: only where a statement is issued.
    from coopledger.reports.statement import statement_document
    from coopledger.writers.text import document_text

    return Printed(
        es=document_text(statement_document(statement, Language.ES, since, draft)),
        en=document_text(statement_document(statement, Language.EN, since, draft)),
    )


def _overtaken(receipt: Receipt, reference: str | None) -> bool:
    """Whether it was refused only because somebody else recorded in the book meanwhile."""
    codes = {found.code for found in receipt.findings}
    return "issued-elsewhere" in codes or (reference is None and "not-correctable" in codes)


def _next_reference(book: Book) -> str:
    """The next after those of the statements there are, which nothing else is called."""
    names = (_NUMBERED.fullmatch(issue.reference) for issue in issued_in(book))
    after = max((int(found[1]) for found in names if found), default=0) + 1
    return next(
        reference for number in count(after) if not book.last_revision(reference := f"EE-{number}")
    )


def _issued_before(book: Book, draft: Issue) -> Issue | None:
    """The last one issued for the same day, where it states the same and can be printed still."""
    issued = [
        issue
        for issue in issued_in(book)
        if issue.when == draft.when and not is_erased(issue.printed.es)
    ]
    if not issued:
        return None
    before, last = issued[-1].model_dump(), draft.model_dump()
    same = all(before[name] == last[name] for name in ("figures", "conversion", "rates"))
    return issued[-1] if same else None


def issued_in(book: Book) -> list[Issue]:
    """The statements issued of a book, in the order in which they were."""
    return list(book.of_kind(Issue))


def issued(
    connection: Connection, desk: Desk, code: str, reference: str | None
) -> IssuedStatements:
    """The statements issued of a book, or the one under a reference, each in its place."""
    book = desk.book(connection, code).book
    if reference is not None:
        return IssuedStatements.one(recorded_as(connection, _issued_as(book, reference)))
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
    """What a book says otherwise than one of its issued statements, or than the last of a day."""
    known = desk.as_recorded(connection, code, recorded_by)
    if reference is not None:
        return _changes(connection, known, _issued_as(known.book, reference))
    return _changes(connection, known, _latest_issued(known.book, on or day_of(recorded_by)))


def _changes(connection: Connection, known: OpenBook, issue: Issue | None) -> Changes | None:
    """What a book says now of the day of an issued statement, beside what that one said.

    Rates are those that the book has recorded, and else those that the issued statement used.
    """
    if issue is None:
        return None
    book, on = known.book, issue.when.last
    since = recorded_as(connection, issue)
    records = recorded_since(connection, book.code, issue.looked_at.seq, on, until=known.seq)
    if not records:
        return Changes(since, issue)
    rates = first_of(RecordedRates(book, on), rates_used_by(issue))
    now = state_book(connection, known, on, rate_of=rates).statement
    found = changes(issue, figures_of(now))
    return Changes(since, issue, found, tuple(records) if found else ())


def _issued_as(book: Book, reference: str) -> Issue:
    """The statement that was issued under a reference. Raises NoSuchReference."""
    known = {issue.reference: issue for issue in issued_in(book)}
    if reference not in known:
        near = Near.among(known, reference)
        raise NoSuchReference("issued.unknown", reference=reference, book=book.code, near=near)
    return known[reference]


def _latest_issued(book: Book, on: date) -> Issue | None:
    """The last one issued for a day or an earlier one: of the latest day, the latest issued."""
    before = [issue for issue in issued_in(book) if issue.when.last <= on]
    last = max((issue.when.last for issue in before), default=None)
    return next((issue for issue in reversed(before) if issue.when.last == last), None)
