"""Dates as they stand in a cell, as precisely as they are known."""

import re
from datetime import date, datetime

from coopledger.model.dates import When
from coopledger.readers.cells import Cell, CellError, text

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            ("enero", "january", "ene", "jan"),
            ("febrero", "february", "feb"),
            ("marzo", "march", "mar"),
            ("abril", "april", "abr", "apr"),
            ("mayo", "may"),
            ("junio", "june", "jun"),
            ("julio", "july", "jul"),
            ("agosto", "august", "ago", "aug"),
            ("septiembre", "september", "setiembre", "sep", "sept"),
            ("octubre", "october", "oct"),
            ("noviembre", "november", "nov"),
            ("diciembre", "december", "dic", "dec"),
        ),
        start=1,
    )
    for name in names
}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?: de)? ([a-z]+)(?: de| del)? (\d{4})")
_MONTH_YEAR = re.compile(r"([a-z]+)(?: de| del)? (\d{4})")
# What stands between the two ends of a range: words first, for a day may have strokes in it.
_LINKS = tuple(map(re.compile, (r"\s+(?:a|al|to)\s+", r"\s*[–—]\s*|\s+-\s+", r"\s*/\s*")))


def when(cell: Cell) -> When:
    """A date as it is known: a day, a month, a year, a range of days.

    Days are written day first (05/10/2016), or year first (2016-10-05).
    """
    written = text(cell)
    try:
        match cell:
            case datetime():
                return When.on(cell.date())
            case date():
                return When.on(cell)
            case _:
                return _when_from_text(written)
    except ValueError as error:
        raise CellError("date-unreadable", seen=written) from error


def _when_from_text(written: str) -> When:
    try:
        return When.parse(written)
    except ValueError:
        pass
    words = " ".join(written.casefold().split())
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = map(int, found.groups())
        return When.parse(f"{year:04}-{month:02}-{day:02}")
    if found := _DAY_MONTH_YEAR.fullmatch(words):
        return When.parse(f"{found[3]}-{_month(found[2]):02}-{int(found[1]):02}")
    if found := _MONTH_YEAR.fullmatch(words):
        return When.parse(f"{found[2]}-{_month(found[1]):02}")
    for link in _LINKS:
        ends = link.split(words.removeprefix("del "))
        if len(ends) == 2:
            first, last = map(_when_from_text, ends)
            if first.is_day and last.is_day:
                return When.between(first.first, last.last)
    raise ValueError(written)


def _month(name: str) -> int:
    if name not in _MONTHS:
        raise ValueError(name)
    return _MONTHS[name]
