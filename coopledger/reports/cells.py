"""Figures as cells of a document."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from coopledger.books.curve import half_up
from coopledger.books.figure import Figure
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.document import Amount, Cell, Row, Style

Value = Figure | Money | Fraction | int | str | None
"""An amount with its provenance or without, a part of a whole, a count, words, or nothing."""


def row(
    label: str,
    values: Iterable[Value],
    language: Language,
    *,
    style: Style = Style.FIGURES,
    level: int = 0,
) -> Row:
    """A row of figures."""
    return Row(label, tuple(cell(value, language) for value in values), style, level)


def cell(value: Value, language: Language) -> Cell:
    """A figure as people read it: with all its digits, a part of a whole to tenths."""
    match value:
        case Figure():
            mark = say(f"mark.{value.provenance}", language)
            return Amount(value.money.amount, value.money.figure(), mark)
        case Money():
            return Amount(value.amount, value.figure())
        case Fraction():
            tenths = half_up(value.numerator * 1000, value.denominator)
            said = f"{'-' * (tenths < 0)}{abs(tenths) // 10}.{abs(tenths) % 10}"
            return Amount(Decimal(said), said, grouped=False)
        case int():
            return Amount(Decimal(value), str(value))
    return value


def rate_text(rate: Fraction | None) -> str:
    """A rate to six decimals, for reading: sums use the exact one."""
    if rate is None:
        return "-"
    millionths = half_up(rate.numerator * 10**6, rate.denominator)
    return f"{millionths // 10**6:,}.{millionths % 10**6:06}"
