"""A period is a year of its book, or a calendar year, which every book could close before.

Two books of one ledger may begin their years in different months.
"""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.model.fiscal_year import FiscalYear
from coopledger.model.period import Period
from coopledger.rules.case import Case, finding


def period_of_its_book(case: Case) -> Iterator[Finding]:
    start = case.book.opening.fiscal_year_start
    for period, entry in case.new_of(Period):
        year = period.fiscal_year
        if year.start not in (1, start):
            expected = FiscalYear.of(period.when.last, start).told(start)
            yield finding(
                "period-of-other-months", entry, "when", seen=year.told(start), expected=expected
            )
