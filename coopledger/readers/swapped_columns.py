"""Columns of dates in the staff's sheets whose day and month a US Excel has exchanged."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from coopledger.model.finding import Finding, Severity
from coopledger.readers import dates
from coopledger.readers.cells import Cell, CellError, typed
from coopledger.readers.columns import SheetSpec
from coopledger.readers.layout import SheetRow
from coopledger.readers.swapped_days import AS_A_DATE, WrittenDay, exchanged, look_swapped


def swapped_columns(rows: Sequence[SheetRow], spec: SheetSpec) -> Iterator[Finding]:
    """A warning for each column whose dates are the 12th at the most, and its text beyond it."""
    for column in spec.columns:
        if column.read is dates.when:
            days = [(row, day) for row in rows if (day := _day(row.cells.get(column.field)))]
            if found := look_swapped([day for _, day in days]):
                row = next(row for row, day in days if day.day in found)
                params = {"count": len(found), "seen": found[0], "other": exchanged(found[0])}
                place = row.place(column.field)
                yield Finding("days-look-swapped", Severity.WARNING, place, params)


def look_swapped_in(cells: Sequence[Cell]) -> bool:
    """Whether the dates of a column are such."""
    days = {cell: _day(cell) for cell in {*cells} if isinstance(cell, str | date)}
    found = (days.get(cell) if isinstance(cell, str | date) else None for cell in cells)
    return bool(look_swapped([day for day in found if day is not None]))


def _day(cell: Cell) -> WrittenDay | None:
    """A day, and whether a spreadsheet holds it as a date or somebody wrote it day first."""
    if isinstance(cell, datetime):
        return WrittenDay(cell.date(), AS_A_DATE)
    if isinstance(cell, date):
        return WrittenDay(cell, AS_A_DATE)
    if not isinstance(cell, str):
        return None
    try:
        when = dates.when(cell)
    except CellError:
        return None
    year_first = typed(cell).strip()[:4].isdecimal()
    return WrittenDay(when.first, AS_A_DATE if year_first else "text") if when.is_day else None
