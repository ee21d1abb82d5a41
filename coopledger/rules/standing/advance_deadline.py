"""An official accounts for an advance within the days that were agreed."""

from collections.abc import Iterator
from datetime import timedelta

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def advance_deadline(view: AgreementView) -> Iterator[Finding]:
    allowed = view.statement.agreement.advance_days
    for side in view.statement.accounts:
        if side.advance_days is None:
            continue
        late = allowed is not None and side.advance_days > allowed
        due = view.today + timedelta(days=allowed - side.advance_days) if allowed else None
        yield view.finding(
            "advance-overdue" if late else "advance-outstanding",
            Severity.WARNING if late else Severity.NOTE,
            reference=side.account.code,
            due=due,
            holder=side.account.holder,
            held=side.held,
            days=side.advance_days,
            allowed=allowed or "-",
        )
