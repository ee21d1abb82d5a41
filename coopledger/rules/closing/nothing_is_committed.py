"""Nothing of the agreement is promised any more."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def nothing_is_committed(view: AgreementView) -> Iterator[Finding]:
    for each in view.statement.commitments:
        if each.outstanding:
            reference = each.commitment.reference
            yield view.finding(
                "closing-committed",
                Severity.ERROR,
                reference=reference,
                outstanding=each.outstanding,
            )
