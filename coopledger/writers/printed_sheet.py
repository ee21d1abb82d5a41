"""A sheet of a workbook that people print."""

from decimal import Decimal
from typing import Any

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.messages.visible import harmless
from coopledger.writers.formulas import digits_kept
from coopledger.writers.xml_text import LONGEST_TEXT, cut, fits_in_cell

LINE_HEIGHT = 15
"""Of a row of one line, in points."""
_TALLEST = 409
"""The highest a row may be, in points: beyond it Excel calls the workbook damaged."""
MOST_ROWS = 1_048_576
"""Of a sheet. What is written below the last one is lost without a word."""
_LETTER = 1
"""Excel's number of that paper."""


def fitting(said: str, language: Language) -> str:
    """A text as a cell can hold it, cut where it is longer.

    >>> fitting("x" * 40_000, Language.EN)[-36:]
    'xxx… (cut: it has 40,000 characters)'
    """
    if fits_in_cell(said):
        return said
    return cut(said, LONGEST_TEXT, say("sheet.cut", language, length=f"{len(said):,}"))


def require_rows_fit(rows: int, sheet: str) -> None:
    """Raises CoopledgerError where a sheet would have more rows than Excel has."""
    if rows > MOST_ROWS:
        named = {"sheet": sheet, "rows": f"{rows:,}", "most": f"{MOST_ROWS:,}"}
        raise CoopledgerError("workbook.too-many-rows", **named)


def lines_of(letters: int, width: int) -> int:
    """How many lines so many letters take; a column is as wide as so many digits, letters less."""
    return 1 + letters // (width + width // 8)


class PrintedSheet:
    """A sheet that prints on pages as wide as they are, and the formats of its book."""

    def __init__(self, book: Any, name: str, language: Language) -> None:
        self.language = language
        self._book = book
        self._heights: dict[int, int] = {}
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

    def height(self, row: int, letters: int, width: int, line: int = LINE_HEIGHT) -> None:
        """Make a row as high as so many letters need: not every program does so by itself."""
        lines = lines_of(letters, width)
        if lines > 1:
            self._heights[row] = min(_TALLEST, line * lines)
            self.sheet.set_row(row, self._heights[row])

    def high(self, first: int, last: int) -> int:
        """How high these rows are, in points of a screen."""
        points = sum(self._heights.get(row, LINE_HEIGHT) for row in range(first, last + 1))
        return points * 4 // 3
