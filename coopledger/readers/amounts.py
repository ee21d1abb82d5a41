"""Money as it stands in a cell. Nothing is ever guessed, and nothing is rounded in silence."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from coopledger.errors import MoneyError
from coopledger.money import Money
from coopledger.numerals import NumberStyle
from coopledger.readers.cells import (
    EXACT_DIGITS,
    Cell,
    CellError,
    FormattedNumber,
    Unreadable,
    text,
    typed,
)


def amount(
    cell: Cell, currency: str | None, style: NumberStyle, nature: type[Money] = Money
) -> Money:
    """Money. Its currency stands in the cell, in the column's header or in the column beside."""
    match cell:
        case FormattedNumber():
            if cell.format.says_otherwise(cell.number):
                raise CellError("shown-otherwise", seen=text(cell), format=cell.format.written)
            shown = sorted(cell.format.currencies)
            named = list(dict.fromkeys([currency, *shown] if currency else shown))
            if len(named) > 1:
                raise CellError("two-currencies", seen=text(cell), currencies=", ".join(named))
            return amount(cell.number, next(iter(named), None), style, nature)
        case Unreadable():
            raise CellError(cell.code, seen=cell.seen)
        case bool() | date():
            raise CellError("amount-unreadable", seen=text(cell), style=style.value)
        case int() | float():
            if currency is None:
                raise CellError("missing-currency", seen=text(cell))
            return _money(lambda: _exact(cell, nature, currency), text(cell), style)
        case _:
            return _amount_from_text(typed(cell), currency, style, nature)


def named_in(cell: Cell) -> str | None:
    """The currency that a cell names by itself, if it does."""
    try:
        return amount(cell, None, NumberStyle.COMMA_GROUPS).currency.code
    except CellError:
        return None


def _amount_from_text(
    written: str, currency: str | None, style: NumberStyle, nature: type[Money]
) -> Money:
    return _money(lambda: nature.parse(written, currency, style=style), written, style)


_M = TypeVar("_M", bound=Money)

# What `Money` says of text or numbers, as a finding on a cell.
_FINDING_OF = {
    "money.too-many-digits": "too-many-digits",
    "money.too-large": "amount-too-large",
    "money.unknown-currency": "unknown-currency",
    "money.no-currency": "missing-currency",
    "money.two-currencies": "two-currencies",
}


def _money(make: Callable[[], _M], seen: str, style: NumberStyle) -> _M:
    try:
        return make()
    except MoneyError as error:
        code = _FINDING_OF.get(error.code, "amount-unreadable")
        raise CellError(code, **{**error.params, "seen": seen, "style": style.value}) from error


def _exact(number: int | float, nature: type[_M], currency: str) -> _M:
    """What a spreadsheet shows for a number: its binary noise lies beyond the 15th digit.

    Raises CellError for an amount that has more digits than it keeps.
    """
    shown = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{EXACT_DIGITS}g}")
    money = nature(shown, currency)
    if abs(money.minor) >= 10**EXACT_DIGITS:
        raise CellError("amount-too-large", seen=f"{Decimal(repr(number)):f}")
    return money
