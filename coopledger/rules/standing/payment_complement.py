"""An invoice that is paid in instalments (PPD) has its payment complements."""

from collections import Counter
from collections.abc import Iterator

from coopledger.model.evidence import Invoice, InvoiceType
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView, named


def payment_complement(view: AgreementView) -> Iterator[Finding]:
    invoices = list(view.book.of_kind(Invoice, view.today))
    paid: Counter[tuple[str, str]] = Counter()
    for invoice in invoices:
        for part in invoice.settles:
            paid[part.number, part.amount.currency.code] += part.amount.minor
    waiting = [
        invoice.reference
        for invoice in invoices
        if invoice.in_instalments
        and invoice.invoice_type is InvoiceType.INCOME
        and invoice.when.first <= view.today
        and paid[invoice.reference, invoice.amount.currency.code] < invoice.amount.minor
    ]
    if waiting:
        yield view.finding(
            "complement-missing", Severity.WARNING, count=len(waiting), seen=named(waiting)
        )
