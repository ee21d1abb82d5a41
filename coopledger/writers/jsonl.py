"""A table for other programs as a line of JSON a row: names, amounts as text with all digits."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from coopledger.books.data_tables import DataTable, Row, batches


def write_data(table: DataTable, rows: Iterable[Row]) -> Iterator[bytes]:
    """The lines, piece by piece."""
    names = [column.name for column in table.columns()]
    for some in batches(rows):
        lines = (_JSON.encode(dict(zip(names, row, strict=True))) for row in some)
        yield "".join(f"{line}\n" for line in lines).encode()


def _plain(value: object) -> str:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():  # and a moment
            return value.isoformat()
    raise TypeError(f"{value!r} is no value of a table")


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
