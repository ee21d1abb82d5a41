"""What the partner does not accept is made good."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def disallowed_due_back(view: AgreementView) -> Iterator[Finding]:
    for side in view.statement.acceptance:
        if side.due_back:
            yield view.finding("due-back", Severity.WARNING, due_back=side.due_back)
