"""Answers as one table, an amount or a thing a row: what a CSV file and a sheet of data hold.

The rows are those of `rows()`; columns and fixed words are in the reader's language, for these are
read in a spreadsheet. Programs take `rows()` itself, or JSON.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopledger.books.cooperation import CooperationTotals
from coopledger.books.periods import PeriodStanding
from coopledger.books.rows import StatementRow, TotalRow
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.finding import Finding
from coopledger.reports.periods import periods_data
from coopledger.reports.plain import books_data, finding_data
from coopledger.reports.statement import kind_word

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A name, the names of its columns, and a value for each in every row."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def statement_table(statement: Statement, language: Language) -> FlatTable:
    """Every amount of a statement."""
    rows = (_spoken(row, language) for row in statement.rows())
    return _table("data", tuple(StatementRow.__annotations__), rows, language)


def totals_table(totals: CooperationTotals, language: Language) -> FlatTable:
    """Every amount of the yearly totals."""
    rows = [_spoken(row, language) for row in totals.rows()]
    for row in rows:
        row["key"] = kind_word(str(row["key"]), language)
    return _table("data", tuple(TotalRow.__annotations__), rows, language)


def books_table(
    books: Sequence[tuple[Agreement | Programme, int]], language: Language
) -> FlatTable:
    """A book a row."""
    rows = [{**book, "kind": say(f"kind.{book['kind']}", language)} for book in books_data(books)]
    return _table("books", ("code", "kind", "title", "facts"), rows, language)


_PERIOD = ("year", "state", "since", "by", "reason", "reopened")


def periods_table(periods: Sequence[PeriodStanding], language: Language) -> FlatTable:
    """A year of a book a row."""
    rows = [
        {**data, "state": period.state.say(language)}
        for period, data in zip(periods, periods_data(periods), strict=True)
    ]
    return _table("period", _PERIOD, rows, language)


_FINDING = (
    *("severity", "code", "due", "reference", "message", "remedy"),
    *("file", "sheet", "row", "column"),
)


def findings_table(findings: Iterable[Finding], language: Language) -> FlatTable:
    """A finding a row."""
    rows = [
        {
            **finding_data(finding, language),
            "severity": finding.severity.say(language),
            "due": finding.due,
        }
        for finding in findings
    ]
    return _table("findings", _FINDING, rows, language)


def _spoken(row: Mapping[str, object], language: Language) -> dict[str, object]:
    """A row with its fixed words in a language; what staff wrote stays as it is."""
    said = dict(row)
    for column in ("section", "side", "figure", "provenance"):
        if row.get(column):
            said[column] = say(f"{column}.{row[column]}", language)
    return said


def _table(
    name: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    language: Language,
) -> FlatTable:
    return FlatTable(
        say(f"sheet.{name}", language),
        tuple(say(f"column.{column}", language) for column in columns),
        tuple(tuple(_value(row[column]) for column in columns) for row in rows),
    )


def _value(value: object) -> Value:
    if value is None or isinstance(value, str | int | Decimal | date):
        return value
    raise TypeError(f"{value!r} is no value of a table")
