"""The cells of a sheet of a workbook, in one pass over its XML: values, formulas, errors and looks.

Source: ECMA-376 part 1, 18.3.1 (worksheets), 18.18.11 (types of cells).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import IO

from coopledger.progress import Progress
from coopledger.readers.cells import Cell, FormattedNumber, Unreadable
from coopledger.readers.excel_dates import moment_written
from coopledger.readers.limits import Bound, Used
from coopledger.readers.ooxml import is_true
from coopledger.readers.sheet import LONGEST, WIDEST, At, column_number
from coopledger.readers.xlsx_looks import Look, Looks
from coopledger.readers.xlsx_plain import Cells, PlainRows, Take
from coopledger.readers.xlsx_words import Words
from coopledger.readers.xml_pieces import feed, parser_of

_DIGITS = "0123456789"
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Said:
    """What a workbook says once for all of its sheets.

    words: the texts that cells share. to_compute: whether it asks its reader to compute all
    formulas, as one does that no program has: a zero may stand where nothing was computed.
    """

    words: Sequence[str]
    looks: Looks
    to_compute: bool


@dataclass(slots=True)
class SheetCells:
    """The rows of a sheet from the first on, whether any is hidden, and its merged areas."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    hides: bool = False
    merged: list[str] = field(default_factory=list)


def cells_of(
    source: IO[bytes], size: int, said: Said, used: Used, progress: Progress
) -> SheetCells:
    """All cells of a sheet. size: its bytes.

    Raises NotOpened for more than is read, and ValueError, LookupError or ExpatError for what is
    no sheet: a row that stands before another or beyond all, a text or a style that there is not.
    """
    scan = _Scan(said, used)
    feed(scan.parser, source, size, progress, PlainRows(scan).parse)
    return scan.found


@dataclass(slots=True)
class _Formula:
    """A formula. shared: the number under which several cells have it, one of them in full."""

    at: str
    shared: str | None
    text: str = ""

    def written(self, first: Mapping[str, "_Formula"]) -> str:
        """As its cell shows it. first: the shared ones, where they are written out."""
        of = first.get(self.shared or "")
        if of is not None and not self.text:
            # Slow to import, and only a formula without a value has to be shown.
            from openpyxl.formula.translate import Translator

            return str(Translator(f"={of.text}", of.at).translate_formula(self.at))
        return f"={self.text}"


class _Columns(dict[str, int]):
    """The numbers of columns by their letters. Raises ValueError for what are none."""

    def __missing__(self, letters: str) -> int:
        self[letters] = column_number(letters)
        return self[letters]


class _Read(dict[str, Cell]):
    """What cells say, by what is written in them. Raises what reading it does."""

    def __init__(self, read: Callable[[str], Cell]) -> None:
        self._read = read

    def __missing__(self, written: str) -> Cell:
        self[written] = found = self._read(written)
        return found


_NO_CELL: Mapping[str, str] = {}


