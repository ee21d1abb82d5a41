"""What is proposed, and what becomes of it, is recorded by the verbs that look at who does it."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.model.proposal import Proposal, Resolution
from coopledger.rules.case import Case, finding


def resolved_by_the_ledger(case: Case) -> Iterator[Finding]:
    for _, entry in (*case.new_of(Proposal), *case.new_of(Resolution)):
        if entry.fact is not case.resolution:
            yield finding("resolution-by-hand", entry, "reference")
