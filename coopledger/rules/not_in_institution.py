"""No money and no activity is in the book of the institution: what it is like, and papers."""

from collections.abc import Iterator

from coopledger.model.agreement import Institution, Opening
from coopledger.model.attachment import Attachment
from coopledger.model.erasure import Erasure
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.issue import Issue
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.undo import Undo
from coopledger.rules.case import Case, finding

_FITTING = Opening | Reversal | Attachment | Erasure | Undo | Proposal | Resolution


def not_in_institution(case: Case) -> Iterator[Finding]:
    if isinstance(case.book.opening, Institution):
        for entry in case.new:
            if not _fits(entry.fact):
                yield finding("not-in-institution", entry, seen=entry.fact.reference)


def _fits(fact: AnyFact) -> bool:
    """Whether it may be there: of what is issued, the totals of all books."""
    return isinstance(fact, _FITTING) or (isinstance(fact, Issue) and fact.years is not None)
