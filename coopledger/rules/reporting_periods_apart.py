"""A reporting period that an addendum agrees shares no day with any other.

So what was reported of the earlier ones stays as it was.
"""

from collections.abc import Iterator
from typing import Any

from coopledger.model.agreement import Agreement, ReportingPeriod
from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.model.terms import Addendum
from coopledger.rules.case import Case, finding


def reporting_periods_apart(case: Case) -> Iterator[Finding]:
    opening = case.book.opening
    if not isinstance(opening, Agreement):
        return  # a programme has no addenda
    field = "reporting_periods"
    for addendum, entry in case.new_of(Addendum):
        others = (fact for fact in case.book.of_kind(Addendum) if fact is not addendum)
        added = (period for other in others for period in other.reporting_periods)
        agreed = [*opening.reporting_periods, *added]
        for period in addendum.reporting_periods:
            for other in agreed:
                if period.has(other.when.first) or other.has(period.when.first):
                    yield _overlap(entry, period, other)
            for rate in period.spending_rates:
                if rate.currency == opening.currency:
                    yield finding("rate-own-currency", entry, field, seen=rate.currency)


def _overlap(entry: Entry, period: ReportingPeriod, other: ReportingPeriod) -> Finding:
    said: dict[str, Any] = {"seen": period.when, "expected": other.when}
    return finding("reporting-periods-overlap", entry, "reporting_periods", **said)
