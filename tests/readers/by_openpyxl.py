"""A workbook's sheets as openpyxl reads them: what our own reading is held to."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from coopledger.readers.cells import FormattedNumber, Unreadable
from coopledger.readers.number_format import number_format
from coopledger.readers.sheet import Sheet

Row = tuple[Any, ...]


def sheets_by_openpyxl(path: Path) -> list[Sheet]:
    """Read twice, once for what formulas say and once for what they came to; then what it hides."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        said = load_workbook(path, read_only=True, keep_links=False)
        came_to = load_workbook(path, read_only=True, keep_links=False, data_only=True)
        to_compute = _asks_to_be_computed(path)
        try:
            return [
                _sheet(sheet, list(_rows(computed)), to_compute=to_compute)
                for sheet, computed in zip(said.worksheets, came_to.worksheets, strict=True)
            ]
        finally:
            said.close()
            came_to.close()


def _sheet(sheet: Any, came_to: list[Row], *, to_compute: bool) -> Sheet:
    rows = [
        tuple(
            _computed(cell, value, to_compute=to_compute)
            for cell, value in zip(row, [*result, *[None] * len(row)], strict=False)
        )
        for row, result in zip(_rows(sheet), [*came_to, *[()] * 10**6], strict=False)
    ]
    hides, covered = _looks(sheet, rows)
    return Sheet(sheet.title, rows, hides or sheet.sheet_state != "visible", covered)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        values = [_value(cell) for cell in row]
        while values and values[-1] is None:
            values.pop()
        yield tuple(values)


def _value(cell: Any) -> Any:
    match cell.data_type:
        case "n" if cell.value is not None and cell.number_format != "General":
            shown = number_format(cell.number_format)
            return cell.value if shown is None else FormattedNumber(cell.value, shown)
        case "d":
            return _dated(cell.value, cell.number_format)
        case "f":
            return _Formula(getattr(cell.value, "text", cell.value))
        case "e":
            return Unreadable("error-value", str(cell.value))
        case "str":
            return cell.value or ""
        case _:
            return cell.value


class _Formula(str):
    __slots__ = ()


def _dated(value: Any, written: str) -> Any:
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", written).lower()
    if not isinstance(value, date) or "d" in shown or "y" not in shown or value.day != 1:
        return value
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"


def _computed(cell: Any, value: Any, *, to_compute: bool) -> Any:
    if not isinstance(cell, _Formula):
        return cell
    number = value.number if isinstance(value, FormattedNumber) else value
    if number is None or (to_compute and number == 0):
        return Unreadable("formula-without-value", str(cell))
    return value


def _asks_to_be_computed(path: Path) -> bool:
    with zipfile.ZipFile(path) as container:
        root = etree.fromstring(container.read("xl/workbook.xml"))
    return any(each.get("fullCalcOnLoad") in ("1", "true") for each in root.iter("{*}calcPr"))


def _looks(sheet: Any, rows: list[Row]) -> tuple[bool, frozenset[tuple[int, int]]]:
    with sheet._get_source() as source:
        root = etree.parse(source)
    hides = any(row.get("hidden") in ("1", "true") for row in root.iter("{*}row"))
    covered: set[tuple[int, int]] = set()
    for merged in root.iter("{*}mergeCell"):
        left, top, right, bottom = map(int, range_boundaries(merged.get("ref")))
        covered |= {
            (row, column)
            for row in range(top, min(bottom, len(rows)) + 1)
            if rows[row - 1]
            for column in range(left, right + 1)
        }
        covered.discard((top, left))
    return hides, frozenset(covered)
