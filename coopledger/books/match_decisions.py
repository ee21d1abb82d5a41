"""What persons decided of matches: accepted ones are kept, rejected ones are not proposed again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from coopledger.books.accounts import account_of_bank
from coopledger.books.book import Book
from coopledger.books.match_pairs import Sides
from coopledger.books.match_reasons import MatchReason, reason
from coopledger.books.movements import NO_ACCOUNT, Movement
from coopledger.model.evidence import BankLine, Decision, Match

Evidence = Literal["bank_lines", "invoices"]


class DecidedGroup(NamedTuple):
    """What was accepted as one."""

    evidence: tuple[Movement, ...]
    events: tuple[Movement, ...]
    reasons: tuple[MatchReason, ...]
    decided: Match


class Waiting(NamedTuple):
    """What was accepted as one with something of a later day; by: the decision's reference."""

    movement: Movement
    by: str


@dataclass(slots=True)
class DecisionResult:
    """What the decisions leave: accepted groups, what waits, what is free, what is kept apart."""

    groups: list[DecidedGroup] = field(default_factory=list)
    waiting_evidence: list[Waiting] = field(default_factory=list)
    waiting_events: list[Waiting] = field(default_factory=list)
    evidence: list[Movement] = field(default_factory=list)
    events: list[Movement] = field(default_factory=list)
    apart: set[Sides] = field(default_factory=set)


class Decisions:
    """The decisions that stand in a book, whatever the day they were taken on.

    void: the references of accepted ones that name what does not stand on the day any more; they
    decide nothing.
    """

    def __init__(self, book: Book, on: date) -> None:
        self.book = book
        stated = sorted(book.of_kind(Match), key=lambda match: match.reference)
        accepted = [match for match in stated if match.decision is Decision.ACCEPTED]
        self.rejected = [match for match in stated if match.decision is Decision.REJECTED]
        self.void = {
            match.reference
            for match in accepted
            if any(book.stands(reference, on) is None for reference in named(match))
        }
        self.accepted = [match for match in accepted if match.reference not in self.void]

    def about(
        self, evidence: Sequence[Movement], events: Sequence[Movement], kind: Evidence
    ) -> DecisionResult:
        """What they say of one kind of evidence and of the events."""
        found = DecisionResult()
        by_reference = {movement.reference: movement for movement in evidence}
        of_event: defaultdict[str, dict[str, Movement]] = defaultdict(dict)
        for movement in events:
            of_event[movement.reference][movement.account] = movement
        for match in self.accepted:
            references: tuple[str, ...] = getattr(match, kind)
            if not (references and match.events):
                continue
            for account in self._accounts(references, kind):
                one_side = [
                    by_reference.pop(reference)
                    for reference in references
                    if reference in by_reference and by_reference[reference].account == account
                ]
                other = [
                    of_event[reference].pop(account)
                    for reference in match.events
                    if account in of_event.get(reference, ())
                ]
                _keep(match, one_side, other, found)
        found.evidence = list(by_reference.values())
        found.events = [m for of in of_event.values() for m in of.values()]
        found.apart = {
            (frozenset(getattr(match, kind)), frozenset(match.events)) for match in self.rejected
        }
        return found

    def _accounts(self, references: Iterable[str], kind: Evidence) -> list[str]:
        """The accounts that evidence is of, though it be of a later day."""
        if kind == "invoices":
            return [NO_ACCOUNT]
        lines = (self.book.stands(reference) for reference in references)
        return sorted(
            {line_account(line, self.book) for line in lines if isinstance(line, BankLine)}
        )


def _keep(
    match: Match, evidence: list[Movement], events: list[Movement], found: DecisionResult
) -> None:
    if evidence and events:
        why = reason("decided", reference=match.reference, when=match.when)
        said = (reason("decided-because", reason=match.reason),) if match.reason else ()
        one_side, other = sorted(evidence, key=_place), sorted(events, key=_place)
        found.groups.append(DecidedGroup(tuple(one_side), tuple(other), (why, *said), match))
    else:
        found.waiting_evidence += [Waiting(movement, match.reference) for movement in evidence]
        found.waiting_events += [Waiting(movement, match.reference) for movement in events]


def named(match: Match) -> tuple[str, ...]:
    """All references that a decision names."""
    return (*match.events, *match.bank_lines, *match.invoices)


def line_account(line: BankLine, book: Book) -> str:
    """The code of the account that a bank line is of."""
    account = account_of_bank(line, book.chart)
    return account.code if account is not None else NO_ACCOUNT


def _place(movement: Movement) -> tuple[str, int, int, str]:
    return movement.place