class _Scan:
    """A sheet as its elements are met. What is called for each cell asks as little as it can."""

    def __init__(self, said: Said, used: Used) -> None:
        self.found = SheetCells()
        self.parser = parser_of(self._root)
        self._said, self._used = said, used
        self._words, self._looks = said.words, said.looks
        self._columns = _Columns()
        self._read_before: dict[tuple[str, str | None], _Read] = {}
        self._text: list[str] = []
        self._in_data = self._in_row = False
        self._is_odd = False  # whether anything but rows was met in the data
        self._row: list[Cell] = []  # the cells of the row that is being read
        self._width = self._column = 0  # its last column, and that of the cell before
        # What is known of the cell that is being read.
        self._cell = _NO_CELL
        self._value: str | None = None
        self._inline: str | None = None
        self._formula: _Formula | None = None
        self._shared: dict[str, _Formula] = {}

    # What `PlainRows` asks and tells.

    def parse(self, xml: bytes) -> None:
        self.parser.Parse(xml, False)

    @property
    def is_at_rows(self) -> bool:
        parser, begun = self.parser, (self._value, self._inline, self._formula)
        listens = parser.EndElementHandler == self._ended and parser.CharacterDataHandler is None
        between = self._in_data and not self._in_row and self._cell is _NO_CELL
        return listens and between and not self._is_odd and begun == (None, None, None)

    def take(self, stated: Mapping[str, str], cells: Cells) -> None:
        self._begin_row(stated)
        for _, letters, style, kind, written in cells:
            value: Cell = None
            if kind == "s" and written:
                value = self._word(written)
            elif written:
                value = self._number(written, style or None)
            self._put(self._columns[letters], value)
        self._end_row()

    def taker(self, cells: Cells) -> Take | None:
        columns = [self._columns[letters] for _, letters, _, _, _ in cells]
        if columns != sorted({*columns}) or columns[-1:] > [WIDEST]:
            return None
        with_value = (
            (column - 1, self._reader(kind, style or None))
            for column, (_, _, style, kind, written) in zip(columns, cells, strict=True)
            if written
        )
        places, read = zip(*with_value, strict=True) if any(c[-1] for c in cells) else ((), ())
        blank: list[Cell] = [None] * max(columns, default=0)

        def take(number: str, values: Sequence[str]) -> None:
            self._come_to(int(number))
            row = blank.copy()
            for place, said, written in zip(places, read, values, strict=True):
                row[place] = said(written)
            self._add(row, len(blank))

        return take

    def _reader(self, kind: str, style: str | None) -> Callable[[str], Cell]:
        """What reads the values of cells of a type and a style. What comes again is read once."""
        if kind == "s":
            style = None
        elif self._looks[style] is None:
            return _bare
        if (kind, style) not in self._read_before:
            read = self._word if kind == "s" else partial(self._number, style=style)
            self._read_before[kind, style] = _Read(read)
        return self._read_before[kind, style].__getitem__

    def _root(self, name: str, _: Mapping[str, str]) -> None:
        namespace = name.rpartition(" ")[0]
        names = (f"{namespace} {name}" for name in ("c", "v", "row", "f", "is"))
        self._c, self._v, self._r, self._f, self._is = names
        self._merged, self._data = f"{namespace} mergeCell", f"{namespace} sheetData"
        self._inline_words = Words(self.parser, namespace)
        self._listen()

    def _listen(self) -> None:
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended

    def _started(self, name: str, stated: Mapping[str, str]) -> None:
        if name == self._c:
            self._cell = stated
        elif name == self._v:
            self.parser.CharacterDataHandler = self._text.append
        elif name == self._r:
            self._begin_row(stated)
        elif name == self._f:
            shared = stated.get("si") if stated.get("t") == "shared" else None
            self._formula = _Formula(self._cell.get("r", ""), shared)
            self.parser.CharacterDataHandler = self._text.append
        elif name == self._is:
            self.parser.StartElementHandler = lambda name, _: self._inline_words.started(name)
            self.parser.EndElementHandler = self._ended_inline
        else:
            self._is_odd = self._is_odd or (self._in_data and not self._in_row)
            if name == self._merged:
                self.found.merged.append(stated.get("ref", ""))
            elif name == self._data:
                self._in_data = True

    def _ended(self, name: str) -> None:
        if name == self._v:
            self._value = self._taken() or None
        elif name == self._c:
            self._end_cell()
        elif name == self._r:
            self._end_row()
        elif name == self._f and self._formula is not None:
            self._formula.text = self._taken()
        elif name == self._data:
            self._in_data = False

    def _ended_inline(self, name: str) -> None:
        if name == self._is:
            self._inline = self._inline_words.taken()
            self._listen()
        else:
            self._inline_words.ended(name)

    def _taken(self) -> str:
        text = "".join(self._text)
        self._text.clear()
        self.parser.CharacterDataHandler = None
        return text

    def _begin_row(self, stated: Mapping[str, str]) -> None:
        said = stated.get("r")
        self._come_to(len(self.found.rows) + 1 if said is None else _whole(said))
        self.found.hides = self.found.hides or is_true(stated.get("hidden"))
        self._row, self._in_row = [], True
        self._width = self._column = 0

    def _come_to(self, number: int) -> None:
        """A row begins: those between it and the one before are blank."""
        before = len(self.found.rows)
        if not before < number <= LONGEST:
            raise ValueError(f"row {number} after row {before}")
        if number > before + 1:
            self._used.rows(number - before - 1, ())
            self.found.rows += [()] * (number - before - 1)

    def _end_row(self) -> None:
        self._in_row = False
        self._add(self._row, self._width)

    def _add(self, row: list[Cell], width: int) -> None:
        """A row that has cells, blank ones too, as far as that."""
        while row and row[-1] is None:
            row.pop()
        if width > len(row):
            self._used.take(Bound.CELLS, width - len(row))
        self._used.rows(1, row)
        self.found.rows.append(tuple(row))

    def _end_cell(self) -> None:
        stated, written = self._cell, self._value
        at, kind = stated.get("r"), stated.get("t")
        column = self._column + 1 if at is None else self._columns[at.rstrip(_DIGITS)]
        value: Cell
        if written is None or not (kind is None or kind == "s"):
            value = self._other(kind, written)
        elif kind is None:
            value = self._number(written, stated.get("s"))
        else:
            value = self._word(written)
        self._value, self._cell = None, _NO_CELL
        if self._formula is not None:
            value, self._formula = self._came_to(value, self._formula), None
        self._put(column, value)

    def _put(self, column: int, value: Cell) -> None:
        """A value in its place of the row."""
        self._column = column
        if column > self._width:
            self._width = column
        row = self._row
        if column == len(row) + 1 <= WIDEST:
            row.append(value)
        elif value is not None and column <= WIDEST:
            row.extend([None] * (column - len(row)))
            row[column - 1] = value

    def _word(self, written: str) -> str:
        return self._words[_place(written)]

    def _number(self, written: str, style: str | None) -> Cell:
        number = _bare(written)
        look = self._looks[style]
        return number if look is None else look.cell(number)

    def _other(self, kind: str | None, written: str | None) -> Cell:
        """What a cell says that is neither a number nor one of the shared words, or is empty."""
        match kind:
            case "inlineStr":
                value, self._inline = self._inline, None
                return value
            case "str":  # what a formula came to: text, with nothing in it perhaps
                return written or ""
            case "e":
                return Unreadable("error-value", written or "")
            case _ if written is None:
                return None
            case "n":
                return self._number(written, self._cell.get("s"))
            case "b":
                return bool(int(written))
            case "d":
                look = self._looks[self._cell.get("s")] or Look()
                return look.dated(moment_written(written))
            case _:
                return written

    def _came_to(self, value: Cell, formula: _Formula) -> Cell:
        """What a formula came to when the file was last saved."""
        if formula.shared is not None and formula.text:
            self._shared[formula.shared] = formula
        number = value.number if isinstance(value, FormattedNumber) else value
        if number is None or (self._said.to_compute and number == 0):
            return Unreadable("formula-without-value", formula.written(self._shared))
        return value


