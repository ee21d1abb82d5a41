"""Interest belongs to whom the agreement says."""

from collections.abc import Iterator

from coopledger.model.agreement import InterestTo
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def interest_owner(view: AgreementView) -> Iterator[Finding]:
    owner = view.statement.agreement.interest_to
    for fund in view.statement.funds:
        earned = fund.interest.money
        if not earned:
            continue
        if owner is None:
            yield view.finding("interest-owner-not-agreed", Severity.WARNING, earned=earned)
        elif owner is InterestTo.PARTNER and fund.held.money:
            yield view.finding("interest-to-partner", Severity.NOTE, earned=earned)
        elif owner is InterestTo.RECIPIENT and fund.held.money:
            yield view.finding("interest-to-recipient", Severity.NOTE, earned=earned)
