"""The plain rows of a sheet, cut out of its XML before it is parsed: numbers and shared words.

Nearly all rows of a large table are so, and a parser calls back for each of their tags. What is cut
out is what it would have said: a whole row where the parser has come to rows, with attributes that
it has met in a row before. All else is left to it, and so is all of a sheet with a comment, or with
anything in which signs are no markup.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

_BOM = "\xef\xbb\xbf"
_DATA, _ROW, _ROW_END = "<sheetData>", "<row ", "</row>"
_OPENED = re.compile(r'<row((?: [A-Za-z0-9:]+="[A-Za-z0-9:. ]*")+)>')
_STATED = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,5})")?(?: t="([sn])")?'
    r"(?:/>|>(?:<v>([0-9.eE+-]{1,40})</v>)?</c>))"
)

Cells = Sequence[tuple[str, str, str, str, str]]
"""Of each cell its XML, the letters of its column, and its style, its type and its value as they
are written: empty where they are not.
"""


class Parsed(Protocol):
    """A sheet that is being parsed."""

    def parse(self, xml: bytes) -> object:
        """Go on with this."""

    @property
    def is_at_rows(self) -> bool:
        """Whether a row may begin, and nothing else has begun."""

    def take(self, stated: Mapping[str, str], cells: Cells) -> None:
        """A row, by its attributes and its cells."""


class PlainRows:
    """A sheet piece by piece: its plain rows are cut out, the rest is parsed."""

    def __init__(self, sheet: Parsed) -> None:
        self._sheet = sheet
        self._met = set[tuple[str, ...]]()  # the attributes of rows that were parsed, by name
        self._begins = self._is_markup = True
        self._in_data = False
        self._last = ""

    def parse(self, piece: bytes) -> None:
        """The next piece."""
        text = piece.decode("latin-1")  # a sign a byte: what is read of it is ASCII
        self._look(text)
        if not (self._in_data and self._is_markup):
            self._sheet.parse(piece)
            return
        left = list[str]()
        *rows, rest = text.split(_ROW_END)
        for row in rows:
            at = row.rfind(_ROW)
            opened = _OPENED.match(row, at) if at >= 0 else None
            if opened is None or not self._is_cut_out(row, opened, left):
                left += (row, _ROW_END)
        left.append(rest)
        self._parse(left)

    def _look(self, text: str) -> None:
        """Whether the rows of the sheet begin, and all that looks like markup is some."""
        seen = text.removeprefix(_BOM).removeprefix("<?xml ") if self._begins else self._last + text
        self._is_markup = self._is_markup and "<!" not in seen and "<?" not in seen
        self._in_data = self._in_data or _DATA in text
        self._begins, self._last = False, text[-1:]

    def _is_cut_out(self, row: str, opened: re.Match[str], left: list[str]) -> bool:
        """Whether a row is plain; then what stands before it is parsed, and it is taken.

        row: what stands up to its end. left: what is yet to be parsed.
        """
        cells = _CELL.findall(row, opened.end())
        if sum(len(cell[0]) for cell in cells) != len(row) - opened.end():
            return False
        stated = _STATED.findall(opened[1])
        names = tuple(name for name, _ in stated)
        left.append(row[: opened.start()])
        self._parse(left)
        if self._sheet.is_at_rows and names in self._met:
            self._sheet.take(dict(stated), cells)
        else:
            self._parse([row[opened.start() :], _ROW_END])
            self._met.add(names)
        return True

    def _parse(self, left: list[str]) -> None:
        if xml := "".join(left):
            self._sheet.parse(xml.encode("latin-1"))
        left.clear()
