"""The paper of an issued statement, as commands give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopledger.cli.streams import complain
from coopledger.messages.catalogue import Language, say
from coopledger.writers.registry import makes_paper

if TYPE_CHECKING:
    from coopledger.cli.session import Session
    from coopledger.ledger import Ledger
    from coopledger.model.letterhead import Letterhead

PDF = "pdf"


def paper_language(session: Session) -> Language | None:
    """In which language an issue's paper is kept; None where nothing here makes one."""
    return session.language if makes_paper() else None


def emit_paper(
    session: Session,
    ledger: Ledger,
    code: str,
    reference: str,
    letterhead: Letterhead | None = None,
) -> None:
    """The paper, and beside it whether it is the one that is kept."""
    language = session.language
    paper = ledger.issued_paper(code, reference, language=language, letterhead=letterhead)
    session.emit(paper.content)
    named = {"reference": paper.reference, "sha256": paper.sha256}
    complain(say(f"issued-paper.{paper.how}", language, **named))
