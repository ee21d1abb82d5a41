"""The facts of a book, and which of them stand, and count, on a day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from coopledger.books.order import day_of, reversal_day
from coopledger.model.activity import Activity
from coopledger.model.events import Reversal
from coopledger.model.fact import Fact
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import kind_of
from coopledger.model.undo import Undo

FactKey = tuple[str, int]

_F = TypeVar("_F", bound=AnyFact)


def key_of(fact: AnyFact) -> FactKey:
    """A fact's name in its book."""
    return (fact.reference, fact.revision)


class FactsOfBook:
    """All that is recorded in a book, by reference and revision, and what took it back.

    reversals: by what they take back. A fact *stands* until it is taken back, and *counts* from its
    day on.
    """

    def __init__(self) -> None:
        self.facts: dict[FactKey, AnyFact] = {}
        self.reversals: dict[FactKey, Reversal] = {}
        self._others: defaultdict[type, list[AnyFact]] = defaultdict(list)

    def revisions(self, reference: str) -> Iterator[AnyFact]:
        """All that is recorded under a reference, the first revision first."""
        revision = 1
        while (fact := self.facts.get((reference, revision))) is not None:
            yield fact
            revision += 1

    def last_revision(self, reference: str) -> int:
        """The last revision recorded under a reference; 0 where there is none."""
        return sum(1 for _ in self.revisions(reference))

    def stands(self, reference: str, on: date = date.max) -> AnyFact | None:
        """What stands under a reference on a day, or counts from a later one."""
        standing = (each for each in self.revisions(reference) if not self.is_reversed(each, on))
        return next(standing, None)

    def is_reversed(self, fact: AnyFact, on: date = date.max) -> bool:
        """Whether a reversal has taken a fact back by a day."""
        return key_of(fact) in self.reversals and self.reversed_on(fact) <= on

    def is_undone(self, fact: AnyFact) -> bool:
        """Whether it was taken back with the load that it is of: it may be loaded again."""
        if isinstance(fact, Reversal):
            lifted = (reference for undo in self.of_kind(Undo) for reference in undo.lifted)
            return fact.of_revision < self.last_revision(fact.of) and fact.reference in lifted
        reversal = self.reversals.get(key_of(fact))
        return reversal is not None and reversal.undoes is not None

    def reversed_on(self, fact: AnyFact) -> date:
        """The day from which a fact does not count any more; the end of time if it does.

        Taken back as of its own day it never counted.
        """
        reversal = self.reversals.get(key_of(fact))
        if reversal is None or not isinstance(fact, Fact):
            return date.max
        day, own = reversal_day(reversal, fact), day_of(fact)
        return date.min if day == own else day

    def counts(self, fact: AnyFact, on: date) -> bool:
        """Whether a fact counts on a day: it does by then, and was not taken back yet."""
        return self.counts_since(fact) <= on < self.reversed_on(fact)

    def counts_since(self, fact: AnyFact) -> date:
        """The day from which a fact counts.

        What is timeless does from the beginning; its next revision, from the day on which the one
        before was taken back.
        """
        if kind_of(fact).timeless:
            return self.counted_until(fact)
        return day_of(fact) or date.min

    def counted_until(self, fact: AnyFact) -> date:
        """The day up to which earlier revisions of a fact counted; the beginning if none did."""
        until = date.min
        for revision in range(1, fact.revision):
            before = self.facts.get((fact.reference, revision))
            if before is not None and self.ever_counted(before):
                until = max(until, self.reversed_on(before))
        return until

    def ever_counted(self, fact: AnyFact) -> bool:
        """Whether there is a day on which a fact counts."""
        since = date.min if kind_of(fact).timeless else self.counts_since(fact)
        return since < self.reversed_on(fact)

    def ever(self, kind: type[_F]) -> Iterator[_F]:
        """The facts of a kind that moves no money, those that were taken back among them."""
        return (fact for fact in self._others[kind] if isinstance(fact, kind))

    def has_any(self, kind: type[AnyFact]) -> bool:
        """Whether it ever had a fact of a kind that moves no money."""
        return bool(self._others.get(kind))

    def of_kind(self, kind: type[_F], on: date = date.max) -> Iterator[_F]:
        """The facts of a kind that moves no money: those that were not reversed by a day."""
        for fact in self._others[kind]:
            if not isinstance(fact, kind) or self.is_reversed(fact, on):
                continue
            if fact.revision == 1 or self.counted_until(fact) <= on:
                yield fact

    @property
    def activities(self) -> dict[str, Activity]:
        """The activities that stand, by their code."""
        return self.activities_on(date.max)

    def activities_on(self, day: date) -> dict[str, Activity]:
        """The same on a day."""
        return {activity.reference: activity for activity in self.of_kind(Activity, day)}
