"""Where the agreement asks for it, each expenditure has an invoice that was accepted for it."""

from collections import defaultdict
from collections.abc import Iterator

from coopledger.books.evidence import evidence_groups
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, Severity
from coopledger.money import total_of
from coopledger.rules.standing.view import AgreementView, named


def evidence_missing(view: AgreementView) -> Iterator[Finding]:
    agreement = view.statement.agreement
    if not (agreement.evidence_required or agreement.evidence_above):
        return
    ties = (each for each in evidence_groups(view.book, view.today) if each.invoices)
    proved = {reference for each in ties for reference in each.events}
    above = agreement.evidence_above
    missing: defaultdict[str, list[Expenditure]] = defaultdict(list)
    for event, _ in view.book.standing(view.today):
        if not isinstance(event, Expenditure) or event.reference in proved:
            continue
        small = above is not None and event.amount.currency == above.currency
        if not (small and event.amount < above):
            missing[event.amount.currency.code].append(event)
    for currency, events in missing.items():
        yield view.finding(
            "evidence-missing",
            Severity.WARNING,
            count=len(events),
            amount=total_of((event.amount for event in events), currency),
            seen=named(event.reference for event in events),
        )
