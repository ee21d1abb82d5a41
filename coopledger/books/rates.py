"""The exchange rates that a book has recorded, and those that it needs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.books.redenomination import official_amount
from coopledger.books.reporting_periods import ReportingPeriods
from coopledger.books.terms import Terms
from coopledger.books.valuation import RateLookup, asked_for
from coopledger.errors import MissingRate
from coopledger.model.agreement import Agreement, RateBasis, SpendingRate
from coopledger.model.dates import When
from coopledger.model.events import Expenditure
from coopledger.model.facts import MoneyEvent
from coopledger.model.kinds import counter_of, money_kind
from coopledger.model.rate import Rate
from coopledger.model.rate_sources import publisher
from coopledger.model.terms import Addendum


class _Series:
    """The rates of one currency from one source on one basis."""

    def __init__(self) -> None:
        self.asked: dict[When, Rate] = {}
        self.served: dict[date, Rate] = {}

    def add(self, rate: Rate, on: date) -> None:
        """That of a day to come was not known, whatever earlier day the source answered with."""
        self.asked.setdefault(rate.when, rate)
        if rate.when.last <= on:
            self.served.setdefault(rate.served.last, rate)

    @cached_property
    def days(self) -> list[date]:
        return sorted(self.served)


class RecordedRates:
    """The rates of a book between its currency and others as of a day, as a `RateLookup`.

    A rate is taken in the direction asked, or the other way round, exactly. Of two that would do,
    the first by reference counts: the same answer, whatever was recorded first.
    """

    def __init__(self, book: Book, on: date = date.max) -> None:
        self._own = book.opening.currency
        self._series: defaultdict[tuple[str, str, RateBasis], _Series] = defaultdict(_Series)
        known = sorted(book.of_kind(Rate, on), key=lambda rate: (rate.reference, rate.revision))
        self.known = tuple(known)
        for rate in known:
            if self._own in (rate.base, rate.quote):
                other = rate.quote if rate.base == self._own else rate.base
                self._series[other, publisher(rate.published_by), rate.basis].add(rate, on)

    def __call__(self, prescribed: SpendingRate, when: When) -> Fraction:
        """Units of the prescribed currency for one of the book's. Raises MissingRate."""
        source = prescribed.source or ""
        rate = self._of(prescribed.currency, source, prescribed.basis).asked.get(when)
        if rate is not None and (is_of_its_day(rate) or prescribed.previous_business_day):
            return self.units(rate)
        basis, currency = prescribed.basis, prescribed.currency
        raise MissingRate("rate.missing", source=source, basis=basis, currency=currency, day=when)

    def have(self, need: NeededRate) -> bool:
        """Whether the rate that is needed is among them."""
        rate = self._of(need.currency, need.source, need.basis).asked.get(need.when)
        return rate is not None and (is_of_its_day(rate) or need.previous)

    def latest(self, currency: str, source: str, on: date) -> Rate | None:
        """The last rate of a day that is known up to a day."""
        series = self._of(currency, source, RateBasis.DAY)
        place = bisect_right(series.days, on)
        return series.served[series.days[place - 1]] if place else None

    def of_day(self, currency: str, source: str, day: date) -> Rate | None:
        """The rate of a day itself."""
        return self._of(currency, source, RateBasis.DAY).served.get(day)

    def units(self, rate: Rate) -> Fraction:
        """Units of the other currency for one of the book's."""
        return rate.value if rate.base == self._own else 1 / rate.value

    def _of(self, currency: str, source: str, basis: RateBasis) -> _Series:
        return self._series.get((currency, publisher(source), basis), _NONE)


_NONE = _Series()


def is_of_its_day(rate: Rate) -> bool:
    """Whether a rate is of the day that was asked for; one of a month or period has no such day."""
    return rate.basis is not RateBasis.DAY or rate.served == rate.when


def first_of(one: RateLookup, other: RateLookup) -> RateLookup:
    """A lookup that asks another where one has no rate. It raises what the first of them raised."""

    def rate_of(prescribed: SpendingRate, when: When) -> Fraction:
        try:
            return one(prescribed, when)
        except MissingRate:
            with suppress(MissingRate):
                return other(prescribed, when)
            raise

    return rate_of


class NeededRate(NamedTuple):
    """A rate that statements need: of a currency for one of the agreement's, and of which date.

    previous: whether the previous business day's will do.
    """

    currency: str
    source: str
    basis: RateBasis
    when: When
    previous: bool = False


def rates_needed(book: Book, on: date) -> tuple[NeededRate, ...]:
    """The published rates that an agreement wants up to a day and has not recorded, in order.

    For spending, those that its terms prescribe; for what was returned or exchanged, the reference
    rate of the day, where the agreement names one.
    """
    agreement = book.opening
    if not isinstance(agreement, Agreement):
        return ()
    terms = Terms(agreement, book.of_kind(Addendum, on))
    standing = list(book.standing(on))
    periods = ReportingPeriods(terms, standing, on)
    recorded = RecordedRates(book, on)
    events = (item.event for item in standing)
    wanted = dict.fromkeys(need for each in events for need in _needs(each, agreement, periods))
    missing = (need for need in wanted if not recorded.have(need))
    return tuple(sorted(missing, key=lambda need: (need.when.first, need.currency, need.source)))


def _needs(
    event: MoneyEvent, agreement: Agreement, periods: ReportingPeriods
) -> Iterator[NeededRate]:
    currency, day = event.amount.currency.code, event.ordering_day
    if isinstance(event, Expenditure):
        rate = periods.rate(currency, day)
        when = asked_for(rate, day, periods) if rate is not None else None
        if rate is not None and rate.source is not None and when is not None:
            previous = rate.previous_business_day is True
            yield NeededRate(currency, publisher(rate.source), rate.basis, when, previous)
    elif (
        (source := agreement.reference_rate) is not None
        and event.when.is_day
        and is_converted(event, agreement.currency)
        and official_amount(event) is None
    ):
        yield NeededRate(currency, publisher(source), RateBasis.DAY, event.when)


def is_converted(event: MoneyEvent, own: str) -> bool:
    """Whether it went out in another currency, for an amount in the agreement's own."""
    if money_kind(event).comes_in or event.amount.currency.code == own:
        return False
    arrived = counter_of(event)
    return arrived is not None and arrived.currency.code == own
