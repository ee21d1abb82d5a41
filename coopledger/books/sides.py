"""The two sides of the equation: what came, what became of it; in each currency it is stated in."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from coopledger.books.figure import Figure
from coopledger.money import Money, total_of

RARE = ("opening_balance", "own_contribution", "other_income", "withdrawn")
"""Figures that most agreements never have: they have neither line nor row where they are zero."""


@dataclass(frozen=True, slots=True)
class FundSide:
    """One currency in which the money is held.

    transferred_in, transferred_out: exchanged from and into other currencies of the agreement.
    not_yet_funded: what was spent before the partner's money came; *held* is then negative.
    IF_ANY: the figures that are printed only where they are not zero.
    """

    currency: str
    opening_balance: Figure
    received: Figure
    own_contribution: Figure
    interest: Figure
    other_income: Figure
    transferred_in: Figure
    spent: Figure
    returned: Figure
    withdrawn: Figure
    transferred_out: Figure
    held: Figure
    not_yet_funded: Figure

    CAME: ClassVar = (
        "opening_balance", "received", "own_contribution", "interest", "other_income",
        "transferred_in",
    )  # fmt: skip
    WENT: ClassVar = ("spent", "returned", "withdrawn", "transferred_out", "held")
    BESIDE: ClassVar = ("not_yet_funded",)
    IF_ANY: ClassVar = (*RARE, "transferred_in", "transferred_out", "not_yet_funded")

    @property
    def closes(self) -> bool:
        """All that came equals all that went out, and what is held."""
        return came(self) == went(self)


@dataclass(frozen=True, slots=True)
class AgreementSide:
    """The same money in the currency of the agreement.

    exchange_difference: what was reported of all that went out, less what it was worth at the rates
    at which it came in. A loss is negative.
    """

    currency: str
    opening_balance: Figure
    received: Figure
    own_contribution: Figure
    interest: Figure
    other_income: Figure
    exchange_difference: Figure
    spent: Figure
    returned: Figure
    withdrawn: Figure
    held: Figure

    CAME: ClassVar = (
        "opening_balance", "received", "own_contribution", "interest", "other_income",
        "exchange_difference",
    )  # fmt: skip
    WENT: ClassVar = ("spent", "returned", "withdrawn", "held")
    BESIDE: ClassVar = ()

    @property
    def used(self) -> Fraction | None:
        """Spent, as a part of what came by itself; None where nothing did."""
        all_that_came = came(self).minor - self.exchange_difference.money.minor
        return Fraction(self.spent.money.minor, all_that_came) if all_that_came > 0 else None

    @property
    def closes(self) -> bool:
        """All that came, and the exchange difference, equal all that went out, and what is held."""
        return came(self) == went(self)


def came(side: FundSide | AgreementSide) -> Money:
    """The left side of the equation: all that came."""
    return total_of((getattr(side, name).money for name in side.CAME), side.currency)


def went(side: FundSide | AgreementSide) -> Money:
    """The right side of the equation: what became of it."""
    return total_of((getattr(side, name).money for name in side.WENT), side.currency)
