"""What was spent or given for an activity names one that the book has."""

from collections.abc import Iterable, Iterator

from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure, InKindContribution
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def known_activity(case: Case) -> Iterator[Finding]:
    if "activity" in case.unread:
        return
    for expenditure, entry in case.new_of(Expenditure):
        yield from _named(case, [portion.code for portion in expenditure.activities], entry)
    for given, entry in case.new_of(InKindContribution):
        yield from _named(case, given.activities, entry)


def _named(case: Case, codes: Iterable[str], entry: Entry) -> Iterator[Finding]:
    known = case.book.activities
    for code in codes:
        if code not in known:
            expected = ", ".join(sorted(known)) or "-"
            yield finding("unknown-activity", entry, "activities", seen=code, expected=expected)
