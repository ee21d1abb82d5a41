"""On no day may an agreement hold less than nothing, unless it allows pre-financing."""

from collections.abc import Iterator

from coopledger.books.order import Step
from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def spent_within_received(case: Case) -> Iterator[Finding]:
    """One finding for each time it goes below nothing: at the expenditure that first does."""
    agreement = case.book.opening
    if not isinstance(agreement, Agreement) or agreement.prefinancing:
        return
    if not case.money_in_is_complete:
        return
    for currency in agreement.fund_currencies:
        first: Step | None = None
        lowest = 0
        for step in case.steps_since_new(case.book.by_currency[currency]):
            if first is None and step.after < 0 and isinstance(step.event, Expenditure):
                first, lowest = step, step.after
            elif first is not None and step.after < 0:
                lowest = min(lowest, step.after)
            elif first is not None:
                yield _finding(case, first, lowest, currency)
                first = None
        if first is not None:
            yield _finding(case, first, lowest, currency)


def _finding(case: Case, step: Step, lowest: int, currency: str) -> Finding:
    return finding(
        "spent-beyond-received",
        case.entry_of(step.event),
        "amount",
        excess=Money.from_minor(-step.after, currency),
        lowest=Money.from_minor(-lowest, currency),
        on=step.event.ordering_day,
    )
