"""Which figures of a table a spreadsheet can add up itself, and the formula of each.

The document says what is a sum, and of which columns a column is made. A formula is written only
where it comes to the very figure that stands there, and where a spreadsheet's arithmetic, which is
that of binary numbers of fifteen digits, cannot come to another.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from coopledger.reports.document import Amount, Cell, Reckoned, Row, Style, Table

_DIGITS_KEPT = 15
_ERROR = Decimal(2) ** -52
"""The most by which one binary addition is wrong, of what it adds up."""
_ARGUMENTS = 250
"""As many cells as one sum names at most."""

Place = tuple[int, int]
"""A row and a column of a table; its labels are no column."""


def digits_kept(exact: Decimal) -> bool:
    """Whether Excel keeps all the digits of a number."""
    return len(exact.as_tuple().digits) <= _DIGITS_KEPT


def formulas(table: Table, first: int) -> dict[Place, str]:
    """The formula of each figure that has one. first: the row of a sheet, from 0, it begins in.

    The labels of the table are in the sheet's first column.
    """
    found: dict[Place, str] = {}
    for at in range(table.columns):
        found |= {(row, at): said for row, said in _sums(table.rows, at, first)}
    for each in table.reckoned:
        found |= {(row, each.column): said for row, said in _reckoned(table.rows, each, first)}
    return found


class _Addends(NamedTuple):
    """Figures under one another: how many, what they come to, and how large they are."""

    number: int = 0
    total: Decimal = Decimal(0)
    size: Decimal = Decimal(0)

    def and_(self, exact: Decimal) -> "_Addends":
        return _Addends(self.number + 1, self.total + exact, self.size + abs(exact))

    def come_to(self, exact: Decimal) -> bool:
        """Whether they do, by binary arithmetic too."""
        return self.total == exact and self.number * self.size * _ERROR < _half(exact)


def _half(exact: Decimal) -> Decimal:
    """Half of the last digit that is shown."""
    return Decimal(5).scaleb(-_digits(exact) - 1)


def _digits(exact: Decimal) -> int:
    return max(0, -int(exact.as_tuple().exponent))


def _sums(rows: Sequence[Row], at: int, first: int) -> Iterator[tuple[int, str]]:
    """Of a column: each sum of the figures above it, up to the head or sum before.

    Where they do not come to it, some are parts of others, and stand under them: it is their sum.
    """
    begin = 0
    for number, row in enumerate(rows):
        if row.style is Style.FIGURES:
            continue
        exact = _exact(_cell(row, at))
        if row.style is Style.SUM and exact is not None:
            above = range(begin, number)
            figures = [place for place in above if _exact(_cell(rows[place], at)) is not None]
            whole = [place for place in figures if not rows[place].level]
            if _come_to(rows, figures, at, exact):
                cells = f"{_named(first + begin, at)}:{_named(first + number - 1, at)}"
                yield number, _rounded(f"SUM({cells})", exact)
            elif len(whole) <= _ARGUMENTS and _come_to(rows, whole, at, exact):
                cells = ",".join(_named(first + place, at) for place in whole)
                yield number, _rounded(f"SUM({cells})", exact)
        begin = number + 1


def _come_to(rows: Sequence[Row], places: Sequence[int], at: int, exact: Decimal) -> bool:
    """Whether the figures of a column in these rows are any, and come to a sum."""
    addends = _Addends()
    for place in places:
        addends = addends.and_(_exact(_cell(rows[place], at)) or Decimal(0))
    return bool(places) and addends.come_to(exact)


def _reckoned(rows: Sequence[Row], how: Reckoned, first: int) -> Iterator[tuple[int, str]]:
    """Of a column: each figure that is what others of its row come to."""
    for number, row in enumerate(rows):
        exact = _exact(_cell(row, how.column))
        if row.style is not Style.FIGURES or exact is None:
            continue
        parts = [(column, 1, number) for column in how.plus]
        parts += [(column, -1, number) for column in how.minus]
        if how.carried and number and rows[number - 1].style is Style.FIGURES:
            parts.insert(0, (how.column, 1, number - 1))
        said, addends = "", _Addends()
        for column, sign, place in parts:
            cell = _cell(rows[place], column)
            part = _exact(cell)
            if part is not None:
                addends = addends.and_(sign * part)
                said += ("-" if sign < 0 else "+" if said else "") + _named(first + place, column)
            elif cell:
                break  # words, or more digits than a number has there
        else:
            if said and addends.come_to(exact):
                yield number, _rounded(said, exact)


def _cell(row: Row, at: int) -> Cell:
    return row.cells[at] if at < len(row.cells) else None


def _exact(cell: Cell) -> Decimal | None:
    """A number that a spreadsheet has whole."""
    return cell.exact if isinstance(cell, Amount) and digits_kept(cell.exact) else None


def _rounded(said: str, exact: Decimal) -> str:
    digits = _digits(exact)
    return f"=ROUND({said},{digits})" if digits else f"={said}"


def _named(row: int, at: int) -> str:
    """A cell as formulas call it: `B7`.

    >>> _named(6, 0), _named(0, 26)
    ('B7', 'AB1')
    """
    column, name = at + 2, ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return f"{name}{row + 1}"
