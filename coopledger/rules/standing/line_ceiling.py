"""No budget line spends, or promises, beyond its ceiling as addenda and reallocations have it."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def line_ceiling(view: AgreementView) -> Iterator[Finding]:
    for line in view.statement.lines:
        if line.available is None:
            yield view.finding(
                "ceiling-not-compared",
                Severity.WARNING,
                reference=line.code,
                line=line.code,
                seen=line.spent,
                ceiling=line.modified,
            )
        elif line.available.minor < 0:
            yield view.finding(
                "line-over-ceiling",
                Severity.ERROR,
                reference=line.code,
                line=line.code,
                seen=line.spent,
                ceiling=line.modified,
                excess=-line.available,
            )
        elif line.committed is None:
            yield view.finding(
                "commitment-not-compared",
                Severity.WARNING,
                reference=line.code,
                line=line.code,
                ceiling=line.modified,
            )
        elif line.uncommitted is not None and line.uncommitted.minor < 0:
            yield view.finding(
                "line-over-committed",
                Severity.WARNING,
                reference=line.code,
                line=line.code,
                seen=line.spent,
                committed=line.committed,
                ceiling=line.modified,
                excess=-line.uncommitted,
            )
