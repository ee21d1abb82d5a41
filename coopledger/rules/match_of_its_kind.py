"""Each kind of invoice proves one kind of event.

What was bought, and wages, prove an expenditure; a credit note money that came back for one. That
an invoice was paid is said of what that invoice is matched with.
"""

from collections.abc import Iterator

from coopledger.books.evidence import EvidenceGroup, evidence_groups
from coopledger.model.evidence import InvoiceType, Match
from coopledger.model.finding import FactKind, Finding, Severity
from coopledger.model.kinds import EXPENDITURE, RECOVERY
from coopledger.rules.case import Case, finding

_PROVES = {
    InvoiceType.INCOME: EXPENDITURE,
    InvoiceType.PAYROLL: EXPENDITURE,
    InvoiceType.PAYMENT: EXPENDITURE,
    InvoiceType.CREDIT_NOTE: RECOVERY,
}


def match_of_its_kind(case: Case) -> Iterator[Finding]:
    if not case.new_of(Match):
        return
    together = {
        match.reference: ties for ties in evidence_groups(case.book) for match in ties.matches
    }
    for match, entry in case.new_of(Match):
        ties = together.get(match.reference)
        if ties is None:
            continue
        for invoice in (ties.invoices[r] for r in match.invoices if r in ties.invoices):
            events = [ties.events[r] for r in match.events if r in ties.events]
            expected = _PROVES[invoice.invoice_type].name
            for event in events:
                if event.kind != expected:
                    yield finding(
                        "match-wrong-kind",
                        entry,
                        "invoices",
                        invoice=invoice.reference,
                        type=invoice.invoice_type,
                        event=event.reference,
                        expected=FactKind(expected),
                    )
                elif event.amount.currency != invoice.amount.currency:
                    yield from _converted(match, ties, invoice.reference, event.reference, case)
            if invoice.invoice_type is InvoiceType.PAYMENT:
                settled = {paid.number for paid in invoice.settles}
                if settled.isdisjoint(ties.invoices):
                    seen = ", ".join(sorted(settled)) or "-"
                    number = invoice.reference
                    yield finding("match-payment", entry, "invoices", invoice=number, seen=seen)


def _converted(
    match: Match, ties: EvidenceGroup, number: str, reference: str, case: Case
) -> Iterator[Finding]:
    """An invoice in another currency says itself at which rate, or that is looked at by people."""
    invoice, event = ties.invoices[number], ties.events[reference]
    if invoice.exchange_rate is None:
        yield finding(
            "match-currency",
            case.entry_of(match),
            "invoices",
            severity=Severity.WARNING,
            invoice=invoice.amount,
            event=event.amount,
        )
