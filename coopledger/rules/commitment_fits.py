"""A commitment is of an agreement, in the currency of one of its accounts; it is given up once.

What is promised of lines and activities names such as there are: that is asked with what is spent.
"""

from collections.abc import Iterator

from coopledger.model.commitment import Commitment, Release
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def commitment_fits(case: Case) -> Iterator[Finding]:
    if case.terms is None:
        for kind in (Commitment, Release):
            for fact, entry in case.new_of(kind):
                yield finding("not-in-programme", entry, seen=fact.reference)
        return
    for commitment, entry in case.new_of(Commitment):
        known = case.terms.on(commitment.when.last).fund_currencies
        if commitment.amount.currency.code not in known:
            expected = ", ".join(known)
            yield finding(
                "currency-mismatch", entry, "amount", seen=commitment.amount, expected=expected
            )


def released_once(case: Case) -> Iterator[Finding]:
    """What is left of a commitment is given up once, and not before it was promised."""
    if not any(case.new_of(Release)):
        return
    standing = list(case.book.of_kind(Release))
    for release, entry in case.new_of(Release):
        commitment = case.book.stands(release.of)
        if isinstance(commitment, Commitment) and release.when.last < commitment.when.first:
            seen, expected = release.when, commitment.when
            yield finding("release-before-commitment", entry, "when", seen=seen, expected=expected)
        others = [each for each in standing if each.of == release.of and each is not release]
        if others:
            yield finding("released-already", entry, "of", of=release.of, by=others[0].reference)
