"""Money promised to a supplier and not yet spent, and the giving up of what is left of it."""

from typing import Literal, Self

from pydantic import model_validator

from coopledger.model.base import (
    Amount,
    Code,
    PositiveMoney,
    Reason,
    Takes,
    Text,
    invalid,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.model.events import Portions, PortionsGiven, check_portions
from coopledger.model.fact import Fact


class Commitment(Fact):
    """Money promised for some lines and some activities (compromiso). It moves no money.

    Expenditures that name it spend it; what is left stays committed until it is released.
    amount: in the currency of an account. lines, activities: codes, or `Portion`s with amounts.
    until: by when it is to be spent.

    >>> Commitment(book="A-1", reference="CO-1", when="2016-09-01", amount="900.00 MXN",
    ...            lines=["AIR"], payee="Airline", until="2016-12").until.last
    datetime.date(2016, 12, 31)
    """

    kind: Literal["commitment"] = "commitment"
    when: Takes[When, Day]
    amount: Takes[PositiveMoney, Amount]
    lines: Takes[Portions, PortionsGiven] = otherwise(())
    activities: Takes[Portions, PortionsGiven] = otherwise(())
    payee: Text | None = None
    concept: Text | None = None
    until: Takes[When | None, Day | None] = otherwise(None)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for field in ("lines", "activities"):
            check_portions(field, getattr(self, field), self.amount)
        if self.until is not None and self.until.last < self.when.first:
            raise invalid("until-before-commitment", field="until", seen=self.until, when=self.when)
        return self


class Release(Fact):
    """What is left of a commitment is given up, from a day on (liberación de un compromiso).

    of: the commitment's reference.
    """

    kind: Literal["release"] = "release"
    when: Takes[When, Day]
    of: Code
    reason: Reason
