"""Verifying a paper that carries no rows: an issued bank reconciliation, or issued totals.

It proves nothing by itself; but the ledger that issued it has the hash of its bytes in its chain.
"""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from coopledger.books.paper_proof import Answered, Known, PaperProof, PaperSaid, Question
from coopledger.ledger.code_proof import beside_head
from coopledger.ledger.heading import letterhead_of
from coopledger.ledger.issued_paper import language_of, report_as_issued
from coopledger.ledger.shelf import Desk
from coopledger.model.attachment import Attachment, DocumentUse
from coopledger.model.finding import Finding, Severity
from coopledger.model.issue import Issue
from coopledger.readers.pdf_file import PartOfPdf, PdfPart, Several, different, first_revision
from coopledger.readers.pdf_signature import Room, only_signed
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead


class AtHand(NamedTuple):
    """A ledger that a paper is compared with, being read.

    where: how it is called. folder: that of its documents, if it keeps them in one.
    """

    connection: Connection
    desk: Desk
    where: str
    folder: Path | None


class _Kept(NamedTuple):
    """What was issued, in a book of that title, and its paper."""

    issue: Issue
    title: str
    paper: Attachment


def prove_kept(path: Path, content: bytes, against: object, ledger: AtHand) -> PaperProof | None:
    """What a ledger knows of a paper by its first bytes; None where it has kept none such.

    against: a head that was kept elsewhere. Raises CoopledgerError where that is no head,
    LedgerBroken where a chain is not what it was.
    """
    connection, made = ledger.connection, first_revision(content)
    hashes = {hashlib.sha256(each).hexdigest(): each for each in (content, made)}
    every = (_kept(connection, code, hashes) for code in journal.books(connection))
    found = next(filter(None, every), None)
    if found is None:
        return None
    issue, made = found.issue, hashes[found.paper.sha256]
    then = LedgerHead.parse(str(against)) if against is not None else None
    named = {"ledger": ledger.where, "reference": issue.reference, "book": issue.book}
    rows = Finding("paper.without-rows", Severity.NOTE)
    page = Answered(Known.YES, "proof.yes.page-kept", named)
    if content != made:
        page = with_more(content, made, _rooms(ledger, found, made), path)
    answers: dict[str, Answered] = {
        Question.PAGE: page,
        Question.CHAIN: Answered(Known.UNKNOWN, findings=(rows,)),
        Question.LEDGER: Answered(Known.YES, "proof.yes.ledger-kept", named),
        Question.ELSEWHERE: beside_head(connection, issue.head, then),
    }
    return PaperProof(answers, _said(issue, found.title), hashlib.sha256(content).hexdigest())


def _kept(connection: Connection, code: str, hashes: Collection[str]) -> _Kept | None:
    """What a book has issued whose paper has one of the hashes."""
    issued: dict[str, Issue] = {}
    title = ""
    for link in journal.facts(connection, code):
        fact = link.fact
        title = title or str(getattr(fact, "title", ""))
        if isinstance(fact, Issue):
            issued[fact.reference] = fact
        if not isinstance(fact, Attachment) or fact.use is not DocumentUse.ISSUED:
            continue
        if fact.sha256 in hashes:
            return _Kept(issued[fact.of], title, fact)
    return None


def _rooms(ledger: AtHand, kept: _Kept, made: bytes) -> tuple[Room, ...]:
    """Where it is signed; nowhere that can be known of one that is not drawn up again."""
    from coopledger.writers import pdf  # slow to import

    if (language := language_of(kept.paper)) is None:
        return ()
    head = letterhead_of(ledger.connection, None, ledger.folder)
    then = LedgerHead.parse(kept.issue.head)
    report = report_as_issued(ledger.connection, ledger.desk, kept.issue, language, head, at=then)
    return pdf.rooms_to_sign(report) if report is not None and pdf.write(report) == made else ()


def with_more(content: bytes, made: bytes, rooms: Sequence[Room], path: Path) -> Answered:
    """Whether a page says what it said, where more than was made stands in its file.

    made: what it begins with. rooms: where its pages are signed.
    """
    if only_signed(content, made, rooms, path):
        return Answered(Known.YES, "proof.yes.page-signed")
    size = PartOfPdf(PdfPart.APPENDED, f"{len(content) - len(made):,}")
    params = {"parts": Several((size, *different(content, made, path)))}
    return Answered(Known.NO, findings=(Finding("paper.appended", params=params),))


def _said(issue: Issue, title: str) -> PaperSaid:
    place = issue.looked_at
    return PaperSaid(
        issue.book, title, issue.when.last, None, issue.reference, False, place.seq, place.hash,
        issue.head, "",
    )  # fmt: skip
