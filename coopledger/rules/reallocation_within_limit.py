"""Moving budget between lines stays within a part of each line's initial budget, all added up.

A line whose ceiling an addendum first stated, or stated in another currency, has none to go by.
Source: EU general conditions, art. 9.4: a cumulative percentage of the initial value of a heading.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from coopledger.model.agreement import Agreement
from coopledger.model.finding import Finding
from coopledger.model.terms import Reallocation
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def reallocation_within_limit(case: Case) -> Iterator[Finding]:
    agreement = case.book.opening
    if not isinstance(agreement, Agreement) or case.terms is None:
        return
    if not any(case.new_of(Reallocation)):
        return
    initial = {line.code: line.ceiling for line in agreement.lines if line.ceiling}
    moved: Counter[tuple[str, str]] = Counter()
    for reallocation in sorted(case.book.of_kind(Reallocation), key=_by_day):
        currency = reallocation.amount.currency
        for code, sign in ((reallocation.from_line, -1), (reallocation.to_line, 1)):
            moved[code, currency.code] += sign * reallocation.amount.minor
            so_far = moved[code, currency.code]
            ceiling = initial.get(code)
            if ceiling is None or ceiling.currency != currency or not case.is_new(reallocation):
                continue
            limit = case.terms.on(reallocation.when.last).reallocation_limit
            if limit is not None and abs(so_far) > ceiling.minor * Fraction(limit) / 100:
                yield finding(
                    "reallocation-beyond-limit",
                    case.entry_of(reallocation),
                    "amount",
                    line=code,
                    moved=Money.from_minor(abs(so_far), currency),
                    initial=ceiling,
                    limit=limit,
                )


def _by_day(reallocation: Reallocation) -> tuple[object, str]:
    return (reallocation.when.last, reallocation.reference)
