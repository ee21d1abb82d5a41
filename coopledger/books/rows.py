"""Answers as flat rows, an amount a row, such as data frames and spreadsheets take as they are.

Every row of an answer has the same keys, and every key always the same type: no value is ever
missing, for a data frame's group-by would drop what it lacks without a word. What does not apply,
and what is not itemised, is the empty string, which no code can be.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypedDict

from coopledger.model.base import Provenance
from coopledger.money import Money

FUND, AGREEMENT = "fund", "agreement"
"""The two sides of a statement: the currencies the money is held in, and the agreement's own."""

FigureKey = tuple[str, str | None, str, str]
"""A figure of a statement: its section, its part, its name; and the currency of the fund it is in,
or `agreement`.
"""


class StatementRow(TypedDict):
    """An amount of a statement; `Statement.rows` says what the keys mean."""

    agreement: str
    on: date
    section: str
    side: str
    code: str
    title: str
    figure: str
    currency: str
    amount: Decimal
    provenance: str
    as_of: date


class TotalRow(TypedDict):
    """An amount of a cooperation total; `CooperationTotal.rows` says what the keys mean."""

    year: int
    section: str
    key: str
    figure: str
    currency: str
    amount: Decimal
    provenance: str
    book: str


class StatementAmount(NamedTuple):
    """An amount and its place in a statement. as_of: where it is of another day."""

    section: str
    side: str
    figure: str
    money: Money
    code: str = ""
    title: str = ""
    provenance: Provenance | None = None
    as_of: date | None = None

    def row(self, agreement: str, on: date) -> StatementRow:
        return StatementRow(
            agreement=agreement,
            on=on,
            section=self.section,
            side=self.side,
            code=self.code,
            title=self.title,
            figure=self.figure,
            currency=self.money.currency.code,
            amount=self.money.amount,
            provenance=self.provenance.value if self.provenance else "",
            as_of=self.as_of or on,
        )
