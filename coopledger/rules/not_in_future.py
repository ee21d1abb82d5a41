"""What is recorded has happened. Only new terms may begin on a day to come.

When a period may be closed is a rule of its own.
"""

from collections.abc import Iterator

from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.finding import Finding
from coopledger.model.period import Period
from coopledger.model.terms import Addendum, Reallocation
from coopledger.rules.case import Case, finding

_MAY_LIE_AHEAD = (Agreement, Programme, Activity, Addendum, Reallocation, Period)


def not_in_future(case: Case) -> Iterator[Finding]:
    for entry in case.new:
        fact = entry.fact
        if not isinstance(fact, _MAY_LIE_AHEAD) and fact.when.first > case.today:
            yield finding("future-date", entry, "when", seen=fact.when, today=case.today)
