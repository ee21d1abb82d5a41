"""Who lets a period take more again says why."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.model.period import Period
from coopledger.rules.case import Case, finding


def reopened_for_a_reason(case: Case) -> Iterator[Finding]:
    for period, entry in case.new_of(Period):
        before = case.book.facts.get((period.reference, period.revision - 1))
        if not isinstance(before, Period) or period.reason is not None:
            continue
        if period.state.rank < before.state.rank:
            yield finding(
                "period-needs-reason",
                entry,
                year=period.fiscal_year,
                before=before.state,
                seen=period.state,
            )
