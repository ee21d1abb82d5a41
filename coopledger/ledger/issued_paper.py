"""The paper of what was issued, a statement or a bank reconciliation, which is the same for ever.

It is drawn up of the rows that this one looked at, and of nothing that came later; its bytes
are a document of the ledger, whose SHA-256 stands in the chain: in the transaction in which it is
issued or, where typst was not there, when it is first printed in a language. What another version
of the program issued is not drawn up again: its frozen text is printed.
"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from coopledger.books.book import Book
from coopledger.books.issued import figures_of
from coopledger.books.issued_paper import HowKept, IssuedPaper
from coopledger.errors import StoreError
from coopledger.ledger.attaching import entry_of
from coopledger.ledger.heading import letterhead_of
from coopledger.ledger.issuing import Beside, issued_as, reconciled_as_issued
from coopledger.ledger.paper import Wanted, statement_paper
from coopledger.ledger.recording import Recorder
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.attachment import Attachment, DocumentType, DocumentUse
from coopledger.model.erased import is_erased
from coopledger.model.issue import Issue
from coopledger.model.letterhead import Letterhead
from coopledger.model.original import PIECE, Original
from coopledger.readers.originals import attachment
from coopledger.readers.reading import Reading
from coopledger.reports.issued import frozen_report
from coopledger.reports.registry import report_of
from coopledger.reports.report import Report
from coopledger.store import documents, journal
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead


def with_paper(
    language: Language, letterhead: Letterhead | None, folder: Path | None = None
) -> Beside:
    """Issuing that keeps the paper, too, in a language. folder: of documents, if in one."""

    def beside(connection: Connection, desk: Desk, book: Book, issue: Issue) -> Reading:
        head = letterhead_of(connection, letterhead, folder)
        content = _drawn_up(connection, desk, issue, language, head)
        return _keeping(book, issue, language, content) if content is not None else Reading()

    return beside


def issued_paper(
    recorder: Recorder, code: str, reference: str, language: Language, head: Letterhead | None
) -> IssuedPaper:
    """The paper of what was issued: the one that is kept, or made now and kept if it can be.

    Raises NoSuchBook, NoSuchReference, CoopledgerError where it was erased, or is kept and a
    letterhead is asked for; and where typst is not installed.
    """
    with recorder.shelf.desk(code) as desk:
        with recorder.storage.reading() as connection:
            book = desk.book(connection, code).book
            issue = issued_as(book, reference)
            kept = next(_papers(book, issue, language), None)
            if kept is not None:
                content = _content(connection, recorder, kept, head)
                return IssuedPaper(issue.reference, language, HowKept.KEPT, content)
            then = LedgerHead.parse(issue.head)
            whole = letterhead_of(connection, head, recorder.folder)
            made = _drawn_up(connection, desk, issue, language, whole, at=then)
        if made is None:
            text = _written(frozen_report(issue, language))
            return IssuedPaper(issue.reference, language, HowKept.TEXT, text)
        try:
            receipt = recorder.record_at(desk, _keeping(book, issue, language, made))
            how = HowKept.NOW if receipt.accepted else HowKept.NOT_KEPT
        except StoreError:
            how = HowKept.NOT_KEPT
        return IssuedPaper(issue.reference, language, how, made)


def issued_under(connection: Connection, code: str, sha256: str) -> str | None:
    """The reference of the issued statement whose paper has that hash, by the chain of its book."""
    for link in journal.facts(connection, code):
        fact = link.fact
        if isinstance(fact, Attachment) and (fact.use, fact.sha256) == (DocumentUse.ISSUED, sha256):
            return fact.of
    return None


def _papers(book: Book, issue: Issue, language: Language) -> Iterator[Attachment]:
    """That of an issue in a language, where it is kept; one whose name was erased is of any."""
    name = _name(issue, language)
    for each in book.of_kind(Attachment):
        is_paper = (each.use, each.of) == (DocumentUse.ISSUED, issue.reference)
        if is_paper and (is_erased(each.name) or each.name == name):
            yield each


def _name(issue: Issue, language: Language) -> str:
    return f"{issue.reference}.{language.value}.pdf"


def language_of(paper: Attachment) -> Language | None:
    """In which language a paper that is kept is; None where its name was erased."""
    return next((each for each in Language if paper.name.endswith(f".{each.value}.pdf")), None)


def _content(
    connection: Connection, recorder: Recorder, kept: Attachment, head: Letterhead | None
) -> bytes:
    named = {"reference": kept.of}
    if is_erased(kept.name) or kept.sha256 in documents.erased(connection):
        raise CoopledgerError("issued-paper.erased", **named)
    if head is not None:
        raise CoopledgerError("issued-paper.letterhead", **named)
    document = documents.kept(connection, kept.sha256)
    if document is None:
        raise CoopledgerError("document.not-given", sha256=kept.sha256)
    return b"".join(documents.proved(connection, document, recorder.folder))


def _drawn_up(
    connection: Connection,
    desk: Desk,
    issue: Issue,
    language: Language,
    head: Letterhead,
    *,
    at: LedgerHead | None = None,
) -> bytes | None:
    """Its paper, as `report_as_issued` says it."""
    report = report_as_issued(connection, desk, issue, language, head, at=at)
    return _written(report) if report is not None else None


def report_as_issued(
    connection: Connection,
    desk: Desk,
    issue: Issue,
    language: Language,
    head: Letterhead,
    *,
    at: LedgerHead | None = None,
) -> Report | None:
    """What its paper says, of what it looked at; None where this version states it otherwise.

    at: the head that the ledger had then, where it has grown since.
    """
    if issue.program != version("coopledger") or is_erased(issue.printed.es):
        return None
    if issue.years is not None:
        return _totals(connection, desk, issue, language, head)
    if issue.account is not None:
        return _reconciliation(connection, issue, language, head)
    wanted = Wanted(issue.when.last, letterhead=head, issue=issue.reference)
    paper = statement_paper(connection, issue.book, wanted, at=at)
    if figures_of(paper.statement) != issue.figures:
        return None
    return report_of(paper, language)


def _reconciliation(
    connection: Connection, issue: Issue, language: Language, head: Letterhead
) -> Report | None:
    from coopledger.books.issued_reconciliation import figures_of_reconciliation  # slow to import
    from coopledger.reports.bank_reconciliation import issued_reconciliation_report

    found = reconciled_as_issued(connection, issue)
    if found is None or figures_of_reconciliation(found) != issue.figures:
        return None
    return issued_reconciliation_report(found, issue, head, language)


def _totals(
    connection: Connection, desk: Desk, issue: Issue, language: Language, head: Letterhead
) -> Report | None:
    # Slow to import: only where totals were issued.
    from coopledger.books.issued_totals import said_by
    from coopledger.ledger.issuing_totals import as_issued

    paper = as_issued(connection, desk, issue, head)
    said = said_by(paper.totals)
    if issue.years is None or (said.figures, said.counts) != (issue.figures, issue.years.counts):
        return None
    return report_of(paper, language)


def _written(report: Report) -> bytes:
    from coopledger.writers import pdf  # slow to import

    return pdf.write(report)


def _keeping(book: Book, issue: Issue, language: Language, content: bytes) -> Reading:
    """What is recorded to keep it."""

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]

    sha256 = hashlib.sha256(content).hexdigest()
    name = _name(issue, language)
    found = Original(name, sha256, len(content), DocumentType.PDF, pieces)
    fact = attachment(issue, found, DocumentUse.ISSUED)
    return Reading([entry_of(book, fact)], originals=[found])
