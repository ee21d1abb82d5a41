"""Where the fields of a sheet stand: its headers, and the cells below or beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from coopledger.model.finding import FieldNames, Finding, Origin, Place, Severity
from coopledger.readers import dates
from coopledger.readers.cells import MERGED, Cell, Unreadable, is_blank, plain, typed
from coopledger.readers.columns import Column, SheetSpec
from coopledger.readers.sheet import At, Sheet, column_letters
from coopledger.written import currency_of_mark

_HEADER_WITHIN_ROWS = 20


@dataclass(frozen=True, slots=True)
class Header:
    """A column's or a row's own heading in the document, and the currency that stands in it.

    cell: the heading's own address; column: the letters of the column its values stand in.
    currency: its code, or a bare $. inside: what stands in a parenthesis after its name. unread:
    whether that would change what the cells say, and nobody knows how.
    """

    written: str
    currency: str | None
    cell: str
    column: str
    inside: str | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over the rows of a sheet, once for all of them.

    columns: those that are known, in the order in which their cells are read. written: how each is
    headed in the document. letters: the column of each, in letters.
    """

    kind: str
    document: str
    sheet: str
    headers: Mapping[str, Header]
    columns: tuple[Column, ...]
    written: Mapping[str, str]
    letters: Mapping[str, str]


def _headings(
    document: str, sheet: Sheet, spec: SheetSpec, headers: Mapping[str, Header]
) -> Headings:
    found = (column for column in spec.columns if column.field in headers)
    # Money after its currency; what divides an amount after the amount.
    columns = tuple(sorted(found, key=lambda column: (column.divides, column.read is None)))
    written = {field: header.written for field, header in headers.items()}
    letters = {field: header.column for field, header in headers.items()}
    return Headings(spec.kind, document, sheet.name, headers, columns, written, letters)


class SheetRow(NamedTuple):
    """The cells of one fact that say something, by field, and where each stands.

    rows: the row of each field, where they have one each.
    """

    headings: Headings
    number: int
    cells: Mapping[str, Cell]
    rows: Mapping[str, int] = MappingProxyType({})

    @property
    def kind(self) -> str:
        return self.headings.kind

    @property
    def document(self) -> str:
        return self.headings.document

    @property
    def headers(self) -> Mapping[str, Header]:
        return self.headings.headers

    def place(self, field: str) -> Place:
        row = self.rows.get(field, self.number)
        document, sheet = self.headings.document, self.headings.sheet
        header = self.headers.get(field)
        if header is None:
            return Place(document, sheet, row)
        return Place(document, sheet, row, header.written, cell=f"{header.column}{row}")

    @property
    def first_heading(self) -> str | None:
        """The address of the first heading: where a heading that is missing would be sought."""
        return next((header.cell for header in self.headers.values()), None)

    def origin(self) -> Origin:
        of = self.headings
        cells = Addresses(of.letters, self.number, self.rows)
        return Origin(of.document, of.sheet, self.number, of.written, cells)


class Addresses(Mapping[str, str]):
    """The address of each field of a row, made up when it is asked for: few are.

    >>> Addresses({"reference": "A", "amount": "C"}, 41, {})["amount"]
    'C41'
    """

    __slots__ = ("_letters", "_number", "_rows")

    def __init__(self, letters: Mapping[str, str], number: int, rows: Mapping[str, int]) -> None:
        self._letters, self._number, self._rows = letters, number, rows

    def __getitem__(self, field: str) -> str:
        return f"{self._letters[field]}{self._rows.get(field, self._number)}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._letters)

    def __len__(self) -> int:
        return len(self._letters)


@dataclass(slots=True)
class SheetRows:
    """The rows of a sheet, and what was odd about its headers. legible: whether it has any."""

    rows: list[SheetRow]
    findings: list[Finding]
    legible: bool = True


