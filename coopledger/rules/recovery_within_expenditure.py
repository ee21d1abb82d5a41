"""What comes back for an expenditure is part of it: never more, never before, in its currency.

On every day on which it counts, whatever revision of the expenditure stands then.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Standing
from coopledger.books.facts_of_book import key_of
from coopledger.books.parts import standing_shares
from coopledger.model.events import Expenditure, Recovery, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.kinds import EXPENDITURE
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def recovery_within_expenditure(case: Case) -> Iterator[Finding]:
    for reference in _touched(case):
        yield from _on_every_day(case, reference)


def _on_every_day(case: Case, reference: str) -> Iterator[Finding]:
    """One finding of each recovery that is misplaced, one of what the others come to together."""
    misplaced: set[tuple[str, int]] = set()
    beyond: Finding | None = None
    for day in _days(case, reference):
        recoveries = [r for r in _counting(case, reference, day) if key_of(r) not in misplaced]
        found = {key_of(r): _misplaced(case, r, day) for r in recoveries}
        yield from filter(None, found.values())
        misplaced |= {key for key, each in found.items() if each}
        placed = tuple(r for r in recoveries if key_of(r) not in misplaced)
        stands = _standing(case, reference, day)
        if placed and beyond is None and isinstance(stands, Expenditure):
            beyond = _beyond(case, Standing(stands, placed))
    if beyond is not None:
        yield beyond


def _touched(case: Case) -> dict[str, None]:
    """The expenditures of which something is new, and that something came back for."""
    if not case.book.recoveries:
        return {}
    named = [recovery.of for recovery, _ in case.new_of(Recovery)]
    named += [expenditure.reference for expenditure, _ in case.new_of(Expenditure)]
    named += [reversal.of for reversal, _ in case.new_of(Reversal)]
    return dict.fromkeys(reference for reference in named if reference in case.book.recoveries)


def _days(case: Case, reference: str) -> list[date]:
    """The days on which what stands, or what came back, changes; in order."""
    book = case.book
    recoveries = book.recoveries[reference]
    facts: list[AnyFact] = [*book.revisions(reference), *recoveries]
    days = {book.acts_from(recovery) for recovery in recoveries}
    days.update(book.counts_since(fact) for fact in facts)
    days.update(book.reversed_on(fact) for fact in facts)
    return sorted(days - {date.min, date.max})


def _counting(case: Case, reference: str, day: date) -> list[Recovery]:
    book = case.book
    return [r for r in book.recoveries[reference] if book.acts_from(r) <= day < book.reversed_on(r)]


def _standing(case: Case, reference: str, day: date) -> AnyFact | None:
    return next((r for r in case.book.revisions(reference) if case.book.counts(r, day)), None)


def _misplaced(case: Case, recovery: Recovery, day: date) -> Finding | None:
    """What is wrong with a recovery of what stands on a day, where something is."""
    stands = _standing(case, recovery.of, day)
    if isinstance(stands, Expenditure) and _fits(recovery, stands):
        return None
    if not case.is_new(recovery):
        return _left_behind(case, recovery)
    entry = case.entry_of(recovery)
    if day > case.book.acts_from(recovery):
        return finding("recovery-left-behind", entry, "of", seen=recovery.of, on=day)
    if not isinstance(stands, Expenditure):
        if EXPENDITURE.name in case.unread:
            return None
        return finding("unknown-expenditure", entry, "of", seen=recovery.of)
    if recovery.amount.currency != stands.amount.currency:
        amount, currency = recovery.amount, stands.amount.currency
        return finding("currency-mismatch", entry, "amount", seen=amount, expected=currency)
    seen, expected = recovery.when, stands.when
    return finding("recovery-before-expenditure", entry, "when", seen=seen, expected=expected)


def _fits(recovery: Recovery, expenditure: Expenditure) -> bool:
    """Whether it can have come back for it: in its currency, and not before it began."""
    same_currency = recovery.amount.currency == expenditure.amount.currency
    return same_currency and expenditure.when.first <= recovery.when.last


def _left_behind(case: Case, recovery: Recovery) -> Finding | None:
    """At the reversal that takes the expenditure away from what came back for it."""
    for reversal, entry in case.new_of(Reversal):
        if reversal.of == recovery.of:
            of, later = recovery.of, recovery.reference
            return finding("reversal-leaves-recovery", entry, "of", of=of, later=later)
    return None


def _beyond(case: Case, standing: Standing) -> Finding | None:
    """On no day do the recoveries of an expenditure exceed it, or one of its parts."""
    new = [recovery for recovery in standing.recoveries if case.is_new(recovery)]
    entry, of = case.entry_of(new[-1] if new else standing.event), standing.event.reference
    if standing.minor < 0:
        excess = Money.from_minor(-standing.minor, standing.event.amount.currency)
        return finding("recovery-beyond-expenditure", entry, "amount", seen=of, excess=excess)
    if any(_is_short(standing, field) for field in ("lines", "activities")):
        return finding("recovery-part-unclear", entry, "lines", seen=of)
    return None


def _is_short(standing: Standing, field: str) -> bool:
    """Whether some part would be less than nothing: then it must be said which part came back."""
    return any(minor < 0 for _, minor in standing_shares(standing, field))
