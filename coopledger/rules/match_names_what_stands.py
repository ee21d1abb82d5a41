"""What a match names is recorded, is of the kind its column says, and stands."""

from collections.abc import Iterator

from coopledger.books.match_decisions import named
from coopledger.model.events import Reversal
from coopledger.model.evidence import Decision, Match
from coopledger.model.finding import FactKind, Finding, Severity
from coopledger.model.kinds import MATCH, references_in
from coopledger.rules.case import Case, finding


def match_names_what_stands(case: Case) -> Iterator[Finding]:
    for match, entry in case.new_of(Match):
        for field, kinds in MATCH.names.items():
            for reference in references_in(match, field):
                fact = case.book.stands(reference)
                if fact is None:
                    if not case.unread:
                        yield finding("match-names-unknown", entry, field, seen=reference)
                elif not isinstance(fact, kinds):
                    kind = FactKind(fact.kind)
                    yield finding("match-names-other-kind", entry, field, seen=reference, kind=kind)
    yield from _left_by_reversals(case)


def _left_by_reversals(case: Case) -> Iterator[Finding]:
    """Accepted matches of which a reversal takes a part away, unless its next revision stands."""
    reversals = case.new_of(Reversal)
    if not reversals:
        return
    by_reference: dict[str, str] = {}
    for match in case.book.of_kind(Match):
        if match.decision is Decision.ACCEPTED and not case.is_new(match):
            by_reference |= dict.fromkeys(named(match), match.reference)
    for reversal, entry in reversals:
        if reversal.of in by_reference and case.book.stands(reversal.of) is None:
            later = by_reference[reversal.of]
            yield finding(
                "reversal-leaves-match",
                entry,
                "of",
                severity=Severity.WARNING,
                of=reversal.of,
                later=later,
            )
