"""What one person prepared is approved by another, and soon."""

from collections.abc import Iterator
from typing import NamedTuple

from coopledger.books.proposals import totals_of, waiting
from coopledger.messages.catalogue import Language
from coopledger.model.control import ControlTotal
from coopledger.model.finding import Finding, Severity
from coopledger.model.proposal import WAITS_DAYS, Resolution
from coopledger.rules.standing.view import AgreementView


class _Totals(NamedTuple):
    each: tuple[ControlTotal, ...]

    def say(self, language: Language | str) -> str:
        return "; ".join(total.say(language) for total in self.each)


def approvals(view: AgreementView) -> Iterator[Finding]:
    for proposal in waiting(view.book, view.today):
        days = (view.today - proposal.when.first).days
        yield view.finding(
            "approval-pending",
            Severity.WARNING if days >= WAITS_DAYS else Severity.NOTE,
            reference=proposal.reference,
            proposal=proposal.reference,
            since=proposal.when.first,
            days=days,
            totals=_Totals(totals_of(proposal)),
        )
    for resolution in view.book.of_kind(Resolution):
        if resolution.alone and resolution.when.first <= view.today:
            yield view.finding(
                "approved-alone",
                Severity.WARNING,
                reference=resolution.of,
                proposal=resolution.of,
                since=resolution.when.first,
                reason=resolution.reason,
            )
