"""A year is closed when the laws hold on its last day, and no error stands.

A deadline that passed is no error of the books: nothing recorded later would take it away.
"""

from collections.abc import Iterator

from coopledger.books.reconciliation import reconcile
from coopledger.errors import MissingRate
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.finding import Finding, Severity
from coopledger.model.period import PeriodState
from coopledger.rules.case import Case, finding
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import AgreementView


def closed_without_errors(case: Case) -> Iterator[Finding]:
    """Raises LedgerBroken where a law does not hold."""
    if not isinstance(case.book.opening, Agreement):
        return  # a programme's money has nothing to close
    for period, entry in case.new_states():
        if period.state is not PeriodState.CLOSED:
            continue
        day = period.when.last
        try:
            found = what_stands([AgreementView(reconcile(case.book, on=day), case.book)])
        except MissingRate as missing:  # the laws need no rate; what stands was not looked at
            yield finding("rate-missing", entry, severity=Severity.WARNING, said=missing)
            continue
        errors = [f for f in found if f.severity is Severity.ERROR and f.due is None]
        if errors:
            yield finding(
                "period-has-errors", entry, year=period.fiscal_year, on=day, seen=_Messages(errors)
            )


class _Messages(tuple[Finding, ...]):
    """What several findings say, in one sentence."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return "; ".join(f"{found.place.reference}: {found.message(language)}" for found in self)
