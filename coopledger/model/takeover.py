"""What an agreement had done before it was taken over from other books."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from coopledger.model.base import Amount, Code, PositiveMoney, Takes, invalid, otherwise
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact


class EarlierFigure(StrEnum):
    """Which figure of the other books it is."""

    RECEIVED = "received"
    SPENT = "spent"
    RETURNED = "returned"


class EarlierAmount(Fact):
    """A figure of the other books up to the day of the takeover (acumulado anterior).

    It moves no money here, and adds to no year. when: the day of the takeover. line: on which line,
    of what was spent. worth: the same in the currency of the agreement.
    """

    orders_first = True

    kind: Literal["earlier_amount"] = "earlier_amount"
    when: Takes[When, Day]
    figure: Takes[EarlierFigure, EarlierFigure | str]
    amount: Takes[PositiveMoney, Amount]
    worth: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    line: Code | None = None

    @model_validator(mode="after")
    def _line_of_spending(self) -> Self:
        if self.line is not None and self.figure is not EarlierFigure.SPENT:
            raise invalid("line-of-no-spending", field="line", seen=self.line)
        return self
