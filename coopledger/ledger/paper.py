"""Drawing up the statement that people sign: of the rows of its book, and of nothing else.

So whoever has the rows can draw it up again, and see whether it is the one that was signed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from coopledger.books.auxiliary import auxiliary
from coopledger.books.bank_reconciliation import BankReconciliations, reconcile_bank
from coopledger.books.explanation import explain
from coopledger.books.issued import KeptRates
from coopledger.books.line_activities import line_activities
from coopledger.books.rates import RecordedRates
from coopledger.books.reconciliation import reconciliation
from coopledger.books.statement_paper import (
    StatementPaper,
    accounts_between,
    advances,
    disallowances_until,
    eve,
    made_of,
)
from coopledger.books.variations import explained_until
from coopledger.errors import NoSuchBook
from coopledger.ledger.attaching import documents_of, numbers_by_reference
from coopledger.ledger.published import hidden
from coopledger.ledger.shelf import known_as
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.finding import Findings
from coopledger.model.issue import ChainPlace, Issue
from coopledger.model.letterhead import Letterhead
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import AgreementView
from coopledger.store import journal
from coopledger.store.book_rows import BookRows
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, earlier_states, state_at
from coopledger.store.journal import Heads
from coopledger.store.rows_file import disclosed, last_line, line_of


class Wanted(NamedTuple):
    """What is to be drawn up: of which day, from which day on, and how.

    public: without what a public edition hides. issue: the reference that it is issued under.
    """

    on: date
    since: date | None = None
    public: bool = False
    letterhead: Letterhead = Letterhead()
    issue: str | None = None


def statement_paper(
    connection: Connection, code: str, wanted: Wanted, *, at: LedgerHead | None = None
) -> StatementPaper:
    """The statement of a book of a ledger as people sign it. Raises NoSuchBook, WrongBook.

    at: as the ledger was when it had that head; else as it is.
    """
    ends = journal.ends(connection) if at is None else state_at(connection, at).ends
    code = known_as(code, ends)
    without, told = hidden() if wanted.public else (), list[str]()
    then = islice(journal.linked(connection, code), ends[code].seq)
    rows = BookRows.of(_telling(disclosed(then, without), told))
    told.append(last_line(ends, code, _earlier(connection, rows), public=wanted.public))
    return drawn_up(rows, str(LedgerHead.of(ends)), wanted, "".join(told))


def _telling(rows: Iterable[dict[str, Any]], told: list[str]) -> Iterator[dict[str, Any]]:
    """Rows, each told as a line as it is read."""
    for row in rows:
        told.append(line_of(row))
        yield row


def _earlier(connection: Connection, rows: BookRows) -> Sequence[Heads]:
    """Where all chains ended when each of a book's statements was issued."""
    issues = (each.fact for each, _ in rows.recorded if isinstance(each.fact, Issue))
    return earlier_states(connection, [LedgerHead.parse(issue.head) for issue in issues])


def drawn_up(rows: BookRows, head: str, wanted: Wanted, lines: str | None = None) -> StatementPaper:
    """The same, of rows. head: of the ledger, as it is printed. lines: the rows, to be carried.

    Raises WrongBook for a programme, MissingRate, LedgerBroken where a law does not hold.
    """
    book, on, since = rows.book, wanted.on, wanted.since
    if book.is_withdrawn:
        raise NoSuchBook("book.withdrawn", code=book.code)
    if since is not None and on < since:
        raise CoopledgerError("rates.bad-period", first=since, last=on)
    kept = KeptRates(RecordedRates(book, on))
    found = reconciliation(book, on=on, held=rows.held(on), rate_of=kept)
    before = None
    if since is not None:
        before = reconciliation(book, on=eve(since), held=rows.held(eve(since)))
    documents = documents_of(rows.recorded, book, {})
    moved = auxiliary(book, numbers_by_reference(rows.recorded, book, documents))
    explanation = explain(found)
    # A public edition withholds who recorded what, and the texts that lie between bank and books.
    banks = None if wanted.public else reconcile_bank(book, on=on)
    known = () if wanted.public else rows.recorded
    view = AgreementView(
        found.statement, book, banks=banks, records=lambda: [each for each, _ in known]
    )
    return StatementPaper(
        explanation=explanation,
        before=before.statement if before else None,
        since=since,
        accounts=tuple(accounts_between(moved, found, book, since)),
        advances=tuple(advances(moved, found.statement, book)),
        disallowances=tuple(disallowances_until(book, found)),
        reconciliations=banks or BankReconciliations(),
        rates=kept.used(),
        explained=explained_until(book, on),
        findings=Findings(what_stands([view])),
        made_of=made_of(found, explanation),
        end=ChainPlace(seq=rows.end.seq, hash=rows.end.hash),
        head=head,
        letterhead=wanted.letterhead,
        public=wanted.public,
        issue=wanted.issue,
        rows=lines,
        spread=line_activities(found.valuation.events),
        spread_before=line_activities(before.valuation.events) if before else {},
    )
