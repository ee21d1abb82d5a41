"""What was returned under one agreement may be requested under the next."""

from collections.abc import Iterator

from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def returned_before(view: AgreementView) -> Iterator[Finding]:
    if view.preceding is not None:
        returned = view.preceding.agreement_currency.returned.money
        if returned:
            before = view.preceding.agreement.code
            yield view.finding("returned-before", Severity.NOTE, before=before, returned=returned)
