"""A workbook of a report, for people, and of its rows, for pivot tables. The same bytes each time.

Text is always written as text, never as a formula or a link. Excel keeps fifteen digits of a
number: an amount of more is written as text, so that none is lost.
"""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from coopledger.messages.catalogue import Language
from coopledger.progress import Progress, counted, untold, within
from coopledger.reports.flat import FlatTable, Value
from coopledger.reports.report import Report, told
from coopledger.writers.printed_sheet import PrintedSheet, require_rows_fit
from coopledger.writers.report_sheet import ReportSheet

_WIDEST = 60
"""The widest column of a table, in letters."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook says it was made, as the files in its archive do."""


def write(report: Report, progress: Progress = untold) -> bytes:
    """The report on sheets of its own, where it has any, what is to be filled in, its table.

    progress: told how far it has come, of which the cells are the first half.
    """
    # Slow to import, and only a workbook needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    documents = report.on_sheets()
    table = report.rows() if report.table is not None else None
    title = documents[0][1].title if documents else table.name if table else ""
    book.set_properties({"created": MADE, "title": title})
    if table is not None:
        require_rows_fit(len(table.rows) + 1, table.name)
    for at, (name, document) in enumerate(documents):
        share = 0.25 / len(documents)
        told_of = within(progress, at * share, (at + 1) * share)
        ReportSheet(book, name, report.language).write(document, told_of)
    if report.ticks is not None:
        from coopledger.writers.tick_list import TickSheet  # which is made of what is here

        ticks = told(report.ticks(), report.language)
        TickSheet(book, ticks.name, report.language).write(ticks)
    if table is not None:
        _Data(book, table, report.language).write(
            within(progress, 0.25, 0.5), printed=not documents
        )
    book.close()
    progress(1)
    return out.getvalue()


class _Data(PrintedSheet):
    """A table, its head in sight and on every page, its columns with a filter."""

    def __init__(self, book: Any, table: FlatTable, language: Language) -> None:
        super().__init__(book, table.name, language)
        self.table = table

    def write(self, progress: Progress, *, printed: bool) -> None:
        """printed: whether it is what people print, and not the rows behind a report."""
        heads, rows = self.table.heads, self.table.rows
        for column, head in enumerate(heads):
            self.text(0, column, head, self.format(bold=True, bottom=1))
        for at, row in enumerate(counted(rows, len(rows), progress), 1):
            for column, value in enumerate(row):
                self._value(at, column, value)
            self.height(at, max(len(_said(value)) for value in row), _WIDEST)
        for column, head in enumerate(heads):
            longest = max((len(_said(row[column])) for row in rows), default=0)
            self.sheet.set_column(column, column, min(_WIDEST, max(len(head) + 4, longest + 2)))
        self.sheet.freeze_panes(1, 0)
        if printed:
            self.sheet.repeat_rows(0)
        else:  # an empty place, of which there is no page
            self.sheet.print_area(len(rows) + 1, len(heads) + 1, len(rows) + 1, len(heads) + 1)
        if rows:
            self.sheet.autofilter(0, 0, len(rows), len(heads) - 1)

    def _value(self, at: int, column: int, value: Value) -> None:
        match value:
            case Decimal():
                self.number(at, column, value, "_ _ ", valign="top")
            case date():
                shown = self.format(num_format="yyyy-mm-dd", align="left", valign="top")
                self.sheet.write_datetime(at, column, value, shown)
            case int():
                self.sheet.write_number(at, column, value, self.format(align="left", valign="top"))
            case str() if value:
                wrap = len(value) > _WIDEST
                self.text(at, column, value, self.format(valign="top", text_wrap=wrap))


def _said(value: Value) -> str:
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)
