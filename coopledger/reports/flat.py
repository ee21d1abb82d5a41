"""An answer as one table, an amount or a thing a row: what a CSV file and a sheet of data hold.

Columns and fixed words are in the reader's language, for these are read in a spreadsheet. Programs
take `rows()`, or JSON.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coopledger.messages.catalogue import Language, say
from coopledger.model.fiscal_year import FiscalYear

Value = str | int | Decimal | date | None


class FlatTable(NamedTuple):
    """A name, the names of its columns, and a value for each in every row."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def flat(
    name: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    language: Language,
) -> FlatTable:
    """Rows of values by column. name: of the sheet, in the catalogue, as those of the columns."""
    return FlatTable(
        say(f"sheet.{name}", language),
        tuple(say(f"column.{column}", language) for column in columns),
        tuple(tuple(_value(row[column]) for column in columns) for row in rows),
    )


def spoken_row(row: Mapping[str, object], language: Language) -> dict[str, object]:
    """A row with its fixed words in a language; what staff wrote stays as it is."""
    said = dict(row)
    for column in ("section", "side", "figure", "provenance"):
        if row.get(column):
            said[column] = say(f"{column}.{row[column]}", language)
    return said


def named(year: FiscalYear) -> int | str:
    """A year as a cell has it: a number, but for one whose name is of two."""
    return year.year if year.is_calendar else str(year)


def _value(value: object) -> Value:
    if value is None or isinstance(value, str | int | Decimal | date):
        return value
    raise TypeError(f"{value!r} is no value of a table")
