"""Verifying a paper that carries no rows: an issued bank reconciliation, or issued totals.

It proves nothing by itself; but the ledger that issued it has the hash of its bytes in its chain.
"""

import hashlib

from coopledger.books.paper_proof import Answered, Known, PaperProof, PaperSaid, Question
from coopledger.ledger.code_proof import beside_head
from coopledger.model.attachment import Attachment, DocumentUse
from coopledger.model.finding import Finding, Severity
from coopledger.model.issue import Issue
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead


def prove_kept(
    content: bytes, against: object, connection: Connection, where: str
) -> PaperProof | None:
    """What a ledger knows of a paper by its bytes; None where it has kept none such.

    against: a head that was kept elsewhere. where: how the ledger is called. Raises CoopledgerError
    where that is no head, LedgerBroken where a chain is not what it was.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    kept = (_kept(connection, code, sha256) for code in journal.books(connection))
    found = next(filter(None, kept), None)
    if found is None:
        return None
    issue, title = found
    then = LedgerHead.parse(str(against)) if against is not None else None
    named = {"ledger": where, "reference": issue.reference, "book": issue.book}
    rows = Finding("paper.without-rows", Severity.NOTE)
    answers: dict[str, Answered] = {
        Question.PAGE: Answered(Known.YES, "proof.yes.page-kept", named),
        Question.CHAIN: Answered(Known.UNKNOWN, findings=(rows,)),
        Question.LEDGER: Answered(Known.YES, "proof.yes.ledger-kept", named),
        Question.ELSEWHERE: beside_head(connection, issue.head, then),
    }
    return PaperProof(answers, _said(issue, title), sha256)


def _kept(connection: Connection, code: str, sha256: str) -> tuple[Issue, str] | None:
    """What a book has issued whose paper has that hash, and the book's title."""
    issued: dict[str, Issue] = {}
    title = ""
    for link in journal.facts(connection, code):
        fact = link.fact
        title = title or str(getattr(fact, "title", ""))
        if isinstance(fact, Issue):
            issued[fact.reference] = fact
        if isinstance(fact, Attachment) and (fact.use, fact.sha256) == (DocumentUse.ISSUED, sha256):
            return issued[fact.of], title
    return None


def _said(issue: Issue, title: str) -> PaperSaid:
    place = issue.looked_at
    return PaperSaid(
        issue.book, title, issue.when.last, None, issue.reference, False, place.seq, place.hash,
        issue.head, "",
    )  # fmt: skip
