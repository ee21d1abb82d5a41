"""A plan: what recording a document would do to the books, under a hash that says all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coopledger.books.history import Recorded
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.control import ControlTotal
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.receipt import Receipt


class Differing(NamedTuple):
    """A row that says otherwise than what is recorded under its reference.

    entry: what it says. recorded: what is recorded. is_corrected: whether the plan sets it right.
    """

    entry: Entry
    recorded: AnyFact
    is_corrected: bool


class PlannedBook(NamedTuple):
    """What a plan does to a book: what stands in it before and after, and what would be new."""

    book: str
    before: tuple[ControlTotal, ...]
    after: tuple[ControlTotal, ...]
    new: tuple[ControlTotal, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What recording a document would do.

    receipt: what it would say; its `load` is not known yet. entries: what would be recorded, in
    that order, whether or not an error keeps it from being so. differing: the rows that say
    otherwise than what is recorded. books: each that it is of. is_proposal: whether it would wait
    for another person's approval. hash: SHA-256 of all that is planned, in hexadecimal: the same
    hash is the same plan, row by row and finding by finding.
    """

    receipt: Receipt
    entries: tuple[Entry, ...]
    differing: tuple[Differing, ...]
    books: tuple[PlannedBook, ...]
    is_proposal: bool
    hash: str


class PlannedApproval(NamedTuple):
    """What approving a proposal would do.

    recorded: the proposal, as it was recorded. plan: what would be recorded of it as the books
    stand now; None where its facts were erased. why_not: why whoever asks may not approve of it;
    None where it may be. is_own: whether whoever asks prepared it. alone_from: the day from which
    who prepared it may approve of it alone; None for anybody else.
    """

    recorded: Recorded
    plan: Plan | None
    why_not: CoopledgerError | None
    is_own: bool
    alone_from: date | None


class PlanMoved(CoopledgerError, ValueError):
    """The books are no longer as they were planned upon, and nothing was recorded.

    now: what recording the same document would do as they stand now.
    """

    def __init__(self, now: Plan) -> None:
        super().__init__("plan.moved")
        self.now = now


class Moved(NamedTuple):
    """In what two plans of one document differ.

    gone: what only the first would record. come: what only the second would. said: what only the
    second found.
    """

    gone: tuple[AnyFact, ...]
    come: tuple[AnyFact, ...]
    said: tuple[Finding, ...]


def moved(before: Plan, now: Plan) -> Moved:
    """What became of a plan: how the one of now differs from the one that was shown."""
    known = [finding.message("en") for finding in before.receipt.findings]
    said = (each for each in now.receipt.findings if each.message("en") not in known)
    return Moved(
        tuple(_without(before.entries, now.entries)),
        tuple(_without(now.entries, before.entries)),
        tuple(said),
    )


def _without(entries: Iterable[Entry], others: Iterable[Entry]) -> Iterator[AnyFact]:
    there = {(e.fact.book, e.fact.reference, e.fact.revision): e.fact for e in others}
    for entry in entries:
        fact = entry.fact
        if there.get((fact.book, fact.reference, fact.revision)) != fact:
            yield fact
