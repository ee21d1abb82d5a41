"""What was spent, promised or given for an activity names one that the book has."""

from collections.abc import Collection, Iterable, Iterator

from coopledger.model.activity import InKindContribution
from coopledger.model.commitment import Commitment
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.kinds import ACTIVITY
from coopledger.rules.case import Case, NewFact, finding


def known_activity(case: Case) -> Iterator[Finding]:
    if ACTIVITY.name in case.unread:
        return
    used: list[NewFact[Expenditure] | NewFact[Commitment]]
    used = [*case.new_of(Expenditure), *case.new_of(Commitment)]
    named = [([part.code for part in f.activities], entry) for f, entry in used if f.activities]
    given = case.new_of(InKindContribution)
    named += [(list(fact.activities), entry) for fact, entry in given if fact.activities]
    known = case.book.activities if named else ()
    for codes, entry in named:
        yield from _named(known, codes, entry)


def _named(known: Collection[str], codes: Iterable[str], entry: Entry) -> Iterator[Finding]:
    for code in codes:
        if code not in known:
            expected = KnownCodes(sorted(known))
            yield finding("unknown-activity", entry, "activities", seen=code, expected=expected)
