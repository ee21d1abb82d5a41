"""An invoice is made out to us; only wages are made out to who earns them."""

from collections.abc import Iterator

from coopledger.model.erased import is_erased
from coopledger.model.evidence import Invoice, InvoiceType
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def invoice_is_ours(case: Case) -> Iterator[Finding]:
    ours = case.book.opening.tax_id
    if ours is None or is_erased(ours):
        return
    for invoice, entry in case.new_of(Invoice):
        party = invoice.issuer if invoice.invoice_type is InvoiceType.PAYROLL else invoice.receiver
        if party.tax_id is not None and party.tax_id.casefold() != ours.casefold():
            yield finding("invoice-not-ours", entry, seen=party.tax_id, expected=ours)
