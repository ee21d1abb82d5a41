"""What a report says and in which order, before it is text, HTML or a workbook.

A writer of statements makes a `Document` once; each format lays the same one out in its own way.
"""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from coopledger.books.curve import half_up
from coopledger.books.statement import Figure
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money

Cell = Figure | Money | Fraction | int | str | None
"""An amount with its provenance or without, a part of a whole, a count, words, or nothing."""


class Style(Enum):
    """What a row is: names of the columns, figures, or the sum of the figures above it."""

    HEAD = "head"
    FIGURES = "figures"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Row:
    """A label, and a cell for each column. level: how deep it stands under another."""

    label: str
    cells: tuple[Cell, ...]
    style: Style = Style.FIGURES
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one another, and what is said of them below.

    title: where the table is too wide for a label and its columns' names in one row.
    marked: whether its figures stand in line with such as have a mark of their provenance.
    """

    rows: tuple[Row, ...]
    title: str | None = None
    marked: bool = False
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Document:
    """A report: what it is, what it says at the top, its tables, its notes.

    closes: whether what it states closes, where that is a question.
    """

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    closes: bool | None = None


def mark(cell: Cell, language: Language) -> str:
    """The letter of a figure's provenance."""
    return say(f"mark.{cell.provenance}", language) if isinstance(cell, Figure) else ""


def amount(cell: Cell) -> Money | None:
    """The money in a cell."""
    return cell.money if isinstance(cell, Figure) else cell if isinstance(cell, Money) else None


def bare(cell: Cell) -> str:
    """A cell in words, without a mark."""
    money = amount(cell)
    if money is not None:
        return money.figure()
    if isinstance(cell, Fraction):
        tenths = half_up(cell.numerator * 1000, cell.denominator)
        return f"{tenths // 10}.{tenths % 10}"
    return "" if cell is None else str(cell)


def rate_text(rate: Fraction | None) -> str:
    """A rate to six decimals, for reading: sums use the exact one."""
    if rate is None:
        return "-"
    millionths = half_up(rate.numerator * 10**6, rate.denominator)
    return f"{millionths // 10**6:,}.{millionths % 10**6:06}"
