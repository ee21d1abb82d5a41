"""Money is asked for on a budget line with a ceiling, in the currency of that."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.request import Request
from coopledger.rules.case import Case, finding


def request_fits(case: Case) -> Iterator[Finding]:
    for request, entry in case.new_of(Request):
        if case.terms is None:
            yield finding("not-in-programme", entry, seen=request.reference)
            continue
        lines = case.terms.on(request.when.first).lines
        ceilings = {line.code: line.ceiling for line in lines if line.ceiling}
        ceiling = ceilings.get(request.line)
        if ceiling is None:
            if "line" not in case.unread:
                known = KnownCodes(ceilings)
                yield finding(
                    "line-without-ceiling", entry, "line", seen=request.line, expected=known
                )
        elif ceiling.currency != request.amount.currency:
            seen, expected = request.amount, ceiling.currency.code
            yield finding("currency-mismatch", entry, "amount", seen=seen, expected=expected)
