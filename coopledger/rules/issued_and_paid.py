"""What is paid was issued before, as a rule: paid in advance is a note, for it happens.

What is issued on a day to come is an error: it has not happened.
"""

from collections.abc import Iterator

from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import Case, finding


def issued_and_paid(case: Case) -> Iterator[Finding]:
    for spent, entry in case.new_of(Expenditure):
        issued = spent.issued
        if issued is None:
            continue
        if issued.first > case.today:
            yield finding("future-date", entry, "issued", seen=issued, today=case.today)
        elif issued.first > spent.when.last:
            yield finding(
                "paid-before-issued",
                entry,
                "issued",
                severity=Severity.NOTE,
                seen=issued,
                when=spent.when,
            )
