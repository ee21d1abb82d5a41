"""How the cells of a workbook show their numbers, by their styles: an amount, a day, hundredths.

Source: ECMA-376 part 1, 18.8 (styles), 18.8.30 (formats that every workbook has).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from coopledger.readers.cells import Cell, FormattedNumber, NumberFormat, Unreadable
from coopledger.readers.excel_dates import Moment, is_of_time, is_span, moment_of
from coopledger.readers.number_format import number_format

_GENERAL = "General"
_EVERY_WORKBOOK_HAS: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of a style show their numbers.

    shown: what stands beside the digits; None where nothing does. of_time: whether a number is
    shown as a day or a time, from_1904 and span how (`moment_of`). undated: how a date is written
    that is shown as a month or a year alone; None where its day is shown.
    """

    shown: NumberFormat | None = None
    of_time: bool = False
    from_1904: bool = False
    span: bool = False
    undated: str | None = None

    def cell(self, number: int | float) -> Cell:
        """A number, with what its style makes of it."""
        if self.of_time:
            try:
                moment = moment_of(number, from_1904=self.from_1904, span=self.span)
            except (OverflowError, ValueError):
                return Unreadable("error-value", "#VALUE!")
            return self.dated(moment)
        return number if self.shown is None else FormattedNumber(number, self.shown)

    def dated(self, moment: Moment) -> Cell:
        """A date as it is shown: one whose format has no day may have been typed as a month."""
        if self.undated is None or not isinstance(moment, date) or moment.day != 1:
            return moment  # type: ignore[return-value]  # a time of day is text to whoever reads it
        return format(moment, self.undated)


class Looks(dict[str | None, Look | None]):
    """The looks by the number of their style, as cells state it; None where it shows bare numbers.

    Asked for a style that there is not, it raises LookupError, or ValueError for no number.
    """

    def __init__(self, of_styles: Iterable[Look | None]) -> None:
        self._of_styles = list(of_styles) or [None]
        self[None] = self._of_styles[0]

    def __missing__(self, style: str) -> Look | None:
        number = int(style)
        if number < 0:
            raise IndexError(style)
        self[style] = self._of_styles[number]
        return self[style]


def looks_of(styles: etree._Element | None, *, from_1904: bool) -> Looks:
    """The looks of a workbook. styles: the root of its part of styles, if it has one."""
    if styles is None:
        return Looks(())
    own = {
        int(each.get("numFmtId", "0")): each.get("formatCode", _GENERAL)
        for each in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    found: dict[int, Look | None] = {}
    numbers = [int(each.get("numFmtId", "0")) for each in styles.iterfind("{*}cellXfs/{*}xf")]
    for number in set(numbers):
        written = own.get(number, _EVERY_WORKBOOK_HAS.get(number, _GENERAL))
        found[number] = _look(written, from_1904=from_1904)
    return Looks(found[number] for number in numbers)


_IN_QUOTES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def _look(written: str, *, from_1904: bool) -> Look | None:
    """What a format shows; None where that is the number alone."""
    if written == _GENERAL:
        return None
    bare = _IN_QUOTES.sub("", written).lower()
    undated = None
    if "y" in bare and "d" not in bare:
        undated = "%Y-%m" if "m" in bare else "%Y"
    if is_of_time(written):
        return Look(of_time=True, from_1904=from_1904, span=is_span(written), undated=undated)
    shown = number_format(written)
    return None if shown is None and undated is None else Look(shown, undated=undated)
