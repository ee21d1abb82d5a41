"""A picture as a chart of Excel's own, over cells that stand above it: whoever clicks sees them.

It is read without colour, as on paper: bars are solid, hatched or open, each with its figure.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import Amount, Bar, Fill, Picture, Row, Style, Table
from coopledger.writers.formulas import digits_kept
from coopledger.writers.picture import grouped
from coopledger.writers.sheet_pages import ROW

_FILLED: dict[Fill, dict[str, object]] = {
    Fill.SOLID: {"fill": {"color": "#404040"}},
    Fill.HATCHED: {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": "#000000",
            "bg_color": "#FFFFFF",
        }
    },
    Fill.OPEN: {"fill": {"color": "#FFFFFF"}},
}
_LINE = {"color": "#000000", "width": 0.75}
_WIDTH, _BAR, _AROUND = 640, 18, 60
_MOST, _FEW = 24, 12
"""The most bars of one chart: a picture of more is several, of some few each, to fill pages."""
_BESIDE = 1.15
"""How much more than its longest bar a chart of several shows: the bar's figure is beside it."""


class Chart(NamedTuple):
    """A picture laid out in cells.

    fills: a column each. hangs: whether bars begin elsewhere than at zero, so that what is below
    them has a column too, which is not seen. groups: the bars of each row. begin: after how many
    rows of the picture's these begin, where they are a piece of it.
    """

    picture: Picture
    fills: tuple[Fill, ...]
    hangs: bool
    groups: tuple[tuple[Bar, ...], ...]
    begin: int = 0

    @classmethod
    def of(cls, picture: Picture) -> "Chart":
        used = {bar.fill for bar in picture.bars}
        fills = [fill for fill, _ in picture.legend if fill in used]
        fills += [fill for fill in Fill if fill in used and fill not in fills]
        groups = tuple(tuple(group) for group in grouped(picture.bars))
        starts = [bar.start for bar in picture.bars]
        ends = [bar.end for bar in picture.bars]
        return cls(picture, tuple(fills), any(starts) and min(*starts, *ends) >= 0, groups)

    @property
    def can_be(self) -> bool:
        """Whether there is something to draw, and Excel keeps all its digits."""
        ends = (end for bar in self.picture.bars for end in (bar.start, bar.end))
        return bool(self.groups) and all(map(digits_kept, ends))

    @property
    def columns(self) -> int:
        return len(self.fills) + self.hangs

    def table(self, language: Language) -> Table:
        """Its cells."""
        legend = dict(self.picture.legend)
        below = (say("picture.below", language),) if self.hangs else ()
        heads = (*below, *(legend.get(fill, "") for fill in self.fills))
        rows = (Row(group[0].label, tuple(self._cells(group)), level=1) for group in self.groups)
        return Table((Row(self.picture.title, heads, Style.HEAD), *rows))

    def _cells(self, group: Sequence[Bar]) -> Iterator[Amount | None]:
        if self.hangs:
            yield _amount(min(group[0].start, group[0].end))
        for fill in self.fills:
            bar = _filled(group, fill)
            yield None if bar is None else _amount(self._long(bar))

    def _long(self, bar: Bar) -> Decimal:
        change = bar.end - bar.start
        return abs(change) if self.hangs else change

    @property
    def _of_each(self) -> int:
        """How many bars each row has under one another."""
        return 1 if self.hangs else len(self.fills)

    def pieces(self) -> Iterator["Chart"]:
        """It, in charts that are small beside a page."""
        bars = len(self.groups) * self._of_each
        number = 1 if bars <= _MOST else -(-bars // _FEW)
        rows = -(-len(self.groups) // number)
        for begin in range(0, len(self.groups), rows):
            yield self._replace(groups=self.groups[begin : begin + rows], begin=begin)

    def rows_high(self) -> int:
        """How many rows of a sheet it covers."""
        return -(-self._height() // ROW) + 1

    def _height(self) -> int:
        return len(self.groups) * self._of_each * _BAR + _AROUND

    def _axis(self) -> dict[str, object]:
        """That of the figures: not seen, and the same for each piece of a picture."""
        unseen: dict[str, object] = {"visible": False, "major_gridlines": {"visible": False}}
        bars = self.picture.bars
        if sum(len(group) for group in self.groups) == len(bars):
            return unseen
        ends = [0.0, *(float(end) for bar in bars for end in (bar.start, bar.end))]
        return unseen | {"min": min(ends) * _BESIDE, "max": max(ends) * _BESIDE}

    def drawn(self, book: Any, sheet: str, first: int) -> Any:
        """The chart over its cells. first: the row of a sheet, from 0, that its table begins in."""
        kind = {"type": "bar", **({"subtype": "stacked"} if self.hangs else {})}
        chart = book.add_chart(kind)
        top = first + 1 + self.begin
        last = top + len(self.groups) - 1
        labels = [sheet, top, 0, last, 0]
        for column in range(1, self.columns + 1):
            series = {
                "name": [sheet, first, column],
                "categories": labels,
                "values": [sheet, top, column, last, column],
                "gap": 40,
                **({"overlap": 100} if self.hangs else {}),
            }
            chart.add_series(series | self._look(column - 1 - self.hangs))
        chart.set_title({"none": True})
        chart.set_y_axis({"reverse": True, "label_position": "low", "line": _LINE})
        chart.set_x_axis(self._axis())
        chart.set_legend({"position": "bottom"} if self.picture.legend else {"none": True})
        chart.set_size({"width": _WIDTH, "height": self._height()})
        return chart

    def _of_fill(self, fill: Fill) -> Iterator[Bar | None]:
        return (_filled(group, fill) for group in self.groups)

    def _own_label(self, bar: Bar | None) -> dict[str, str] | None:
        """What a bar's figure is beside it where it is not that of its cell: a fall, a loss."""
        if bar is None or _same(bar.said, self._long(bar)):
            return None
        return {"value": bar.said}

    def _look(self, at: int) -> dict[str, object]:
        """Of the bars of a fill, or of what is below them."""
        if at < 0:
            return {"fill": {"none": True}, "border": {"none": True}}
        fill = self.fills[at]
        how = {"fill": {"color": "#FFFFFF"}} if self.hangs else {"position": "outside_end"}
        labels = {"value": True, "custom": [*map(self._own_label, self._of_fill(fill))], **how}
        return {**_FILLED[fill], "border": _LINE, "data_labels": labels}


def _filled(group: Sequence[Bar], fill: Fill) -> Bar | None:
    return next((bar for bar in group if bar.fill is fill), None)


def _same(said: str, exact: Decimal) -> bool:
    """Whether a number is said so, as a cell of it shows it."""
    return said == f"{exact:,f}"


def _amount(exact: Decimal) -> Amount:
    return Amount(exact, f"{exact:,f}")