def upright(document: str, sheet: Sheet, spec: SheetSpec) -> SheetRows:
    """A field in each row: its name in the first column, its value in the second. One fact."""
    columns = _by_header(spec)
    headers: dict[str, Header] = {}
    cells: dict[str, Cell] = {}
    rows: dict[str, int] = {}
    findings: list[Finding] = []
    for number, row in enumerate(sheet.rows, start=1):
        if not row or is_blank(row[0]):
            continue
        header = header_of(row[0], cell=f"A{number}", column="B")
        column = _column(row[0], columns)
        place = Place(document, sheet.name, number, cell=header.cell)
        if column is None:
            if plain(header.written) not in _HEADINGS:
                findings.append(_ignored("field-ignored", place, header))
        elif column.field in headers:
            findings.append(Finding("header-twice", place=place, params={"seen": header.written}))
        else:
            headers[column.field], said = _whole(header, column, place)
            rows[column.field] = number
            if len(row) > 1 and not is_blank(row[1]):
                cells[column.field] = row[1]
            findings += said
    first = rows.get("code", 1)
    headings = _headings(document, sheet, spec, headers)
    return SheetRows([SheetRow(headings, first, cells, rows)], findings)


def table(document: str, sheet: Sheet, spec: SheetSpec) -> SheetRows:
    """A fact in each row, below a row of headers. Blank rows are passed over."""
    head = head_of(document, sheet, spec)
    if head.headings is None:
        return SheetRows([], head.findings, legible=not head.findings)
    rows = []
    for number, row in enumerate(sheet.rows[head.number :], start=head.number + 1):
        if cells := _cells(row, head.positions):
            if sheet.covered:
                cells |= _covered(number, head.positions, sheet.covered)
            rows.append(SheetRow(head.headings, number, cells))
    return SheetRows(rows, head.findings)


class Head(NamedTuple):
    """The row of a table's headings.

    number: of that row. positions: where the column of each field stands, from 0. headings: None
    where there are none: where the sheet is blank, with nothing to be said of it.
    """

    number: int
    headings: Headings | None
    positions: Mapping[str, int]
    findings: list[Finding]

    def row(self, number: int, cells: Sequence[Cell]) -> SheetRow:
        """A row below it, of which no cell is covered."""
        if self.headings is None:
            raise TypeError("no headings")
        return SheetRow(self.headings, number, _cells(cells, self.positions))


def head_of(document: str, sheet: Sheet, spec: SheetSpec) -> Head:
    """The headings of a table, and what is odd about them."""
    if all(is_blank(cell) for row in sheet.rows for cell in row):
        return Head(0, None, {}, [])
    columns = _by_header(spec)
    start = _header_row(sheet.rows, columns)
    if start is None:
        expected = FieldNames(f"{spec.kind}.{column.field}" for column in spec.columns[:4])
        place = Place(document, sheet.name)
        found = Finding("no-headers", place=place, params={"expected": expected})
        return Head(0, None, {}, [found])
    headers: dict[str, Header] = {}
    positions: dict[str, int] = {}
    findings: list[Finding] = []
    for position, cell in enumerate(sheet.rows[start]):
        if is_blank(cell):
            continue
        letters = column_letters(position + 1)
        header = header_of(cell, cell=f"{letters}{start + 1}", column=letters)
        column = _column(cell, columns)
        place = Place(document, sheet.name, start + 1, header.written, cell=header.cell)
        if column is None:
            if plain(header.written) not in spec.beside:
                findings.append(_ignored("column-ignored", place, header))
        elif column.field in headers:
            findings.append(Finding("header-twice", place=place, params={"seen": header.written}))
        else:
            headers[column.field], said = _whole(header, column, place)
            positions[column.field] = position
            findings += said
    return Head(start + 1, _headings(document, sheet, spec, headers), positions, findings)


def header_row(sheet: Sheet, spec: SheetSpec) -> int | None:
    """Where the headers of a table of ours stand in a sheet, whatever its name; from 0."""
    return _header_row(sheet.rows, _by_header(spec))


def has_header(sheet: Sheet, spec: SheetSpec, field: str) -> bool:
    """Whether a table has a column for a field."""
    columns = _by_header(spec)
    start = _header_row(sheet.rows, columns)
    named = () if start is None else sheet.rows[start]
    found = (_column(cell, columns) for cell in named if not is_blank(cell))
    return any(column is not None and column.field == field for column in found)


def columns_of(
    sheet: Sheet, spec: SheetSpec
) -> Iterator[tuple[Column, Header, Iterable[tuple[int, Cell]]]]:
    """Each column that is known, its heading, and its cells with their rows."""
    columns = _by_header(spec)
    if spec.upright:
        for number, row in enumerate(sheet.rows, start=1):
            if len(row) > 1 and not is_blank(row[0]):
                header = header_of(row[0], cell=f"A{number}", column="B")
                if (column := _column(row[0], columns)) is not None:
                    yield column, header, [(number, row[1])]
        return
    start = _header_row(sheet.rows, columns)
    for position, cell in enumerate(() if start is None else sheet.rows[start]):
        column = None if is_blank(cell) else _column(cell, columns)
        if start is not None and column is not None:
            letters = column_letters(position + 1)
            header = header_of(cell, cell=f"{letters}{start + 1}", column=letters)
            yield column, header, _below(sheet.rows, start, position)