def _bare(written: str) -> int | float:
    """A number as a workbook writes it. Raises ValueError."""
    is_whole = not ("." in written or "E" in written or "e" in written)
    return int(written) if is_whole else float(written)


def _whole(written: str) -> int:
    """The number of a row: some programs write it as `5.0`. Raises ValueError."""
    number = float(written)
    if not number.is_integer():
        raise ValueError(f"row {written}")
    return int(number)


def _place(written: str) -> int:
    """The place of a shared word. Raises ValueError where it is none."""
    place = int(written)
    if place < 0:
        raise ValueError(f"word {written}")
    return place


def covered_by(merged: Iterable[str], rows: Sequence[Sequence[Cell]], used: Used) -> frozenset[At]:
    """The cells that merged ones cover, in rows that have something. Raises ValueError."""
    covered: set[At] = set()
    for area in merged:
        top, left, bottom, right = _corners(area)
        columns = range(left, min(right, WIDEST) + 1)
        for row in range(top, min(bottom, len(rows)) + 1):
            if rows[row - 1]:
                used.take(Bound.MERGED, len(columns))
                covered |= {(row, column) for column in columns}
        covered.discard((top, left))
    return frozenset(covered)


def _corners(area: str) -> tuple[int, int, int, int]:
    found = _AREA.fullmatch(area)
    if found is None:
        raise ValueError(area)
    left, top, right, bottom = found.groups()
    first, last = column_number(left), column_number(right or left)
    return int(top), first, int(bottom or top), last
