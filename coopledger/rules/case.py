"""What a rule looks at."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from coopledger.books.book import Book
from coopledger.books.order import Step, Timeline, order_key
from coopledger.model.entry import Entry
from coopledger.model.events import MONEY_EVENTS, AnyFact, MoneyEvent
from coopledger.model.finding import Finding, Severity

_F = TypeVar("_F", bound=AnyFact)


class Cited(NamedTuple, Generic[_F]):
    """A new fact of some kind, and the entry that says where it was read."""

    fact: _F
    entry: Entry


@dataclass(frozen=True)
class Case:
    """New facts, beside what is already recorded.

    book: as it would stand with the new facts in it. unread: the kinds of facts of the same
    document that could not be read, so that a rule does not complain of what follows from that.
    """

    book: Book
    new: Sequence[Entry]
    today: date
    unread: Collection[str] = ()

    def new_of(self, kind: type[_F]) -> Iterator[Cited[_F]]:
        """The new facts of one kind."""
        for entry in self.new:
            if isinstance(entry.fact, kind):
                yield Cited(entry.fact, entry)

    def new_events(self) -> Iterator[Cited[MoneyEvent]]:
        """The new movements of money."""
        for entry in self.new:
            if isinstance(entry.fact, MONEY_EVENTS):
                yield Cited(entry.fact, entry)

    def entry_of(self, fact: AnyFact) -> Entry:
        """The entry of a fact that may be new, or recorded before."""
        return self._entries.get((fact.reference, fact.revision), Entry(fact))

    def steps_since_new(self, timeline: Timeline) -> Iterator[Step]:
        """The events of a timeline from the first new one on: what the new facts can change."""
        placed = [event for event, _ in self.new_events() if event in timeline]
        if placed:
            yield from timeline.steps(since=min(placed, key=order_key))

    @cached_property
    def money_in_is_complete(self) -> bool:
        """Whether every new fact that brings money in could be read and has its account."""
        incoming = ("disbursement", "interest")
        if any(kind in self.unread for kind in incoming):
            return False
        return all(
            self.book.has_place_for(event)
            for event, _ in self.new_events()
            if event.kind in incoming
        )

    @cached_property
    def _entries(self) -> dict[tuple[str, int], Entry]:
        return {(entry.fact.reference, entry.fact.revision): entry for entry in self.new}


def finding(
    code: str,
    entry: Entry,
    field: str | None = None,
    *,
    severity: Severity = Severity.ERROR,
    **params: object,
) -> Finding:
    """A finding on one field of a fact."""
    params.setdefault("reference", entry.fact.reference)
    return Finding(code, severity, entry.place(field), params)
