"""Issuing the cooperation of years in the book of the institution, and what is otherwise since."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coopledger.books.cooperation import shared_start
from coopledger.books.history import Recorded
from coopledger.books.issued import Changes, changed_counts, changes
from coopledger.books.issued_totals import bears_on_totals, said_by
from coopledger.books.totals_paper import TotalsPaper
from coopledger.errors import Near, NoSuchReference, WrongBook
from coopledger.ledger.as_recorded import AsRecorded
from coopledger.ledger.issuing import Drawn, Years, issued_in
from coopledger.ledger.shelf import Desk, Moment, OpenBook
from coopledger.ledger.totals import AsOf, totals_of, totals_paper
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.agreement import Institution
from coopledger.model.issue import BookPlace, Issue, IssuedYears
from coopledger.model.letterhead import Letterhead
from coopledger.reports.totals_paper import TotalsSections
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead
from coopledger.store.journal import Head
from coopledger.store.trail import recorded_after, recorded_as

if TYPE_CHECKING:
    from coopledger.reports.document import Document


def draw_up(connection: Connection, desk: Desk, known: OpenBook, years: Years, on: date) -> Drawn:
    """The totals of some years as they are on a day. Raises WrongBook for other books."""
    if not isinstance(known.book.opening, Institution):
        raise WrongBook("book.is-no-institution", code=known.book.code)
    asked = AsOf(years.first, years.last, on)
    last = latest_of(known, years, on)
    since = changes_of(connection, desk, last) if last is not None else None
    paper = totals_paper(connection, desk, asked, Letterhead(), since)
    for each in paper.books:
        journal.require_proved(connection, each.book)
    said = said_by(paper.totals)

    def document(issue: Issue, language: Language) -> "Document":
        return TotalsSections(paper.issued_as(issue), language).unsigned()

    openings = (desk.book(connection, each.book).book.opening for each in paper.books)
    frozen = IssuedYears(
        first=years.first,
        last=years.last,
        fiscal_year_start=shared_start(openings),
        books=paper.books,
        counts=said.counts,
    )
    return Drawn(on, said.figures, document, years=frozen)


def paper_now(
    connection: Connection, desk: Desk, asked: AsOf, letterhead: Letterhead
) -> TotalsPaper:
    """Totals to be signed, with what is otherwise than in the last ones of these years."""
    since = None
    known = _of_the_institution(connection, desk)
    if asked.recorded_by is None and known is not None:
        years, on = Years.of(asked.year, asked.to_year), asked.on or date.today()
        last = latest_of(known, years, on)
        since = changes_of(connection, desk, last) if last is not None else None
    return totals_paper(connection, desk, asked, letterhead, since)


def _of_the_institution(connection: Connection, desk: Desk) -> OpenBook | None:
    """The book of the institution, where the ledger has just one."""
    openings = journal.openings(connection)
    found = [each.code for each in openings if isinstance(each, Institution)]
    return desk.book(connection, found[0]) if len(found) == 1 else None


def latest_of(known: OpenBook, years: Years, on: date) -> Issue | None:
    """The last totals issued of the same years for a day or an earlier one."""
    same = [each for each in issued_in(known.book) if years.are_of(each) and each.when.last <= on]
    day = max((each.when.last for each in same), default=None)
    return next((each for each in reversed(same) if each.when.last == day), None)


def as_issued(
    connection: Connection, desk: Desk, issue: Issue, letterhead: Letterhead
) -> TotalsPaper:
    """The paper of issued totals, drawn up again of what every book was then."""
    head, of = LedgerHead.parse(issue.head), asked_by(issue, None)
    place = Head(issue.looked_at.seq, issue.looked_at.hash)
    known = desk.at(connection, issue.book, place)
    before = latest_of(known, Years(of.year, of.to_year), issue.when.last)
    since = changes_of(connection, desk, before, head) if before is not None else None
    paper = totals_paper(connection, desk, asked_by(issue, head), letterhead, since)
    return replace(paper, issue=issue, recorded_by=None)


def asked_by(issue: Issue, recorded_by: Moment | None) -> AsOf:
    """Of which years issued totals are: of the same days, whatever books there are now."""
    of = issue.years or IssuedYears()
    return AsOf(of.first, of.last, issue.when.last, recorded_by, of.fiscal_year_start)


def changes_of(
    connection: Connection, desk: Desk, issue: Issue, recorded_by: Moment | None = None
) -> Changes:
    """What every book together says now of the same years by the same day.

    The figures by book say what each of them moved; the records are of those.
    """
    since = recorded_as(connection, issue)
    books = AsRecorded(connection, desk, recorded_by)
    now = {each.book.code: each for each in books.opened()}
    then = {each.book: each for each in (issue.years or IssuedYears()).books}
    if {code: (b.seq, b.hash) for code, b in now.items()} == {
        code: (place.seq, place.hash) for code, place in then.items()
    }:
        return Changes(since, issue)
    said = said_by(totals_of([each.book for each in now.values()], asked_by(issue, None)))
    figures = changes(issue, said.figures)
    counts = changed_counts((issue.years or IssuedYears()).counts, said.counts)
    if not figures and not counts:
        return Changes(since, issue)
    withdrawn = [desk.book(connection, code) for code in then if code not in now]
    records = [
        each
        for known in (*now.values(), *withdrawn)
        for each in _records(connection, issue, known, then.get(known.book.code))
    ]
    return Changes(since, issue, figures, tuple(records), counts=counts)


def _records(
    connection: Connection, issue: Issue, known: OpenBook, seen: BookPlace | None
) -> Iterator[Recorded]:
    """What a book recorded since, and bears on what was issued."""
    after = seen.seq if seen is not None else 0
    for each in recorded_after(connection, known.book.code, after, until=known.seq):
        if bears_on_totals(each.fact, known.book, issue.when.last):
            yield each


def totals_issued_as(connection: Connection, desk: Desk, reference: str) -> Issue:
    """What was issued under a reference in the book of whichever institution there is.

    Raises NoSuchReference, CoopledgerError where there are several.
    """
    found = [
        issue
        for opening in journal.openings(connection)
        if isinstance(opening, Institution)
        for issue in issued_in(desk.book(connection, opening.code).book)
    ]
    known = [issue for issue in found if issue.reference == reference]
    if not known:
        near = Near.among([issue.reference for issue in found], reference)
        raise NoSuchReference("issued.no-totals", reference=reference, near=near)
    if len(known) > 1:
        books = ", ".join(issue.book for issue in known)
        raise CoopledgerError("issued.several-totals", reference=reference, books=books)
    return known[0]
