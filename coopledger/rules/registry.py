"""The rules, in the order in which their findings are listed. A new rule is one line here."""

from collections.abc import Callable, Iterable, Iterator

from coopledger.model.finding import Finding, has_errors
from coopledger.rules.account_and_currency import account_and_currency
from coopledger.rules.bank_days_are_whole import bank_days_are_whole
from coopledger.rules.bank_evidence_of_account import bank_evidence_of_account
from coopledger.rules.case import Case
from coopledger.rules.closed_without_errors import closed_without_errors
from coopledger.rules.disallowed_within_expenditure import disallowed_within_expenditure
from coopledger.rules.eligible_line import eligible_line
from coopledger.rules.evidence_of_what_was_spent import evidence_of_what_was_spent
from coopledger.rules.invoice_alike import invoice_alike
from coopledger.rules.invoice_is_ours import invoice_is_ours
from coopledger.rules.invoice_once import invoice_once
from coopledger.rules.invoice_within_agreement import invoice_within_agreement
from coopledger.rules.known_activity import known_activity
from coopledger.rules.known_tossd_code import known_tossd_code
from coopledger.rules.leaves_what_is_held import leaves_what_is_held
from coopledger.rules.match_names_what_stands import match_names_what_stands
from coopledger.rules.match_of_its_kind import match_of_its_kind
from coopledger.rules.match_sums_agree import match_sums_agree
from coopledger.rules.matched_once import matched_once
from coopledger.rules.not_in_future import not_in_future
from coopledger.rules.period_is_over import period_is_over
from coopledger.rules.period_takes_it import period_takes_it
from coopledger.rules.periods_in_order import periods_in_order
from coopledger.rules.rate_of_its_day import rate_of_its_day
from coopledger.rules.reallocation_within_limit import reallocation_within_limit
from coopledger.rules.recovery_within_expenditure import recovery_within_expenditure
from coopledger.rules.reopened_for_a_reason import reopened_for_a_reason
from coopledger.rules.reversal_of_what_stands import next_revision, reversal_of_what_stands
from coopledger.rules.seals_not_checked import seals_not_checked
from coopledger.rules.spent_within_received import spent_within_received
from coopledger.rules.terms_of_lines import terms_of_lines
from coopledger.rules.total_within_range import total_within_range
from coopledger.rules.within_period import within_period

Rule = Callable[[Case], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    account_and_currency,
    eligible_line,
    known_activity,
    known_tossd_code,
    within_period,
    not_in_future,
    period_takes_it,
    total_within_range,
    reversal_of_what_stands,
    next_revision,
    recovery_within_expenditure,
    disallowed_within_expenditure,
    terms_of_lines,
    reallocation_within_limit,
    bank_evidence_of_account,
    bank_days_are_whole,
    rate_of_its_day,
    invoice_is_ours,
    invoice_once,
    invoice_alike,
    invoice_within_agreement,
    match_names_what_stands,
    matched_once,
    match_sums_agree,
    match_of_its_kind,
    evidence_of_what_was_spent,
    seals_not_checked,
    period_is_over,
    periods_in_order,
    reopened_for_a_reason,
)

BALANCE_RULES: tuple[Rule, ...] = (
    spent_within_received,
    leaves_what_is_held,
)


ONE_CELL_RULES: tuple[Rule, ...] = (
    eligible_line,
    known_activity,
)
"""Those that need no other cell of a row than the one they look at."""


def findings_of(case: Case, doubts: Iterable[Finding] = ()) -> Iterator[Finding]:
    """All that every rule finds, all at once.

    doubts: what was found before. Balances are held to account only where all money that came in is
    beyond doubt, and a year is closed only where nothing at all is wrong.
    """
    found = [finding for rule in RULES for finding in rule(case)]
    yield from found
    if case.money_in_is_complete([*doubts, *found]):
        balances = [finding for rule in BALANCE_RULES for finding in rule(case)]
        yield from balances
        if not has_errors([*doubts, *found, *balances]):
            yield from closed_without_errors(case)
