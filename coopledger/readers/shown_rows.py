"""Rows of a document as they stand in it, to be shown beside what was found there."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from coopledger.model.finding import Place
from coopledger.progress import Progress
from coopledger.readers import layout
from coopledger.readers.cells import Cell, Unreadable, text
from coopledger.readers.csv_tables import open_archive, open_table
from coopledger.readers.sheet import NotOpened, Sheet, column_letters
from coopledger.readers.sheets import spec_of
from coopledger.readers.xlsx import open_workbook

Opens = Callable[[Path, Progress], list[Sheet]]

_OPENS: Mapping[str, Opens] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".ods"), open_workbook),
    ".csv": open_table,
    ".zip": open_archive,
}


class ShownRow(NamedTuple):
    """A row: its cells as text, by the letters of their columns, and what heads each of them."""

    letters: tuple[str, ...]
    headings: tuple[str, ...]
    cells: tuple[str, ...]

    def marked(self, place: Place) -> int | None:
        """Which of the cells, from 0, is the one that a finding is about."""
        if place.cell is not None:
            letters = place.cell.rstrip("0123456789")
            return self.letters.index(letters) if letters in self.letters else None
        named = place.column
        return self.headings.index(named) if named and named in self.headings else None


Rows = Mapping[tuple[str, int], ShownRow]
"""By the sheet and the number of the row."""


def rows_of(path: Path, wanted: Mapping[str, Set[int]], progress: Progress) -> Rows:
    """The rows of a workbook or of tables, by sheet; nothing of what is none, or cannot be opened.

    wanted: the numbers of the rows, from 1, by sheet.
    """
    opens = _OPENS.get(path.suffix.lower())
    if opens is None or path.is_dir():
        return {}
    try:
        sheets = opens(path, progress)
    except NotOpened:
        return {}
    return {
        (sheet.name, number): row
        for sheet in sheets
        if sheet.name in wanted
        for number, row in _rows(sheet, wanted[sheet.name])
    }


def wanted_of(places: Iterable[Place], most: int) -> dict[str, set[int]]:
    """Which rows the first of some places are in."""
    wanted: dict[str, set[int]] = {}
    for place in places:
        if place.sheet is not None and place.row is not None and most > 0:
            wanted.setdefault(place.sheet, set()).add(place.row)
            most -= 1
    return wanted


def _rows(sheet: Sheet, numbers: Set[int]) -> Iterable[tuple[int, ShownRow]]:
    spec = spec_of(sheet.name)
    start = layout.header_row(sheet, spec) if spec is not None and not spec.upright else None
    heads = sheet.rows[start] if start is not None else ()
    for number in sorted(numbers):
        if 0 < number <= len(sheet.rows):
            width = max(len(heads), len(sheet.rows[number - 1]))
            letters = tuple(column_letters(at + 1) for at in range(width))
            yield (
                number,
                ShownRow(letters, _said(heads, width), _said(sheet.rows[number - 1], width)),
            )


def _said(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    return tuple(_text(row[at]) if at < len(row) else "" for at in range(width))


def _text(cell: Cell) -> str:
    return cell.seen if isinstance(cell, Unreadable) else text(cell)
