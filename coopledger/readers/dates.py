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
# With the month in words nothing can be taken for anything else, whatever stands between.
_BETWEEN = r"(?:\s*(?:[/.,-]|\bdel?\b)\s*|\s*)"
_NAMED = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:º|°|o\b|er\b)?{_BETWEEN}(?P<month>[a-z]+){_BETWEEN}(?P<year>\d{{4}})",
        r"(?P<month>[a-z]+)\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>\d{4})",
        rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>[a-z]+){_BETWEEN}(?P<day>\d{{1,2}})",
        rf"(?P<month>[a-z]+){_BETWEEN}(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>[a-z]+)",
    )
)
_SHORT_YEAR = re.compile(
    rf"(?:\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|{_BETWEEN}[a-z]+{_BETWEEN})|[a-z]+[/.-]|[a-z]+\s*')'?\d{{2}}",
    re.ASCII,
)
_TIME = re.compile(r"(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]m)?", re.ASCII)
_SHORTENED = re.compile(r"(?<=[a-z])\.")
# What stands between the two ends of a range: words first, for a day may have strokes in it.
_LINKS = tuple(map(re.compile, (r"\s+(?:a|al|to)\s+", r"\s*[–—]\s*|\s+-\s+", r"\s*/\s*")))
_DAY_ALONE = re.compile(r"\d{1,2}", re.ASCII)
_YEAR_LAST = re.compile(r".*\d{4}", re.ASCII)


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
        words = _in_words(written)
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


def _in_words(written: str) -> str:
    """A date in small letters, without the dot of a short month (`oct.`) or the time of day."""
    words = _SHORTENED.sub("", " ".join(written.casefold().split()))
    time = _TIME.search(words)
    return words[: time.start()] if time and time.end() == len(words) else words


def _when_from_text(written: str) -> When:
    words = _in_words(written)
    try:
        return When.parse(words)
    except ValueError:
        pass
    if words.isascii() and words.isdecimal():
        return _when_from_number(words)
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = map(int, found.groups())
        return When.on(date(year, month, day))
    if found := _YEAR_FIRST.fullmatch(words):
        return When.on(date(*map(int, found.groups())))
    if found := _with_named_month(words):
        year, month = int(found["year"]), month_named(found["month"])
        if "day" in found.groupdict():
            return When.on(date(year, month, int(found["day"])))
        return When.parse(f"{year}-{month:02}")
    for link in _LINKS:
        ends = link.split(words.removeprefix("del "))
        if len(ends) == 2:
            return _range(*ends)
    raise ValueError(written)


def _with_named_month(words: str) -> re.Match[str] | None:
    """A date, or a month, whose month is in words; None where that is no month."""
    found = (pattern.fullmatch(words) for pattern in _NAMED)
    return next((match for match in found if match and match["month"] in _MONTHS), None)


def _range(start: str, end: str) -> When:
    """`5 al 7 de octubre de 2016`: what the start leaves out, it has from the end."""
    last = _when_from_text(end)
    if (named := _with_named_month(end)) and last.is_day:
        if _DAY_ALONE.fullmatch(start):
            start = f"{start} {named['month']} {named['year']}"
        elif not (_YEAR_LAST.fullmatch(start) or _with_named_month(start)):
            start = f"{start} {named['year']}"
    first = _when_from_text(start)
    if not (first.is_day and last.is_day):
        raise ValueError(start)
    return When.between(first.first, last.last)


def month_named(name: str) -> int:
    """The number of a month by its name or its short form. Raises ValueError."""
    if name not in _MONTHS:
        raise ValueError(name)
    return _MONTHS[name]
