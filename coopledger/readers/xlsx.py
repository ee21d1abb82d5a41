"""Opening a workbook from anybody: its cells as plain values, or why it cannot be opened."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import range_boundaries

from coopledger.progress import Progress, counted, in_turn, untold
from coopledger.readers import ods, strict_workbook
from coopledger.readers.cells import Cell, FormattedNumber, Unreadable
from coopledger.readers.container import check_container, document_name
from coopledger.readers.limits import Bound, Used, hold
from coopledger.readers.marked import lists_findings
from coopledger.readers.number_format import number_format
from coopledger.readers.sheet import LONGEST, WIDEST, At, NotOpened, Sheet
from coopledger.readers.tables import reader_of


def open_workbook(path: Path, progress: Progress = untold) -> list[Sheet]:
    """All the sheets of data, hidden ones too; a list of findings that we added is none of them.

    Raises NotOpened with the finding that says why not.
    """
    document = document_name(path)
    try:
        check_container(path)
        if ods.is_opendocument(path):
            found = ods.sheets_of(path, document, progress)
        else:
            found = _sheets(path, Used(document), progress)
        return [sheet for sheet in found if not lists_findings(sheet.rows)]
    except NotOpened:
        raise
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error
    except Exception as error:
        # openpyxl fails on a broken file in as many ways as a file can be broken.
        raise NotOpened("workbook-damaged", document, seen=type(error).__name__) from error


read_workbook = reader_of(open_workbook)


def _sheets(path: Path, used: Used, progress: Progress) -> list[Sheet]:
    with _workbook(path, used.document, values=False) as book:
        sizes = [sheet.max_row or 0 for sheet in book.worksheets]
        parts = in_turn(book.worksheets, sizes, progress)
        sheets = [_sheet(sheet, used, part) for sheet, part in parts]
    if any(_is_formula(cell) for sheet in sheets for row in sheet.rows for cell in row):
        to_compute = _asks_to_be_computed(path)
        with _workbook(path, used.document, values=True) as book:
            for computed, sheet in zip(book.worksheets, sheets, strict=True):
                _put_values(
                    sheet.rows, list(_rows(computed, Used(used.document))), to_compute=to_compute
                )
    return sheets


@dataclass(frozen=True, slots=True)
class _Formula:
    text: str


def _is_formula(cell: object) -> bool:
    return isinstance(cell, _Formula)


class _Reader(ExcelReader):
    """One that looks how many sheets there are before it opens each of them."""

    document = ""

    def read_worksheets(self) -> None:
        hold(Bound.SHEETS, len(self.parser.sheets), self.document)
        super().read_worksheets()


@contextmanager
def _workbook(path: Path, document: str, *, values: bool) -> Iterator[Any]:
    """A workbook opened for streaming, closed whatever happens."""
    # The file is opened here: openpyxl leaves it open where it fails.
    with warnings.catch_warnings(), strict_workbook.opened(path) as file:
        warnings.simplefilter("ignore")  # about styles and extensions that we do not read
        reader = _Reader(file, read_only=True, data_only=values, keep_links=False)
        reader.document = document
        reader.read()
        try:
            yield reader.wb
        finally:
            reader.wb.close()


def _sheet(sheet: Any, used: Used, progress: Progress) -> Sheet:
    rows = list(counted(_rows(sheet, used), sheet.max_row or 0, progress))
    hides_rows, covered = _looks(sheet, rows, used)
    return Sheet(sheet.title, rows, hides_rows or sheet.sheet_state != "visible", covered)


def _rows(sheet: Any, used: Used) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file claims of its size may be wrong
    for row in sheet.iter_rows(max_row=LONGEST):
        values = _without_tail(tuple(_value(cell) for cell in row[:WIDEST]))
        used.take(Bound.CELLS, len(row) - len(values))
        used.rows(1, values)
        yield values


def _without_tail(row: tuple[Any, ...]) -> tuple[Any, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _value(cell: Any) -> Any:
    match cell.data_type:
        case "n":
            return _number(cell.value, cell.number_format) if cell.value is not None else None
        case "d":
            return _dated(cell.value, cell.number_format)
        case "f":
            return _Formula(str(getattr(cell.value, "text", cell.value)))
        case "e":
            return Unreadable("error-value", str(cell.value))
        case "str":  # what a formula came to: text, with nothing in it perhaps
            return cell.value or ""
        case _:
            return cell.value


def _number(value: Any, written: str) -> Any:
    """A number, with what its format shows beside it."""
    shown = None if written == "General" else number_format(written)
    return value if shown is None else FormattedNumber(value, shown)


_IN_QUOTES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def _dated(value: Any, number_format: str) -> Any:
    """A date as it is shown: one whose format has no day may have been typed as a month."""
    shown = _IN_QUOTES.sub("", number_format).lower()
    if not isinstance(value, date) or "d" in shown or "y" not in shown or value.day != 1:
        return value
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"


def _asks_to_be_computed(path: Path) -> bool:
    """Whether the file asks its reader to compute all formulas, as one does that no program has."""
    with zipfile.ZipFile(path) as container:
        for name in container.namelist():
            if name.lower().endswith("/workbook.xml"):
                with container.open(name) as part:
                    for _, element in etree.iterparse(part, tag="{*}calcPr"):
                        return element.get("fullCalcOnLoad") in ("1", "true")
    return False


def _put_values(
    rows: list[tuple[Any, ...]], values: list[tuple[Any, ...]], *, to_compute: bool
) -> None:
    """Where a formula stands, what it came to when the file was last saved.

    to_compute: whether a zero may only stand where nothing was computed.
    """
    for number, row in enumerate(rows):
        if any(map(_is_formula, row)):
            came_to = values[number] if number < len(values) else ()
            padded = [*came_to, *[None] * (len(row) - len(came_to))]
            rows[number] = tuple(
                _computed(cell, value, to_compute=to_compute)
                for cell, value in zip(row, padded, strict=False)
            )


def _computed(cell: Any, value: Any, *, to_compute: bool) -> Cell:
    if not _is_formula(cell):
        return cell  # type: ignore[no-any-return]
    number = value.number if isinstance(value, FormattedNumber) else value
    if number is None or (to_compute and number == 0):
        return Unreadable("formula-without-value", cell.text)
    return value  # type: ignore[no-any-return]


def _looks(sheet: Any, rows: Sequence[tuple[Any, ...]], used: Used) -> tuple[bool, frozenset[At]]:
    """What streaming passes over: whether rows are hidden, and the cells that merged ones cover."""
    hides, covered = False, set[At]()
    with sheet._get_source() as source:
        for _, element in etree.iterparse(source, tag=("{*}row", "{*}mergeCell")):
            if element.get("hidden") in ("1", "true"):
                hides = True
            if area := element.get("ref"):
                left, top, right, bottom = map(int, range_boundaries(area))  # type: ignore[arg-type]
                columns = range(left, min(right, WIDEST) + 1)
                for row in range(top, min(bottom, len(rows)) + 1):
                    if rows[row - 1]:
                        used.take(Bound.MERGED, len(columns))
                        covered |= {(row, column) for column in columns}
                covered.discard((top, left))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return hides, frozenset(covered)
