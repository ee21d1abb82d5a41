"""How wide the columns of a sheet are and how high its rows, in pixels at 96 to the inch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from coopledger.readers.ooxml import is_true

_PIXELS_A_CHARACTER = 7
_PIXELS_A_POINT = 96 / 72
_LAST_COLUMN, _LAST_ROW = 2**14, 2**20


class Spot(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int

    @classmethod
    def at(cls, address: str) -> "Spot":
        letters, row = coordinate_from_string(address)
        return cls(row, column_index_from_string(letters))

    @property
    def address(self) -> str:
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class _Columns:
    first: int
    last: int
    pixels: int | None
    style: int


@dataclass(slots=True)
class Grid:
    """The sizes that a sheet states; where it states none, those a sheet has by itself."""

    _column_pixels: int = 64
    _row_pixels: int = 20
    _columns: list[_Columns] = field(default_factory=list)
    _rows: dict[int, int] = field(default_factory=dict)

    def state_defaults(self, stated: Mapping[str, str]) -> None:
        """The attributes of `sheetFormatPr`."""
        if "defaultColWidth" in stated:
            self._column_pixels = _pixels(stated["defaultColWidth"], _PIXELS_A_CHARACTER)
        if "defaultRowHeight" in stated:
            self._row_pixels = _pixels(stated["defaultRowHeight"], _PIXELS_A_POINT)

    def state_columns(self, stated: Mapping[str, str]) -> None:
        """The attributes of a `col`."""
        width = stated.get("width")
        pixels = None if width is None else _pixels(width, _PIXELS_A_CHARACTER)
        self._columns.append(
            _Columns(
                int(stated["min"]),
                int(stated["max"]),
                0 if is_true(stated.get("hidden")) else pixels,
                int(stated.get("style", 0)),
            )
        )

    def state_row(self, number: int, stated: Mapping[str, str]) -> None:
        """The attributes of a `row`."""
        if is_true(stated.get("hidden")):
            self._rows[number] = 0
        elif "ht" in stated:
            self._rows[number] = _pixels(stated["ht"], _PIXELS_A_POINT)

    def style_of_column(self, column: int) -> int:
        """The style of a cell that is absent from its row."""
        return next((c.style for c in self._columns if c.first <= column <= c.last), 0)

    def box_beside(self, spot: Spot, width: int, height: int) -> tuple[int, ...]:
        """A box to the right of a cell, as comments are anchored: column, pixels, row, pixels, of
        its upper left corner and then of its lower right one. Columns and rows count from 0.
        """
        left, top = min(spot.column, _LAST_COLUMN - 8), min(max(spot.row - 2, 0), _LAST_ROW - 64)
        right, beyond_right = _reach(left, width + 15, self._column, _LAST_COLUMN)
        bottom, beyond_bottom = _reach(top, height + 4, self._row, _LAST_ROW)
        return (left, 15, top, 4, right, beyond_right, bottom, beyond_bottom)

    def _column(self, index: int) -> int:
        stated = (c.pixels for c in self._columns if c.first <= index + 1 <= c.last)
        pixels = next(stated, None)
        return self._column_pixels if pixels is None else pixels

    def _row(self, index: int) -> int:
        return self._rows.get(index + 1, self._row_pixels)


def _reach(index: int, pixels: int, size: Callable[[int], int], end: int) -> tuple[int, int]:
    """Where one arrives that many pixels after the start of a column or row."""
    while index < end - 1 and pixels >= size(index):
        pixels -= size(index)
        index += 1
    return index, pixels


def _pixels(said: str, each: float) -> int:
    return round(float(said) * each)
