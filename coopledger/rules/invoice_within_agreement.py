"""An invoice for spending is dated while the agreement runs, as addenda have it.

A warning: what was bought in time may be invoiced a little later.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.model.evidence import Invoice, InvoiceType
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import Case, finding

_FOR_SPENDING = (InvoiceType.INCOME, InvoiceType.PAYROLL)


def invoice_within_agreement(case: Case) -> Iterator[Finding]:
    if case.terms is None:
        return
    for invoice, entry in case.new_of(Invoice):
        agreement = case.terms.on(invoice.when.last)
        start = agreement.start.first if agreement.start else date.min
        end = agreement.end.last if agreement.end else date.max
        late_or_early = invoice.when.last < start or invoice.when.first > end
        if invoice.invoice_type in _FOR_SPENDING and late_or_early:
            yield finding(
                "invoice-outside-period",
                entry,
                "when",
                severity=Severity.WARNING,
                seen=invoice.when,
                start=agreement.start or "-",
                end=agreement.end or "-",
            )
