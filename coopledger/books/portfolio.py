"""What every agreement of a ledger received, spent, returned and holds: a row a side of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, NamedTuple, TypedDict

from coopledger.books.flows import FLOWS
from coopledger.books.rows import AGREEMENT, FUND
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import Statement
from coopledger.model.answer import Answer
from coopledger.money import Money

PORTFOLIO_FIGURES = (*FLOWS, "exchange_difference", "held")
"""What a row says, in this order. Not all of them are of both sides."""


class PortfolioReason(StrEnum):
    """Why figures in the currency of an agreement are not from the one statement."""

    EXCHANGE = "exchange"
    """Money was exchanged between two currencies: what that was worth depends on its place."""

    PUBLISHED_RATE = "published_rate"
    """It prescribes a rate that a source publishes."""

    TOO_LARGE = "too_large"
    """Its amounts, or rates, are beyond what the statement's arithmetic holds."""

    MISSING_RATE = "missing_rate"
    """It prescribes a published rate that is not recorded: there are no such figures."""


class PortfolioRow(NamedTuple):
    """One side of an agreement: what moved in one currency, in minor units of it.

    side: `fund`, in a currency in which the money is held, or `agreement`, the same money in the
    agreement's own. exchange_difference is of that side alone, the transfers of the other.
    """

    agreement: str
    side: str
    currency: str
    opening_balance: int = 0
    received: int = 0
    own_contribution: int = 0
    interest: int = 0
    other_income: int = 0
    transferred_in: int = 0
    spent: int = 0
    returned: int = 0
    withdrawn: int = 0
    transferred_out: int = 0
    exchange_difference: int = 0
    held: int = 0

    @property
    def came(self) -> int:
        """All that came, the exchange difference with it."""
        funded = self.opening_balance + self.received + self.own_contribution
        earned = self.interest + self.other_income
        return funded + earned + self.transferred_in + self.exchange_difference

    @property
    def went(self) -> int:
        """All that went out, and what is held."""
        gone = self.spent + self.returned + self.withdrawn + self.transferred_out
        return gone + self.held

    @property
    def closes(self) -> bool:
        """Laws 1 and 2: all that came equals all that went out, and what is held."""
        return self.came == self.went

    def money(self, figure: str) -> Money:
        """One of its figures."""
        return Money.from_minor(getattr(self, figure), self.currency)


class PortfolioAmount(TypedDict):
    """A figure of a row, flat: for a data frame or a spreadsheet."""

    agreement: str
    side: str
    currency: str
    figure: str
    amount: Decimal
    closes: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Portfolio(Answer):
    """What every agreement received, spent, returned and holds on a day, and whether it closes.

    sides: of each agreement its fund sides and then its own, in order. exact: the agreements whose
    figures in their own currency are from their books (`Ledger.reconcile`), or where there are
    none not stated, each with the reason. An agreement without a side of its own is of the latter.
    """

    on: date
    sides: tuple[PortfolioRow, ...]
    exact: Mapping[str, PortfolioReason]

    FIGURES: ClassVar = {
        FUND: tuple(name for name in PORTFOLIO_FIGURES if name in (*FundSide.CAME, *FundSide.WENT)),
        AGREEMENT: tuple(
            name for name in PORTFOLIO_FIGURES if name in (*AgreementSide.CAME, *AgreementSide.WENT)
        ),
    }
    """What each side has."""

    @property
    def closes(self) -> bool:
        """Whether every side of every agreement does."""
        return all(row.closes for row in self.sides)

    @property
    def agreements(self) -> int:
        """How many there are."""
        return len({row.agreement for row in self.sides})

    def not_closed(self) -> tuple[PortfolioRow, ...]:
        """The sides that do not close."""
        return tuple(row for row in self.sides if not row.closes)

    def not_stated(self) -> tuple[str, ...]:
        """The agreements that have no figures in their own currency, by code."""
        stated = {row.agreement for row in self.sides if row.side == AGREEMENT}
        return tuple(sorted({row.agreement for row in self.sides} - stated))

    def rows(self) -> Iterator[PortfolioAmount]:
        """Every figure as a flat row."""
        for row in self.sides:
            for figure in self.FIGURES[row.side]:
                yield PortfolioAmount(
                    agreement=row.agreement,
                    side=row.side,
                    currency=row.currency,
                    figure=figure,
                    amount=row.money(figure).amount,
                    closes=row.closes,
                    reason=self.exact.get(row.agreement, ""),
                )


def sides_of(statement: Statement) -> tuple[PortfolioRow, ...]:
    """The same rows of one agreement, as its own statement says them."""
    funds = sorted(statement.funds, key=lambda side: side.currency)
    sides: tuple[FundSide | AgreementSide, ...] = (*funds, statement.agreement_currency)
    return tuple(_row(statement.agreement.code, side) for side in sides)


def _row(code: str, side: FundSide | AgreementSide) -> PortfolioRow:
    of = FUND if isinstance(side, FundSide) else AGREEMENT
    figures = {name: getattr(side, name).money.minor for name in Portfolio.FIGURES[of]}
    return PortfolioRow(code, of, side.currency, **figures)


def totals_of(rows: Iterable[PortfolioRow], side: str) -> Iterator[PortfolioRow]:
    """What all agreements together have in each currency of a side; the agreement is empty."""
    found: dict[str, list[int]] = {}
    for row in rows:
        if row.side == side:
            sums = found.setdefault(row.currency, [0] * len(PORTFOLIO_FIGURES))
            for place, name in enumerate(PORTFOLIO_FIGURES):
                sums[place] += getattr(row, name)
    for currency, sums in sorted(found.items()):
        yield PortfolioRow("", side, currency, **dict(zip(PORTFOLIO_FIGURES, sums, strict=True)))
