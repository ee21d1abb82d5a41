"""Spending keeps pace with time: how much of each has gone."""

from collections.abc import Iterator
from fractions import Fraction

from coopledger.books.curve import half_up
from coopledger.books.sides import came
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def pace(view: AgreementView) -> Iterator[Finding]:
    """A note while the agreement runs, in the agreement's currency."""
    agreement, side = view.statement.agreement, view.statement.agreement_currency
    received = came(side) - side.exchange_difference.money
    if agreement.start is None or agreement.end is None or not received:
        return
    start, end = agreement.start.first, agreement.end.last
    if start <= view.today <= end:
        elapsed = Fraction((view.today - start).days + 1, (end - start).days + 1)
        yield view.finding(
            "pace",
            Severity.NOTE,
            elapsed=_percent(elapsed),
            spent=_percent(Fraction(side.spent.money.minor, received.minor)),
        )


def _percent(part: Fraction) -> int:
    return half_up(part.numerator * 100, part.denominator)
