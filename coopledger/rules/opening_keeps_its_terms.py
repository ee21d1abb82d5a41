"""The next revision of what opens a book sets its words right, says why, and keeps its terms."""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement, Programme
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, NewFact, finding
from coopledger.rules.differences import Differences


def opening_keeps_its_terms(case: Case) -> Iterator[Finding]:
    new: list[NewFact[Agreement] | NewFact[Programme]] = [
        *case.new_of(Agreement),
        *case.new_of(Programme),
    ]
    for fact, entry in new:
        before = case.book.facts.get((fact.reference, fact.revision - 1))
        if not isinstance(before, Agreement | Programme):
            continue  # another rule says so
        if fact.terms != before.terms:
            differences = Differences.between(before, fact)
            yield finding("not-correctable", entry, "code", differences=differences)
        elif fact.reason is None:
            yield finding("correction-needs-reason", entry, "reason", seen=fact.revision)
