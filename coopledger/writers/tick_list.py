"""A sheet on which an auditor ticks off what was drawn: with drop-downs, and room for notes."""

from collections.abc import Sequence
from decimal import Decimal

from coopledger.reports.flat import Value
from coopledger.reports.report import TickList
from coopledger.writers.printed_sheet import PrintedSheet

_TO_FILL_IN, _HEAD = "#FFF2CC", "#E7EEF5"
_HEAD_HEIGHT, _ROW_HEIGHT = 32, 24
"""In points: names of columns stand on two lines; a row has room for a note by hand."""

_NARROW, _WIDE, _WIDEST = 11, 24, 40


class TickSheet(PrintedSheet):
    """What is known stands at the left, what is to be filled in at the right, coloured."""

    def write(self, ticks: TickList) -> None:
        self.text(0, 0, ticks.title, self.format(bold=True, font_size=14))
        for at, said in enumerate(ticks.about, start=1):
            self.text(at, 0, said, self.format())
        head = len(ticks.about) + 2
        self._heads(head, ticks)
        for at, row in enumerate(ticks.table.rows, start=head + 1):
            self._row(at, row, len(ticks.to_fill_in))
        first, last = head + 1, head + max(1, len(ticks.table.rows))
        for place, column in enumerate(ticks.to_fill_in, start=len(ticks.table.heads)):
            if column.choices:
                allowed = {"validate": "list", "source": list(column.choices)}
                self.sheet.data_validation(first, place, last, place, allowed)
        self.sheet.freeze_panes(head + 1, 2)
        self.sheet.repeat_rows(head)

    def _heads(self, at: int, ticks: TickList) -> None:
        self.sheet.set_row(at, _HEAD_HEIGHT)
        filled = [(column.name, _TO_FILL_IN) for column in ticks.to_fill_in]
        for place, (name, colour) in enumerate([*((h, _HEAD) for h in ticks.table.heads), *filled]):
            look = self.format(
                bold=True, text_wrap=True, valign="vcenter", bottom=2, bg_color=colour
            )
            self.text(at, place, name, look)
            self.sheet.set_column(place, place, self._width(place, ticks))

    def _width(self, place: int, ticks: TickList) -> int:
        """As wide as what is known needs; what is to be filled in, by what it takes."""
        known = len(ticks.table.heads)
        if place < known:
            longest = max((len(_said(row[place])) for row in ticks.table.rows), default=0)
            return max(_NARROW, min(_WIDEST, longest + 2))
        column = ticks.to_fill_in[place - known]
        longest = max(map(len, column.choices), default=_WIDE)
        return max(_NARROW, longest + 2)

    def _row(self, at: int, row: Sequence[Value], to_fill_in: int) -> None:
        wrapped = self.format(text_wrap=True, valign="top", num_format="@", bottom=4)
        for place, value in enumerate(row):
            if isinstance(value, Decimal):
                self.number(at, place, value, "_ _ ", valign="top", bottom=4)
            elif isinstance(value, int):
                look = self.format(align="left", valign="top", bottom=4)
                self.sheet.write_number(at, place, value, look)
            else:
                self.text(at, place, _said(value), wrapped)
        empty = self.format(text_wrap=True, valign="top", bg_color="#FFFDF0", bottom=4)
        for place in range(len(row), len(row) + to_fill_in):
            self.sheet.write_blank(at, place, None, empty)
        longest = max(len(_said(value)) for value in row)
        self.sheet.set_row(at, _ROW_HEIGHT if longest < _WIDEST else None)
        self.height(at, longest, _WIDEST)


def _said(value: Value) -> str:
    return "" if value is None else f"{value:,f}" if isinstance(value, Decimal) else str(value)
