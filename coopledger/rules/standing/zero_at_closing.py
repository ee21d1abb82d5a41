"""Once an agreement has ended, nothing of it is held."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def zero_at_closing(view: AgreementView) -> Iterator[Finding]:
    end = view.statement.agreement.end
    if end is not None and end.last < view.today:
        for fund in view.held():
            yield view.finding(
                "not-zero-at-closing", Severity.WARNING, due=end.last, end=end, held=fund.held.money
            )
