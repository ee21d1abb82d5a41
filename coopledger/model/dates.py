"""Dates as they are known: a day, a month, a year, or a range of days. Never a silent day 1."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from coopledger.errors import DateError
from coopledger.messages.catalogue import Language, say
from coopledger.model.base import invalid

_WRITTEN = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?(/(?P<last>\d{4}-\d\d-\d\d))?", re.ASCII
)
_SHAPE = "^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?)?)?$"
"""The same for a JSON Schema, whose patterns have no named groups."""

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days between 1900 and 2200, with the text that says how it is known.

    >>> When.parse("2016-08").last
    datetime.date(2016, 8, 31)
    >>> str(When.between(date(2016, 10, 5), date(2016, 12, 2)))
    '2016-10-05/2016-12-02'
    """

    text: str
    first: date
    last: date
    month: str | None = field(init=False, repr=False, compare=False)
    """The month it all falls in, as `2016-08`; None where it spans more than one."""

    def __post_init__(self) -> None:
        for day in (self.first, self.last):
            _require_day(day)
        if not EARLIEST_YEAR <= self.first.year <= self.last.year <= LATEST_YEAR:
            raise DateError("date.unreadable", seen=self.text)
        first, last = self.first, self.last
        within = first.month == last.month and first.year == last.year
        object.__setattr__(self, "month", first.isoformat()[:7] if within else None)

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `2016-08-29`, `2016-08`, `2016`, or `2016-10-05/2016-12-02`.

        Raises DateError for anything else, for days that do not exist, for an end before a start.
        """
        try:
            return cls._parse(text)
        except (TypeError, ValueError):
            raise DateError("date.unreadable", seen=text) from None

    @classmethod
    @lru_cache(maxsize=10_000)  # the rows of a ledger say the same days again and again
    def _parse(cls, text: str) -> Self:
        found = _WRITTEN.fullmatch(text)
        if not found or (found["last"] and not found["day"]):
            raise ValueError(text)
        year, month, day = int(found["year"]), found["month"], found["day"]
        if found["last"]:
            return cls.between(date(year, int(month), int(day)), date.fromisoformat(found["last"]))
        if day:
            return cls.on(date(year, int(month), int(day)))
        if month:
            return cls(
                text,
                date(year, int(month), 1),
                date(year, int(month), monthrange(year, int(month))[1]),
            )
        return cls(text, date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def on(cls, day: date) -> Self:
        """A single day. Raises DateError for what is none."""
        _require_day(day)
        return cls._on(day)

    @classmethod
    @lru_cache(maxsize=10_000, typed=True)
    def _on(cls, day: date) -> Self:
        return cls(day.isoformat(), day, day)

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """A range of days, both ends included. Raises DateError for an end before its start."""
        begin, end = cls.on(first), cls.on(last)
        if last < first:
            raise DateError("date.backwards", first=begin, last=end)
        return begin if first == last else cls(f"{first}/{last}", first, last)

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def say(self, language: Language | str) -> str:
        first, separator, last = self.text.partition("/")
        return say("date.range", language, first=first, last=last) if separator else first

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._from_field, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": _SHAPE}

    @classmethod
    def _from_field(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        try:
            if isinstance(value, date) and not isinstance(value, datetime):
                return cls.on(value)
            if isinstance(value, str):
                return cls.parse(value)
        except ValueError:
            pass
        raise invalid("date-unreadable", seen=value)


def _require_day(day: object) -> None:
    """Raises DateError for what is no day; a datetime is none."""
    if not isinstance(day, date) or isinstance(day, datetime):
        raise DateError("date.no-day", seen=day)


Day = When | date | str
"""What a field of a date takes: a `When`, a day, or text such as `2016-08`."""
