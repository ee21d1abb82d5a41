"""What every figure of a statement is made of, so that an accountant can redo it on paper.

A stretch [a, b] of the line is worth C(b) - C(a), where C is the height of the line, to the nearest
minor unit. Under FIFO, C(x) is what the instalments before x were worth, plus its part of the
instalment that x lies in; under the average, x times all that came is worth, by all that came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.figure_parts import Parts, parts_of
from coopledger.books.flows import REPORTED_FLOWS
from coopledger.books.once import once
from coopledger.books.parts import flows_of
from coopledger.books.rates import RecordedRates
from coopledger.books.reconciliation import Reconciliation
from coopledger.books.rows import FigureKey
from coopledger.books.runs import Point, Runs
from coopledger.books.statement import Statement
from coopledger.books.terms import Terms
from coopledger.books.valuation import ValuedEvent
from coopledger.errors import WrongBook
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.answer import Answer
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import Transfer
from coopledger.model.kinds import money_kind
from coopledger.model.terms import Addendum
from coopledger.money import Money


class Instalment(NamedTuple):
    """Money that came in: a corner of the line. reach, height: all that came up to it."""

    reference: str
    kind: str
    when: When
    amount: Money
    worth: Money
    reach: Money
    height: Money

    @property
    def rate(self) -> Fraction | None:
        """Units of the fund's currency for one of the agreement's."""
        return rate_between(self.amount, self.worth)


class Outflow(NamedTuple):
    """What went out: its stretch [start, end) of the line, the heights there, what was reported.

    recovered: what came back for it, already taken off its amount. rate: the prescribed rate it is
    reported at, where there is one.
    """

    reference: str
    kind: str
    when: When
    amount: Money
    recovered: Money
    start: Money
    end: Money
    low: Money
    high: Money
    worth: Money
    reported: Money
    provenance: Provenance
    rate: Fraction | None

    @property
    def exchange_difference(self) -> Money:
        return self.reported - self.worth


Worth = Instalment | Outflow


@dataclass(frozen=True)
class Explanation(Answer):
    """A statement, with what it is made of.

    events: as they are valued. runs: in which they were, where it is a long book, by which its next
    explanation is worked out.
    """

    statement: Statement
    events: Sequence[ValuedEvent] = field(repr=False)
    runs: "Runs[_Valued] | None" = field(default=None, repr=False, compare=False)

    @once
    def instalments(self) -> Mapping[str, tuple[Instalment, ...]]:
        """The line of each currency."""
        agreement = self.statement.agreement
        return {
            currency: tuple(instalments(self.events, currency, agreement))
            for currency in agreement.fund_currencies
        }

    @once
    def outflows(self) -> tuple[Outflow, ...]:
        """What went out, in order."""
        return tuple(_outflow(item, self._own) for item in self.events if item.taken is not None)

    @once
    def figures(self) -> Mapping[tuple[str, str], tuple[tuple[str, Money], ...]]:
        """For each currency and name of a figure, the events it is the sum of."""
        return _figures(self.events, self._own)

    @property
    def _own(self) -> str:
        return self.statement.agreement.currency

    def parts(self, key: FigureKey) -> Parts:
        """The events that a figure of the statement is the sum of, and what each adds to it.

        key: its section (`whole`, `by_line`, `by_activity`, `by_month`), its part, its name, and
        the currency of the fund that it is in, or `agreement`.
        """
        return parts_of(self.events, key, self._own)

    def worths(self, references: Collection[str]) -> dict[str, Worth]:
        """What some events are worth, by their references: an exchange, as it goes out."""
        known: dict[str, Worth] = {
            part.reference: part
            for parts in self.instalments.values()
            for part in parts
            if part.reference in references
        }
        for item in self.events:
            if item.event.reference in references and item.taken is not None:
                known[item.event.reference] = _outflow(item, self._own)
        return known


class _Valued(NamedTuple):
    """The events of a run, or of all of them."""

    events: Sequence[ValuedEvent]


class _EachEvent:
    """What is worked out of a run, where each of its events is explained."""

    def of_run(self, events: Sequence[ValuedEvent], ends: Collection[Point]) -> _Valued:
        return _Valued(events)

    def holds(self, worked: _Valued) -> bool:
        return True

    def together(self, runs: Sequence[_Valued]) -> _Valued:
        return _Valued([event for run in runs for event in run.events])


def rate_between(fund: Money, agreement: Money) -> Fraction | None:
    """How many units of the first make one of the second, exactly."""
    if not agreement:
        return None
    return Fraction(fund.amount) / Fraction(agreement.amount)


def explain(found: Reconciliation) -> Explanation:
    """What each figure is made of."""
    return Explanation(found.statement, found.valuation.events)


def explain_again(
    book: Book, found: Reconciliation, before: Explanation | None, length: int
) -> Explanation:
    """The same of a book that was stated by its runs (`restated`), of such a length.

    before: an explanation of it as it was before; what has not changed is not valued again.
    """
    if found.valuation.again is None:
        return explain(found)
    agreement, on = book.opening, found.statement.on
    if not isinstance(agreement, Agreement):
        raise WrongBook.of(agreement.kind, agreement.code)
    runs = (before.runs if before is not None else None) or Runs[_Valued](length)
    terms, rates = Terms(agreement, book.of_kind(Addendum, on)), RecordedRates(book, on)
    asked = agreement, terms.addenda, rates.known, on
    _, worked = runs.worked_out(asked, book.standing_apart(on), terms, on, rates, _EachEvent())
    return Explanation(found.statement, worked.events, runs)


def worths_of(found: Reconciliation, reference: str) -> dict[tuple[str, str], Worth]:
    """What the events under a reference are worth, by their kind and it: no other is explained."""
    agreement, events = found.statement.agreement, found.valuation.events
    worths: list[Worth] = [
        part
        for currency in agreement.fund_currencies
        for part in instalments(events, currency, agreement)
        if part.reference == reference
    ]
    worths += (  # an exchange is both: why it is worth that stands here
        _outflow(item, agreement.currency)
        for item in found.valuation.of({reference})
        if item.taken is not None
    )
    return {(part.kind, part.reference): part for part in worths}


def instalments(
    events: Iterable[ValuedEvent], currency: str, agreement: Agreement
) -> Iterator[Instalment]:
    """What came in; under the average, what was exchanged away leaves as minus an instalment."""
    own, rule = agreement.currency, agreement.conversion
    reach, height = Money(0, currency), Money(0, own)
    for item in events:
        event = item.event
        amount: Money | None = None
        worth = Money.from_minor(item.worth, own)
        if money_kind(event).funds:
            amount = event.amount
        elif isinstance(event, Transfer) and event.arrived is not None:
            amount = event.arrived
            worth = amount if amount.currency.code == own else worth
            if rule is ConversionRule.AVERAGE and event.amount.currency.code == currency:
                amount, worth = -event.amount, -Money.from_minor(item.worth, own)
        if amount is not None and amount.currency.code == currency:
            reach, height = reach + amount, height + worth
            yield Instalment(event.reference, event.kind, event.when, amount, worth, reach, height)


def _outflow(item: ValuedEvent, own: str) -> Outflow:
    event, taken = item.event, item.taken
    if taken is None:
        raise ValueError(event.reference)
    currency = event.amount.currency

    def fund(minor: int) -> Money:
        return Money.from_minor(minor, currency)

    def agreement(minor: int) -> Money:
        return Money.from_minor(minor, own)

    return Outflow(
        reference=event.reference,
        kind=event.kind,
        when=event.when,
        amount=fund(item.minor),
        recovered=fund(event.amount.minor - item.minor),
        start=fund(taken.stretch.start),
        end=fund(taken.stretch.end),
        low=agreement(taken.low),
        high=agreement(taken.high),
        worth=agreement(item.worth),
        reported=agreement(item.reported),
        provenance=item.provenance,
        rate=item.rate,
    )


def _figures(
    events: Iterable[ValuedEvent], own: str
) -> dict[tuple[str, str], tuple[tuple[str, Money], ...]]:
    """For each figure the references it adds up; in the agreement's currency under its own key."""
    found: defaultdict[tuple[str, str], list[tuple[str, Money]]] = defaultdict(list)
    for item in events:
        reference = item.event.reference
        for column, currency, minor in flows_of(item.event, item.minor):
            found[currency, column].append((reference, Money.from_minor(minor, currency)))
            if column in REPORTED_FLOWS:
                reported = Money.from_minor(item.reported, own)
                found["agreement", column].append((reference, reported))
        if item.exchange_difference:
            difference = Money.from_minor(item.exchange_difference, own)
            found["agreement", "exchange_difference"].append((reference, difference))
    return {key: tuple(parts) for key, parts in found.items()}
