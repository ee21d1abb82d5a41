"""A refund or a transfer moves only what its account holds, and what its currency has left."""

from collections.abc import Iterator

from coopledger.books.order import Step
from coopledger.model.agreement import Agreement
from coopledger.model.events import Refund, Transfer
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def leaves_what_is_held(case: Case) -> Iterator[Finding]:
    agreement = case.book.opening
    if not isinstance(agreement, Agreement):
        return
    found: set[str] = set()
    for account in agreement.accounts:
        steps = case.walk_every_state("by_account", account.code)
        yield from _beyond(case, steps, account.currency, found)
    for currency in agreement.fund_currencies:
        steps = case.walk_every_state("by_currency", currency)
        yield from _beyond(case, steps, currency, found)


def _beyond(case: Case, steps: Iterator[Step], currency: str, found: set[str]) -> Iterator[Finding]:
    for step in steps:
        event = step.event
        if not isinstance(event, Refund | Transfer) or event.reference in found:
            continue
        if step.after < 0 and step.after < step.before:
            found.add(event.reference)
            if case.is_new(event):
                refund = isinstance(event, Refund)
                yield finding(
                    "refund-beyond-held" if refund else "transfer-beyond-held",
                    case.entry_of(event),
                    "amount",
                    seen=event.amount,
                    held=Money.from_minor(max(0, step.before), currency),
                    on=step.day,
                )
            else:
                yield finding(
                    "leaves-without-money",
                    case.to_blame(step),
                    "when",
                    later=event.reference,
                    missing=Money.from_minor(-step.after, currency),
                    on=step.day,
                )
