"""Nothing of the agreement is left in an account."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def nothing_is_held(view: AgreementView) -> Iterator[Finding]:
    for side in view.statement.accounts:
        if side.held and not side.account.holder:
            account = side.account.code
            yield view.finding("closing-held", Severity.ERROR, reference=account, held=side.held)


def advances_are_accounted_for(view: AgreementView) -> Iterator[Finding]:
    """Nor with an official."""
    for side in view.statement.accounts:
        if side.held and side.account.holder:
            yield view.finding(
                "closing-advance",
                Severity.ERROR,
                reference=side.account.code,
                holder=side.account.holder,
                held=side.held,
            )
