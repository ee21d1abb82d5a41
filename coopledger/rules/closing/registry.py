"""All that keeps an agreement from being closed. A new rule is one line here."""

from coopledger.rules.closing.accounts_are_closed import accounts_are_closed
from coopledger.rules.closing.accounts_are_reconciled import accounts_are_reconciled
from coopledger.rules.closing.nothing_is_committed import nothing_is_committed
from coopledger.rules.closing.nothing_is_held import advances_are_accounted_for, nothing_is_held
from coopledger.rules.closing.refunds_are_proved import refunds_are_proved
from coopledger.rules.standing.approvals import approvals
from coopledger.rules.standing.bank_balances_follow import bank_balances_follow
from coopledger.rules.standing.disallowed_due_back import disallowed_due_back
from coopledger.rules.standing.evidence_missing import evidence_missing
from coopledger.rules.standing.interest_owner import interest_owner
from coopledger.rules.standing.line_ceiling import line_ceiling
from coopledger.rules.standing.payment_complement import payment_complement
from coopledger.rules.standing.refund_deadline import refund_deadline
from coopledger.rules.standing.report_deadline import report_deadline
from coopledger.rules.standing.view import StandingRule

CLOSING_RULES: tuple[StandingRule, ...] = (
    nothing_is_held,
    advances_are_accounted_for,
    nothing_is_committed,
    disallowed_due_back,
    refunds_are_proved,
    accounts_are_reconciled,
    bank_balances_follow,
    accounts_are_closed,
    refund_deadline,
    report_deadline,
    interest_owner,
    evidence_missing,
    payment_complement,
    approvals,
    line_ceiling,
)
"""Those of its own, and of the standing ones those that say of something that it is still to be
done; how money ages, or how fast it is spent, keeps nothing open."""
