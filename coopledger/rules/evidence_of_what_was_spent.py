"""Invoices come to what they are accepted for: what was spent, or what came back of it.

An expenditure may be booked as what left for the supplier alone, or with the tax that was withheld.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from coopledger.books.evidence import EvidenceGroup, accepted, evidence_groups
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure, Recovery
from coopledger.model.evidence import Decision, Invoice, InvoiceType, Match
from coopledger.model.facts import MoneyEvent
from coopledger.model.finding import Finding, Severity
from coopledger.money import Money
from coopledger.rules.case import Case, finding

_BOUGHT = (InvoiceType.INCOME, InvoiceType.PAYROLL)
_GIVEN_BACK = (InvoiceType.CREDIT_NOTE,)


def evidence_of_what_was_spent(case: Case) -> Iterator[Finding]:
    changed = set(_changed(case))
    if not changed:
        return
    for ties in evidence_groups(case.book):
        if changed.isdisjoint((*ties.events, *ties.invoices)):
            continue
        entry = _entry(case, ties)
        spent = [event for event in ties.events.values() if isinstance(event, Expenditure)]
        back = [event for event in ties.events.values() if isinstance(event, Recovery)]
        bought = _of_type(ties, _BOUGHT)
        yield from _compared(entry, spent, bought)
        yield from _compared(entry, back, _of_type(ties, _GIVEN_BACK))
        yield from _invoiced_later(entry, spent, bought)


def _changed(case: Case) -> Iterator[str]:
    """The references of which something new may change what is accepted for what."""
    for match, _ in case.new_of(Match):
        if match.decision is Decision.ACCEPTED:
            yield from (*match.events, *match.invoices)
    corrected = {e.fact.reference for e in case.new if e.fact.revision > 1}
    if corrected:
        for match in accepted(case.book):
            yield from corrected.intersection((*match.events, *match.invoices))


def _entry(case: Case, ties: EvidenceGroup) -> Entry:
    """The new fact to look at: the match, else what was corrected."""
    facts = (*ties.matches, *ties.events.values(), *ties.invoices.values())
    new = [fact for fact in facts if case.is_new(fact)]
    return case.entry_of(new[0] if new else ties.matches[-1])


def _of_type(ties: EvidenceGroup, types: Iterable[InvoiceType]) -> list[Invoice]:
    return [invoice for invoice in ties.invoices.values() if invoice.invoice_type in types]


def _compared(
    entry: Entry, events: list[Expenditure] | list[Recovery], invoices: list[Invoice]
) -> Iterator[Finding]:
    amounts = [e.amount for e in (*events, *invoices)]
    if not (events and invoices) or len({amount.currency for amount in amounts}) > 1:
        return
    currency = amounts[0].currency
    booked = sum(event.amount.minor for event in events)
    gross = sum(invoice.for_this_book for invoice in invoices)
    net = sum((i.share or i.amount).minor for i in invoices)
    paid_in_parts = any(invoice.in_instalments for invoice in invoices)
    seen, of_all, of_supplier = (Money.from_minor(m, currency) for m in (booked, gross, net))
    where: dict[str, Any] = {"events": _named(events), "invoices": _named(invoices)}
    if booked > gross and len(events) > 1:
        yield finding("beyond-invoice", entry, seen=seen, whole=of_all, **where)
    elif booked not in (gross, net) and not (paid_in_parts and booked < gross):
        yield finding(
            "evidence-differs",
            entry,
            severity=Severity.WARNING,
            seen=seen,
            gross=of_all,
            net=of_supplier,
            **where,
        )


def _invoiced_later(
    entry: Entry, spent: list[Expenditure], bought: list[Invoice]
) -> Iterator[Finding]:
    """What was spent on a day is not yet proved by what was invoiced later."""
    if not (spent and bought):
        return
    last = max(spent, key=lambda event: event.when.last)
    late = [invoice for invoice in bought if invoice.when.first > last.when.last]
    if late:
        yield finding(
            "invoice-after-spending",
            entry,
            severity=Severity.WARNING,
            invoices=_named(late),
            seen=late[0].when,
            event=last.reference,
            on=last.when,
        )


_MOST_NAMED = 5


def _named(facts: Iterable[Invoice | MoneyEvent]) -> str:
    references = [fact.reference for fact in facts]
    return ", ".join(references[:_MOST_NAMED]) + (", …" if references[_MOST_NAMED:] else "")
