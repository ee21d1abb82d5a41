"""What comes back for an expenditure is part of it: never more, never before, in its currency.

On every day: also once a reversal has taken the expenditure, or another recovery, back.
"""

from collections.abc import Iterator

from coopledger.books.book import Standing
from coopledger.books.parts import standing_shares
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure, Recovery, Reversal
from coopledger.model.finding import Finding
from coopledger.model.kinds import EXPENDITURE
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def recovery_within_expenditure(case: Case) -> Iterator[Finding]:
    for recovery, entry in case.new_of(Recovery):
        yield from _of_its_expenditure(case, recovery, entry)
    for reversal, entry in case.new_of(Reversal):
        event = case.book.facts.get((reversal.of, reversal.of_revision))
        if isinstance(event, Expenditure):
            yield from _left_behind(case, event, entry)
        elif isinstance(event, Recovery):
            yield from _within(case, event, entry)
    for expenditure, entry in case.new_of(Expenditure):
        for recovery in case.book.recoveries.get(expenditure.reference, ()):
            if not case.is_new(recovery):
                yield from _within(case, recovery, entry)


def _of_its_expenditure(case: Case, recovery: Recovery, entry: Entry) -> Iterator[Finding]:
    expenditure = case.book.recovered(recovery)
    if expenditure is None:
        if EXPENDITURE.name not in case.unread:
            yield finding("unknown-expenditure", entry, "of", seen=recovery.of)
    elif recovery.amount.currency != expenditure.amount.currency:
        expected = expenditure.amount.currency
        yield finding("currency-mismatch", entry, "amount", seen=recovery.amount, expected=expected)
    elif recovery.ordering_day < expenditure.ordering_day:
        seen, expected_day = recovery.when, expenditure.when
        yield finding(
            "recovery-before-expenditure", entry, "when", seen=seen, expected=expected_day
        )
    else:
        yield from _within(case, recovery, entry)


def _within(case: Case, recovery: Recovery, entry: Entry) -> Iterator[Finding]:
    """On no day do the recoveries of an expenditure exceed it, or one of its parts."""
    expenditure = case.book.recovered(recovery)
    if expenditure is None:
        return
    days = sorted(other.ordering_day for other in case.book.recoveries[recovery.of])
    for day in days:
        standing = Standing(expenditure, case.book.recoveries_of(expenditure, day))
        if standing.minor < 0:
            excess = Money.from_minor(-standing.minor, recovery.amount.currency)
            yield finding(
                "recovery-beyond-expenditure", entry, "amount", seen=recovery.of, excess=excess
            )
            return
        if any(_is_short(standing, field) for field in ("lines", "activities")):
            yield finding("recovery-part-unclear", entry, "lines", seen=recovery.of)
            return


def _is_short(standing: Standing, field: str) -> bool:
    """Whether some part would be less than nothing: then it must be said which part came back."""
    return any(minor < 0 for _, minor in standing_shares(standing, field))


def _left_behind(case: Case, expenditure: Expenditure, entry: Entry) -> Iterator[Finding]:
    """A recovery that would stand on a day when its expenditure does not."""
    book = case.book
    for recovery in book.recoveries.get(expenditure.reference, ()):
        owner = book.recovered(recovery)
        gone = book.reversed_on(expenditure)
        stands = not book.is_reversed(recovery, recovery.ordering_day)
        left = owner is None or (owner is expenditure and not book.is_reversed(recovery, gone))
        if stands and left and not case.is_new(recovery):
            yield finding(
                "reversal-leaves-recovery",
                entry,
                "of",
                of=expenditure.reference,
                later=recovery.reference,
            )
