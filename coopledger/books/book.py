"""A book: what opened it, and all that is recorded in it, in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Self, assert_never

from coopledger.books.accounts import HELD, account_of, sides
from coopledger.books.order import Timeline
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.events import (
    Activity,
    AnyFact,
    Disbursement,
    Event,
    Expenditure,
    InKindContribution,
    Interest,
    MoneyEvent,
    Refund,
)
from coopledger.money import Money

FactKey = tuple[str, int]


def amounts_of(fact: AnyFact) -> Iterator[Money]:
    """Every amount a fact states for itself: what moved, and what it is worth to the partner."""
    match fact:
        case Disbursement():
            stated = [fact.amount, fact.sent]
        case Interest():
            stated = [fact.amount, fact.worth]
        case Refund():
            stated = [fact.amount, fact.received]
        case Expenditure() | InKindContribution():
            stated = [fact.amount]
        case Agreement() | Programme() | Activity():
            stated = []
        case _:
            assert_never(fact)
    return (amount for amount in stated if amount is not None)


class Book:
    """The facts of one book, each in its place.

    facts: by reference and revision. by_currency, by_account: the money events in their order.
    moved: all amounts ever stated in a currency, added up without sign, in minor units.
    """

    def __init__(self, opening: Agreement | Programme) -> None:
        self.opening = opening
        self.facts: dict[FactKey, AnyFact] = {}
        self.activities: dict[str, Activity] = {}
        self.in_kind: list[InKindContribution] = []
        self.moved: Counter[str] = Counter()
        self.by_currency: defaultdict[str, Timeline] = defaultdict(Timeline)
        self.by_account: defaultdict[str, Timeline] = defaultdict(Timeline)

    @classmethod
    def of(cls, opening: Agreement | Programme, facts: Iterable[AnyFact] = ()) -> Self:
        """A book with these facts in it."""
        book = cls(opening)
        book.add(opening, *facts)
        return book

    @property
    def code(self) -> str:
        return self.opening.code

    def add(self, *facts: AnyFact) -> None:
        """Put facts in their places. An event whose account is not the book's has none there."""
        placed: defaultdict[Timeline, list[tuple[MoneyEvent, int]]] = defaultdict(list)
        for fact in facts:
            self.facts[fact.reference, fact.revision] = fact
            for amount in amounts_of(fact):
                self.moved[amount.currency.code] += amount.minor
            match fact:
                case Agreement() | Programme():
                    pass
                case Activity():
                    self.activities[fact.reference] = fact
                case InKindContribution():
                    self.in_kind.append(fact)
                case _ if timelines := self._timelines_of(fact):
                    effect = self._effect(fact)
                    for timeline in timelines:
                        placed[timeline].append((fact, effect))
        for timeline, events in placed.items():
            timeline.add(events)

    def has_place_for(self, event: Event) -> bool:
        """Whether an account of this book holds the event's currency."""
        return bool(self._timelines_of(event))

    def _timelines_of(self, event: Event) -> tuple[Timeline, ...]:
        """Where an event has its place: in its currency, and in its account."""
        currency = event.amount.currency.code
        if isinstance(self.opening, Programme):
            return (self.by_currency[currency],)
        account = account_of(event, self.opening)
        if account is None or account.currency != currency:
            return ()
        return (self.by_currency[currency], self.by_account[account.code])

    def _effect(self, event: MoneyEvent) -> int:
        """What an event adds to what is held: by its debit and credit."""
        moved = sides(event, self.opening)
        into, out = moved.debit.startswith(HELD), moved.credit.startswith(HELD)
        return event.amount.minor * (into - out)

    def events(self) -> Iterator[MoneyEvent]:
        """Every money event, currency by currency, in order."""
        for _, timeline in sorted(self.by_currency.items()):
            yield from timeline.events
