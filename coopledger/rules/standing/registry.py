"""The standing rules. A new one is one line here."""

from collections.abc import Iterable
from dataclasses import replace

from coopledger.model.finding import Finding, urgency
from coopledger.rules.standing.account_below_zero import account_below_zero
from coopledger.rules.standing.advance_deadline import advance_deadline
from coopledger.rules.standing.approvals import approvals
from coopledger.rules.standing.bank_agrees import bank_agrees
from coopledger.rules.standing.bank_balances_follow import bank_balances_follow
from coopledger.rules.standing.commitment_deadline import commitment_deadline
from coopledger.rules.standing.disallowed_due_back import disallowed_due_back
from coopledger.rules.standing.document_of_several import document_of_several
from coopledger.rules.standing.evidence_missing import evidence_missing
from coopledger.rules.standing.interest_owner import interest_owner
from coopledger.rules.standing.line_ceiling import line_ceiling
from coopledger.rules.standing.pace import pace
from coopledger.rules.standing.payment_complement import payment_complement
from coopledger.rules.standing.recorded_alone import recorded_alone
from coopledger.rules.standing.refund_deadline import refund_deadline
from coopledger.rules.standing.report_deadline import report_deadline
from coopledger.rules.standing.returned_before import returned_before
from coopledger.rules.standing.shares_contributed import shares_contributed
from coopledger.rules.standing.unspent_ageing import unspent_ageing
from coopledger.rules.standing.view import AgreementView, StandingRule
from coopledger.rules.standing.zero_at_closing import zero_at_closing

STANDING_RULES: tuple[StandingRule, ...] = (
    account_below_zero,
    line_ceiling,
    zero_at_closing,
    refund_deadline,
    report_deadline,
    advance_deadline,
    commitment_deadline,
    disallowed_due_back,
    bank_agrees,
    bank_balances_follow,
    evidence_missing,
    payment_complement,
    document_of_several,
    approvals,
    recorded_alone,
    shares_contributed,
    interest_owner,
    unspent_ageing,
    returned_before,
    pace,
)


def what_stands(
    views: Iterable[AgreementView], rules: Iterable[StandingRule] = STANDING_RULES
) -> tuple[Finding, ...]:
    """All that stands by the rules: the gravest first, of those the soonest deadline.

    Each says which agreement it is of, though it be on one of its facts.
    """
    rules = tuple(rules)
    found = [
        replace(finding, place=finding.place._replace(book=view.statement.agreement.code))
        for view in views
        for rule in rules
        for finding in rule(view)
    ]
    return tuple(sorted(found, key=urgency))