def places_of(sheet: Sheet, spec: SheetSpec, start: int) -> dict[int, Column]:
    """The columns that are known in a row of headings, by their places, from 0."""
    columns = _by_header(spec)
    named = {at: _column(cell, columns) for at, cell in enumerate(sheet.rows[start]) if cell}
    return {at: column for at, column in named.items() if column is not None}


def _below(rows: Sequence[Sequence[Cell]], start: int, position: int) -> Iterator[tuple[int, Cell]]:
    for number in range(start + 1, len(rows)):
        if position < len(row := rows[number]):
            yield number + 1, row[position]


_STATED = frozenset(("reference", "when", "amount"))


def has_facts(sheet: Sheet, spec: SheetSpec) -> bool:
    """Whether a sheet, whatever its name, has a row with a reference, a date and an amount."""
    start = header_row(sheet, spec)
    if start is None:
        return False
    known = places_of(sheet, spec, start)
    at = {column.field: place for place, column in known.items() if column.field in _STATED}
    return any(_cells(row, at).keys() == _STATED for row in sheet.rows[start + 1 :])


def _cells(row: Sequence[Cell], positions: Mapping[str, int]) -> dict[str, Cell]:
    """The cells of a row that say something, by field."""
    width = len(row)
    return {
        field: cell
        for field, at in positions.items()
        if at < width and not is_blank(cell := row[at])
    }


def _covered(number: int, positions: Mapping[str, int], covered: Set[At]) -> dict[str, Cell]:
    """The cells of a row that a merged one covers: what it shows there may be meant for them."""
    return {
        field: Unreadable(MERGED, "")
        for field, at in positions.items()
        if (number, at + 1) in covered
    }


_HEADINGS = frozenset(map(plain, ("concepto", "campo", "dato", "field", "item")))
_IN = re.compile(r"(?:en|in)\s+", re.IGNORECASE)


def _by_header(spec: SheetSpec) -> dict[str, Column]:
    return {plain(header): column for column in spec.columns for header in column.headers}


def header_of(heading: Cell, *, cell: str, column: str) -> Header:
    """A heading as it is written, with the currency that stands in it: `Importe (MXN)`."""
    written = " ".join(_written(heading).split())
    _, _, after = written.partition("(")
    inside = after.rstrip().removesuffix(")").strip() or None
    mark = _IN.sub("", inside or "", count=1)
    return Header(written, "$" if mark == "$" else currency_of_mark(mark), cell, column, inside)


def _written(heading: Cell) -> str:
    return heading.seen if isinstance(heading, Unreadable) else typed(heading)


def _whole(header: Header, column: Column, place: Place) -> tuple[Header, list[Finding]]:
    """A heading, and what it says in a parenthesis that is not read: an error where it matters."""
    inside = header.inside
    if inside is None or {plain(header.written), plain(inside)} & set(map(plain, column.headers)):
        return header, []
    if column.read is None and header.currency is not None:
        return header, []
    if column.read is dates.when and dates.is_usual_order(inside):
        return header, []
    if column.numbers is None and column.read not in (None, dates.when):
        return header, [Finding("heading-remark", Severity.NOTE, place, {"seen": inside})]
    found = Finding("heading-not-read", place=place, params={"seen": inside})
    return replace(header, unread=True), [found]


def _column(cell: Cell, columns: Mapping[str, Column]) -> Column | None:
    """The field a heading names, with or without the parenthesis after its name."""
    words = plain(_written(cell))
    return columns.get(words) or columns.get(words.partition("(")[0].strip())


def _header_row(rows: Sequence[Sequence[Cell]], columns: Mapping[str, Column]) -> int | None:
    """The first row with two headings that are known. Titles may stand above it."""
    for number, row in enumerate(rows[:_HEADER_WITHIN_ROWS]):
        if sum(_column(cell, columns) is not None for cell in row if not is_blank(cell)) >= 2:
            return number
    return None


def _ignored(code: str, place: Place, header: Header) -> Finding:
    return Finding(code, Severity.NOTE, place, {"seen": header.written})
