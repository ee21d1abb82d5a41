"""Dates as they stand in a cell, as precisely as they are known."""

import re
from datetime import date, datetime, timedelta

from coopledger.model.dates import EARLIEST_YEAR, LATEST_YEAR, When
from coopledger.readers.cells import Cell, CellError, FormattedNumber, text, typed

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
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?: de)? ([a-z]+)(?: de| del)? (\d{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"([a-z]+)(?: de| del)? (\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-](\d{1,2}|[a-z]+)[/.-]\d{2}", re.ASCII)
# What stands between the two ends of a range: words first, for a day may have strokes in it.
_LINKS = tuple(map(re.compile, (r"\s+(?:a|al|to)\s+", r"\s*[–—]\s*|\s+-\s+", r"\s*/\s*")))
_DAY_ALONE = re.compile(r"\d{1,2}", re.ASCII)


def when(cell: Cell) -> When:
    """A date as it is known: a day, a month, a year, a range of days.

    Days are written day first (05/10/2016), or year first (2016-10-05).
    """
    written = typed(cell)
    try:
        match cell:
            case datetime():
                return When.on(cell.date())
            case date():
                return When.on(cell)
            case int() | float() | FormattedNumber():
                return _when_from_number(written)
            case _:
                return _when_from_text(written)
    except ValueError as error:
        words = " ".join(written.casefold().split())
        code = "two-digit-year" if _SHORT_YEAR.fullmatch(words) else "date-unreadable"
        raise CellError(code, seen=text(cell)) from error


def is_usual_order(written: str) -> bool:
    """Whether it says that dates are written as they are read: `dd/mm/aaaa`, `YYYY-MM-DD`.

    >>> is_usual_order("día/mes/año"), is_usual_order("mm/dd/yyyy"), is_usual_order("de pago")
    (True, False, False)
    """
    parts = re.fullmatch(r"([a-zñí]+)\W([a-zñí]+)\W([a-zñí]+)", written.strip().casefold())
    order = "".join(part[0] for part in parts.groups()).replace("y", "a") if parts else ""
    return order in ("dma", "amd")


_SERIAL_START = date(1899, 12, 30)
_LIKELY_SERIALS = (18_264, 73_050)  # of 1950 to 2099


def _when_from_number(written: str) -> When:
    """A year alone. Any other number may be a day that lost its format: it is not taken for one."""
    number = int(written)
    if EARLIEST_YEAR <= number <= LATEST_YEAR:
        return When.parse(written)
    if _LIKELY_SERIALS[0] <= number <= _LIKELY_SERIALS[1]:
        day = _SERIAL_START + timedelta(days=number)
        raise CellError("date-as-number", seen=written, day=day)
    raise ValueError(written)


def _when_from_text(written: str) -> When:
    try:
        return When.parse(written)
    except ValueError:
        pass
    words = " ".join(written.casefold().split())
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = map(int, found.groups())
        return When.on(date(year, month, day))
    if found := _YEAR_FIRST.fullmatch(words):
        return When.on(date(*map(int, found.groups())))
    if found := _DAY_MONTH_YEAR.fullmatch(words):
        return When.on(date(int(found[3]), month_named(found[2]), int(found[1])))
    if found := _MONTH_YEAR.fullmatch(words):
        return When.parse(f"{found[2]}-{month_named(found[1]):02}")
    for link in _LINKS:
        ends = link.split(words.removeprefix("del "))
        if len(ends) == 2:
            return _range(*ends)
    raise ValueError(written)


def _range(start: str, end: str) -> When:
    """`5 al 7 de octubre de 2016`: what the start leaves out, it has from the end."""
    last = _when_from_text(end)
    if _DAY_MONTH_YEAR.fullmatch(end):
        if _DAY_ALONE.fullmatch(start):
            start = f"{start} {end.split(maxsplit=1)[1]}"
        elif not start[-4:].isdecimal():
            start = f"{start} {last.first.year}"
    first = _when_from_text(start)
    if not (first.is_day and last.is_day):
        raise ValueError(start)
    return When.between(first.first, last.last)


def month_named(name: str) -> int:
    """The number of a month by its name or its short form. Raises ValueError."""
    if name not in _MONTHS:
        raise ValueError(name)
    return _MONTHS[name]
