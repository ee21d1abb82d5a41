"""A year is adjusted or closed once it has ended."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.model.period import Period, PeriodState
from coopledger.rules.case import Case, finding


def period_is_over(case: Case) -> Iterator[Finding]:
    for period, entry in case.new_of(Period):
        if period.state is not PeriodState.OPEN and period.when.last >= case.today:
            yield finding(
                "period-not-over", entry, year=period.fiscal_year, expected=period.when.last
            )
