"""A refund returns only what its account holds, and what its currency has left."""

from collections.abc import Iterator

from coopledger.books.order import Timeline
from coopledger.model.agreement import Agreement
from coopledger.model.events import Refund
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def refund_within_held(case: Case) -> Iterator[Finding]:
    agreement = case.book.opening
    if not isinstance(agreement, Agreement) or not case.money_in_is_complete:
        return
    found: set[str] = set()
    for account in agreement.accounts:
        yield from _beyond(case, case.book.by_account[account.code], found)
    for currency in agreement.fund_currencies:
        yield from _beyond(case, case.book.by_currency[currency], found)


def _beyond(case: Case, timeline: Timeline, found: set[str]) -> Iterator[Finding]:
    for step in case.steps_since_new(timeline):
        refund = step.event
        if isinstance(refund, Refund) and step.after < 0 and refund.reference not in found:
            found.add(refund.reference)
            currency = refund.amount.currency
            yield finding(
                "refund-beyond-held",
                case.entry_of(refund),
                "amount",
                seen=refund.amount,
                held=Money.from_minor(max(0, step.before), currency),
                on=refund.ordering_day,
            )
