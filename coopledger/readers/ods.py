"""Opening an OpenDocument spreadsheet (.ods), as LibreOffice writes it: its cells as plain values.

What a cell shows is what its number's format is told by: the same as an Excel cell that looks so.
Source: OpenDocument 1.3, part 3 (OASIS), sections 9.1 (tables) and 19.385 (values of cells).
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO

from lxml import etree

from coopledger.progress import Progress, untold
from coopledger.readers.cells import Cell, FormattedNumber, Unreadable
from coopledger.readers.limits import Bound, Used
from coopledger.readers.number_format import number_format
from coopledger.readers.sheet import LONGEST, WIDEST, At, NotOpened, Sheet

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (
    f"{{{_NAMES}{part}:1.0}}" for part in ("table", "office", "text", "style")
)


def is_opendocument(path: Path) -> bool:
    """Whether a zip archive is such a spreadsheet, whatever its name."""
    with zipfile.ZipFile(path) as container:
        return "mimetype" in container.namelist() and container.read("mimetype").startswith(_MIME)


def sheets_of(path: Path, document: str, progress: Progress = untold) -> list[Sheet]:
    """All its sheets, hidden ones too. Raises NotOpened where it is encrypted."""
    with zipfile.ZipFile(path) as container:
        if b"encryption-data" in container.read("META-INF/manifest.xml"):
            raise NotOpened("workbook-locked", document)
        with container.open("content.xml") as content:
            return list(_sheets(content, Used(document)))


def _sheets(content: IO[bytes], used: Used) -> Iterator[Sheet]:
    hidden: set[str] = set()
    reader: _Rows | None = None
    tags = (f"{_TABLE}table", f"{_TABLE}table-row", f"{_STYLE}style")
    for event, element in etree.iterparse(content, events=("start", "end"), tag=tags, **_SAFE):
        if element.tag == f"{_STYLE}style":
            if event == "end" and _hides(element):
                hidden.add(element.get(f"{_STYLE}name", ""))
        elif not _is_of_the_book(element):
            continue
        elif element.tag == f"{_TABLE}table":
            if event == "start":
                reader = _Rows(used)
            elif reader is not None:
                is_hidden = element.get(f"{_TABLE}style-name") in hidden or reader.hides
                name = element.get(f"{_TABLE}name", "")
                yield Sheet(name, reader.rows, is_hidden, frozenset(reader.covered))
                element.clear()
        elif event == "end" and reader is not None:
            reader.add(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def _is_of_the_book(element: etree._Element) -> bool:
    """Whether it is a sheet or a row of one, and not of a table within a cell or a drawing."""
    outer = [each.tag for each in element.iterancestors(f"{_TABLE}table", f"{_OFFICE}spreadsheet")]
    return outer in ([f"{_OFFICE}spreadsheet"], [f"{_TABLE}table", f"{_OFFICE}spreadsheet"])


def _hides(style: etree._Element) -> bool:
    found = style.iterchildren(f"{_STYLE}table-properties")
    return any(each.get(f"{_TABLE}display") == "false" for each in found)


class _Rows:
    """The rows of a sheet as they are met: those that repeat, each for itself."""

    def __init__(self, used: Used) -> None:
        self._used = used
        self.rows: list[tuple[Cell, ...]] = []
        self.covered: set[At] = set()
        self.hides = False
        self._blank = 0  # that many came last; they count where another row follows

    def add(self, row: etree._Element) -> None:
        times = _repeated(row, "rows")
        self._covers: list[range] = []
        cells = _without_tail(self._cells(row))
        if not cells:
            self._blank += times
            return
        if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            self.hides = True
        room = LONGEST - len(self.rows)
        blank = min(self._blank, room)
        times = min(times, room - blank)
        self._used.rows(blank, ())
        self._used.rows(times, cells)
        self.rows += [()] * blank
        self._cover(range(len(self.rows) + 1, len(self.rows) + times + 1))
        self.rows += [cells] * times
        self._blank = 0

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        at = 0
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            width = min(_repeated(cell, "columns"), WIDEST - at)
            if cell.tag == f"{_TABLE}covered-table-cell":
                self._covers.append(range(at + 1, at + 1 + width))
                yield from [None] * width
            else:
                yield from [_value(cell)] * width
            at += width

    def _cover(self, rows: range) -> None:
        for columns in self._covers:
            self._used.take(Bound.MERGED, len(rows) * len(columns))
            self.covered |= {(row, column) for row in rows for column in columns}


def _repeated(element: etree._Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _without_tail(cells: Iterator[Cell]) -> tuple[Cell, ...]:
    row = list(cells)
    while row and row[-1] is None:
        row.pop()
    return tuple(row)


def _value(cell: etree._Element) -> Cell:
    shown = "\n".join(_text(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p"))
    formula = cell.get(f"{_TABLE}formula")
    if formula is not None and _is_error(cell, shown):
        return Unreadable("error-value", shown)
    match cell.get(f"{_OFFICE}value-type"):
        case "float" | "currency" | "percentage":
            return _number(cell.get(f"{_OFFICE}value", ""), shown)
        case "date":
            return day_as_shown(datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", "")), shown)
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        case "string":
            return cell.get(f"{_OFFICE}string-value", shown)
        case None if formula is not None:
            return Unreadable("formula-without-value", formula.removeprefix("of:"))
    return shown or None


def _is_error(cell: etree._Element, shown: str) -> bool:
    kinds = (value for name, value in cell.items() if str(name).endswith("}value-type"))
    return "error" in kinds or shown.startswith(("#", "Err:"))


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph: blanks that are counted, tabs and line breaks among it."""
    said = [paragraph.text or ""]
    for child in paragraph:
        match etree.QName(child).localname:
            case "s":
                said.append(" " * min(_MOST_BLANKS, int(child.get(f"{_TEXT}c", "1"))))
            case "tab":
                said.append("\t")
            case "line-break":
                said.append("\n")
            case "annotation":
                pass
            case _:
                said.append(_text(child))
        said.append(child.tail or "")
    return "".join(said)


