"""What the partner does not accept is part of an expenditure that stands."""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure, Recovery, Refund
from coopledger.model.finding import Finding
from coopledger.model.kinds import DISALLOWANCE, EXPENDITURE
from coopledger.model.terms import Disallowance
from coopledger.money import total_of
from coopledger.rules.case import Case, finding


def disallowed_within_expenditure(case: Case) -> Iterator[Finding]:
    if not isinstance(case.book.opening, Agreement):
        return
    complained: set[str] = set()
    for disallowance, entry in case.new_of(Disallowance):
        expenditure = _expenditure(case, disallowance)
        seen = disallowance.amount
        if expenditure is None:
            if EXPENDITURE.name not in case.unread:
                yield finding("unknown-expenditure", entry, "of", seen=disallowance.of)
            continue
        expected = expenditure.amount
        if seen.currency != expected.currency:
            yield finding(
                "currency-mismatch", entry, "amount", seen=seen, expected=expected.currency
            )
            continue
        if disallowance.of in complained:
            continue
        total = total_of(
            (
                other.amount
                for other in case.book.of_kind(Disallowance)
                if other.of == disallowance.of and other.amount.currency == expected.currency
            ),
            expected.currency,
        )
        if total > expected:
            complained.add(disallowance.of)
            yield finding(
                "disallowed-beyond-expenditure", entry, "amount", seen=total, expected=expected
            )
    if DISALLOWANCE.name in case.unread:
        return
    naming = [(fact.disallowance, entry) for fact, entry in case.new_of(Recovery)]
    naming += [(fact.disallowance, entry) for fact, entry in case.new_of(Refund)]
    for named, entry in naming:
        if named is not None and not isinstance(case.book.stands(named), Disallowance):
            yield finding("unknown-event", entry, "disallowance", of=named, revision=1)


def _expenditure(case: Case, disallowance: Disallowance) -> Expenditure | None:
    """The expenditure that stood on the day, or one that has since been taken back."""
    found = case.book.expenditure(disallowance.of, disallowance.when.last)
    first = case.book.facts.get((disallowance.of, 1))
    return found or (first if isinstance(first, Expenditure) else None)
