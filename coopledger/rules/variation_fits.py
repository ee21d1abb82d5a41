"""A variation is explained of a budget line that there is, as of a day of the agreement."""

from collections.abc import Iterator
from datetime import date

from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.variation import Variation
from coopledger.rules.case import Case, finding


def variation_fits(case: Case) -> Iterator[Finding]:
    for variation, entry in case.new_of(Variation):
        if case.terms is None:
            yield finding("not-in-programme", entry, seen=variation.reference)
            continue
        day = variation.when.last
        agreement = case.terms.on(day)
        codes = [line.code for line in agreement.lines]
        if variation.line not in codes and "line" not in case.unread:
            known = KnownCodes(sorted(codes))
            yield finding("unknown-line", entry, "line", seen=variation.line, expected=known)
        start = agreement.start.first if agreement.start else date.min
        end = agreement.end.last if agreement.end else date.max
        if not start <= day <= end:
            yield finding(
                "variation-outside-period",
                entry,
                "when",
                seen=variation.when,
                start=agreement.start or "-",
                end=agreement.end or "-",
            )
