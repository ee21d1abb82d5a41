"""A refund, a withdrawal or a transfer moves only what its account holds, and its currency has."""

from collections.abc import Iterator, Mapping

from coopledger.books.order import Step
from coopledger.model.agreement import Agreement
from coopledger.model.events import Refund, Transfer, Withdrawal
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.case import Case, finding

_BEYOND_HELD: Mapping[type, str] = {
    Refund: "refund-beyond-held",
    Withdrawal: "withdrawal-beyond-held",
    Transfer: "transfer-beyond-held",
}


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
        if not isinstance(event, Refund | Transfer | Withdrawal) or event.reference in found:
            continue
        if step.after < 0 and step.after < step.before:
            found.add(event.reference)
            if case.is_new(event):
                yield finding(
                    _BEYOND_HELD[type(event)],
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
