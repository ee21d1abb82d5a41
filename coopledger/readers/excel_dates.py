"""Days and times as a workbook of Excel keeps them: numbers that their format makes a day.

Source: ECMA-376 part 1, 18.17.4 (dates and times) and 18.8.31 (number formats).
"""

import re
from datetime import date, datetime, time, timedelta

Moment = datetime | date | time | timedelta

_1900, _1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_NO_SUCH_DAY = 60
"""Serial number of a 29th of February 1900, which Excel has and the calendar has not."""

_MILLISECONDS_A_DAY = 86_400_000

_BESIDE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
"""Text in quotes; a colour, a condition, a language, but not hours beyond a day: `[h]:mm`."""

_OF_TIME = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_SPAN = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)


def is_of_time(written: str) -> bool:
    """Whether the format of a cell shows its number as a day or a time.

    >>> is_of_time("dd/mm/yyyy"), is_of_time('[$MXN] #,##0.00 "m2"'), is_of_time("[h]:mm")
    (True, False, True)
    """
    return _OF_TIME.search(_BESIDE.sub("", written.partition(";")[0])) is not None


def is_span(written: str) -> bool:
    """Whether it shows how long something took: `[h]:mm`."""
    return _SPAN.search(written.partition(";")[0]) is not None


def moment_of(serial: int | float, *, from_1904: bool, span: bool) -> Moment:
    """What a number is as a day, a time of day below one, or how long something took.

    from_1904: whether the workbook counts its days from then. Raises ValueError or OverflowError
    for what is beyond the calendar.
    """
    if span:
        return _to_milliseconds(timedelta(days=serial))
    day, part = divmod(serial, 1)
    after = timedelta(milliseconds=round(part * _MILLISECONDS_A_DAY))
    if 0 <= serial < 1 and not after.days:
        return (datetime.min + after).time()
    if 0 < serial < _NO_SUCH_DAY and not from_1904:
        day += 1
    return (_1904 if from_1904 else _1900) + timedelta(days=day) + after


def _to_milliseconds(span: timedelta) -> timedelta:
    whole = timedelta(days=span.days, seconds=span.seconds)
    return whole + timedelta(microseconds=round(span.microseconds, -3))


def moment_written(written: str) -> Moment:
    """A day or a time as the strict form of a workbook may write it. Raises ValueError.

    >>> moment_written("2016-10-05T00:00:00.000"), moment_written("2016-10-05")
    (datetime.datetime(2016, 10, 5, 0, 0), datetime.date(2016, 10, 5))
    """
    bare = written.strip().removesuffix("Z")
    if len(bare) == len("2016-10-05"):
        return date.fromisoformat(bare)
    if "-" not in bare:
        return time.fromisoformat(bare)
    return datetime.fromisoformat(bare).replace(tzinfo=None)
