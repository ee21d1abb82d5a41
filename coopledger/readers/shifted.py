"""Rows of comma-separated text that a comma inside a number moved one column on.

Without quotes, `1,234.56` is two cells: the amount would become 1, and all that follows would stand
under the heading of its neighbour.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coopledger.readers.cells import Cell, CellError, code, text
from coopledger.readers.columns import Column
from coopledger.written import currency_of_mark, number_in

Fits = Callable[[str], object]
"""Whether a cell can be what its column has. May raise CellError where it cannot."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table have, by their places, from 0.

    numbers: those that a comma may have cut; whether they are rates, of as many decimals as any.
    """

    fits: Mapping[int, Fits]
    numbers: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that was moved: its place among the rows, that of the number, and the number whole."""

    row: int
    at: int
    number: str


def moved_rows(rows: Sequence[Sequence[Cell]], start: int, layout: Layout) -> Iterator[Moved]:
    """The rows below the headings in which a number looks cut, and what follows is out of place.

    Out of place is a cell that cannot be what its column has; or one more cell than all other rows
    fill; or a code beside each number, where no row says otherwise: it may be what a comma cut off.
    """
    cut: list[Moved] = []
    widest = 0
    for at in range(start + 1, len(rows)):
        row = rows[at]
        found = next((p for p, is_rate in layout.numbers.items() if _is_cut(row, p, is_rate)), None)
        if found is None:
            widest = max(widest, _filled(row))
        else:
            cut.append(Moved(at, found, f"{row[found]},{row[found + 1]}"))
    among = {moved.row for moved in cut}
    others = [row for at, row in enumerate(rows) if at > start and at not in among] if cut else []
    never_whole = not any(map(_filled, others))
    # Where every row has just the cells that the headings have, no comma made one more.
    whole = all(len(row) == len(rows[start]) for row in rows[start:])
    for moved in cut:
        row, after = rows[moved.row], moved.at + 1
        fits = all(_fits(layout.fits.get(p), row[p]) for p in range(after, len(row)))
        beyond = 0 < widest < _filled(row) and not whole
        beyond = beyond and not any(_is_whole(r[after : after + 1]) for r in others)
        if beyond or not fits or (never_whole and after not in layout.numbers):
            yield moved


def _is_whole(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and cell.strip().isdigit() for cell in cells)


_LEFT = re.compile(r"(?P<mark>[^\d+-]*)[+-]?(?P<digits>[0-9]+|[0-9]{1,3}(\.[0-9]{3})+)", re.ASCII)
_RIGHT = re.compile(r"(?P<digits>[0-9]+(\.[0-9]+)?)(?P<mark>\D*)", re.ASCII)


def _is_cut(row: Sequence[Cell], at: int, is_rate: bool) -> bool:
    """Whether a cell and the next one together are a number with a comma in it."""
    left, right = row[at : at + 2] if at + 1 < len(row) else (None, None)
    if not (isinstance(left, str) and isinstance(right, str)):
        return False
    whole, part = _digits(_LEFT, left), _digits(_RIGHT, right)
    if whole is None or part is None:
        return False
    grouped = len(whole) <= 3 and whole[0] != "0" and len(part.partition(".")[0]) == 3
    return grouped or (part.isdigit() and (is_rate or len(part) <= 2))


def _digits(half: re.Pattern[str], cell: str) -> str | None:
    """Half of a number, with its currency or without: `$1`, `234.56 MXN`."""
    found = half.fullmatch(cell.strip())
    mark = found["mark"].strip() if found else ""
    if found is None or not (mark in ("", "$") or currency_of_mark(mark)):
        return None
    return found["digits"]


def _filled(row: Sequence[Cell]) -> int:
    return max((at for at, cell in enumerate(row, start=1) if cell), default=0)


def _fits(fits: Fits | None, cell: Cell) -> bool:
    if fits is None or not isinstance(cell, str) or not cell.strip():
        return True
    try:
        return bool(fits(cell))
    except CellError:
        return False


def is_words(cell: str) -> bool:
    """Whether free text is more than a bare number, or an amount."""
    return _digits(_RIGHT, cell) is None


def is_code(cell: str) -> bool:
    """Whether a code has no decimals."""
    return "." not in cell or is_words(cell)


def is_amount(cell: str) -> bool:
    return any(number_in(cell))


def fits_of(column: Column) -> Fits:
    """What a column of our sheets can have."""
    if column.read is None:
        return is_amount
    if column.read in (text, code):
        return is_words if column.read is text else is_code
    read = column.read
    if column.numbers is not None:
        return lambda cell: True  # read by a style that is not known yet
    return lambda cell: read(cell) is not None
