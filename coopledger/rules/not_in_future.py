"""What is recorded has happened."""

from collections.abc import Iterator
from itertools import chain

from coopledger.model.events import InKindContribution
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def not_in_future(case: Case) -> Iterator[Finding]:
    for fact, entry in chain(case.new_events(), case.new_of(InKindContribution)):
        if fact.when.first > case.today:
            yield finding("future-date", entry, "when", seen=fact.when, today=case.today)
