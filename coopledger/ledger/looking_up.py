"""Looking rates up for an agreement: those it needs and has not, or those of a date."""

from collections.abc import Iterator, Sequence

from coopledger.books.accounts import Chart
from coopledger.books.book import Book
from coopledger.books.rates import NeededRate
from coopledger.errors import RateUnavailable
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement
from coopledger.model.dates import When
from coopledger.model.rate_sources import USUAL, publisher
from coopledger.model.terms import Addendum
from coopledger.rates.lookup import RateQuery, RateResult, look_up_all
from coopledger.rates.registry import source_of
from coopledger.rates.source import Pair

Wanted = Sequence[tuple[str, RateQuery]]
"""What is to be looked up, each with its source."""


def of_needs(agreement: Agreement, needed: Sequence[NeededRate], source: str | None) -> Wanted:
    """The rates that an agreement needs, each at the source it names, unless told otherwise."""
    return [
        (source or need.source, RateQuery(pair, need.when, need.basis, need.previous))
        for need in needed
        for pair in (Pair(agreement.currency, need.currency),)
    ]


def of_date(book: Book, agreement: Agreement, when: When, source: str | None) -> Wanted:
    """The rates of a date, one for each of its currencies that is not the agreement's own.

    Raises CoopledgerError where there is none.
    """
    periods = (rate for period in agreement.reporting_periods for rate in period.spending_rates)
    rates = (*periods, *agreement.spending_rates)
    prescribed = {rate.currency: rate for rate in rates if rate.source}
    chart = Chart(agreement, book.of_kind(Addendum))
    foreign = [c for c in chart.fund_currencies if c != agreement.currency]
    if not foreign:
        raise CoopledgerError("rates.no-currency", code=agreement.code)
    found = []
    for currency in foreign:
        rate = prescribed.get(currency)
        named = (rate.source if rate else None) or agreement.reference_rate or USUAL
        previous = rate is not None and rate.previous_business_day is True
        pair = Pair(agreement.currency, currency)
        found.append((source or named, RateQuery.of(pair, when, previous=previous)))
    return found


def looked_up(wanted: Wanted, code: str) -> Iterator[RateResult]:
    """What became of each, source by source. code: the book that the rates are for."""
    for named in dict.fromkeys(publisher(source) for source, _ in wanted):
        of_source = [each for source, each in wanted if publisher(source) == named]
        try:
            asked = source_of(named)
        except RateUnavailable as error:
            yield from (RateResult(named, each, None, error) for each in of_source)
        else:
            yield from look_up_all(asked, of_source, book=code)
