"""What each event is worth, and what it is reported at, in the currency of the agreement."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Self, assert_never

from coopledger.books.book import Standing
from coopledger.books.curve import Curve, MeasuredStretch, Stretch, half_up
from coopledger.books.reporting_periods import ReportingPeriods
from coopledger.books.terms import Terms
from coopledger.errors import MissingRate
from coopledger.model.agreement import Agreement, RateBasis, SpendingRate
from coopledger.model.base import Provenance, weakest
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OpeningBalance,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Transfer,
    Withdrawal,
)
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import counter_of
from coopledger.money import Money, currency_of, digits_of

RateLookup = Callable[[SpendingRate, When], Fraction]
"""A published rate of a day, a month or a period: its currency for one of the agreement's.

Over a period it is the mean of the source's quotes. It raises `MissingRate` rather than guess.
"""


class ValuedRecovery(NamedTuple):
    """What came back for an expenditure: what it took off its worth and off what is reported.

    taken: the end of the stretch that the expenditure had. left: what was left of it, in minor
    units of the fund.
    """

    recovery: Recovery
    taken: MeasuredStretch
    left: int
    reported: int

    @property
    def worth(self) -> int:
        return self.taken.worth


class ValuedEvent(NamedTuple):
    """An event with its value in minor units of the agreement's currency.

    currency: of its amount. minor: the amount, less recoveries. taken: the stretch it takes of its
    line, if it goes out. worth: by the conversion curve. reported: what the partner sees; a refund
    states what the partner really got. Their difference, over all that goes out, is the exchange
    difference. rate: the prescribed rate it is reported at, where there is one. came_back: what its
    recoveries have taken off its worth and off what is reported already.
    """

    event: MoneyEvent
    standing: Standing
    currency: str
    minor: int
    worth: int
    reported: int
    provenance: Provenance
    taken: MeasuredStretch | None = None
    rate: Fraction | None = None
    came_back: tuple[ValuedRecovery, ...] = ()

    @property
    def exchange_difference(self) -> int:
        """What was reported less what it was worth: nothing for money that comes in."""
        return self.reported - self.worth


class CameFor(NamedTuple):
    """What came in one currency, and what it was worth in the agreement's: their average rate."""

    amount: Money
    worth: Money


class BookValuation(NamedTuple):
    """The events of an agreement, valued in order, and the curve of each currency.

    again: where these are only the events of which more is said than sums, what values all that
    stand near some, by their references.
    """

    events: Sequence[ValuedEvent]
    curves: Mapping[str, Curve]
    again: Callable[[Collection[str]], Iterator[ValuedEvent]] | None = None

    def of(self, references: Collection[str]) -> list[ValuedEvent]:
        """The events under some references, in order."""
        events = self.events if self.again is None else self.again(references)
        return [each for each in events if each.event.reference in references]

    def worth_of_held(self, currency: str, held: int) -> int:
        """What is still held is worth the end of the line; what is overspent, nothing."""
        curve = self.curves[currency]
        return curve.measure(Stretch(curve.funded - held, curve.funded)).worth if held > 0 else 0

    def came_for(self, currency: str, own: str) -> CameFor | None:
        """All that came in a currency, and what it is worth; None where that is nothing."""
        curve = self.curves.get(currency)
        worth = curve.measure(Stretch(0, curve.funded)).worth if curve is not None else 0
        if curve is None or not worth:
            return None
        return CameFor(Money.from_minor(curve.funded, currency), Money.from_minor(worth, own))


def value(
    terms: Terms,
    standing: Iterable[Standing],
    *,
    on: date = date.max,
    rate_of: RateLookup | None = None,
) -> BookValuation:
    """Value events that come in order, up to the day asked.

    First the lines are laid, event by event; only then is it known what has its money.
    """
    lines = Lines(terms.on(on))
    laid = [lines.lay(item) for item in standing]
    periods = periods_of(terms, [item.standing for item in laid], on)
    return BookValuation([*valued(laid, lines, periods, rate_of)], lines.curves)


def periods_of(terms: Terms, standing: Sequence[Standing], on: date) -> ReportingPeriods | None:
    """Over which days rates are prescribed; None where none is. standing: all events, in order."""
    return ReportingPeriods(terms, standing, on) if terms.prescribes else None


