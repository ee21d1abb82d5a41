"""What the institution gave in each year, and ran for partners, over all books at once."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coopledger.model.answer import Answer
from coopledger.model.fiscal_year import FiscalYear
from coopledger.money import InKind, Money


class PortfolioYear(NamedTuple):
    """A year in a currency, in minor units: what was given in money and in kind, never added.

    partner_funds: what was run for partners, which stands beside.
    """

    fiscal_year: FiscalYear
    currency: str
    financial: int
    in_kind: int
    partner_funds: int

    @property
    def amounts(self) -> tuple[Money, InKind, Money]:
        """The three, as what they are."""
        return (
            Money.from_minor(self.financial, self.currency),
            InKind.from_minor(self.in_kind, self.currency),
            Money.from_minor(self.partner_funds, self.currency),
        )


@dataclass(frozen=True, slots=True)
class PortfolioTotals(Answer):
    """The totals of every year and currency of which anything is left, up to a day.

    on: the day; None for all that is recorded. books: those that were added up one by one, since
    own money was put into their accounts: whose money was spent depends on the order.
    """

    on: date | None
    years: tuple[PortfolioYear, ...]
    books: tuple[str, ...]
