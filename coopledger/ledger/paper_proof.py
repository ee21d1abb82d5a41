"""Verifying a statement on paper: made again from what it carries, it has to be the same file.

Four questions are answered apart, each by what is at hand: that the page says what its facts say,
that these are one chain to the printed end, that a ledger still has them, and that the head was
known elsewhere. What cannot be known here is said to be so, and is never taken for a yes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.books.paper_proof import Answered, Known, PaperProof, PaperSaid, Question
from coopledger.errors import LedgerBroken, NoSuchBook
from coopledger.ledger.issued_paper import issued_under
from coopledger.ledger.kept_paper_proof import AtHand, prove_kept, with_more
from coopledger.ledger.paper import Wanted, drawn_up
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.finding import Finding, Severity
from coopledger.model.letterhead import Letterhead
from coopledger.readers.pdf_file import (
    CarriedFile,
    carried,
    different,
    first_revision,
    is_pdf,
    pdf_bytes,
)
from coopledger.readers.pdf_signature import Room
from coopledger.reports.paper_files import DATA, MADE_OF, PICTURE, ROWS, made_with
from coopledger.reports.registry import report_of
from coopledger.reports.report import Report
from coopledger.store import journal
from coopledger.store.book_rows import BookRows
from coopledger.store.columns import COLUMNS
from coopledger.store.heads import LedgerHead, had
from coopledger.store.journal import Head
from coopledger.store.rows_file import ends_in, last_line, line_of, verified
from coopledger.store.verification import Verification

_NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

Against = str | LedgerHead | os.PathLike[str]


class NoPaper(CoopledgerError):
    """A PDF that carries none of our data."""


def verify_paper(path: str | os.PathLike[str], *, against: Against | None = None) -> PaperProof:
    """Prove a statement on paper (PDF), as `Ledger.statement_paper` makes it, by itself.

    Whether its page says what the facts say that it carries, and whether these are one unbroken
    chain to what is printed; nothing of it is run. against: a head that was kept elsewhere, or an
    older paper (a path). `Ledger.verify_paper` compares it with a ledger, too. Raises
    CoopledgerError where it is no such paper, could do harm, or that is no head; needs
    `coopledger[reports]`.
    """
    return prove_paper(Path(path), against, None)


def prove_paper(path: Path, against: Against | None, ledger: AtHand | None) -> PaperProof:
    """The same, beside a ledger if there is one: it knows papers, too, that carry nothing."""
    try:
        paper = _Paper(path)
    except NoPaper:
        kept = prove_kept(path, pdf_bytes(path), against, ledger) if ledger is not None else None
        if kept is None:
            raise
        return kept
    compared = _Compared(paper, ledger)
    answers: dict[str, Answered] = {
        Question.PAGE: paper.page(compared.kept()),
        Question.CHAIN: paper.chain(),
        Question.LEDGER: compared.ledger(),
        Question.ELSEWHERE: compared.elsewhere(_head_given(against)),
    }
    return PaperProof(answers, paper.said, hashlib.sha256(paper.content).hexdigest())


def _head_given(against: Against | None) -> LedgerHead | _Paper | None:
    """A head; or a paper that has one, and proves itself. Raises CoopledgerError."""
    if against is None or isinstance(against, LedgerHead):
        return against
    path = Path(against)
    if isinstance(against, str) and not is_pdf(path):
        return LedgerHead.parse(against)
    paper = _Paper(path)
    if any(each.known is Known.NO for each in (paper.page(), paper.chain())) or not paper.is_sound:
        raise CoopledgerError("paper.against-broken", path=path)
    return paper


class _MadeOf:
    """What a paper says that it was made with."""

    def __init__(self, data: Any) -> None:
        self.tools = {str(name): str(version) for name, version in data["tools"].items()}
        self.book, self.title = str(data["book"]), str(data["title"])
        self.language = Language(data["language"])
        self.on = date.fromisoformat(data["on"])
        self.since = date.fromisoformat(data["from"]) if data["from"] is not None else None
        self.public, self.issue = bool(data["public"]), data["issue"]
        self.letterhead, self.picture = dict(data["letterhead"]), bool(data["picture"])
        self.end = Head(int(data["end"]["seq"]), str(data["end"]["hash"]))
        self.head, self.code = LedgerHead.parse(data["head"]), str(data["code"])

    def wanted(self, picture: bytes | None) -> Wanted:
        head = Letterhead.model_validate({**self.letterhead, "picture": picture})
        return Wanted(self.on, self.since, self.public, head, self.issue)


class _Made(NamedTuple):
    """A paper that was made again, or is kept. report: what it says; None of one that is kept."""

    content: bytes
    report: Report | None = None

    def rooms(self) -> tuple[Room, ...]:
        """Where it is signed; nowhere that can be known of one that is kept."""
        from coopledger.writers import pdf  # slow to import

        return pdf.rooms_to_sign(self.report) if self.report is not None else ()


class _Paper:
    """A paper that was handed in. Raises CoopledgerError where it is none that carries data."""

    def __init__(self, path: Path) -> None:
        self.path, self.content = path, pdf_bytes(path)
        self._files = self._carried()
        if not {ROWS, DATA} & self._files.keys():
            raise NoPaper("paper.not-one", path=path)

    def _carried(self) -> dict[str, CarriedFile]:
        """The files it carried before anything was appended to it, or carries."""
        try:
            found = carried(first_revision(self.content), self.path)
            if {ROWS, DATA} & found.keys():
                return found
        except CoopledgerError as error:
            if error.code != "paper.unreadable":
                raise
        return carried(self.content, self.path)

    @cached_property
    def made_of(self) -> _MadeOf | None:
        """What it was made with; None where that cannot be read."""
        try:
            return _MadeOf(json.loads(self._files[DATA].content)[MADE_OF])
        except (*_NOT_OURS, CoopledgerError):
            return None

    @property
    def said(self) -> PaperSaid | None:
        if (of := self.made_of) is None:
            return None
        return PaperSaid(
            of.book, of.title, of.on, of.since, of.issue, of.public, of.end.seq, of.end.hash,
            str(of.head), of.code,
        )  # fmt: skip

    @cached_property
    def lines(self) -> list[str]:
        """Its rows, a line each; none where they are not text."""
        try:
            text = self._files[ROWS].content.decode() if ROWS in self._files else ""
        except UnicodeDecodeError:
            return []
        return [f"{line}\n" for line in text.split("\n") if line]  # a text may have other ends

    def proof(self, then: LedgerHead | None = None) -> Verification | None:
        """What its rows prove; None where they are none."""
        try:
            return verified(self.lines, then) if self.lines else None
        except CoopledgerError:
            return None

    @cached_property
    def proved(self) -> Verification | None:
        return self.proof()

    @property
    def is_sound(self) -> bool:
        """Whether its rows are a chain to what it says."""
        return self.chain().known is Known.YES

    def rows(self) -> Iterator[dict[str, Any]]:
        """Its rows, which were proved, as a ledger has them: whatever else a line has is left."""
        for line in self.lines:
            row = json.loads(line)
            if "seq" in row:
                kept = (*COLUMNS, *(["withheld"] if "withheld" in row else []))
                yield {name: row.get(name) for name in kept}

    def page(self, kept: str | None = None) -> Answered:
        """Whether the page says what its facts say.

        kept: the issued statement as whose paper a ledger has its first bytes: what counts where
        it cannot be made again.
        """
        of, here = self.made_of, made_with()
        needed = (ROWS, DATA, *([PICTURE] if of is not None and of.picture else []))
        if missing := [name for name in needed if name not in self._files]:
            return _no(*(Finding("paper.without", params={"name": name}) for name in missing))
        if of is not None and of.tools != here and kept is not None:
            return self._beside(_Made(first_revision(self.content)), kept)
        if of is not None and of.tools != here:
            params = {"tools": _named(of.tools), "here": _named(here)}
            return _unknown(Finding("paper.other-version", Severity.NOTE, params=params))
        if of is None or not self.is_sound or (made := self._made_again(of)) is None:
            return _no(Finding("paper.not-made"))
        return self._beside(made)

    def _made_again(self, of: _MadeOf) -> _Made | None:
        """What it carries makes; None where that makes nothing."""
        from coopledger.writers import pdf  # slow to import

        rows = list(self.rows())
        ends, earlier = ends_in(json.loads(self.lines[-1]))
        last = last_line(ends, of.book, earlier, public=of.public)
        lines = "".join(map(line_of, rows)) + last
        picture = self._files[PICTURE].content if PICTURE in self._files else None
        try:
            paper = drawn_up(BookRows.of(rows), str(of.head), of.wanted(picture), lines)
            report = report_of(paper, of.language)
            return _Made(pdf.write(report), report)
        except (*_NOT_OURS, CoopledgerError, LedgerBroken):
            return None

    def _beside(self, made: _Made, kept: str | None = None) -> Answered:
        """The file beside the one that was made again, or is kept."""
        if self.content == made.content:
            is_kept = _yes("proof.yes.page-kept", reference=kept)
            return is_kept if kept is not None else _yes("proof.yes.page")
        if self.content.startswith(made.content):
            return with_more(self.content, made.content, made.rooms(), self.path)
        if parts := different(self.content, made.content, self.path):
            return _no(Finding("paper.differs", params={"parts": parts}))
        return _no(Finding("paper.written-again"))

    def chain(self) -> Answered:
        """Whether its rows are one unbroken chain to the end and the head that it prints."""
        proof, of = self.proved, self.made_of
        if ROWS not in self._files or of is None:
            name = DATA if ROWS in self._files else ROWS
            return _unknown(Finding("paper.without", params={"name": name}))
        if proof is None:
            return _no(Finding("paper.not-made"))
        if proof.problems:
            return _no(*proof.problems)
        ends = {each.book: (each.rows, each.head) for each in proof.books}
        if ends != {of.book: of.end}:
            seen = ", ".join(f"{seq}-{end}" for seq, end in ends.values())
            params = {"seen": seen, "expected": f"{of.end.seq}-{of.end.hash}"}
            return _no(Finding("paper.other-end", params=params))
        if proof.head != of.head:
            params = {"seen": str(proof.head), "expected": str(of.head)}
            return _no(Finding("paper.other-end", params=params))
        return _yes("proof.yes.chain", rows=of.end.seq)


class _Compared:
    """A paper beside a ledger, if there is one, and beside a head that was kept elsewhere."""

    def __init__(self, paper: _Paper, ledger: AtHand | None) -> None:
        self._paper, self._at_hand = paper, ledger

    def kept(self) -> str | None:
        """The issued statement as whose paper the ledger has its bytes, as it was then."""
        of = self._paper.made_of
        if self._at_hand is None or of is None or of.issue is None:
            return None
        sha256 = hashlib.sha256(first_revision(self._paper.content)).hexdigest()
        try:
            return issued_under(self._at_hand.connection, of.book, sha256)
        except (LedgerBroken, NoSuchBook):
            return None  # said where it is asked for its rows

    def ledger(self) -> Answered:
        """Whether the ledger has exactly its rows, and had the head that it prints."""
        if self._at_hand is None:
            return _unknown(Finding("paper.no-ledger", Severity.NOTE))
        if (of := self._paper.made_of) is None:
            return _unknown(Finding("paper.without", params={"name": DATA}))
        try:
            return self._in_ledger(self._at_hand, of)
        except LedgerBroken as broken:
            return _unknown(Finding("paper.ledger-broken", params={"said": broken}))

    def _in_ledger(self, ledger: AtHand, of: _MadeOf) -> Answered:
        end = journal.ends(ledger.connection).get(of.book)
        if end is None:
            return _no(Finding("paper.not-in-ledger", params={"book": of.book}))
        if (seq := self._first_other(ledger, of)) is not None:
            params = {"book": of.book, "seq": seq}
            return _no(Finding("paper.ledger-differs", params=params))
        if not had(ledger.connection, of.head):
            return _no(Finding("paper.ledger-head-differs", params={"head": of.head}))
        return _yes("proof.yes.ledger", ledger=ledger.where, more=end.seq - of.end.seq)

    def _first_other(self, ledger: AtHand, of: _MadeOf) -> int | None:
        """The place of the first of its rows that is not the ledger's."""
        proof = self._paper.proved
        sound = {each.book: each.rows for each in proof.books} if proof is not None else {}
        given = self._paper.rows() if sound else iter(())
        there = journal.linked(ledger.connection, of.book)
        for seq, row in enumerate(given, start=1):
            found = next(there, None)
            if seq > sound.get(of.book, 0) or found is None or found["hash"] != row["hash"]:
                return seq
        return None if sound.get(of.book) == of.end.seq else of.end.seq

    def elsewhere(self, given: LedgerHead | _Paper | None) -> Answered:
        """Whether the head was known elsewhere."""
        if given is None:
            return _unknown(Finding("paper.no-head", Severity.NOTE))
        of = self._paper.made_of
        if of is None or not self._paper.is_sound:
            return _unknown(Finding("paper.not-made"))
        if isinstance(given, LedgerHead):
            return self._beside(given, of.head)
        other = given.made_of
        if other is None or other.head == of.head or other.book != of.book:
            return self._beside(other.head if other is not None else of.head, of.head)
        return self._after(given, other, of)

    def _after(self, given: _Paper, other: _MadeOf, of: _MadeOf) -> Answered:
        """Beside another paper of the same book: the rows of one are the first of the other."""
        known, later = (given, self._paper) if other.end.seq <= of.end.seq else (self._paper, given)
        end = known.made_of.end if known.made_of is not None else Head(0, "")
        found = next((row["hash"] for row in later.rows() if row["seq"] == end.seq), None)
        if found != end.hash:
            return _no(Finding("paper.other-head", params={"then": other.head}))
        which = "earlier" if known is given else "later"
        return _yes(f"proof.yes.{which}-head", then=other.head.rows)

    def _beside(self, then: LedgerHead, now: LedgerHead) -> Answered:
        if then == now:
            return _yes("proof.yes.same-head")
        if then.rows == now.rows and then.formula == now.formula:
            return _no(Finding("paper.other-head", params={"then": then}))
        which = "earlier" if then.rows < now.rows else "later"
        proof = self._paper.proof(then) if then.rows <= now.rows else None
        if then.rows == now.rows and proof is not None:
            is_same = _yes("proof.yes.same-head")
            return (
                is_same if proof.intact else _no(Finding("paper.other-head", params={"then": then}))
            )
        if proof is not None and proof.intact:
            return _yes("proof.yes.earlier-head", then=then.rows)
        if self._at_hand is None or self.ledger().known is not Known.YES:
            params = {"then": then.rows, "now": now.rows}
            return _unknown(Finding("paper.head-apart", Severity.NOTE, params=params))
        if not had(self._at_hand.connection, then):
            return _no(Finding("paper.other-head", params={"then": then}))
        return _yes(f"proof.yes.{which}-head", then=then.rows)


def _yes(said: str, **named: object) -> Answered:
    return Answered(Known.YES, said, named)


def _no(*findings: Finding) -> Answered:
    return Answered(Known.NO, findings=findings)


def _unknown(*findings: Finding) -> Answered:
    return Answered(Known.UNKNOWN, findings=findings)


def _named(tools: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in tools.items())
