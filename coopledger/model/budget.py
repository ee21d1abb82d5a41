"""What an agreement says of its budget beside the ceilings: units, and who else contributes."""

from fractions import Fraction

from coopledger.model.base import (
    Amount,
    Code,
    ExactDecimal,
    Model,
    Number,
    PositiveMoney,
    Record,
    Takes,
    invalid,
)
from coopledger.money import Money


class Units(Model):
    """How a ceiling is made up: so many units at so much each.

    unit: what is counted: a flight, a month. unit_value: exact, or rounded to the minor unit, half
    up, where no exact one comes to the ceiling.
    """

    unit: Code
    quantity: Takes[ExactDecimal, Number]
    unit_value: Takes[PositiveMoney, Amount]

    def come_to(self, amount: Money) -> bool:
        """Whether an amount is that of so many of them."""
        same = self.unit_value.currency == amount.currency
        return same and (self.exact(amount) or self._rounded(amount) == self.unit_value.minor)

    def exact(self, amount: Money) -> bool:
        """Whether they come to an amount with nothing rounded."""
        return Fraction(self.quantity) * self.unit_value.minor == amount.minor

    def _rounded(self, amount: Money) -> int:
        each = amount.minor / Fraction(self.quantity)
        return int(each + Fraction(1, 2))


UnitsGiven = Units | Record | None


def check_units(units: Units | None, ceiling: Money | None) -> None:
    """Raises where units are given and do not come to the ceiling that they make up."""
    if units is None:
        return
    if ceiling is None:
        raise invalid("units-without-ceiling", field="ceiling", seen=units.unit)
    if not units.come_to(ceiling):
        quantity, seen = f"{units.quantity:f}", units.unit_value
        raise invalid(
            "units-differ", field="unit_value", quantity=quantity, seen=seen, ceiling=ceiling
        )


class Share(Model):
    """What somebody beside the partner and the institution contributes, as agreed.

    contributor: a foundation, a body of the United Nations, another institution.
    """

    contributor: Code
    amount: Takes[PositiveMoney, Amount]