def valued(
    laid: Iterable[GoesOut | ValuedEvent],
    lines: Lines,
    periods: ReportingPeriods | None,
    rate_of: RateLookup | None,
) -> Iterator[ValuedEvent]:
    """Events that were laid on lines, with their value once all the others are laid, too."""
    for item in laid:
        yield _went_out(item, lines, periods, rate_of) if isinstance(item, GoesOut) else item


class GoesOut(NamedTuple):
    """An event that takes a stretch of its line, which is worth what it is when all is laid."""

    event: Expenditure | Refund | Withdrawal
    standing: Standing
    currency: str
    minor: int
    provenance: Provenance
    stretch: Stretch


class Lines:
    """The line of each currency, as it is laid."""

    def __init__(self, agreement: Agreement) -> None:
        self.own = agreement.currency
        self.curves = {
            currency: Curve(agreement.conversion)
            for currency in (*agreement.fund_currencies, agreement.currency)
        }
        self._basis = dict.fromkeys(self.curves, Provenance.SOURCE)
        # Disbursements and exchanges, whose average else is worth; and how sure they are.
        self._sent = dict.fromkeys(self.curves, (0, 0, Provenance.SOURCE))

    def copy(self) -> Self:
        """Others, which are laid on from here."""
        other = copy(self)
        other.curves = {currency: curve.copy() for currency, curve in self.curves.items()}
        other._basis, other._sent = self._basis.copy(), self._sent.copy()
        return other

    def lay(self, standing: Standing) -> GoesOut | ValuedEvent:
        """Lay one event: extend its line, and it has its value; or take the next stretch of it."""
        event = standing.event
        currency, minor = event.amount.currency.code, standing.minor
        of = event, standing, currency, minor
        match event:
            case Expenditure() | Refund() | Withdrawal():
                stretch = self.curves[currency].take(minor)
                provenance = self.converted(event.provenance, currency)
                return GoesOut(event, standing, currency, minor, provenance, stretch)
            case OpeningBalance() | Disbursement():
                stated = counter_of(event)
                worth = stated.minor if stated is not None else minor
                self._send(currency, minor, worth, event.provenance)
                return ValuedEvent(*of, worth, worth, event.provenance)
            case OwnContribution() | Interest() | OtherIncome():
                worth, provenance = self._worth_at_average(event, currency)
                self._extend(currency, minor, worth, provenance)
                return ValuedEvent(*of, worth, worth, provenance)
            case Transfer() if event.arrived is not None:
                taken = self.curves[currency].exchange(minor)
                provenance = self.converted(event.provenance, currency)
                self._arrive(event.arrived, taken.worth, provenance)
                # Exchanged into the agreement's own currency, it counts with what it brought.
                to_own = event.arrived.currency.code == self.own
                reported = event.arrived.minor if to_own else taken.worth
                return ValuedEvent(*of, taken.worth, reported, provenance, taken)
            case Transfer() | Recovery():  # within a currency, or off its expenditure: no stretch
                return ValuedEvent(*of, 0, 0, event.provenance)
            case _:
                assert_never(event)

    def converted(self, provenance: Provenance, currency: str) -> Provenance:
        """Where the worth of what goes out comes from. provenance: its own."""
        if currency == self.own:
            return provenance
        if provenance is Provenance.SOURCE is self._basis[currency]:
            return Provenance.DERIVED
        return weakest(Provenance.DERIVED, provenance, self._basis[currency])

    def _worth_at_average(
        self, event: OwnContribution | Interest | OtherIncome, currency: str
    ) -> tuple[int, Provenance]:
        """Stated, or face; else its amount at the average of what came before, or nothing."""
        if event.worth is not None:
            return event.worth.minor, event.provenance
        if currency == self.own:
            return event.amount.minor, event.provenance
        amount, worth, basis = self._sent[currency]
        derived = weakest(Provenance.DERIVED, event.provenance, basis)
        return (half_up(event.amount.minor * worth, amount) if amount else 0), derived

    def _arrive(self, arrived: Money, worth: int, provenance: Provenance) -> None:
        """An exchange comes in at what it was worth; in the agreement's currency, at its face."""
        currency = arrived.currency.code
        self._send(
            currency,
            arrived.minor,
            arrived.minor if currency == self.own else worth,
            provenance,
        )

    def _send(self, currency: str, amount: int, worth: int, provenance: Provenance) -> None:
        self._extend(currency, amount, worth, provenance)
        before, worth_before, basis = self._sent[currency]
        sent = (before + amount, worth_before + worth, weakest(basis, provenance))
        self._sent[currency] = sent

    def _extend(self, currency: str, amount: int, worth: int, provenance: Provenance) -> None:
        self.curves[currency].extend(amount, worth)
        self._basis[currency] = weakest(self._basis[currency], provenance)


