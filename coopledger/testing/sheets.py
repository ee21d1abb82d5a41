"""Real workbooks from a plain description: sheet name -> rows -> cells.

A cell is text, a number, true, false, null (blank), or one of these:

    {"date": "2016-10-05"}                          a date, as Excel keeps dates
    {"formula": "=C2*2", "value": 200.5}            a formula and what it came to
    {"formula": "=IF(A2>0,A2,\\"\\")", "value": ""}   a formula that came to empty text
    {"formula": "=C2*2"}                            a formula that was never computed
    {"error": "#DIV/0!"}                            an error of Excel
    {"number": 54855, "shown": "[$€] #,##0.00"}     a number, and how Excel shows it
    {"date": "2016-08-01", "shown": "mmm-yy"}       a date, and how Excel shows it

A sheet is a list of rows; or, where there is more to it:

    {"rows": [...], "merged": ["B2:B4"], "hidden_rows": [3], "hidden": true}
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows | Mapping[str, Any]]


def write_workbook(path: Path, sheets: Sheets, **options: Any) -> Path:
    """Write a description as a workbook. Text stays text, whatever it looks like."""
    path.write_bytes(workbook_bytes(sheets, **options))
    return path


def workbook_bytes(sheets: Sheets, **options: Any) -> bytes:
    """A description as the bytes of an .xlsx file."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, described in sheets.items():
            whole: Mapping[str, Any]
            whole = described if isinstance(described, Mapping) else {"rows": described}
            sheet = book.add_worksheet(name)
            for area in whole.get("merged", ()):
                sheet.merge_range(area, None)
            for number in whole.get("hidden_rows", ()):
                sheet.set_row(number - 1, None, None, {"hidden": True})
            if whole.get("hidden"):
                sheet.hide()
            for row, cells in enumerate(whole["rows"]):
                for column, cell in enumerate(cells):
                    _write(book, sheet, day, row, column, cell)
    return content.getvalue()


def _write(book: Any, sheet: Any, day: Any, row: int, column: int, cell: Any) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | float():
            sheet.write_number(row, column, cell)
        case str():
            sheet.write_string(row, column, cell)
        case {"date": text, "shown": style}:
            shown = book.add_format({"num_format": style})
            sheet.write_datetime(row, column, datetime.fromisoformat(text), shown)
        case {"date": text}:
            sheet.write_datetime(row, column, datetime.fromisoformat(text), day)
        case {"error": text}:
            sheet.write_formula(row, column, f"={text}", None, text)
        case {"number": number, "shown": style}:
            sheet.write_number(row, column, number, book.add_format({"num_format": style}))
        case {"formula": text, "value": ""}:
            _write_empty_text(sheet, row, column, text)
        case {"formula": text, **rest}:
            sheet.write_formula(row, column, text, None, rest.get("value", ""))
        case _:
            raise ValueError(f"no such cell: {cell!r}")


class _EmptyText(str):
    """What a formula came to: text, with nothing in it. (A plain "" means: never computed.)"""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


def _write_empty_text(sheet: Any, row: int, column: int, formula: str) -> None:
    sheet.write_formula(row, column, formula, None, _EmptyText())
