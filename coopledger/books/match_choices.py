"""What a person may choose of a matching: what could belong together, and in what the two agree."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from coopledger.books.matching import Matched, Matching, Side, Unmatched
from coopledger.books.movements import Movement
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.events import Transfer
from coopledger.model.evidence import BankLine, Invoice


class Agrees(StrEnum):
    """Whether two sides say the same of something."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"
    """One of the two says nothing of it."""


class Cues(NamedTuple):
    """In which of four things evidence and events agree."""

    amount: Agrees
    day: Agrees
    reference: Agrees
    name: Agrees

    @property
    def agreeing(self) -> int:
        return self.count(Agrees.YES)


def cues(evidence: Sequence[Movement], events: Sequence[Movement]) -> Cues:
    """In what the two sides of a match agree; of several, each with one of the other side."""
    sums = [sum(movement.minor for movement in side) for side in (evidence, events)]
    return Cues(
        amount=_either(sums[0] == sums[1]),
        day=_either(_each(evidence, events, Movement.same_day)),
        reference=_either(_each(evidence, events, Movement.names_or_is_named)),
        name=_names(evidence, events),
    )


def _either(agree: bool) -> Agrees:
    return Agrees.YES if agree else Agrees.NO


def _each(
    evidence: Sequence[Movement],
    events: Sequence[Movement],
    agree: Callable[[Movement, Movement], bool],
) -> bool:
    """Whether each of a side agrees with one of the other."""
    return all(any(agree(one, other) for other in events) for one in evidence) and all(
        any(agree(one, other) for one in evidence) for other in events
    )


def _names(evidence: Sequence[Movement], events: Sequence[Movement]) -> Agrees:
    if _each(evidence, events, Movement.same_party):
        return Agrees.YES
    said = all(any(movement.who_else for movement in side) for side in (evidence, events))
    named = any(movement.who for movement in (*evidence, *events))
    return Agrees.NO if said and named else Agrees.UNSAID


class Candidate(NamedTuple):
    """What a person could choose for a movement."""

    movement: Movement
    cues: Cues


def is_evidence(movement: Movement) -> bool:
    """Whether it is of the bank's side, or a supplier's: no event."""
    return isinstance(movement.fact, BankLine | Invoice)


def side_of(matching: Matching, name: str) -> Side:
    """A side by its name: `bank`, `invoices`. Raises CoopledgerError for any other."""
    sides = {"bank": matching.bank, "invoices": matching.invoices}
    if name not in sides:
        raise CoopledgerError("match.no-such-side", seen=name)
    return sides[name]


def undecided(side: Side) -> Iterator[Matched]:
    """What is matched, or proposed, and nobody has decided on."""
    yield from side.proposed
    yield from (found for found in side.matched if found.decided is None)


def free(side: Side) -> Iterator[Movement]:
    """All of both sides that no decision has used: what a person can still choose among."""
    for found in undecided(side):
        yield from found.evidence
        yield from found.events
    for left in (*side.evidence, *side.events):
        if not _waits(left):
            yield left.movement


def _waits(left: Unmatched) -> bool:
    """Whether it was decided to be one with something of a later day."""
    return any(why.code == "awaits" for why in left.reasons)


def free_movement(side: Side, reference: str, account: str) -> Movement:
    """One of them by its reference, in an account. Raises CoopledgerError where it is not there."""
    for movement in free(side):
        if (movement.reference, movement.account) == (reference, account):
            return movement
    raise CoopledgerError("match.not-free", seen=reference)


def candidates(side: Side, movement: Movement) -> list[Candidate]:
    """What could be chosen for a movement, of the other side: the likeliest first.

    All that is free in its account and currency, however little speaks for it.
    """
    evidence = is_evidence(movement)
    found = []
    for other in free(side):
        if is_evidence(other) is evidence or other.bucket[:2] != movement.bucket[:2]:
            continue
        sides = ((movement,), (other,)) if evidence else ((other,), (movement,))
        found.append(Candidate(other, cues(*sides)))
    return sorted(found, key=lambda each: _likeliest(movement, each))


def _likeliest(movement: Movement, each: Candidate) -> tuple[object, ...]:
    other = each.movement
    differs = each.cues.amount is not Agrees.YES
    away = abs(other.minor - movement.minor)
    other_way = (other.minor > 0) is not (movement.minor > 0)
    return (other_way, -each.cues.agreeing, differs, other.days_apart(movement), away, other.place)


def chosen(side: Side, evidence: Sequence[str], events: Sequence[str]) -> Matched:
    """What a person says is one, by references: one to one, one to many, many to one.

    Raises CoopledgerError where a side is empty, something of it is decided already or is not
    there, or it is of several accounts or currencies.
    """
    if not evidence or not events:
        raise CoopledgerError("match.one-side-empty")
    known = {m.reference: m for m in free(side) if is_evidence(m)}
    lines = tuple(_known(known, reference) for reference in dict.fromkeys(evidence))
    of_account = {
        m.reference: m for m in free(side) if not is_evidence(m) and m.account == lines[0].account
    }
    booked = tuple(_known(of_account, reference) for reference in dict.fromkeys(events))
    if len({movement.bucket[:2] for movement in (*lines, *booked)}) > 1:
        raise CoopledgerError("match.several-accounts")
    return Matched(tuple(sorted(lines, key=_place)), tuple(sorted(booked, key=_place)), reasons=())


def _known(known: dict[str, Movement], reference: str) -> Movement:
    if reference not in known:
        raise CoopledgerError("match.not-free", seen=reference)
    return known[reference]


def _place(movement: Movement) -> tuple[str, int, int, str]:
    return movement.place


def mirror_of(matching: Matching, found: Matched) -> Matched | None:
    """The other side of a transfer: what is thought to be its line in the account it joins."""
    event = found.events[0]
    if len(found.events) != 1 or not isinstance(event.fact, Transfer):
        return None
    for other in undecided(matching.bank):
        if other is not found and any(
            each.fact is event.fact and each.account != event.account for each in other.events
        ):
            return other
    return None
