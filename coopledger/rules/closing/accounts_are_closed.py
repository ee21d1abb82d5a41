"""Each account at a bank is closed."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def accounts_are_closed(view: AgreementView) -> Iterator[Finding]:
    for side in view.statement.accounts:
        if side.closed is None and not side.account.holder:
            yield view.finding(
                "closing-account-open", Severity.WARNING, reference=side.account.code
            )
