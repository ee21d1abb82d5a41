"""What is not used goes back by the day that was agreed."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.rules.standing.view import AgreementView


def refund_deadline(view: AgreementView) -> Iterator[Finding]:
    due = view.statement.agreement.refund_due
    if due is not None:
        for fund in view.held():
            if fund.held.money.minor > 0:
                yield view.deadline("refund-due", "refund-overdue", due, held=fund.held.money)