_MOST_BLANKS = 1_000
"""More than anybody types in a row."""

_DIGITS = re.compile(r"\d(?:[\d.,' \u00a0\u202f]*\d)?", re.ASCII)


def _number(written: str, shown: str) -> Cell:
    """A number, with what stands beside its digits where it is shown."""
    number = int(written) if re.fullmatch(r"-?\d+", written, re.ASCII) else float(written)
    digits = _DIGITS.search(shown)
    if digits is None:  # TRUE is kept as a number that is shown so
        return bool(number) if shown.isalpha() and number in (0, 1) else number
    is_padded = digits[0].isdigit() and digits[0].startswith("0")
    places = "0" * len(digits[0]) if is_padded else "0" if digits[0].isdigit() else "#,##0.00"
    if "%" not in shown and not _shows(digits[0], number):
        places += ","  # thousands, or millions: how Excel's format says that it is shown in them
    beside = [shown[: digits.start()].strip(), shown[digits.end() :].strip()]
    if number < 0:  # its sign is no part of the format
        beside = [re.sub(r"^[-(]|[-)]$", "", text) for text in beside]
    before, after = map(_quoted, beside)
    found = number_format(f"{before}{places}{after}")
    return number if found is None else FormattedNumber(number, found)


def _quoted(text: str) -> str:
    """Text beside the digits, as a format has it."""
    bare = text.replace('"', "")
    return bare if bare in ("", "%") else f'"{bare}"'


def _shows(digits: str, number: int | float) -> bool:
    """Whether digits are those of a number, rounded perhaps, and not of thousands of it."""
    plain = re.sub(r"\D", "", digits).lstrip("0")
    whole = {str(int(abs(number))), str(round(abs(number)))}
    return any(plain.startswith(part.lstrip("0")) for part in whole)


_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def day_as_shown(moment: datetime, shown: str) -> date | str:
    """A date as it is shown: one that shows no day may have been typed as a month."""
    numbers = [token for token in _TOKEN.findall(shown) if token.isdigit()]
    words = [token for token in _TOKEN.findall(shown) if not token.isdigit()]
    year = next((n for n in (f"{moment:%Y}", f"{moment:%y}") if n in numbers), None)
    if moment.day != 1 or year is None or moment.time() != moment.min.time():
        return moment
    numbers.remove(year)
    named = any(len(word) > 2 for word in words)
    if not named and numbers and int(numbers[-1 if len(numbers) > 1 else 0]) == moment.month:
        numbers.pop()
        named = True
    if numbers:
        return moment
    return f"{moment:%Y-%m}" if named else f"{moment:%Y}"
