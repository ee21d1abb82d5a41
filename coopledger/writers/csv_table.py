"""A table as CSV that a spreadsheet opens with a double click: UTF-8 with a mark, commas, CRLF.

Amounts have a point and all their digits, dates are ISO. A spreadsheet takes text that begins like
a formula for one, and runs it: such text gets an apostrophe in front (OWASP, "CSV Injection").
"""

import csv
import io
from datetime import date
from decimal import Decimal

from coopledger.writers.flat import FlatTable, Value

_LIKE_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def csv_bytes(table: FlatTable) -> bytes:
    """The table, its columns' names first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case str() if value.startswith(_LIKE_A_FORMULA):
            return f"'{value}"
    return str(value)
