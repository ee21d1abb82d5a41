"""Issuing: what would be issued is looked at, then frozen; what was, with its paper and changes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from coopledger.books.history import Recorded
from coopledger.books.issued import Changes
from coopledger.books.paper_code import code_of_issue
from coopledger.errors import BooksMoved, WrongBook
from coopledger.model.agreement import Agreement, AnyOpening, Institution, Programme
from coopledger.model.issue import Issue, IssuedWhat
from coopledger.progress import Progress
from coopledger.reports.bank_reconciliation import bank_reconciliation_document
from coopledger.reports.document import Block, Document, notes
from coopledger.reports.issued import changes_table, issued_what, unchanged_note
from coopledger.reports.issued import report as issued_report
from coopledger.reports.registry import report_of
from coopledger.reports.statement import statement_document
from coopledger.reports.totals_paper import TotalsSections
from coopledger.web import letterheads
from coopledger.web.asked import Answer, Asked, Download, Page, address, day_of
from coopledger.web.book import opening_of, openings_of, page_of, statement_on
from coopledger.web.files import filed
from coopledger.web.tray import begun
from coopledger.writers.registry import form_named, forms_of, makes_paper

_MOST = 50
_PDF = "application/pdf"


class Line(NamedTuple):
    """What was issued. changes: what the books say otherwise since."""

    recorded: Recorded
    issue: Issue
    what: str
    changes: Changes | None


class Wanted(NamedTuple):
    """What is asked to be issued, as a form says it. years: as they were written."""

    opening: AnyOpening
    on: date
    account: str | None
    years: str
    reference: str | None


def issue(asked: Asked) -> Answer:
    """Which books something is issued of; of one, what would be, and all that was."""
    if not asked.query.get("code"):
        return Page("issue.html", {"books": [*_books(asked)]})
    return _page(asked, asked.query)


def _books(asked: Asked) -> Iterator[tuple[AnyOpening, Line | None]]:
    """Each book of which something may be issued, with the last that was."""
    for opening in openings_of(asked):
        if not isinstance(opening, Programme):
            yield opening, next(iter(_lines(asked, opening.code, most=1)), None)


def _page(asked: Asked, said: Mapping[str, str]) -> Answer:
    """The page of one book; with what would be issued, where that is asked for."""
    wanted = _wanted(asked, said)
    opening = wanted.opening
    draft = _draft(asked, wanted) if said.get("see") else None
    return page_of(
        asked,
        opening,
        "issue_of.html",
        {
            "wanted": wanted,
            "said": said,
            "of_years": isinstance(opening, Institution),
            "head_fields": letterheads.fields(asked, said.get),
            "own_head": letterheads.given(asked, said.get) is not None,
            "draft": draft,
            "blocks": [*_said(asked, wanted, draft)] if draft is not None else [],
            "is_new": draft is not None and not _is_there(asked, draft),
            "moved": bool(said.get("moved")),
            "makes_paper": makes_paper(),
            "lines": [*_lines(asked, opening.code, most=_MOST)],
        },
    )


def _wanted(asked: Asked, said: Mapping[str, str]) -> Wanted:
    opening = opening_of(asked, said.get("code", ""))
    if isinstance(opening, Programme):
        raise WrongBook.of(opening.kind, opening.code)
    return Wanted(
        opening,
        day_of(said.get("on", "")) or asked.now.today,
        said.get("account", "").strip() or None,
        said.get("years", "").strip(),
        said.get("reference", "").strip() or None,
    )


def _draft(asked: Asked, wanted: Wanted) -> Issue:
    """What would be issued. Raises CoopledgerError with what the library refuses."""
    code, on, reference = wanted.opening.code, wanted.on, wanted.reference
    if isinstance(wanted.opening, Institution):
        years = asked.years(wanted.years)
        return asked.ledger.preview_issue_totals(code, *years, on=on, reference=reference)
    return asked.ledger.preview_issue(code, on=on, account=wanted.account, reference=reference)


def _said(asked: Asked, wanted: Wanted, draft: Issue) -> Iterator[Block]:
    """All that it would say."""
    yield from _document(asked, wanted, draft).blocks()


def _document(asked: Asked, wanted: Wanted, draft: Issue) -> Document:
    code, on, language = draft.book, draft.when.last, asked.language
    if draft.what is IssuedWhat.TOTALS:
        years = asked.years(wanted.years)
        paper = asked.ledger.totals_paper(*years, on=on).issued_as(draft)
        return TotalsSections(paper, language).unsigned()
    if draft.what is IssuedWhat.RECONCILIATION or not isinstance(wanted.opening, Agreement):
        (found,) = asked.ledger.reconcile_bank(code, on=on, account=draft.account)
        return bank_reconciliation_document(found, language, draft)
    changes = asked.ledger.changes_since(code, on=on)
    return statement_document(statement_on(asked, wanted.opening, on), language, changes, draft)


def _is_there(asked: Asked, draft: Issue) -> bool:
    known = asked.now.small((draft.book,), "issued", lambda: asked.ledger.issued(draft.book))
    return any(each.fact == draft for each in known)


def _lines(asked: Asked, code: str, *, most: int) -> Iterator[Line]:
    """What was issued of a book, the last first."""
    known = asked.now.small((code,), "issued", lambda: asked.ledger.issued(code))
    for recorded in [*reversed(known)][:most]:
        if isinstance(recorded.fact, Issue):
            changes = _changes(asked, recorded.fact)
            yield Line(recorded, recorded.fact, issued_what(recorded.fact, asked.language), changes)


def _changes(asked: Asked, issued: Issue) -> Changes | None:
    """What the books say otherwise now; of totals all books are asked."""
    code, reference = issued.book, issued.reference
    codes = tuple(asked.now.ends) if issued.what is IssuedWhat.TOTALS else (code,)
    return asked.now.small(
        codes, ("since", code, reference), lambda: asked.ledger.changes_since(code, reference)
    )


def send(asked: Asked) -> Answer:
    """Issue what was looked at; where the books have moved, show what would be issued now."""
    said = {name: asked.field(name) for name in asked.form or {}}
    wanted, at = _wanted(asked, said), asked.field("at")
    head = letterheads.given(asked, lambda name: said.get(name))
    paper = asked.language if makes_paper() else None
    ledger, code = asked.ledger, wanted.opening.code
    years = asked.years(wanted.years) if isinstance(wanted.opening, Institution) else None

    def work(_: Progress) -> str:
        try:
            if years is not None:
                issued = ledger.issue_totals(
                    code, *years, on=wanted.on, reference=wanted.reference,
                    paper=paper, letterhead=head, at=at,
                )  # fmt: skip
            else:
                issued = ledger.issue(
                    code, on=wanted.on, account=wanted.account, reference=wanted.reference,
                    paper=paper, letterhead=head, at=at,
                )  # fmt: skip
        except BooksMoved:
            asked_again = {name: value for name, value in said.items() if name not in _NOT_AGAIN}
            return address("issue", **asked_again, see="yes", moved="yes")
        new = "yes" if issued.is_new else ""
        return address("agreement", "issued", code=code, reference=issued.issue.reference, new=new)

    return begun(asked, work)


_NOT_AGAIN = frozenset(("token", "at", "see", "moved", letterheads.PICTURE))


def issued(asked: Asked) -> Answer:
    """One that was issued, as it was handed over: its number, head and code, and what changed."""
    opening, reference = opening_of(asked), asked.query.get("reference", "")
    code, language = opening.code, asked.language
    found = asked.now.small(
        (code,), ("issued", reference), lambda: asked.ledger.issued(code, reference)
    )
    recorded = found[0]
    fact = recorded.fact
    if not isinstance(fact, Issue):
        raise TypeError(fact.kind)
    changes = _changes(asked, fact)
    report = issued_report(found, language)
    return page_of(
        asked,
        opening,
        "issued.html",
        {
            "reference": fact.reference,
            "what": issued_what(fact, language),
            "recorded": recorded,
            "issue": fact,
            "paper_code": code_of_issue(fact) if fact.what is IssuedWhat.STATEMENT else None,
            "is_new": bool(asked.query.get("new")),
            "blocks": [*report.words().blocks()],
            "changes": [
                *changes_table(changes, language),
                *notes(unchanged_note(changes, language)),
            ],
            "forms": [each for each in forms_of(report) if each.name != "pdf"],
            "makes_paper": makes_paper(),
        },
    )


def paper(asked: Asked) -> Answer:
    """Its paper: the one that is kept, or made now and kept from now on."""
    code, reference = asked.field("code"), asked.field("reference")
    found = asked.ledger.issued_paper(code, reference, language=asked.language)
    return Download(f"{code} {found.reference}.pdf", found.content, _PDF)


def file(asked: Asked) -> Answer:
    """The same in another form."""
    opening, reference = opening_of(asked), asked.query.get("reference", "")
    found = asked.ledger.issued(opening.code, reference)
    report = report_of(found, asked.language)
    form = form_named(asked.query.get("form", ""), forms_of(report))
    return filed(report, form, f"{opening.code} {found[0].fact.reference}")
