"""A recorded rate is of the book's currency, and of the day that was asked for.

Another day's counts only where the agreement says that the previous business day's does.
"""

from collections.abc import Iterator

from coopledger.books.rates import is_of_its_day
from coopledger.model.finding import Finding
from coopledger.model.rate import Rate
from coopledger.model.rate_sources import publisher
from coopledger.rules.case import Case, finding


def rate_of_its_day(case: Case) -> Iterator[Finding]:
    for rate, entry in case.new_of(Rate):
        if case.book.opening.currency not in (rate.base, rate.quote):
            seen, expected = f"{rate.base}/{rate.quote}", case.book.opening.currency
            yield finding("rate-of-other-currencies", entry, "base", seen=seen, expected=expected)
        elif not is_of_its_day(rate) and not _takes_the_day_before(rate, case):
            yield finding(
                "rate-of-another-day",
                entry,
                "when",
                asked=rate.when,
                served=rate.served,
                source=rate.published_by,
            )


def _takes_the_day_before(rate: Rate, case: Case) -> bool:
    """Whether the agreement's terms on the day asked take the previous business day's."""
    if case.terms is None or not rate.when.is_day or rate.served.last > rate.when.first:
        return False
    other = rate.quote if rate.base == case.book.opening.currency else rate.base
    prescribed = case.terms.spending_rate(other, rate.when.first)
    return (
        prescribed is not None
        and prescribed.previous_business_day is True
        and publisher(prescribed.source or "") == publisher(rate.published_by)
    )
