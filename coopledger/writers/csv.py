"""A table as CSV that a spreadsheet opens with a double click: UTF-8 with a mark, commas, CRLF.

Amounts have a point and all their digits, dates are ISO. A spreadsheet takes text that begins like
a formula for one, and runs it: such text gets an apostrophe in front (OWASP, "CSV Injection").
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from coopledger.books.data_tables import DataTable, Row, batches
from coopledger.messages.visible import harmless
from coopledger.readers.cells import LIKE_A_FORMULA
from coopledger.reports.flat import FlatTable, Value
from coopledger.reports.report import Report


def write(report: Report) -> bytes:
    """The report's table. Raises ValueError where it has none."""
    if report.table is None:
        raise ValueError("nothing to put in rows")
    return csv_bytes(report.rows())


def csv_bytes(table: FlatTable) -> bytes:
    """The table, its columns' names first."""
    return encoded([table.heads, *table.rows])


def encoded(rows: Iterable[Iterable[Value]]) -> bytes:
    """Rows as the text of a file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_data(table: DataTable, rows: Iterable[Row]) -> Iterator[bytes]:
    """A table for other programs, piece by piece: the same cells, a list as JSON."""
    yield encoded([[column.name for column in table.columns()]])
    for some in batches(rows):
        pieces = encoded([_listed(value) for value in row] for row in some)
        yield pieces.removeprefix(BOM_UTF8)


def _listed(value: Any) -> Value:
    match value:
        case tuple():
            return json.dumps(value, ensure_ascii=False)
        case datetime():
            return value.isoformat()
    return cast("Value", value)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    text = harmless(str(value))
    return f"'{text}" if isinstance(value, str) and LIKE_A_FORMULA.match(text) else text
