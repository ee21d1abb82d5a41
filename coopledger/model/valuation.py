"""How what is given in kind comes to its amount: hours, days or units, and what goes with them.

An agency's own formula is never assumed: the divisor of an annual cost, a daily rate, a tariff and
its source are always stated, and there is no default for any of them.
"""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import NamedTuple, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import (
    Amount,
    Code,
    CurrencyCode,
    ExactDecimal,
    Model,
    Number,
    PositiveMoney,
    Takes,
    Title,
    invalid,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.money import InKind, Money, currency_of, digits_of


class ValuationMethod(StrEnum):
    """What is multiplied by what."""

    HOURS = "hours"
    """Hours × annual gross cost ÷ annual effective hours."""

    DAYS = "days"
    """Days × daily rate."""

    TARIFF = "tariff"
    """Units × tariff."""

    def say(self, language: Language | str) -> str:
        return say(f"choice.{self}", language)


INPUTS = {
    ValuationMethod.HOURS: ("hours", "annual_cost", "annual_hours"),
    ValuationMethod.DAYS: ("days", "daily_rate"),
    ValuationMethod.TARIFF: ("units", "unit", "tariff", "tariff_source"),
}
"""What each method takes: all of it, and nothing of another's."""

BESIDE = ("travel", "per_diem", "materials")
"""What is added to the work itself, each an amount of its own."""

_RATE = ("rate", "rate_source", "rate_date")
_MONEY = ("annual_cost", "daily_rate", "tariff", *BESIDE)


def _about(code: str, names: list[str]) -> PydanticCustomError:
    """Something that is wrong with several fields; its place is that of the first."""
    return invalid(code, field=names[0], fields=" ".join(names))


class Component(NamedTuple):
    """A part of what it comes to. name: of the method, or of what goes with it."""

    name: str
    amount: InKind


class Valuation(Model):
    """How a contribution in kind comes to its amount.

    currency: of the amount it comes to. method: how the work was valued; None where there is only
    what goes with it. grade: the official's (nivel, cargo), never the name. hours: that were
    worked. annual_cost: what the official costs in a year, gross. annual_hours: the effective hours
    of a year. days: that were worked. daily_rate: what a day costs. units: how many of what is
    counted. unit: what is counted. tariff: what one of them costs. tariff_source: who says so.
    travel, per_diem, materials: what went with it, each an amount of its own. rate: units of the
    currency for one of the other currency that some of these are in. rate_source: who published it.
    rate_date: of which date it is.

    Each component is exact, in any currency, and is rounded once to minor units, halves up.

    >>> worked = Valuation(currency="MXN", method="hours", hours="40", annual_cost="650000.00 MXN",
    ...                    annual_hours="1760", travel="3500.00 MXN")
    >>> [str(component.amount) for component in worked.components], str(worked.total)
    (['14,772.73 MXN', '3,500.00 MXN'], '18,272.73 MXN')
    """

    currency: CurrencyCode
    method: Takes[ValuationMethod | None, ValuationMethod | str | None] = otherwise(None)
    grade: Code | None = None
    hours: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    annual_cost: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    annual_hours: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    days: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    daily_rate: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    units: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    unit: Title | None = None
    tariff: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    tariff_source: Title | None = None
    travel: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    per_diem: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    materials: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    rate: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    rate_source: Title | None = None
    rate_date: Takes[When | None, Day | None] = otherwise(None)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        wanted = INPUTS[self.method] if self.method else ()
        given = [name for names in INPUTS.values() for name in names if self._has(name)]
        if unused := [name for name in given if name not in wanted]:
            code = "valuation-input-unused" if self.method else "valuation-without-method"
            raise _about(code, unused)
        if missing := [name for name in wanted if name not in given]:
            raise _about("valuation-input-missing", missing)
        if not (wanted or any(map(self._has, BESIDE))):
            raise _about("valuation-input-missing", ["method"])
        self._check_rate()
        return self

    def _check_rate(self) -> None:
        """A rate is stated whole, and where there is another currency: there is only one."""
        foreign = [(name, m) for name, m in self._money() if m.currency.code != self.currency]
        stated = [name for name in _RATE if self._has(name)]
        if stated and not foreign:
            raise invalid("valuation-rate-unused", field=stated[0], seen=self.currency)
        for name, money in foreign:
            if not self._has("rate"):
                params = {"seen": money, "expected": self.currency}
                raise invalid("valuation-rate-missing", field=name, **params)
            if money.currency != foreign[0][1].currency:
                expected = f"{self.currency}, {foreign[0][1].currency.code}"
                raise invalid("currency-mismatch", field=name, seen=money, expected=expected)
        if missing := [name for name in _RATE if foreign and name not in stated]:
            raise _about("valuation-input-missing", missing)

    def _has(self, name: str) -> bool:
        return getattr(self, name) is not None

    def _money(self) -> Iterator[tuple[str, Money]]:
        for name in _MONEY:
            money: Money | None = getattr(self, name)
            if money is not None:
                yield name, money

    @property
    def components(self) -> tuple[Component, ...]:
        """The work and what goes with it, each rounded once: they add up to the total."""
        return tuple(Component(name, self._rounded(exact)) for name, exact in self._exact())

    @property
    def total(self) -> InKind:
        """What it all comes to."""
        amounts = (component.amount for component in self.components)
        return sum(amounts, start=InKind.from_minor(0, self.currency))

    @property
    def foreign_currency(self) -> str | None:
        """The other currency that some of it is in."""
        others = (money.currency.code for _, money in self._money())
        return next((code for code in others if code != self.currency), None)

    def _exact(self) -> Iterator[tuple[str, Fraction]]:
        """Each component in units of the currency."""
        match self.method:
            case ValuationMethod.HOURS:
                yield "hours", self._times("hours", "annual_cost") / self._number("annual_hours")
            case ValuationMethod.DAYS:
                yield "days", self._times("days", "daily_rate")
            case ValuationMethod.TARIFF:
                yield "tariff", self._times("units", "tariff")
        for name in BESIDE:
            if self._has(name):
                yield name, self._converted(name)

    def _times(self, quantity: str, price: str) -> Fraction:
        return self._number(quantity) * self._converted(price)

    def _number(self, name: str) -> Fraction:
        return Fraction(getattr(self, name))

    def _converted(self, name: str) -> Fraction:
        money: Money = getattr(self, name)
        exact = Fraction(money.amount)
        return exact if money.currency.code == self.currency else exact * self._number("rate")

    def _rounded(self, exact: Fraction) -> InKind:
        minor = exact * 10 ** digits_of(currency_of(self.currency))
        return InKind.from_minor(floor(minor + Fraction(1, 2)), self.currency)
