"""What every figure of a statement is made of, so that an accountant can redo it on paper.

A stretch [a, b] of the line is worth C(b) - C(a), where C is the height of the line, to the nearest
minor unit. Under FIFO, C(x) is what the instalments before x were worth, plus its part of the
instalment that x lies in; under the average, x times all that came is worth, by all that came.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.figure_parts import Parts, parts_of
from coopledger.books.flows import REPORTED_FLOWS
from coopledger.books.parts import flows_of
from coopledger.books.reconciliation import Reconciliation
from coopledger.books.rows import FigureKey
from coopledger.books.statement import Statement
from coopledger.books.valuation import ValuedEvent
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.answer import Answer
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import Transfer
from coopledger.model.kinds import money_kind
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


@dataclass(frozen=True, slots=True)
class Explanation(Answer):
    """A statement, with what it is made of.

    instalments: the line of each currency. outflows: what went out, in order. figures: for each
    currency and name of a figure, the events it is the sum of. events: as they are valued, from
    which `parts` says it of every other figure, too.
    """

    statement: Statement
    instalments: Mapping[str, tuple[Instalment, ...]]
    outflows: tuple[Outflow, ...]
    figures: Mapping[tuple[str, str], tuple[tuple[str, Money], ...]]
    events: Sequence[ValuedEvent] = field(default=(), repr=False, compare=False)

    def parts(self, key: FigureKey) -> Parts:
        """The events that a figure of the statement is the sum of, and what each adds to it.

        key: its section (`whole`, `by_line`, `by_activity`, `by_month`), its part, its name, and
        the currency of the fund that it is in, or `agreement`.
        """
        return parts_of(self.events, key, self.statement.agreement.currency)


def rate_between(fund: Money, agreement: Money) -> Fraction | None:
    """How many units of the first make one of the second, exactly."""
    if not agreement:
        return None
    return Fraction(fund.amount) / Fraction(agreement.amount)


def explain(found: Reconciliation) -> Explanation:
    """What each figure is made of."""
    own = found.statement.agreement.currency
    events = found.valuation.events
    return Explanation(
        statement=found.statement,
        instalments={
            currency: tuple(instalments(events, currency, found.statement.agreement))
            for currency in found.statement.agreement.fund_currencies
        },
        outflows=tuple(_outflow(item, own) for item in events if item.taken is not None),
        figures=_figures(events, own),
        events=events,
    )


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
