"""Verifying what somebody handed in: a file of any that the program gives, a head, a code."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coopledger.books.paper_proof import PaperProof
from coopledger.messages.catalogue import CoopledgerError
from coopledger.progress import Progress, untold
from coopledger.readers.packed import is_archive
from coopledger.readers.pdf_file import is_pdf
from coopledger.store.heads import LedgerHead
from coopledger.store.verification import Verification

if TYPE_CHECKING:
    from coopledger.ledger.ledger import Ledger

Proved = PaperProof | Verification
"""What a paper proves, question by question; or whether all that was walked is intact."""


def verify_handed_in(
    ledger: Ledger, path: Path, *, against: str | None = None, progress: Progress = untold
) -> Proved:
    """Prove a paper (PDF) beside a ledger, or an expediente or a file of rows by itself.

    against: a head that was kept elsewhere; of a paper, an older one (a path) too. progress: is
    told how far the work has come, as a share from 0 to 1. Raises CoopledgerError where it is none
    of these, could do harm, or that is no head.
    """
    if is_pdf(path):
        return ledger.verify_paper(path, against=against)
    # Slow to import: only where they are read.
    from coopledger.ledger.expediente_proof import verify_expediente
    from coopledger.ledger.published import verify_rows

    if is_archive(path):
        return verify_expediente(path, against=against, progress=progress)
    return verify_rows(path, against=against)


def verify_typed(
    ledger: Ledger, typed: str, *, against: str | None = None, progress: Progress = untold
) -> Proved:
    """Prove a ledger against a head that was typed in; or a paper, by its code or all its QR says.

    against: of a paper, a head that was kept elsewhere. Raises CoopledgerError where it is none of
    these, or was not copied well.
    """
    head = _head(typed)
    if head is not None:
        return ledger.verify(against=head, progress=progress)
    return ledger.verify_code(typed, against=against)


def _head(typed: str) -> LedgerHead | None:
    with suppress(CoopledgerError):
        return LedgerHead.parse(typed)
    return None
