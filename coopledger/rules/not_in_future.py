"""What is recorded has happened. Only new terms may begin on a day to come.

When a period may be closed is a rule of its own.
"""

from collections.abc import Iterator

from coopledger.model.dates import When
from coopledger.model.finding import Finding
from coopledger.model.kinds import kind_of
from coopledger.rules.case import Case, finding


def not_in_future(case: Case) -> Iterator[Finding]:
    for entry in case.new:
        when: When | None = getattr(entry.fact, "when", None)
        if when is not None and when.first > case.today and not kind_of(entry.fact).ahead:
            yield finding("future-date", entry, "when", seen=when, today=case.today)
