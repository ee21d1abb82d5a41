"""What people type: days, months, years, times, in Spanish or in English.

Help does not wait for what reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coopledger.messages.catalogue import CoopledgerError

if TYPE_CHECKING:
    from coopledger.model.dates import When


def day(written: str) -> date:
    """A day: 31/12/2016, 2016-12-31, 31 de diciembre de 2016."""
    with suppress(ValueError):
        return date.fromisoformat(written)
    found = _when(written)
    if found is None or not found.is_day:
        raise CoopledgerError("cli.bad-date", seen=written)
    return found.first


def month(written: str) -> When:
    """A month: 2016-12, diciembre de 2016."""
    found = _when(written)
    if found is None or found.text != found.month:
        raise CoopledgerError("rates.bad-month", seen=written)
    return found


def _when(written: str) -> When | None:
    """As a date in a cell is read, the day first."""
    # Slow to import: only where it is needed.
    from coopledger.readers import dates
    from coopledger.readers.cells import CellError

    try:
        return dates.when(written)
    except CellError:
        return None


def years(written: str, start: int) -> tuple[int, int]:
    """A year, or the first and the last of several: 2015, 2014-2016, 2014 a 2016."""
    from coopledger.model.fiscal_year import years_named  # slow to import: only where it is needed

    return years_named(written, start)


def one_year(written: str, start: int) -> int:
    """A year, by the one it ends in. Raises CoopledgerError, for several too."""
    from coopledger.model.fiscal_year import year_named  # likewise

    return year_named(written, start)


def are_years(written: str) -> str:
    """The same, where it names years, in whatever month they begin. Raises CoopledgerError."""
    with suppress(CoopledgerError):
        years(written, 1)
        return written
    years(written, 2)
    return written


_DAY_AND_TIME = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(.*)", re.ASCII)
_MOMENT = re.compile(
    r"[^T ]+(?P<hours>[T ]\d\d)?(?P<minutes>:?\d\d)?(?P<seconds>:?\d\d)?(?P<microseconds>[.,]\d+)?"
    r"(Z|[+-].*)?",
    re.ASCII,
)


_HEAD = re.compile(r"[0-9]{1,18}(\.[0-9])?-[0-9a-fA-F]{64}", re.ASCII)


def moment_or_head(written: str) -> datetime | str:
    """A time, or the head that a ledger had, as it was printed or copied from paper."""
    together = "".join(written.split())
    return together if _HEAD.fullmatch(together) else moment(written)


def moment(written: str) -> datetime:
    """The end of the day, hour, minute or second that was written; a zone of its own, or ours.

    So that what `show` says was recorded at a second is among what was recorded by that second.
    """
    try:
        apart = _DAY_AND_TIME.fullmatch(written)
        iso = day(apart[1]).isoformat() + apart[2] if apart else written
        begin = datetime.fromisoformat(iso).astimezone()
        stated = _MOMENT.fullmatch(iso)
        units = [name for name, said in (stated.groupdict() if stated else {}).items() if said]
        return begin + timedelta(**{units[-1] if units else "days": 1}) - timedelta(microseconds=1)
    except (ValueError, OverflowError, CoopledgerError) as error:
        raise CoopledgerError("cli.bad-time", seen=written) from error


def days_asked(
    since: str | None, until: str | None, on: str | None = None
) -> tuple[date | None, date | None]:
    """The first and the last. on: the last, where they begin at the beginning.

    Raises CoopledgerError where they end before they begin, or the last is said twice.
    """
    if on and (since or until):
        raise CoopledgerError("cli.day-twice")
    first, last = (day(each) if each else None for each in (since, until or on))
    if first and last and last < first:
        raise CoopledgerError("rates.bad-period", first=first, last=last)
    return first, last


def days_by_reference(given: Iterable[str]) -> dict[str, date]:
    """The days of facts, by their references. Raises CoopledgerError."""
    days: dict[str, date] = {}
    for each in given:
        reference, sign, written = each.rpartition("=")
        if not sign or not reference or reference in days:
            raise CoopledgerError("iati.value-date", seen=each)
        days[reference] = day(written)
    return days
