"""What a person types on the command line: words, days, months, years, in Spanish or in English."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from coopledger.messages.catalogue import CoopledgerError, Language, say

if TYPE_CHECKING:
    from coopledger.model.dates import When

_SAID = (
    "open", "adjusting", "closed", "text", "invoice", "ticket", "agreement", "bank-statement",
    "transfer-receipt", "letter", "working-paper", "letterhead", "annex-texts", "tossd-columns",
    "rencid-columns", "other", "item", "amount", "line",
)  # fmt: skip
"""The values that people have a word for, `typed.<value>` of the catalogue."""

_ALSO: Mapping[str, tuple[str, ...]] = {
    "open": ("abierta",),
    "adjusting": ("en ajuste", "en ajustes", "ajustes", "being adjusted", "adjustments"),
    "closed": ("cerrada",),
    "xlsx": ("excel",),
    "eu": ("ue",),
    "refund": ("reintegro",),
    "sf425": ("sf-425",),
    "1,234.56": ("1234.56",),
    "1.234,56": ("1234,56",),
    "es": ("español", "castellano", "spanish"),
    "en": ("inglés", "english"),
}
"""Other words that mean a value."""


class OneOf(click.Choice):  # type: ignore[type-arg]  # which takes one since click 8.4
    """One of several values, by a word for it in either language, whatever its case and accents."""

    def __init__(
        self,
        values: Iterable[str],
        language: Language,
        beyond: Callable[[str], bool] = lambda written: False,
    ) -> None:
        """language: the one of the words that are shown. beyond: what else may be meant."""
        self.values, self.beyond = tuple(values), beyond
        super().__init__([_word(value, language) for value in self.values])

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = meant(value, self.values) or (value if self.beyond(value) else None)
        return found or str(super().convert(value, param, ctx))


def meant(written: str, values: Iterable[str]) -> str | None:
    """The value that a word means, in either language; None where it means none."""
    from coopledger.readers.cells import plain  # help has nothing to read

    return next((value for value in values if plain(written) in map(plain, _words(value))), None)


def _words(value: str) -> Iterator[str]:
    """Every word that means a value."""
    yield value
    yield from (_word(value, language) for language in Language)
    yield from _ALSO.get(value, ())


def _word(value: str, language: Language) -> str:
    return say(f"typed.{value}", language) if value in _SAID else str(value)


def day(written: str) -> date:
    """A day: 31/12/2016, 2016-12-31, 31 de diciembre de 2016."""
    with suppress(ValueError):
        return date.fromisoformat(written)
    found = _when(written)
    if found is None or not found.is_day:
        raise CoopledgerError("cli.bad-date", seen=written)
    return found.first


def month(written: str) -> "When":
    """A month: 2016-12, diciembre de 2016."""
    found = _when(written)
    if found is None or found.text != found.month:
        raise CoopledgerError("rates.bad-month", seen=written)
    return found


def _when(written: str) -> "When | None":
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
