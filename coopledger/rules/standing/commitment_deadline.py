"""What was promised is spent by its day, or given up."""

from collections.abc import Iterator

from coopledger.books.commitments import past_their_date
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def commitment_deadline(view: AgreementView) -> Iterator[Finding]:
    for each in past_their_date(view.statement.commitments, view.today):
        until = each.commitment.until
        yield view.finding(
            "commitment-past-due",
            Severity.WARNING,
            reference=each.commitment.reference,
            due=until.last if until is not None else None,
            commitment=each.commitment.reference,
            by=until,
            outstanding=each.outstanding,
        )
