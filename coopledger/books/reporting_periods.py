"""Over which days a mean is asked for, and which rate is prescribed: by reporting periods."""

from collections.abc import Sequence
from datetime import date, timedelta

from coopledger.books.book import Standing
from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement, ReportingPeriod, SpendingRate
from coopledger.model.dates import When

_DAY = timedelta(1)


class ReportingPeriods:
    """The reporting periods of an agreement, as it is agreed on the day asked.

    What lies in none that was agreed is a period of its own, up to the next: without any, all of
    the agreement is. One that is not over counts up to the day asked.
    """

    def __init__(self, terms: Terms, standing: Sequence[Standing], on: date) -> None:
        """standing: the events that stand, in order."""
        agreed = terms.on(on)
        self._terms, self._on = terms, on
        self._agreed = agreed.reporting_periods
        self._whole = _whole(agreed, standing, on)

    def days(self, day: date) -> When | None:
        """The days of the period that a day's spending is reported in; None where there is none."""
        if self._whole is None:
            return None
        agreed = self._holding(day)
        if agreed is not None:
            return When.between(agreed.when.first, min(agreed.when.last, self._on))
        first, last = self._whole.first, self._whole.last
        before = [each.when.last for each in self._agreed if each.when.last < day]
        after = [each.when.first for each in self._agreed if each.when.first > day]
        first = max([first, *(ended + _DAY for ended in before)])
        last = min([last, *(begins - _DAY for begins in after)])
        return When.between(first, max(first, last))

    def rate(self, currency: str, day: date) -> SpendingRate | None:
        """The rate prescribed for spending on a day, as it is agreed on the day asked."""
        return self._terms.spending_rate(currency, day, self._on)

    def _holding(self, day: date) -> ReportingPeriod | None:
        return next((each for each in self._agreed if each.has(day)), None)


def _whole(agreement: Agreement, standing: Sequence[Standing], on: date) -> When | None:
    """From the agreement's start, or its first event, to the day asked, or its end if earlier."""
    if not standing:
        return None
    first = agreement.start.first if agreement.start else standing[0].event.ordering_day
    last = min(on, agreement.end.last) if agreement.end else on
    last = min(last, standing[-1].event.ordering_day) if last == date.max else last
    return When.between(first, max(first, last))
