"""The exchange difference in parts, and what is held at the rate of a day: beside the laws.

A reference rate says what the money was worth on the day it went out. What it lost until then is
the market's; what was lost against that rate on the day itself is the bank's spread.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.rates import RecordedRates, is_converted
from coopledger.books.redenomination import official_amount
from coopledger.books.valuation import ValuedEvent, at_rate
from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure
from coopledger.model.rate import Rate
from coopledger.money import Money


class ExchangeParts(NamedTuple):
    """The exchange difference, by what it comes from; the parts add up to it.

    market: at the reference rate of the day, less what it was worth. bank_spread: what was got,
    less that. prescribed: spending reported at a rate that the agreement prescribes, less its
    worth. not_split: of events on whose day no reference rate is recorded.
    """

    market: Money
    bank_spread: Money
    prescribed: Money
    not_split: Money


class AtRate(NamedTuple):
    """An amount of a fund's currency at the last reference rate known, in the agreement's.

    rate: units of the fund's currency for one of the agreement's. of: the day of the rate. worth:
    what the books say it is worth: nothing for what was spent before its money came.
    """

    amount: Money
    worth: Money
    rate: Fraction
    of: date
    published_by: str
    at_rate: Money

    @property
    def exposure(self) -> Money:
        """What returning it at that rate would bring, less what it is worth: a loss is negative."""
        return self.at_rate - self.worth


def exchange_parts(
    agreement: Agreement, valued: Iterable[ValuedEvent], rates: RecordedRates
) -> ExchangeParts | None:
    """The exchange difference split; None where the agreement names no reference rate."""
    if agreement.reference_rate is None:
        return None
    market = spread = prescribed = rest = 0
    for item in valued:
        difference = item.exchange_difference
        if isinstance(item.event, Expenditure):
            prescribed += difference
        elif official_amount(item.event) is not None:
            market += difference  # at the rate of the law a bank takes nothing
        elif is_converted(item.event, agreement.currency):
            at_reference = _at_reference(item, agreement, rates)
            if at_reference is None:
                rest += difference
            else:
                market += at_reference - item.worth
                spread += item.reported - at_reference
    parts = (Money.from_minor(m, agreement.currency) for m in (market, spread, prescribed, rest))
    return ExchangeParts(*parts)


def _at_reference(item: ValuedEvent, agreement: Agreement, rates: RecordedRates) -> int | None:
    """What went out was worth so much at the reference rate of its own day."""
    event, source = item.event, agreement.reference_rate
    if not event.when.is_day or source is None:
        return None
    currency = event.amount.currency.code
    rate = rates.of_day(currency, source, event.ordering_day)
    if rate is None:
        return None
    return at_rate(item.minor, currency, agreement.currency, rates.units(rate))


def held_at_rate(
    agreement: Agreement,
    held: Mapping[str, int],
    worth: Mapping[str, int],
    rates: RecordedRates,
    on: date,
) -> Iterator[AtRate]:
    """What is held in other currencies, or was spent before its money came, at the last rate.

    held, worth: minor units by currency; below zero is what was advanced by the recipient.
    """
    for currency, minor in held.items():
        if currency == agreement.currency or not minor or agreement.reference_rate is None:
            continue
        rate = rates.latest(currency, agreement.reference_rate, on)
        if rate is not None:
            yield _at(minor, worth[currency], currency, agreement.currency, rate, rates)


def _at(
    minor: int, worth: int, currency: str, own: str, rate: Rate, rates: RecordedRates
) -> AtRate:
    units = rates.units(rate)
    size = at_rate(abs(minor), currency, own, units)
    return AtRate(
        amount=Money.from_minor(minor, currency),
        worth=Money.from_minor(worth, own),
        rate=units,
        of=rate.served.last,
        published_by=rate.published_by,
        at_rate=Money.from_minor(size if minor > 0 else -size, own),
    )
