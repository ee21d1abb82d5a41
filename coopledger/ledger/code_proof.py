"""Verifying a printed paper by the code on it, which somebody typed in or scanned.

Of the file there is nothing, so that what the page says and how it was made cannot be known: but a
ledger knows whether it had these records, and what they state.
"""

from itertools import islice

from coopledger.books.paper_code import code_of_issue, read_code
from coopledger.books.paper_proof import Answered, Known, PaperProof, PaperSaid, Question
from coopledger.errors import LedgerBroken
from coopledger.ledger.issuing import issued_in
from coopledger.ledger.paper import Wanted, drawn_up
from coopledger.ledger.shelf import Desk
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.finding import Finding, Severity
from coopledger.reports.paper_stamp import Stamp, stamp
from coopledger.store import journal
from coopledger.store.book_rows import BookRows
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead, had


def prove_code(
    connection: Connection, desk: Desk, typed: str, against: LedgerHead | None, where: str
) -> PaperProof:
    """What a code proves beside a ledger. Raises CoopledgerError where it was not copied well."""
    scanned, code = Stamp.read(typed), read_code(typed)
    if scanned is None and code is None:
        raise CoopledgerError("paper.code-unreadable", seen=typed.splitlines()[0] if typed else "")
    said, answer = (
        (_said(scanned), _of_stamp(connection, scanned, where))
        if scanned is not None
        else _of_issued(connection, desk, code or "", where)
    )
    only = Answered(Known.UNKNOWN, findings=(Finding("paper.only-code", Severity.NOTE),))
    answers: dict[str, Answered] = {
        Question.PAGE: only,
        Question.CHAIN: only,
        Question.LEDGER: answer,
        Question.ELSEWHERE: _elsewhere(connection, said, answer, against),
    }
    return PaperProof(answers, said)


def _said(of: Stamp) -> PaperSaid:
    return PaperSaid(
        of.book, "", of.on, of.since, None, False, of.seq, of.hash, of.head, of.code
    )  # fmt: skip


def _of_stamp(connection: Connection, of: Stamp, where: str) -> Answered:
    """Whether the ledger had these records, and they state these figures on that day."""
    end = journal.ends(connection).get(of.book)
    if end is None:
        return _no(Finding("paper.not-in-ledger", params={"book": of.book}))
    if not 1 <= of.seq <= end.seq or journal.hash_at(connection, of.book, of.seq) != of.hash:
        return _no(Finding("paper.ledger-differs", params={"book": of.book, "seq": of.seq}))
    head = LedgerHead.parse(of.head)
    if not had(connection, head):
        return _no(Finding("paper.ledger-head-differs", params={"head": head}))
    try:
        rows = BookRows.of(islice(journal.linked(connection, of.book), of.seq))
        paper = drawn_up(rows, of.head, Wanted(of.on, of.since))
    except LedgerBroken as broken:
        finding = Finding("paper.ledger-broken", params={"said": broken})
        return Answered(Known.UNKNOWN, findings=(finding,))
    if stamp(paper) != of.text:
        return _no(Finding("paper.code-differs", params={"book": of.book, "on": of.on}))
    return Answered(Known.YES, "proof.yes.ledger", {"ledger": where, "more": end.seq - of.seq})


def _of_issued(
    connection: Connection, desk: Desk, code: str, where: str
) -> tuple[PaperSaid | None, Answered]:
    """The issued statement that has that code: of what is not issued a code alone does not say."""
    for book in (desk.book(connection, each).book for each in journal.books(connection)):
        for issue in issued_in(book, None):
            end, on = issue.looked_at, issue.when.last
            if code_of_issue(issue) == code:
                said = PaperSaid(
                    book.code, book.opening.title, on, None, issue.reference, False,
                    end.seq, end.hash, issue.head, code,
                )  # fmt: skip
                named = {"ledger": where, "reference": issue.reference, "book": book.code}
                return said, Answered(Known.YES, "proof.yes.code", named)
    finding = Finding("paper.code-unknown", Severity.NOTE, params={"code": code})
    return None, Answered(Known.UNKNOWN, findings=(finding,))


def _elsewhere(
    connection: Connection, said: PaperSaid | None, found: Answered, then: LedgerHead | None
) -> Answered:
    if then is not None and (said is None or found.known is not Known.YES):
        return Answered(Known.UNKNOWN, findings=(Finding("paper.only-code", Severity.NOTE),))
    return beside_head(connection, said.head if said is not None else "", then)


def beside_head(connection: Connection, printed: str, then: LedgerHead | None) -> Answered:
    """The head of a paper that a ledger knows, beside one that was kept elsewhere."""
    if then is None:
        return Answered(Known.UNKNOWN, findings=(Finding("paper.no-head", Severity.NOTE),))
    if not had(connection, then):
        return _no(Finding("paper.other-head", params={"then": then}))
    now = LedgerHead.parse(printed)
    which = "same" if then == now else "earlier" if then.rows < now.rows else "later"
    return Answered(Known.YES, f"proof.yes.{which}-head", {"then": then.rows})


def _no(finding: Finding) -> Answered:
    return Answered(Known.NO, findings=(finding,))
