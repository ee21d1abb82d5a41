"""On no day may an agreement hold less than nothing, unless it allows pre-financing."""

from collections.abc import Iterator
from typing import NamedTuple

from coopledger.books.order import Step
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure, Reversal
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.case import Case, finding


class Later(NamedTuple):
    """How far below nothing it goes later on, for the message."""

    excess: Money

    def say(self, language: Language | str) -> str:
        return say("spent-later", language, excess=self.excess)


def spent_within_received(case: Case) -> Iterator[Finding]:
    """One finding for each time it goes below nothing: at what first brings it there."""
    agreement = case.book.opening
    if not isinstance(agreement, Agreement) or agreement.prefinancing:
        return
    if case.all_is_held:
        return
    for currency in case.chart.fund_currencies:
        if not case.may_go_below("by_currency", currency):
            continue
        first: Step | None = None
        lowest, spent = 0, "-"
        for step in case.walk("by_currency", currency):
            if isinstance(step.event, Expenditure):
                spent = step.event.reference
            if first is None and step.after < 0 and isinstance(step.event, Expenditure | Reversal):
                first, lowest = step, step.after
            elif first is not None and step.after < 0:
                lowest = min(lowest, step.after)
            elif first is not None:
                yield _finding(case, first, lowest, currency, spent)
                first = None
        if first is not None:
            yield _finding(case, first, lowest, currency, spent)


def _finding(case: Case, step: Step, lowest: int, currency: str, spent: str) -> Finding:
    """At the expenditure, or where it was recorded before, at what takes its money away."""
    excess = Money.from_minor(-step.after, currency)
    if isinstance(step.event, Reversal) or not case.is_new(step.event):
        return finding(
            "leaves-without-money",
            case.to_blame(step),
            "when",
            later=spent if isinstance(step.event, Reversal) else step.event.reference,
            missing=excess,
            on=step.day,
        )
    return finding(
        "spent-beyond-received",
        case.entry_of(step.event),
        "amount",
        excess=excess,
        later=Later(Money.from_minor(-lowest, currency)) if lowest < step.after else "",
        on=step.day,
    )
