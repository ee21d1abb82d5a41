"""Fiscal years: twelve months that are reported on, from the first of some month on."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Self

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.dates import EARLIEST_YEAR, LATEST_YEAR, When

_WRITTEN = re.compile(r"(?P<begin>\d{4}\s*[-–/]\s*)?(?P<year>\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """Twelve months (ejercicio), printed as the year or the two years they lie in.

    year: the calendar year they end in. start: the month they begin in.

    >>> july = FiscalYear.of(date(2016, 8, 29), start=7)
    >>> str(july), july.first.isoformat(), july.last.isoformat()
    ('2016-2017', '2016-07-01', '2017-06-30')
    >>> str(FiscalYear(2016))
    '2016'
    """

    year: int
    start: int = 1

    @classmethod
    def of(cls, day: date, start: int = 1) -> Self:
        """The one that a day lies in."""
        return cls(day.year + (start > 1 and day.month >= start), start)

    @classmethod
    def spanning(cls, when: When) -> Self | None:
        """The one whose days these are; None where they are those of none."""
        found = cls.of(when.last, when.first.month)
        same = (found.first, found.last) == (when.first, when.last)
        return found if same and found.when == when else None

    @classmethod
    def parse(cls, written: str, start: int = 1) -> Self:
        """As it is printed, or as the year it ends in: `2016-2017`, `2017`.

        start: the month in which the years meant begin. Raises CoopledgerError for what is no such
        year.
        """
        found = _WRITTEN.fullmatch(str(written).strip())
        earliest = EARLIEST_YEAR + (start > 1)
        if found is None or not earliest <= int(found["year"]) <= LATEST_YEAR:
            raise CoopledgerError("fiscal-year.unreadable", seen=written, expected=cls(2017, start))
        named = cls(int(found["year"]), start)
        if found["begin"] and (start == 1 or int(found["begin"][:4]) != named.year - 1):
            raise CoopledgerError("fiscal-year.other", seen=written, expected=named.told())
        return named

    @property
    def first(self) -> date:
        return date(self.year - (self.start > 1), self.start, 1)

    @property
    def last(self) -> date:
        if self.start == 1:
            return date(self.year, 12, 31)
        return date(self.year, self.start, 1) - timedelta(1)

    def has(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    @property
    def when(self) -> When:
        """Its days, as a date of the books."""
        if self.start == 1:
            return When.parse(f"{self.year:04}")
        return When.between(self.first, self.last)

    @property
    def is_calendar(self) -> bool:
        return self.start == 1

    def told(self, start: int = 1) -> "FiscalYear | _WithDays":
        """It, with its days where its name alone may be taken for other ones.

        start: the month in which the years beside it begin.
        """
        return self if self.is_calendar and start == 1 else _WithDays(self)

    def __str__(self) -> str:
        return str(self.year) if self.is_calendar else f"{self.year - 1}-{self.year}"


_TO = re.compile(r"\s*\b(?:a|al|to)\b\s*", re.ASCII)


def years_named(written: str, start: int) -> tuple[int, int]:
    """A year, or the first and the last of several, as people write them, by those they end in.

    start: the month in which they begin. Where that is not January, two years that follow one
    another are the name of one: 2015-2016, and 2014-2015 a 2016-2017 are three. Raises
    CoopledgerError.

    >>> years_named("2015", 1), years_named("2014 a 2016", 1), years_named("2015-2016", 7)
    ((2015, 2015), (2014, 2016), (2016, 2016))
    """
    ends = _TO.split(written.strip().casefold())
    if len(ends) == 1:
        with suppress(CoopledgerError):
            only = FiscalYear.parse(ends[0], start)
            return only.year, only.year
        ends = re.split("[-–]", ends[0])
    try:
        first, last = (FiscalYear.parse(end, start).year for end in ends)
    except (ValueError, CoopledgerError) as error:
        raise CoopledgerError("fiscal-year.no-years", seen=written) from error
    return first, last


def year_named(written: str, start: int) -> int:
    """A year, by the one it ends in. Raises CoopledgerError, for several too."""
    first, last = years_named(written, start)
    if first != last:
        raise CoopledgerError("fiscal-year.no-years", seen=written)
    return first


class _WithDays(NamedTuple):
    of: FiscalYear

    def say(self, language: Language | str) -> str:
        days = {"first": self.of.first, "last": self.of.last}
        return say("fiscal-year.days", language, name=self.of, **days)
