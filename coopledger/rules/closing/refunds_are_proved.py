"""Of each refund there is the bank's receipt of the transfer."""

from collections.abc import Iterator

from coopledger.model.attachment import Attachment, DocumentUse
from coopledger.model.events import Refund
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def refunds_are_proved(view: AgreementView) -> Iterator[Finding]:
    proved = {
        each.of
        for each in view.book.of_kind(Attachment)
        if each.use is DocumentUse.TRANSFER_RECEIPT
    }
    for event, _ in view.book.standing(view.today):
        if isinstance(event, Refund) and event.reference not in proved:
            yield view.finding(
                "closing-refund-unproved",
                Severity.WARNING,
                reference=event.reference,
                amount=event.amount,
            )
