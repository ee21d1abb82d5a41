"""Once an agreement has ended, what it says that the institution and others contribute has come."""

from collections.abc import Iterator
from typing import Any

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def shares_contributed(view: AgreementView) -> Iterator[Finding]:
    end = view.statement.agreement.end
    if end is None or end.last >= view.today:
        return
    for share in view.statement.shares:
        if share.agreed is None:
            continue
        who: dict[str, Any] = {"contributor": share.contributor} if share.contributor else {}
        told: dict[str, Any] = {**who, "agreed": share.agreed, "end": end}
        if share.left is None:
            code = "other-share-not-compared" if who else "own-share-not-compared"
            yield view.finding(code, Severity.NOTE, **told)
        elif share.left.minor > 0:
            # Others mostly pay for their part themselves: here only what came to an account counts.
            code = "other-share-short" if who else "own-share-short"
            severity = Severity.NOTE if who else Severity.WARNING
            seen: dict[str, Any] = {"seen": share.contributed, "missing": share.left}
            yield view.finding(code, severity, **told, **seen)
