"""Where the agreement asks for it, each expenditure has an invoice that was accepted for it.

Where an addendum began to ask for it, from its day on.
"""

from collections import defaultdict
from collections.abc import Iterator

from coopledger.books.evidence import evidence_groups
from coopledger.books.terms import Terms
from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, Severity
from coopledger.model.terms import Addendum
from coopledger.money import total_of
from coopledger.rules.standing.view import AgreementView, named


def evidence_missing(view: AgreementView) -> Iterator[Finding]:
    agreement = view.book.opening
    today = view.statement.agreement
    if not isinstance(agreement, Agreement) or not _is_asked(today):
        return
    terms = Terms(agreement, view.book.of_kind(Addendum, view.today))
    ties = (each for each in evidence_groups(view.book, view.today) if each.invoices)
    proved = {reference for each in ties for reference in each.events}
    missing: defaultdict[str, list[Expenditure]] = defaultdict(list)
    for event, _ in view.book.standing(view.today):
        if not isinstance(event, Expenditure) or event.reference in proved:
            continue
        then = terms.on(event.ordering_day)
        above = then.evidence_above
        small = above is not None and event.amount.currency == above.currency
        if _is_asked(then) and not (small and above is not None and event.amount < above):
            missing[event.amount.currency.code].append(event)
    for currency, events in missing.items():
        yield view.finding(
            "evidence-missing",
            Severity.WARNING,
            count=len(events),
            amount=total_of((event.amount for event in events), currency),
            seen=named(event.reference for event in events),
        )


def _is_asked(agreement: Agreement) -> bool:
    return bool(agreement.evidence_required or agreement.evidence_above)
