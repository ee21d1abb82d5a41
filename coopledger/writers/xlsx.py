"""A workbook of a report, for people, and of its rows, for pivot tables. The same bytes each time.

Text is always written as text, never as a formula or a link. Excel keeps fifteen digits of a
number: an amount of more is written as text, so that none is lost.
"""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from coopledger.messages.catalogue import Language, say
from coopledger.messages.visible import harmless
from coopledger.reports.document import (
    Amount,
    Block,
    Cell,
    Document,
    Entries,
    Look,
    Picture,
    Preformatted,
    Row,
    Signatures,
    Style,
    Table,
    Words,
    said_in,
)
from coopledger.reports.flat import FlatTable, Value
from coopledger.reports.report import Report, told
from coopledger.writers.formulas import digits_kept, formulas
from coopledger.writers.xml_text import LONGEST_TEXT, cut, fits_in_cell

_LABELS_WIDTH, _WIDEST, _LINE_HEIGHT = 52, 60, 15
_WORDS_WIDEST = 40
"""How wide words stand beside figures before they go on in a further line."""
_UPRIGHT = 105
"""How many letters side by side an upright page has room for, not made much smaller."""
_TALLEST = 409
"""The highest a row may be, in points: beyond it Excel calls the workbook damaged."""
"""How much text Excel takes in a cell, in units of UTF-16: beyond it a workbook is damaged."""

_LETTER = 1
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook says it was made, as the files in its archive do."""


def fitting(said: str, language: Language) -> str:
    """A text as a cell can hold it, cut where it is longer.

    >>> fitting("x" * 40_000, Language.EN)[-36:]
    'xxx… (cut: it has 40,000 characters)'
    """
    if fits_in_cell(said):
        return said
    return cut(said, LONGEST_TEXT, say("sheet.cut", language, length=f"{len(said):,}"))


def write(report: Report) -> bytes:
    """The report on a sheet of its own, where it has one, what is to be filled in, its table."""
    # Slow to import, and only a workbook needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    document = report.words() if report.sheet is not None else None
    table = report.rows() if report.table is not None else None
    title = document.title if document else table.name if table else ""
    book.set_properties({"created": MADE, "title": title})
    if document is not None and report.sheet is not None:
        ReportSheet(book, report.sheet, report.language).write(document)
    if report.ticks is not None:
        from coopledger.writers.tick_list import TickSheet  # which is made of what is here

        ticks = told(report.ticks(), report.language)
        TickSheet(book, ticks.name, report.language).write(ticks)
    if table is not None:
        _Data(book, table, report.language).write(printed=document is None)
    book.close()
    return out.getvalue()


def lines_of(letters: int, width: int) -> int:
    """How many lines so many letters take; a column is as wide as so many digits, letters less."""
    return 1 + letters // (width + width // 8)


class PrintedSheet:
    """A sheet that prints on pages as wide as they are, and the formats of its book."""

    def __init__(self, book: Any, name: str, language: Language) -> None:
        self.language = language
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self.sheet = book.add_worksheet(name)
        self.sheet.set_landscape()
        self.sheet.set_paper(_LETTER)
        self.sheet.fit_to_pages(1, 0)
        self.foot("")

    def foot(self, said: str) -> None:
        """What each page has at its foot: the sheet's name, what is said, its number."""
        shown = harmless(said).replace("&", "&&")
        self.sheet.set_footer(f"&L&A&C{shown}&R{say('sheet.pages', self.language)}")

    def format(self, **wanted: object) -> Any:
        """A format, made once."""
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(wanted))
        return self._formats[key]

    def text(self, row: int, column: int, said: str, look: Any) -> None:
        """A text; of one that is longer than a cell may be, what fits, and that it is cut."""
        if said:
            self.sheet.write_string(row, column, fitting(said, self.language), look)
        else:
            self.sheet.write_blank(row, column, None, look)

    def number(
        self,
        row: int,
        column: int,
        exact: Decimal,
        tail: str = "",
        *,
        grouped: bool = True,
        formula: str | None = None,
        **more: object,
    ) -> None:
        """An exact number with its own digits; as text where a spreadsheet would lose some.

        formula: what comes to it, which stands behind it.
        """
        digits = max(0, -int(exact.as_tuple().exponent))
        if not digits_kept(exact):
            said = f"{exact:,f}" + tail.replace("_F", "  ").replace('"', "").replace("_ ", " ")
            self.text(row, column, said, self.format(align="right", **more))
        else:
            shown = ("#,##0" if grouped else "0") + ("." + "0" * digits if digits else "") + tail
            look = self.format(num_format=shown, **more)
            if formula is not None:
                self.sheet.write_formula(row, column, formula, look, float(exact))
            else:
                self.sheet.write_number(row, column, exact, look)

    def height(self, row: int, letters: int, width: int, line: int = _LINE_HEIGHT) -> None:
        """Make a row as high as so many letters need: not every program does so by itself."""
        lines = lines_of(letters, width)
        if lines > 1:
            self.sheet.set_row(row, min(_TALLEST, line * lines))


