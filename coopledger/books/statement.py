"""The answer to "does this agreement close?": plain data, each figure with where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopledger.model.agreement import Agreement
from coopledger.model.base import Provenance
from coopledger.money import Money


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, and the weakest provenance of what it is made of."""

    money: Money
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class FundSide:
    """One currency in which the money is held.

    not_yet_funded: what was spent before the partner's money came; *held* is then negative.
    """

    currency: str
    received: Figure
    interest: Figure
    spent: Figure
    returned: Figure
    held: Figure
    not_yet_funded: Figure

    @property
    def closes(self) -> bool:
        """received + interest = spent + returned + held."""
        came = self.received.money + self.interest.money
        return came == self.spent.money + self.returned.money + self.held.money


@dataclass(frozen=True, slots=True)
class AgreementSide:
    """The same money in the currency of the agreement.

    exchange_difference: what was reported of all that went out, less what it was worth at the rates
    at which it came in. A loss is negative.
    """

    currency: str
    received: Figure
    interest: Figure
    exchange_difference: Figure
    spent: Figure
    returned: Figure
    held: Figure

    @property
    def closes(self) -> bool:
        """received + interest + exchange difference = spent + returned + held."""
        came = self.received.money + self.interest.money + self.exchange_difference.money
        return came == self.spent.money + self.returned.money + self.held.money


@dataclass(frozen=True, slots=True)
class Part:
    """What was spent on one line, activity or month; key None is what is not itemised.

    fund: per currency of the fund. reported: in the currency of the agreement.
    """

    key: str | None
    title: str | None
    fund: tuple[Money, ...]
    reported: Money


@dataclass(frozen=True, slots=True)
class Flow:
    """What moved in one currency."""

    received: Money
    interest: Money
    spent: Money
    returned: Money


@dataclass(frozen=True, slots=True)
class MonthPart:
    """What moved in a month; month None is what the source does not date to a single month.

    fund: per currency of the fund. exchange_difference: in the currency of the agreement.
    """

    month: str | None
    fund: tuple[Flow, ...]
    agreement: Flow
    exchange_difference: Money


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know: a key of the catalogue and its parameters."""

    code: str
    params: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An agreement on a day, in the currencies of its fund and in its own.

    Worths belong to a statement (its rule, its day), not to an event: a later one may say otherwise
    of an earlier month, and both close.
    """

    agreement: Agreement
    on: date
    events: int
    funds: tuple[FundSide, ...]
    agreement_currency: AgreementSide
    by_line: tuple[Part, ...]
    by_activity: tuple[Part, ...]
    by_month: tuple[MonthPart, ...]
    notes: tuple[Note, ...]

    @property
    def closes(self) -> bool:
        """Whether it closes in every currency, to the minor unit."""
        return all(side.closes for side in self.sides())

    @property
    def fund(self) -> FundSide:
        """The currency of the agreement's first account."""
        return self.funds[0]

    def sides(self) -> Iterator[FundSide | AgreementSide]:
        """Every currency it is stated in."""
        yield from self.funds
        yield self.agreement_currency
