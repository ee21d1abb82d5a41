"""Rows of a bank's table that sum up its columns: they are compared, and are no movements."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from coopledger.money import Money


class Differing(NamedTuple):
    """A sum that a row states, and what its column comes to."""

    row: int
    field: str
    seen: Money
    expected: Money


class ColumnTotals:
    """Keeps the sum of each column, and of its rows since the last totals."""

    def __init__(self) -> None:
        self.differing: list[Differing] = []
        self._all: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._since: defaultdict[tuple[str, str], int] = defaultdict(int)

    def add(self, amounts: Mapping[str, Money]) -> None:
        """What a row says, by field."""
        for field, money in amounts.items():
            self._all[field, money.currency.code] += money.minor
            self._since[field, money.currency.code] += money.minor

    def compare(self, row: int, stated: Mapping[str, Money]) -> None:
        """A row of totals: of the whole table, or of the page since the last ones."""
        for field, money in stated.items():
            column = field, money.currency.code
            if abs(money.minor) not in (abs(self._all[column]), abs(self._since[column])):
                expected = Money.from_minor(self._all[column], money.currency.code)
                self.differing.append(Differing(row, field, money, expected))
        self._since.clear()
