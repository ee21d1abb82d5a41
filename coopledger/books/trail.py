"""The audit trail of a ledger: who recorded what and when, and what was so before and after it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from coopledger.books.book import Book
from coopledger.books.history import Recorded
from coopledger.books.merged import MergeRecord
from coopledger.model.agreement import Opening
from coopledger.model.answer import Answer, Answers
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.issue import Issue
from coopledger.model.period import Period, PeriodState
from coopledger.model.proposal import Outcome, Proposal, Resolution
from coopledger.model.undo import Undo


class Act(StrEnum):
    """What somebody did by recording a fact."""

    OPENED = "opened"
    """A book."""

    RECORDED = "recorded"
    """What was not there before."""

    CORRECTED = "corrected"
    """What was recorded otherwise: the next revision says what is right."""

    REVERSED = "reversed"
    """What was recorded: it is taken back."""

    CLOSED = "closed"
    """A year."""

    ADJUSTED = "adjusted"
    """A year: it takes corrections alone."""

    REOPENED = "reopened"
    """A year that was more closed."""

    ISSUED = "issued"
    """A statement."""

    UNDONE = "undone"
    """A load: it is taken back."""

    PROPOSED = "proposed"
    """What another is to approve: nothing of it is recorded yet."""

    APPROVED = "approved"
    """What was proposed: it is recorded."""

    REFUSED = "refused"
    """What another proposed."""

    RETRACTED = "retracted"
    """What was proposed, by who had proposed it."""

    WITHDRAWN = "withdrawn"
    """A book: the load that opened it is taken back."""


class Deed(NamedTuple):
    """A fact as it was recorded, and what was so before.

    before: what the fact takes the place of, or takes back; None where there was nothing. why: the
    reason that was given for it.
    """

    recorded: Recorded
    act: Act
    before: AnyFact | None = None
    why: str | None = None

    @property
    def fact(self) -> AnyFact:
        return self.recorded.fact


class AuditTrail(Answers[Deed]):
    """What was done, in the order in which it was recorded.

    people: all who ever recorded anything in what was looked at. merges: the ledgers that were
    brought in, by the same days and person.
    """

    people: tuple[str, ...]
    merges: tuple[MergeRecord, ...] = ()

    @classmethod
    def by_people(
        cls,
        found: Iterable[Deed],
        people: Collection[str],
        of: str = "",
        merges: Iterable[MergeRecord] = (),
    ) -> Self:
        made = cls(found, of)
        made.people = tuple(sorted(people))
        made.merges = tuple(merges)
        return made


@dataclass(frozen=True, slots=True)
class RecordedSince(Answer):
    """What was recorded after a head that was kept: who has the books from then has them by it.

    since: that head, as it was given. head: where it ends now: the next one is asked since that.
    book: the book that both are of; None where they are of the whole ledger.
    """

    since: str
    head: str
    book: str | None
    trail: AuditTrail


def deed(recorded: Recorded, book: Book) -> Deed:
    """What was done by recording a fact of a book."""
    fact = recorded.fact
    if isinstance(fact, Reversal):
        taken_back = book.facts.get((fact.of, fact.of_revision))
        act = Act.WITHDRAWN if isinstance(taken_back, Opening) else Act.REVERSED
        return Deed(recorded, act, taken_back, fact.reason)
    before = book.facts.get((fact.reference, fact.revision - 1))
    return Deed(recorded, _act(fact, before), before, _why(fact, before, book))


def _act(fact: AnyFact, before: AnyFact | None) -> Act:
    match fact:
        case Period():
            return _of_period(fact, before)
        case Issue():
            return Act.ISSUED
        case Undo():
            return Act.UNDONE
        case Proposal():
            return Act.PROPOSED
        case Resolution():
            return _OF_OUTCOME[fact.outcome]
        case _ if before is not None:
            return Act.CORRECTED
        case _:
            return Act.OPENED if isinstance(fact, Opening) else Act.RECORDED


_OF_OUTCOME = {
    Outcome.APPROVED: Act.APPROVED,
    Outcome.REFUSED: Act.REFUSED,
    Outcome.WITHDRAWN: Act.RETRACTED,
}


def _of_period(period: Period, before: AnyFact | None) -> Act:
    was = before.state if isinstance(before, Period) else PeriodState.OPEN
    if period.state.rank < was.rank or period.state is PeriodState.OPEN:
        return Act.REOPENED
    return Act.CLOSED if period.state is PeriodState.CLOSED else Act.ADJUSTED


def _why(fact: AnyFact, before: AnyFact | None, book: Book) -> str | None:
    """Its own reason; of a next revision, that of the reversal that made room for it."""
    reason: str | None = getattr(fact, "reason", None)
    reversal = book.reversals.get((before.reference, before.revision)) if before else None
    return reason or (reversal.reason if reversal is not None else None)
