"""An agreement's money is spent while the agreement runs, as addenda have it.

A date known imprecisely may lie inside: that is a warning, not an error.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import Case, finding


def within_period(case: Case) -> Iterator[Finding]:
    if case.terms is None:
        return
    for expenditure, entry in case.new_of(Expenditure):
        when = expenditure.when
        agreement = case.terms.on(when.last)
        start = agreement.start.first if agreement.start else date.min
        end = agreement.end.last if agreement.end else date.max
        if start <= when.first and when.last <= end:
            continue
        outside = when.last < start or when.first > end
        yield finding(
            "outside-period" if outside else "partly-outside-period",
            entry,
            "when",
            severity=Severity.ERROR if outside else Severity.WARNING,
            seen=when,
            start=agreement.start or "-",
            end=agreement.end or "-",
        )
