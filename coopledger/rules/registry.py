"""The rules, in the order in which their findings are listed. A new rule is one line here."""

from collections.abc import Callable, Iterable, Iterator

from coopledger.model.finding import Finding
from coopledger.rules.account_and_currency import account_and_currency
from coopledger.rules.case import Case
from coopledger.rules.eligible_line import eligible_line
from coopledger.rules.known_activity import known_activity
from coopledger.rules.not_in_future import not_in_future
from coopledger.rules.refund_within_held import refund_within_held
from coopledger.rules.spent_within_received import spent_within_received
from coopledger.rules.total_within_range import total_within_range
from coopledger.rules.within_period import within_period

Rule = Callable[[Case], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    account_and_currency,
    eligible_line,
    known_activity,
    within_period,
    not_in_future,
    total_within_range,
    spent_within_received,
    refund_within_held,
)


def findings_of(case: Case) -> Iterator[Finding]:
    """All that every rule finds, all at once."""
    for rule in RULES:
        yield from rule(case)
