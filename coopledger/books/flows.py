"""The parts of a statement: what moved in a month, what was spent on a line or an activity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, overload

from coopledger.books.sides import AgreementSide
from coopledger.money import Money

FIGURES = (
    "opening_balance", "received", "own_contribution", "interest", "other_income",
    "transferred_in", "spent", "returned", "withdrawn", "transferred_out", "recovered",
)  # fmt: skip
"""What a flow says, in the order in which it holds it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was spent on one line, activity or partner; key None is what is not itemised.

    currencies, minor: those of the fund, and in minor units of each what was spent in it.
    reported_in, reported_minor: in the currency of the agreement.
    """

    key: str | None
    title: str | None
    currencies: tuple[str, ...]
    minor: tuple[int, ...]
    reported_in: str
    reported_minor: int

    @property
    def fund(self) -> tuple[Money, ...]:
        """Per currency of the fund."""
        return tuple(map(Money.from_minor, self.minor, self.currencies))

    @property
    def reported(self) -> Money:
        """In the currency of the agreement."""
        return Money.from_minor(self.reported_minor, self.reported_in)


class _Moved:
    """A figure of a flow, as money: most are never asked for."""

    def __set_name__(self, flow: type, name: str) -> None:
        self._place = FIGURES.index(name)

    @overload
    def __get__(self, flow: None, of: type) -> "_Moved": ...
    @overload
    def __get__(self, flow: "MonthFlow", of: type) -> Money: ...
    def __get__(self, flow: "MonthFlow | None", of: type) -> "_Moved | Money":
        return self if flow is None else Money.from_minor(flow.minor[self._place], flow.currency)


@dataclass(frozen=True, slots=True)
class MonthFlow:
    """What moved in one currency in a month: spent is gross less what came back in it.

    minor: each of `FIGURES`, in minor units. recovered: what came back in the month, whenever it
    had been spent.
    """

    currency: str
    minor: tuple[int, ...]

    opening_balance = _Moved()
    received = _Moved()
    own_contribution = _Moved()
    interest = _Moved()
    other_income = _Moved()
    transferred_in = _Moved()
    spent = _Moved()
    returned = _Moved()
    withdrawn = _Moved()
    transferred_out = _Moved()
    recovered = _Moved()

    BESIDE: ClassVar = ("gross", "recovered")

    @property
    def gross(self) -> Money:
        """What was spent in the month, whatever came back for it later."""
        return self.spent + self.recovered


FLOWS = tuple(name for name in FIGURES if name not in MonthFlow.BESIDE)
"""The figures that are sums of what moved."""

REPORTED_FLOWS = tuple(name for name in FLOWS if name in (*AgreementSide.CAME, *AgreementSide.WENT))
"""Those that the agreement's currency has too: an exchange moves nothing there."""


@dataclass(frozen=True, slots=True)
class MonthPart:
    """What moved in a month; month None is what the source does not date to a single month.

    What came back for an expenditure is of the month in which it came.
    fund: per currency of the fund. difference_minor: the exchange difference, in minor units of the
    agreement's currency.
    """

    month: str | None
    fund: tuple[MonthFlow, ...]
    agreement: MonthFlow
    difference_minor: int

    @property
    def exchange_difference(self) -> Money:
        """In the currency of the agreement."""
        return Money.from_minor(self.difference_minor, self.agreement.currency)

    def figures(self, flows: Iterable[str]) -> Iterator[str]:
        """The names of these flows; before what was spent, of what it is made, if any came back."""
        came_back = any(flow.minor[_RECOVERED] for flow in self.fund)
        for name in flows:
            if name == "spent" and came_back:
                yield from MonthFlow.BESIDE
            yield name


_RECOVERED = FIGURES.index("recovered")
