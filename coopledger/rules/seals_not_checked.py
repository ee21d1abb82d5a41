"""Of a CFDI neither the seals are checked nor whether the tax office has cancelled it: it is said.

Once for all those of a load.
"""

from collections.abc import Iterator

from coopledger.model.evidence import Invoice
from coopledger.model.finding import Finding, Place, Severity
from coopledger.rules.case import Case


def seals_not_checked(case: Case) -> Iterator[Finding]:
    count = sum(invoice.scheme is not None for invoice, _ in case.new_of(Invoice))
    if count:
        place = Place(reference=case.book.code)
        yield Finding("seals-not-checked", Severity.NOTE, place, {"count": count})