class ReportSheet(PrintedSheet):
    """A document, one section under another."""

    def write(self, document: Document) -> None:
        self._widths = self._columns(document)
        if sum(self._widths) <= _UPRIGHT:
            self.sheet.set_portrait()
        self.foot(document.foot)
        self._across(document.title, 0, bold=True, font_size=14)
        self.height(0, len(document.title), sum(self._widths) * 11 // 15, _LINE_HEIGHT + 4)
        top, *rest = document.sections or ((),)
        at = 0
        for block in top:
            at = self._block(block, at + 1)
        head = at if document.titled else 0
        self.sheet.freeze_panes(head + 1, 1)
        self.sheet.repeat_rows(0, head)
        for section in rest:
            at += 1
            for block in section:
                at = self._block(block, at + 1)
        self.sheet.print_area(0, 0, at, len(self._widths) - 1)

    def _block(self, block: Block, at: int) -> int:
        """Write a block from a row on; the last row it used."""
        match block:
            case Table():
                return self._table(block, at)
            case Words():
                self._words(block, at)
            case Entries():
                return self._entries(block, at)
            case Preformatted():
                look = self.format(font_name="Courier New")
                for line in block.text.removesuffix("\n").split("\n"):
                    self.text(at, 0, line, look)
                    at += 1
                return at - 1
            case Picture():
                self._across(block.said, at, italic=True)
            case Signatures():
                return self._signatures(block, at)
        return at

    def _signatures(self, block: Signatures, at: int) -> int:
        """Places to sign under one another; the last row that was used."""
        for each in block.items:
            self.text(at, 0, each.role, self.format(bold=True))
            for said in ("", each.name, each.office):
                at += 1
                self.text(at, 0, said, self.format(top=1) if said is each.name else self.format())
            at += 1
        return at - 1

    def _columns(self, document: Document) -> tuple[int, ...]:
        """How wide each column must be, and is from now on: no figure is ever cut short."""
        blocks = [block for section in document.sections for block in section]
        rows = [row for table in blocks if isinstance(table, Table) for row in table.rows]
        widths = [_LABELS_WIDTH]
        for column in range(max((len(row.cells) for row in rows), default=0)):
            cells = (row.cells[column] for row in rows if column < len(row.cells))
            widths.append(max(14, max(map(_letters, cells)) + 5))
        if len(widths) == 1 and any(isinstance(block, Entries) for block in blocks):
            widths.append(_WIDEST)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        return tuple(widths)

    def _table(self, table: Table, at: int) -> int:
        """Write a table from a row on; the last row it used."""
        if table.title:
            self.text(at, 0, table.title, self.format(bold=True))
            at += 1
        reckoned = formulas(table, at)
        for place, row in enumerate(table.rows):
            made = {column: reckoned.get((place, column)) for column in range(len(row.cells))}
            self._row(row, table, at + place, made)
        at += len(table.rows) - 1
        for note in table.notes:
            at += 1
            self._across(note, at, italic=True)
        return at

    def _words(self, words: Words, at: int) -> None:
        """A heading or a line where it stands; what is long, or said beside it, across columns."""
        is_note = words.look is Look.NOTE
        is_long = words.wraps and len(words.said) > self._widths[0]
        if is_note or (is_long and words.look is Look.PLAIN):
            self._across(words.said, at, italic=is_note)
            return
        # The first line below the title says what there is to know.
        bold = words.look is Look.HEADING or at == 1
        indented = {"indent": words.level} if words.level else {}
        self.text(at, 0, words.said, self.format(bold=bold, **indented))

    def _across(self, said: str, at: int, *, begin: int = 0, **more: object) -> None:
        """A sentence across all columns, or from one on, in a row as high as it needs."""
        look = self.format(text_wrap=True, valign="top", **more)
        if len(self._widths) > begin + 1:
            self.sheet.merge_range(at, begin, at, len(self._widths) - 1, "", look)
        self.text(at, begin, said, look)
        self.height(at, len(said), sum(self._widths[begin:]))

    def _entries(self, block: Entries, at: int) -> int:
        """Names in the first column, what is said of each beside it."""
        for name, said in block.items:
            self.text(at, 0, name, self.format(indent=1, valign="top", text_wrap=True))
            for line in said or ("",):
                self._across(line, at, begin=1)
                at += 1
        return at - 1

    def _row(self, row: Row, table: Table, at: int, made: dict[int, str | None]) -> None:
        """made: the formulas of its figures, by their columns."""
        look: dict[str, object] = {"valign": "top"}
        if row.style is not Style.FIGURES:
            look |= {"bold": True, "bottom" if row.style is Style.HEAD else "top": 1}
        words = self.format(**look, align="left", indent=row.level, text_wrap=True)
        self.text(at, 0, row.label, words)
        said = [row.label + "  " * row.level, *map(said_in, row.cells)]
        self.height(at, *max(zip(map(len, said), self._widths, strict=False), key=_lines))
        for column, cell in enumerate(row.cells):
            self._cell(cell, at, column + 1, table.marked, look, made[column])

    def _cell(
        self,
        cell: Cell,
        at: int,
        column: int,
        marked: bool,
        look: dict[str, object],
        formula: str | None,
    ) -> None:
        if isinstance(cell, Amount):
            # The mark belongs to the number's format: the cell holds the number alone.
            tail = (f'" {cell.mark}"' if cell.mark else "_ _F") if marked else ""
            grouped = cell.grouped
            self.number(at, column, cell.exact, tail, grouped=grouped, formula=formula, **look)
        elif cell is None:
            self.sheet.write_blank(at, column, None, self.format(**look))
        else:
            said, room = said_in(cell), 1 if marked else 0
            how = {"text_wrap": True} if len(said) > _WORDS_WIDEST else {"indent": room}
            self.text(at, column, said, self.format(align="right", **how, **look))


class _Data(PrintedSheet):
    """A table, its head in sight and on every page, its columns with a filter."""

    def __init__(self, book: Any, table: FlatTable, language: Language) -> None:
        super().__init__(book, table.name, language)
        self.table = table

    def write(self, *, printed: bool) -> None:
        """printed: whether it is what people print, and not the rows behind a report."""
        heads, rows = self.table.heads, self.table.rows
        for column, head in enumerate(heads):
            self.text(0, column, head, self.format(bold=True, bottom=1))
        for at, row in enumerate(rows, 1):
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


def _lines(each: tuple[int, int]) -> int:
    """How many lines so many letters take in such a width."""
    return lines_of(*each)


def _letters(cell: Cell) -> int:
    """How many letters a cell has side by side: words go on below one another."""
    said = len(said_in(cell))
    return said if isinstance(cell, Amount) else min(said, _WORDS_WIDEST)
