"""Opening an .xlsx file from anybody: its cells as plain values, or a finding that says why not."""

import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from xml.parsers import expat

import openpyxl

from coopledger.model.finding import Finding, Place
from coopledger.readers.cells import Cell, Unreadable
from coopledger.readers.marked import lists_findings

_LARGEST_UNPACKED = 500 * 2**20
_MOST_PARTS = 2_000
_WIDEST, _LONGEST = 200, 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name, and its rows from the first on."""

    name: str
    rows: list[tuple[Cell, ...]]


class NotOpened(Exception):
    """The file cannot be read as a workbook; carries the finding."""

    def __init__(self, code: str, path: Path, **params: object) -> None:
        super().__init__(code)
        self.finding = Finding(code, place=Place(document_name(path)), params=params)


def document_name(path: Path) -> str:
    """The file's name, as it can be printed and stored anywhere."""
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", "".join(s if s.isprintable() else "?" for s in name))


def open_workbook(path: Path) -> list[Sheet]:
    """All the sheets of data, hidden ones too; a list of findings that we added is none of them.

    Raises NotOpened with the finding that says why not.
    """
    try:
        check_container(path)
        return [sheet for sheet in _sheets(path) if not lists_findings(sheet.rows)]
    except NotOpened:
        raise
    except PermissionError as error:
        raise NotOpened("document-locked", path) from error
    except Exception as error:
        # openpyxl fails on a broken file in as many ways as a file can be broken.
        raise NotOpened("workbook-damaged", path, seen=type(error).__name__) from error


def check_container(path: Path) -> None:
    """Raises NotOpened where a file is no workbook or has what could do harm."""
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLE:
        raise NotOpened("workbook-locked-or-old", path)
    if start != _ZIP:
        raise NotOpened("not-a-workbook", path)
    with zipfile.ZipFile(path) as container:
        parts = container.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED:
            raise NotOpened("document-unsafe", path, seen=f"{unpacked:,} bytes")
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")) and _declares(container, part):
                raise NotOpened("document-unsafe", path, seen=part.filename)


class _Declared(Exception):
    """A part declares a document type: no workbook needs one, and its entities can do harm."""


class _Begun(Exception):
    """The root element begins: nothing can be declared after it."""


def _declares(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    def stop(reason: type[Exception]) -> NoReturn:
        raise reason

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: stop(_Declared)
    parser.StartElementHandler = lambda *_: stop(_Begun)
    try:
        with container.open(part) as file:
            parser.ParseFile(file)
    except _Declared:
        return True
    except (_Begun, expat.ExpatError):  # what is broken is found where it is read
        pass
    return False


def _sheets(path: Path) -> list[Sheet]:
    with _workbook(path, values=False) as book:
        found = [(sheet.title, list(_rows(sheet))) for sheet in book.worksheets]
    if any(_is_formula(cell) for _, rows in found for row in rows for cell in row):
        with _workbook(path, values=True) as book:
            for sheet, (_, rows) in zip(book.worksheets, found, strict=True):
                _put_values(rows, list(_rows(sheet)))
    return [Sheet(name, rows) for name, rows in found]


@dataclass(frozen=True, slots=True)
class _Formula:
    text: str


def _is_formula(cell: object) -> bool:
    return isinstance(cell, _Formula)


@contextmanager
def _workbook(path: Path, *, values: bool) -> Iterator[Any]:
    """A workbook opened for streaming, closed whatever happens."""
    # The file is opened here: openpyxl leaves it open where it fails.
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")  # about styles and extensions that we do not read
        book = openpyxl.load_workbook(file, read_only=True, data_only=values)
        try:
            yield book
        finally:
            book.close()


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file claims of its size may be wrong
    for row in sheet.iter_rows(max_row=_LONGEST):
        yield _without_tail(tuple(_value(cell) for cell in row[:_WIDEST]))


def _without_tail(row: tuple[Any, ...]) -> tuple[Any, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _value(cell: Any) -> Any:
    match cell.data_type:
        case "f":
            return _Formula(str(getattr(cell.value, "text", cell.value)))
        case "e":
            return Unreadable("error-value", str(cell.value))
        case "str":  # what a formula came to: text, with nothing in it perhaps
            return cell.value or ""
        case _:
            return cell.value


def _put_values(rows: list[tuple[Any, ...]], values: list[tuple[Any, ...]]) -> None:
    """Where a formula stands, what it came to when the file was last saved."""
    for number, row in enumerate(rows):
        if any(map(_is_formula, row)):
            came_to = values[number] if number < len(values) else ()
            padded = [*came_to, *[None] * (len(row) - len(came_to))]
            rows[number] = tuple(
                _computed(cell, value) for cell, value in zip(row, padded, strict=False)
            )


def _computed(cell: Any, value: Any) -> Cell:
    if not _is_formula(cell):
        return cell  # type: ignore[no-any-return]
    return value if value is not None else Unreadable("formula-without-value", cell.text)
