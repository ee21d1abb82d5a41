"""The next revision of what opens a book sets its words right, says why, and keeps its terms.

A book that was withdrawn is opened anew on other terms: what is recorded in it stays, and with it
the accounts that money was in.
"""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement, AnyOpening, Institution, Programme
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, NewFact, finding
from coopledger.rules.differences import Differences


def opening_keeps_its_terms(case: Case) -> Iterator[Finding]:
    new: list[NewFact[Agreement] | NewFact[Programme] | NewFact[Institution]] = [
        *case.new_of(Agreement),
        *case.new_of(Programme),
        *case.new_of(Institution),
    ]
    for fact, entry in new:
        before = case.book.facts.get((fact.reference, fact.revision - 1))
        if not isinstance(before, AnyOpening):
            continue  # another rule says so
        anew = case.book.is_reversed(before)
        if not _keeps(fact, before, anew=anew):
            differences = Differences.between(before, fact)
            yield finding("not-correctable", entry, "code", differences=differences)
        elif fact.reason is None and not anew:
            yield finding("correction-needs-reason", entry, "reason", seen=fact.revision)


def _keeps(fact: AnyOpening, before: AnyOpening, *, anew: bool) -> bool:
    """Whether it keeps what it must; opened anew, its currency and its accounts."""
    if not anew or fact.kind != before.kind:
        return fact.terms == before.terms
    of_both = (getattr(each.terms, "accounts", None) for each in (fact, before))
    first, second = of_both
    return fact.currency == before.currency and first == second
