"""A sheet's XML, edited where it must be and nowhere else: every other byte stays as it was."""

import codecs
import re
from collections.abc import Callable, Iterable, Mapping, Set
from typing import NamedTuple

from openpyxl.utils.cell import range_boundaries

from coopledger.writers.sheet_grid import Grid, Spot
from coopledger.writers.sheet_scan import ScannedRow, ScannedSheet, scan

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_MERGED = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Z0-9:]+)["']""")
_DECLARED = re.compile(r"<\?xml[^>]*\?>")

StyleOf = Callable[[int], int]
"""Given the style a cell has, the style it is to have."""

_Area = tuple[int, int, int]  # left, top, right


class _Edit(NamedTuple):
    start: int
    end: int
    put: bytes


class SheetXml:
    """The bytes of a sheet, where the wanted cells stand in them, and the edits to come."""

    def __init__(self, data: bytes, wanted: Iterable[Spot]) -> None:
        self._data = _as_utf8(data)
        self._anchors = _anchors(self._data, set(wanted))
        self._found: ScannedSheet = scan(self._data, {spot.row for spot in self._anchors.values()})
        self._edits: list[_Edit] = []

    @property
    def grid(self) -> Grid:
        return self._found.grid

    @property
    def legacy_drawing(self) -> str | None:
        """The id under which the sheet points to what draws the boxes of its comments."""
        return self._found.legacy_drawing

    def anchor(self, spot: Spot) -> Spot:
        """The cell that shows: the first of its merged cells, where it is one of those."""
        return self._anchors[spot]

    def restyle(self, styles: Mapping[Spot, StyleOf]) -> None:
        """Give each cell another style. A cell that is absent is put in its place, empty."""
        by_row: dict[int, dict[int, StyleOf]] = {}
        for spot, style_of in sorted(styles.items(), key=lambda item: item[0]):
            by_row.setdefault(spot.row, {})[spot.column] = style_of
        new_rows: dict[int, bytes] = {}
        for number, wanted in by_row.items():
            row = self._found.rows.get(number)
            if row is None:
                new_rows[number] = self._new_row(number, wanted)
            else:
                self._restyle_row(row, wanted)
        self._insert_rows(new_rows)

    def refer_to_legacy_drawing(self, reference: str, namespace: str) -> None:
        """Point to what draws the boxes of comments."""
        tag = f'<{self._found.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{reference}"/>'
        self._insert(self._found.drawing_place, tag.encode())

    def to_bytes(self) -> bytes:
        pieces, at = [], 0
        # What is put before a tag comes before the tag is changed; the rest as it was asked for.
        for edit in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self._data[at : edit.start], edit.put]
            at = edit.end
        return b"".join([*pieces, self._data[at:]])

    def _restyle_row(self, row: ScannedRow, wanted: Mapping[int, StyleOf]) -> None:
        present = {cell.column: cell for cell in row.cells}
        absent: list[tuple[int, bytes]] = []
        for column, style_of in wanted.items():
            cell = present.get(column)
            if cell is None:
                had = self.grid.style_of_column(column) if row.style is None else row.style
                absent.append((column, self._new_cell(Spot(row.number, column), style_of(had))))
            else:
                tag = self._tag(cell.start)
                self._replace(cell.start, tag, _with_style(tag, style_of(cell.style)))
        tag = self._tag(row.start)
        if absent and tag.endswith(b"/>"):
            self._replace(row.start, tag, self._opened(tag, "row", b"".join(c for _, c in absent)))
            return
        for column, new in absent:
            after = (cell.start for cell in row.cells if cell.column > column)
            self._insert(next(after, row.end), new)

    def _new_row(self, number: int, wanted: Mapping[int, StyleOf]) -> bytes:
        cells = b"".join(
            self._new_cell(Spot(number, column), style_of(self.grid.style_of_column(column)))
            for column, style_of in wanted.items()
        )
        return self._opened(f'<{self._found.prefix}row r="{number}"/>'.encode(), "row", cells)

    def _new_cell(self, spot: Spot, style: int) -> bytes:
        return f'<{self._found.prefix}c r="{spot.address}" s="{style}"/>'.encode()

    def _insert_rows(self, rows: Mapping[int, bytes]) -> None:
        tag = self._tag(self._found.rows_start)
        if rows and tag.endswith(b"/>"):
            new = self._opened(tag, "sheetData", b"".join(rows.values()))
            self._replace(self._found.rows_start, tag, new)
            return
        for number, row in rows.items():
            self._insert(self._found.absent[number], row)

    def _opened(self, tag: bytes, name: str, content: bytes) -> bytes:
        """An element that was empty, with content."""
        return tag[:-2].rstrip() + b">" + content + f"</{self._found.prefix}{name}>".encode()

    def _tag(self, start: int) -> bytes:
        found = _TAG.match(self._data, start)
        if found is None:
            raise ValueError(f"no tag starts at byte {start}")
        return found[0]

    def _replace(self, start: int, tag: bytes, new: bytes) -> None:
        self._edits.append(_Edit(start, start + len(tag), new))

    def _insert(self, at: int, put: bytes) -> None:
        self._edits.append(_Edit(at, at, put))


def _with_style(tag: bytes, style: int) -> bytes:
    for attribute in _ATTRIBUTE.finditer(tag):
        if attribute[1] == b"s":
            start, end = attribute.span(2)
            return b'%b"%d"%b' % (tag[:start], style, tag[end:])
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return b'%b s="%d"%b' % (tag[:end].rstrip(), style, tag[end:])


def _anchors(data: bytes, wanted: Set[Spot]) -> dict[Spot, Spot]:
    """For each cell the one that shows in its place."""
    rows = {spot.row for spot in wanted}
    areas: dict[int, list[_Area]] = {}
    for said in _MERGED.findall(data):
        left, top, right, bottom = map(int, range_boundaries(said.decode()))  # type: ignore[arg-type]  # no whole columns
        covered = range(top, bottom + 1)
        fewer = covered if len(covered) < len(rows) else rows
        for row in fewer:
            if row in covered and row in rows:
                areas.setdefault(row, []).append((left, top, right))
    return {spot: _shown(spot, areas.get(spot.row, ())) for spot in wanted}


def _shown(spot: Spot, areas: Iterable[_Area]) -> Spot:
    for left, top, right in areas:
        if left <= spot.column <= right:
            return Spot(top, left)
    return spot


def _as_utf8(data: bytes) -> bytes:
    """The same XML in an encoding whose markup is ASCII."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    return _DECLARED.sub(
        '<?xml version="1.0" encoding="UTF-8"?>', data.decode("utf-16"), 1
    ).encode()