def _went_out(
    laid: GoesOut, lines: Lines, periods: ReportingPeriods | None, rate_of: RateLookup | None
) -> ValuedEvent:
    """Its value. periods: where rates are prescribed, over which days."""
    event, standing, currency, minor, provenance, stretch = laid
    curve = lines.curves[currency]
    taken = curve.measure(stretch)
    worth = reported = taken.high - taken.low
    rate = None
    if event.kind == "refund" and event.received is not None:
        reported, provenance = event.received.minor, event.provenance
    elif periods is not None and event.kind == "expenditure":
        prescribed = periods.rate(currency, event.ordering_day)
        if prescribed is not None:
            rate = _rate(prescribed, event.ordering_day, periods, rate_of)
            reported = at_rate(curve.funded_part(stretch), currency, lines.own, rate)
            provenance = weakest(Provenance.DERIVED, event.provenance)
    found = ValuedEvent(event, standing, currency, minor, worth, reported, provenance, taken, rate)
    if standing.recoveries:
        return found._replace(came_back=tuple(_came_back(found, curve, lines.own)))
    return found


def _came_back(spent: ValuedEvent, curve: Curve, own: str) -> Iterator[ValuedRecovery]:
    """What each recovery took off an expenditure, in order."""
    currency, left = spent.currency, spent.event.amount.minor
    start = spent.taken.stretch.start if spent.taken else 0

    def reported(minor: int, rate: Fraction) -> int:
        had_its_money = curve.funded_part(Stretch(start, start + minor), came_back=True)
        return at_rate(had_its_money, currency, own, rate)

    for recovery in spent.standing.recoveries:
        had, left = left, left - recovery.amount.minor
        taken = curve.measure_came_back(Stretch(start + left, start + had))
        lowered = taken.worth
        if spent.rate is not None:
            lowered = reported(had, spent.rate) - reported(left, spent.rate)
        yield ValuedRecovery(recovery, taken, left, lowered)


def _rate(
    prescribed: SpendingRate, day: date, periods: ReportingPeriods, rate_of: RateLookup | None
) -> Fraction:
    """The rate of an expenditure's ordering day, as the agreement prescribes it."""
    if prescribed.value is not None:
        return Fraction(prescribed.value)
    asked = asked_for(prescribed, day, periods)
    if rate_of is None or asked is None:
        raise MissingRate(
            "rate.missing",
            currency=prescribed.currency,
            basis=prescribed.basis,
            source=prescribed.source,
            day=day,
        )
    return rate_of(prescribed, asked)


def asked_for(prescribed: SpendingRate, day: date, periods: ReportingPeriods) -> When | None:
    """Which day, month or period a published rate is asked of; None for a fixed one."""
    match prescribed.basis:
        case RateBasis.DAY:
            return When.on(day)
        case RateBasis.MONTH:
            return When.parse(day.isoformat()[:7])
        case RateBasis.PERIOD:
            return periods.days(day)
        case RateBasis.FIXED:
            return None
        case _:
            assert_never(prescribed.basis)


def at_rate(minor: int, currency: str, own: str, rate: Fraction) -> int:
    """Minor units of one currency in another's, at so many units of the first for one: half up."""
    shift = 10 ** digits_of(currency_of(own)), 10 ** digits_of(currency_of(currency))
    return half_up(minor * shift[0] * rate.denominator, shift[1] * rate.numerator)
