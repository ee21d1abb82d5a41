"""Tables of facts, a row a fact: CSV, lines of JSON, Parquet; what `export facts` writes.

The columns are those of `books/data_tables.py`. Here each row goes through the model, which alone
refuses and explains.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from coopledger.errors import MissingExtra
from coopledger.model.finding import Finding, Place
from coopledger.readers.cells import Cell
from coopledger.readers.container import content_of, document_name
from coopledger.readers.documents import FACT_TABLES
from coopledger.readers.fact_rows import COLUMNS, SaidTwice, columns_of, stated_in
from coopledger.readers.json_facts import take
from coopledger.readers.limits import Bound, hold, hold_findings
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.strict_json import strictly

Row = Mapping[str, Any]
"""The cells of a row, by the names of their columns."""

_SEPARATORS = (",", ";", "\t")
_LONGEST_HEADER = 4_096
_NEEDED = {"kind", "book", "reference"}


def is_fact_table(path: Path) -> bool:
    """Whether a file is a table of facts: by its ending, or by the names of its columns."""
    if path.suffix.lower() != ".csv":
        return path.suffix.lower() in FACT_TABLES
    try:
        with path.open("rb") as file:
            first = file.readline(_LONGEST_HEADER)
    except OSError:
        return False  # which is said when it is read
    return separator_in(first) is not None


def separator_in(first: bytes) -> str | None:
    """What stands between the columns of a table of facts; None where its first line is of none."""
    try:
        line = first.decode("utf-8-sig").strip("\r\n")
        read = ((mark, next(csv.reader([line], delimiter=mark), [])) for mark in _SEPARATORS)
        return next((mark for mark, names in read if _are_columns(names)), None)
    except (UnicodeDecodeError, csv.Error):
        return None


def read_fact_table(path: Path, manner: Manner) -> Reading:
    """Every fact of a table, row by row. Amounts are exact: text or decimals, never floats."""
    document = document_name(path)
    reading = Reading()
    ending = path.suffix.lower()
    read = {".csv": _csv, ".parquet": _parquet}.get(ending, _lines)
    take_rows(reading, read(path, document, reading), document, manner)
    return reading


def take_rows(
    reading: Reading, rows: Iterable[tuple[int, Row | Finding]], document: str, manner: Manner
) -> None:
    """Add to a reading what numbered rows state. Raises NotOpened where they are too many."""
    for count, (number, row) in enumerate(rows, start=1):
        hold(Bound.ROWS, count, document)
        place = Place(document, row=number)
        if isinstance(row, Finding):
            hold_findings(reading.findings, document)
            reading.findings.append(row)
            reading.unread.add("opening")
            continue
        try:
            given = stated_in(row)
        except ValueError as error:
            hold_findings(reading.findings, document)
            reading.findings.append(_unreadable(error, place._replace(column="more")))
            reading.unread.add(str(row.get("kind")))
            continue
        take(reading, given, place, manner, columns_of, "table-value")


def _unreadable(error: ValueError, place: Place) -> Finding:
    """Why what a row says is no fact, before the model is asked."""
    if isinstance(error, SaidTwice):
        return Finding("said-twice", place=place, params={"seen": error.field})
    return Finding("json-unreadable", place=place, params={"seen": str(error)})


def _are_columns(names: Iterable[str]) -> bool:
    names = list(names)
    return len({*names}) == len(names) and _NEEDED <= {*names} <= {*COLUMNS}


def _csv(path: Path, document: str, reading: Reading) -> Iterator[tuple[int, Row]]:
    # With it come all sheets of the staff's workbook: who reads columns does not wait for them.
    from coopledger.readers.csv_tables import rows_of, text_of

    content = content_of(path)
    separator = separator_in(content[:_LONGEST_HEADER].partition(b"\n")[0]) or ","
    text, findings = text_of(content, document)
    reading.findings += findings
    try:
        names, *rows = rows_of(text, separator, document)
    except csv.Error as error:
        raise NotOpened("table-damaged", document, seen=str(error)) from error
    too_long = [str(at) for at, row in enumerate(rows, start=2) if any(row[len(names) :])]
    if too_long:
        seen = ", ".join(islice(too_long, 10))
        raise NotOpened("rows-too-long", document, seen=seen, expected=len(names))
    for number, row in enumerate(rows, start=2):
        if any(row):
            yield number, named_cells(names, row)


def named_cells(names: Iterable[Cell], row: Iterable[Cell]) -> Row:
    """The cells of a row by the names of their columns."""
    return dict(zip(map(str, names), row, strict=False))


def _lines(path: Path, document: str, reading: Reading) -> Iterator[tuple[int, Row | Finding]]:
    try:
        lines = content_of(path).decode("utf-8-sig").split("\n")
    except ValueError as error:
        raise NotOpened("json-unreadable", document, seen=str(error)) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, line_said(line, Place(document, row=number))


def line_said(line: str, place: Place) -> Row | Finding:
    """The row of a line of JSON; or why it is none."""
    try:
        found = strictly(line)
        if not isinstance(found, dict):
            raise ValueError("no object")
    except ValueError as error:
        return Finding("json-unreadable", place=place, params={"seen": str(error)})
    return found


def _parquet(path: Path, document: str, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Raises MissingExtra where nothing that reads it is installed."""
    try:
        import polars  # heavy, and an extra
    except ImportError as error:
        raise MissingExtra("bulk.not-installed") from error
    try:
        hold(Bound.UNPACKED, path.stat().st_size, document)
        table = polars.scan_parquet(path)
        hold(Bound.ROWS, table.select(polars.len()).collect().item(), document)
        frame = table.collect()
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error
    except polars.exceptions.PolarsError as error:
        raise NotOpened("table-damaged", document, seen=type(error).__name__) from error
    if not _are_columns(frame.columns):
        raise NotOpened("table-unnamed", document, seen=", ".join(frame.columns[:10]))
    for number, row in enumerate(frame.iter_rows(named=True), start=1):
        yield number, {name: _plain(cell) for name, cell in row.items()}


def _plain(cell: Any) -> Any:
    """A cell as text says it; a float stays what it is, which the model refuses."""
    match cell:
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
    return cell
