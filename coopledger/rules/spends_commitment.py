"""What names a commitment names one that stands; it is spent in its time, and no further."""

from collections.abc import Iterator

from coopledger.books.commitments import CommitmentStanding, commitments
from coopledger.model.commitment import Commitment, Release
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, Severity
from coopledger.model.kinds import COMMITMENT
from coopledger.rules.case import Case, finding


def names_commitment(case: Case) -> Iterator[Finding]:
    """It stands, and what spends it is in its currency."""
    if COMMITMENT.name in case.unread:
        return
    for release, entry in case.new_of(Release):
        if not isinstance(case.book.stands(release.of), Commitment):
            yield finding("unknown-commitment", entry, "of", seen=release.of)
    for spent, entry in case.new_of(Expenditure):
        if spent.commitment is None:
            continue
        commitment = case.book.stands(spent.commitment)
        if not isinstance(commitment, Commitment):
            yield finding("unknown-commitment", entry, "commitment", seen=spent.commitment)
        elif commitment.amount.currency != spent.amount.currency:
            expected = commitment.amount.currency.code
            yield finding(
                "currency-mismatch", entry, "amount", seen=spent.amount, expected=expected
            )


def commitment_as_promised(case: Case) -> Iterator[Finding]:
    """Not more than was promised, nor before or after its time: warnings, for it was paid."""
    naming = [(spent, entry) for spent, entry in case.new_of(Expenditure) if spent.commitment]
    named = {spent.commitment or "": entry for spent, entry in naming}
    named |= {commitment.reference: entry for commitment, entry in case.new_of(Commitment)}
    if not named:
        return
    found = commitments(case.book, case.book.standing(case.today), case.today)
    standing = {each.commitment.reference: each for each in found}
    for spent, entry in naming:
        if (each := standing.get(spent.commitment or "")) is not None:
            yield from _in_its_time(spent, each, entry)
    for reference in named.keys() & standing.keys():
        each = standing[reference]
        if each.overspent:
            yield finding(
                "commitment-overspent",
                named[reference],
                "amount",
                severity=Severity.WARNING,
                commitment=reference,
                seen=each.spent,
                promised=each.amount,
                excess=each.overspent,
            )


def _in_its_time(
    spent: Expenditure, standing: CommitmentStanding, entry: Entry
) -> Iterator[Finding]:
    commitment, release = standing.commitment, standing.release
    given_up = release.when if release is not None else None
    ends = [each for each in (commitment.until, given_up) if each is not None]
    until = min(ends, key=lambda each: each.last, default=None)
    late = until is not None and spent.when.first > until.last
    if late or spent.when.last < commitment.when.first:
        yield finding(
            "commitment-out-of-time",
            entry,
            "when",
            severity=Severity.WARNING,
            seen=spent.when,
            commitment=commitment.reference,
            since=commitment.when,
            until=until or "-",
        )
