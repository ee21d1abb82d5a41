"""Nothing is dated in a closed period; in one being adjusted, only corrections are.

The database holds rows to the same (`migrations/versions/0004_own_funds.py`).
"""

from collections.abc import Iterator

from coopledger.books.periods import is_correction
from coopledger.model.finding import Finding
from coopledger.model.period import PeriodState
from coopledger.rules.case import Case, finding


def period_takes_it(case: Case) -> Iterator[Finding]:
    if not case.periods:
        return
    for entry in case.new:
        fact, day = entry.fact, case.book.counts_on(entry.fact)
        if day is None or case.takes(fact):
            continue
        closed = case.periods.state(day.year) is PeriodState.CLOSED
        yield finding(
            "period-closed" if closed else "period-adjusting",
            entry,
            "when",
            seen=getattr(fact, "when", day),
            year=day.year,
            expected=case.periods.first_day(day, correction=is_correction(fact)),
        )
