"""Where rows and cells stand in the bytes of a sheet's XML, found in one pass.

A sheet of many rows is not built as a tree: that would take a kilobyte of memory a cell.
Source for the order of elements: ECMA-376 part 1, 18.3.1.99 (worksheet).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from coopledger.readers.ooxml import is_true
from coopledger.writers.sheet_grid import Grid, Spot

_AFTER_LEGACY_DRAWING = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"}
    | {"tableParts", "extLst", "AlternateContent"}
)


class ScannedCell(NamedTuple):
    """A cell: its column, where its tag starts, its style."""

    column: int
    start: int
    style: int


@dataclass(slots=True)
class ScannedRow:
    """A row: where its tag starts and its content ends, the style it gives to absent cells."""

    number: int
    start: int
    style: int | None
    end: int = 0
    cells: list[ScannedCell] = field(default_factory=list)


@dataclass(slots=True)
class ScannedSheet:
    """What a sheet has. All places are counted in bytes.

    prefix: what stands before the names of its elements. absent: where the rows that it lacks
    would stand. drawing_place: where a `legacyDrawing` would; legacy_drawing: the id it has.
    """

    prefix: str = ""
    grid: Grid = field(default_factory=Grid)
    rows: dict[int, ScannedRow] = field(default_factory=dict)
    absent: dict[int, int] = field(default_factory=dict)
    rows_start: int = 0
    drawing_place: int = 0
    legacy_drawing: str | None = None


def scan(data: bytes, wanted: Iterable[int]) -> ScannedSheet:
    """Look for these rows. Raises ExpatError where the XML is broken."""
    scanner = _Scanner(wanted)
    scanner.parser.Parse(data, True)
    return scanner.found


class _Scanner:
    def __init__(self, wanted: Iterable[int]) -> None:
        self.found = ScannedSheet()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._root
        self._wanted = sorted(wanted, reverse=True)  # the next one last
        self._depth = 0
        self._number = self._column = 0
        self._row: ScannedRow | None = None

    def _root(self, name: str, _: Mapping[str, str]) -> None:
        before, colon, _local = name.rpartition(":")
        prefix = self.found.prefix = before + colon
        self._names = (f"{prefix}c", f"{prefix}row", f"{prefix}col", f"{prefix}sheetData")
        self._depth = 1
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, stated: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth == 4:
            if self._row is not None and name == self._names[0]:
                self._cell(self._row, stated)
        elif self._depth == 3:
            if name == self._names[1]:
                self._begin_row(stated)
            elif name == self._names[2]:
                self.found.grid.state_columns(stated)
        elif self._depth == 2:
            self._top_level(name, stated)

    def _top_level(self, name: str, stated: Mapping[str, str]) -> None:
        local, at = name.rpartition(":")[2], self.parser.CurrentByteIndex
        if local == "sheetFormatPr":
            self.found.grid.state_defaults(stated)
        elif local == "sheetData":
            self.found.rows_start = at
        elif local == "legacyDrawing":
            self.found.legacy_drawing = next(
                (value for key, value in stated.items() if key.endswith(":id")), None
            )
        elif local in _AFTER_LEGACY_DRAWING and self.found.rows_start:
            self.found.drawing_place = self.found.drawing_place or at

    def _begin_row(self, stated: Mapping[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        self._number, self._column = int(stated.get("r", self._number + 1)), 0
        self.found.grid.state_row(self._number, stated)
        while self._wanted and self._wanted[-1] < self._number:
            self.found.absent[self._wanted.pop()] = at
        if self._wanted and self._wanted[-1] == self._number:
            self._wanted.pop()
            style = int(stated.get("s", 0)) if is_true(stated.get("customFormat")) else None
            self._row = ScannedRow(self._number, at, style)
            self.found.rows[self._number] = self._row

    def _cell(self, row: ScannedRow, stated: Mapping[str, str]) -> None:
        address = stated.get("r")
        self._column = Spot.at(address).column if address else self._column + 1
        style = int(stated.get("s", 0))
        row.cells.append(ScannedCell(self._column, self.parser.CurrentByteIndex, style))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth == 2 and self._row is not None:
            self._row.end = self.parser.CurrentByteIndex
            self._row = None
        elif self._depth == 1 and name == self._names[3]:
            while self._wanted:
                self.found.absent[self._wanted.pop()] = self.parser.CurrentByteIndex
        elif self._depth == 0:
            self.found.drawing_place = self.found.drawing_place or self.parser.CurrentByteIndex
