"""The parts of a statement: what moved in a month, what was spent on a line or an activity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import ClassVar

from coopledger.books.sides import AgreementSide
from coopledger.money import Money


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
class MonthFlow:
    """What moved in one currency in a month: spent is gross less what came back in it.

    recovered: what came back in the month, whenever it had been spent.
    """

    opening_balance: Money
    received: Money
    own_contribution: Money
    interest: Money
    other_income: Money
    transferred_in: Money
    spent: Money
    returned: Money
    withdrawn: Money
    transferred_out: Money
    recovered: Money

    BESIDE: ClassVar = ("gross", "recovered")

    @property
    def gross(self) -> Money:
        """What was spent in the month, whatever came back for it later."""
        return self.spent + self.recovered


FLOWS = tuple(each.name for each in fields(MonthFlow) if each.name not in MonthFlow.BESIDE)
"""The figures that are sums of what moved."""

REPORTED_FLOWS = tuple(name for name in FLOWS if name in (*AgreementSide.CAME, *AgreementSide.WENT))
"""Those that the agreement's currency has too: an exchange moves nothing there."""


@dataclass(frozen=True, slots=True)
class MonthPart:
    """What moved in a month; month None is what the source does not date to a single month.

    What came back for an expenditure is of the month in which it came.
    fund: per currency of the fund. exchange_difference: in the currency of the agreement.
    """

    month: str | None
    fund: tuple[MonthFlow, ...]
    agreement: MonthFlow
    exchange_difference: Money

    def figures(self, flows: Iterable[str]) -> Iterator[str]:
        """The names of these flows; before what was spent, of what it is made, if any came back."""
        came_back = any(flow.recovered for flow in self.fund)
        for name in flows:
            if name == "spent" and came_back:
                yield from MonthFlow.BESIDE
            yield name
