"""The plain rows of a sheet, cut out of its XML before it is parsed: numbers and shared words.

Nearly all rows of a large table are so, and a parser calls back for each of their tags. What is cut
out is what it would have said: a whole row where the parser has come to rows, with attributes that
it has met in a row before. All else is left to it, and so is all of a sheet with a comment, or with
anything in which signs are no markup.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

_BOM = "\xef\xbb\xbf"
_DATA, _ROW, _ROW_END = "<sheetData>", "<row ", "</row>"
_OPENED = re.compile(r'<row((?: (?!xmlns)[A-Za-z0-9:]+="[A-Za-z0-9:. ]*")+)>')
_STATED = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_NUMBER, _VALUE = "[0-9]{1,7}", "[0-9.eE+-]{1,40}"
_CELL = re.compile(
    rf'(<c r="([A-Z]{{1,3}}){_NUMBER}"(?: s="([0-9]{{1,5}})")?(?: t="([sn])")?'
    rf"(?:/>|>(?:<v>({_VALUE})</v>)?</c>))"
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

    def taker(self, cells: Cells) -> "Take | None":
        """What takes rows that have in each cell something else than this one, and no more.

        None where they have to be taken one by one. Their attributes say what those of a row said
        that was taken, but for its number.
        """


Take = Callable[[str, Sequence[str]], None]
"""Takes a row by its number, and by the values of those of its cells that have one."""


class _Form(NamedTuple):
    """How rows are written that are alike but for numbers: their own, and those in their cells."""

    read: Callable[[str], re.Match[str] | None]
    take: Take


def _form_of(stated: Sequence[tuple[str, str]], cells: Cells, take: Take) -> _Form:
    written = ["<row"]
    for name, value in stated:
        written.append(rf' r="({_NUMBER})"' if name == "r" else re.escape(f' {name}="{value}"'))
    written.append(">")
    for xml, letters, style, kind, value in cells:
        looks = (f' s="{style}"' if style else "") + (f' t="{kind}"' if kind else "")
        blank = "/>" if xml.endswith("/>") else "></c>"
        values = "[0-9]{1,40}" if kind == "s" else _VALUE
        written.append(f'<c r="{letters}{_NUMBER}"{looks}')
        written.append(f">(?:<v>({values})</v>)</c>" if value else blank)
    return _Form(re.compile("".join(written)).fullmatch, take)


_MOST_FORMS, _MOST_ALIKE = 12, 100
"""Of a sheet. Where rows are alike in more ways than that, they are soon taken one by one."""


class PlainRows:
    """A sheet piece by piece: its plain rows are cut out, the rest is parsed."""

    def __init__(self, sheet: Parsed) -> None:
        self._sheet = sheet
        self._met = set[tuple[str, ...]]()  # the attributes of rows that were parsed, by name
        self._forms = list[_Form]()
        self._alike = set[object]()  # what rows have in common that may be of one form
        self._is_at_rows = False  # since the last of them was taken
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
            if self._is_at_rows and not left and self._is_of_form(row):
                continue
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

    def _is_of_form(self, row: str) -> bool:
        """Whether a row is one of many that are alike; then it is taken."""
        for form in self._forms:
            if (found := form.read(row)) is not None:
                number, *values = found.groups()
                form.take(number, values)
                return True
        return False

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
            self._is_at_rows = True
            self._look_alike(stated, cells)
        else:
            self._parse([row[opened.start() :], _ROW_END])
            self._met.add(names)
        return True

    def _look_alike(self, stated: Sequence[tuple[str, str]], cells: Cells) -> None:
        """A second row of one form is met: from now on rows are held to that."""
        if stated[0][0] != "r" or len(self._forms) == _MOST_FORMS:
            return
        written = ((*each[1:4], bool(each[4]), each[0][-2:]) for each in cells)
        alike = (*stated[1:], *written)
        if alike not in self._alike:
            self._alike |= {alike} if len(self._alike) < _MOST_ALIKE else set()
        elif (take := self._sheet.taker(cells)) is not None:
            self._forms.append(_form_of(stated, cells, take))

    def _parse(self, left: list[str]) -> None:
        if xml := "".join(left):
            self._is_at_rows = False
            self._sheet.parse(xml.encode("latin-1"))
        left.clear()
