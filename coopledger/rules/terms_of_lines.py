"""Addenda and reallocations speak of lines that there are."""

from collections.abc import Iterator

from coopledger.books.terms import Terms
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.terms import Addendum, Disallowance, Reallocation
from coopledger.rules.case import Case, finding


def terms_of_lines(case: Case) -> Iterator[Finding]:
    if case.terms is None:
        for kind in (Addendum, Reallocation, Disallowance):
            for fact, entry in case.new_of(kind):
                yield finding("not-in-programme", entry, seen=fact.reference)
        return
    yield from _addenda(case, case.terms)
    yield from _reallocations(case, case.terms)


def _addenda(case: Case, terms: Terms) -> Iterator[Finding]:
    for addendum, entry in case.new_of(Addendum):
        agreement = terms.on(addendum.when.first)
        codes = [line.code for line in agreement.lines]
        for line in addendum.lines:
            if codes.count(line.code) > 1:
                yield finding("code-twice", entry, "lines", seen=line.code)
        for new in addendum.ceilings:
            if new.line not in codes:
                known = KnownCodes(sorted(codes))
                yield finding("unknown-line", entry, "line", seen=new.line, expected=known)
        for rate in addendum.spending_rates:
            if rate.currency == agreement.currency:
                yield finding("rate-own-currency", entry, "spending_rates", seen=rate.currency)
        start, end = agreement.start, agreement.end
        if start and end and end.last < start.first:
            yield finding("end-before-start", entry, "end", start=start, end=end)


def _reallocations(case: Case, terms: Terms) -> Iterator[Finding]:
    for reallocation, entry in case.new_of(Reallocation):
        lines = terms.on(reallocation.when.last).lines
        ceilings = {line.code: line.ceiling for line in lines if line.ceiling}
        expected = set()
        for field in ("from_line", "to_line"):
            code = getattr(reallocation, field)
            if code in ceilings:
                expected.add(ceilings[code].currency.code)
            else:
                known = KnownCodes(ceilings)
                yield finding("line-without-ceiling", entry, field, seen=code, expected=known)
        if expected - {reallocation.amount.currency.code}:
            seen, currencies = reallocation.amount, ", ".join(sorted(expected))
            yield finding("currency-mismatch", entry, "amount", seen=seen, expected=currencies)
