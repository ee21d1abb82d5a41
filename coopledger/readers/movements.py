"""A document's movements of money, read column by column: by what reads its rows cell by cell.

Only where nothing is wrong with any of it, and it has beside them no more than what opens their
book. All else is read row by row, which says what is wrong.
"""

import json
from bisect import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress, zip_longest
from pathlib import Path
from typing import Any, Self

from coopledger.errors import MoneyError
from coopledger.model.facts import AnyFact
from coopledger.model.finding import has_errors
from coopledger.model.kinds import MOVING
from coopledger.money import Money
from coopledger.progress import Progress
from coopledger.readers import layout
from coopledger.readers.cells import EXACT_DIGITS, Cell, CellError
from coopledger.readers.columns import SheetSpec
from coopledger.readers.fact_rows import BY_COLUMNS
from coopledger.readers.fields import FieldReader
from coopledger.readers.layout import Head, Headings
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.sheets import spec_of
from coopledger.readers.swapped_columns import look_swapped_in
from coopledger.readers.tables import Tables
from coopledger.readers.totals import Totals, called, is_totals

Texts = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Movements:
    """What moved, from the rows of a sheet.

    rows: their numbers. columns: those of a table of facts, by name: a text, or nothing, a row.
    """

    sheet: str
    rows: Sequence[int]
    columns: Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class Moving:
    """A document that opens a book, and says what moved in it; nothing is wrong with its rows.

    opening: what opens the book, from a row of a sheet. rest: what is said of the document, without
    any fact.
    """

    opening: AnyFact
    sheet: str
    row: int
    movements: Sequence[Movements]
    rest: Reading


def is_long(found: Iterable[Sheet], rows: int) -> bool:
    """Whether the sheets of movements have so many rows, all together."""
    known = ((sheet, spec_of(sheet.name)) for sheet in found)
    return rows <= sum(
        len(s.rows) for s, spec in known if spec is not None and spec.kind in BY_COLUMNS
    )


def movements_of(path: Path, found: list[Sheet], known: Collection[str]) -> Moving | None:
    """What moved by an opened document; None where it has to be read row by row.

    known: the codes of the books that there are: those are opened no more.
    """
    reading = Reading()
    tables = _ByColumns(path, reading, known)
    try:
        tables.read(found)
    except (_Unsure, CellError, MoneyError, NotOpened):
        return None
    if len(reading.entries) != 1 or reading.unread or has_errors(reading.findings):
        return None
    if len(tables.movements) > _MOST_SHEETS:
        return None
    [(opening, origin, _)] = reading.entries
    if origin is None:
        return None
    rest = Reading(findings=reading.findings)
    return Moving(opening, origin.sheet, origin.row, tables.movements, rest)


_MOST_SHEETS = 1_000
"""So many can be told apart by the numbers of their rows (`bulk/sheets.py`)."""


class _Unsure(Exception):
    """There is something that rows have to be asked for."""


class _ByColumns(Tables):
    """A document whose movements are read so."""

    def __init__(self, path: Path, reading: Reading, known: Collection[str]) -> None:
        super().__init__(path, reading, Manner())
        self.movements = list[Movements]()
        self._known = known

    def _facts(self, sheet: Sheet, spec: SheetSpec, progress: Progress) -> None:
        if spec.kind not in BY_COLUMNS:
            super()._facts(sheet, spec, progress)
            return
        if self.book is None or self.book in self._known:
            raise _Unsure
        head = layout.head_of(self.document, sheet, spec)
        self.reading.findings += head.findings
        if head.headings is None:
            return
        if any(number > head.number for number, _ in sheet.covered):
            raise _Unsure
        rows = _Rows.below(head, sheet)
        if look_swapped_in(rows.cells.get("when", ())):
            raise _Unsure
        dated, undated = rows.parted("when")
        columns = _Moved(self.cells, head.headings, spec.kind, dated).columns(self.book)
        self._compare(head, spec, undated, dated.numbers, columns)
        self.movements.append(Movements(sheet.name, dated.numbers, columns))

    def _compare(
        self,
        head: Head,
        spec: SheetSpec,
        undated: "_Rows",
        numbers: Sequence[int],
        columns: Mapping[str, Texts],
    ) -> None:
        """Hold rows that sum up those above them to what these come to. Others have no date."""
        totals, compared = Totals(self.writing.style), 0
        for number, cells in zip(undated.numbers, undated.whole, strict=True):
            row = head.row(number, cells)
            if not is_totals(row, spec):
                raise _Unsure
            above = bisect(numbers, number)
            for at in range(compared, above):
                totals.add(Money(Decimal(columns["amount"][at] or ""), columns["currency"][at]))
            compared = above
            self.reading.findings.append(totals.compared(row))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of a table that say something: their numbers, their cells by field, and all of each.

    cells: None where one is blank.
    """

    numbers: Sequence[int]
    cells: Mapping[str, Sequence[Cell]]
    whole: Sequence[Sequence[Cell]]

    @classmethod
    def below(cls, head: Head, sheet: Sheet) -> Self:
        """Those below its headings."""
        rows = sheet.rows[head.number :]
        standing = [*zip_longest(*rows)]
        nothing = [None] * len(rows)
        cells = {
            field: _without_blanks(standing[at] if at < len(standing) else nothing)
            for field, at in head.positions.items()
        }
        found = cls(range(head.number + 1, head.number + 1 + len(rows)), cells, rows)
        said = [any(cell is not None for cell in row) for row in zip(*cells.values(), strict=True)]
        return found if all(said) else found._only(said)

    def parted(self, field: str) -> tuple[Self, Self]:
        """Those in which a field has something, and the others."""
        said = [cell is not None for cell in self.cells.get(field, [None] * len(self.numbers))]
        return self._only(said), self._only([not each for each in said])

    def _only(self, taken: Sequence[bool]) -> Self:
        return type(self)(
            [*compress(self.numbers, taken)],
            {field: [*compress(cells, taken)] for field, cells in self.cells.items()},
            [*compress(self.whole, taken)],
        )


def _without_blanks(cells: Sequence[Cell]) -> Sequence[Cell]:
    blank = {cell for cell in cells if type(cell) is str and not cell.strip()}
    return [None if type(c) is str and c in blank else c for c in cells] if blank else cells


_AS_THEY_ARE = ("reference", "account", "payee", "concept")
_IN_MORE = ("provenance", "source", "note")

_MOST_FORMS = 1_000
"""What rows say in `more` is asked of the model form by form: of many, rows are as soon read."""


class _Moved:
    """The cells of rows that move money, on their way into the columns of a table of facts.

    Raises _Unsure, CellError or MoneyError for what is not to be taken so.
    """

    def __init__(self, reader: FieldReader, headings: Headings, kind: str, rows: _Rows) -> None:
        self._reader, self._headers, self._kind = reader, headings.headers, kind
        self._columns = {column.field: column for column in headings.columns}
        said = rows.cells.items()
        self._cells = {f: cells for f, cells in said if any(c is not None for c in cells)}
        self._nothing = (None,) * len(rows.numbers)

    def columns(self, book: str) -> dict[str, Texts]:
        """All that they say. book: the one that they are of."""
        if any(map(called, {*self._cells.get("reference", ())})):
            raise _Unsure
        found: dict[str, Texts] = {name: self._said(name) for name in _AS_THEY_ARE}
        found["kind"] = [self._kind] * len(self._nothing)
        found["book"] = [book if said is None else said for said in self._said("book")]
        found["when"] = [when and when.text for when in self._said("when")]
        found["line"] = [*map(_only, self._said("lines"))]
        found["amount"], found["currency"] = self._money("amount")
        counter = MOVING[self._kind].counter
        if counter is not None:
            found["counter_amount"], found["counter_currency"] = self._money(counter)
        found["more"] = _as_json({name: self._said(name) for name in _IN_MORE})
        if self._cells or None in found["reference"] or None in found["amount"]:
            raise _Unsure  # they say what has no column, or not what they have to
        return found

    def _said(self, field: str) -> Sequence[Any]:
        """What a column says that is no money."""
        if (cells := self._cells.pop(field, None)) is None:
            return self._nothing
        if self._headers[field].unread:
            raise _Unsure
        return self._reader.said(self._columns[field], cells)

    def _money(self, field: str) -> tuple[Texts, Texts]:
        """Amounts, as bare numbers, and their currencies. A currency without one says nothing."""
        column = self._columns.get(field)
        if column is None or (cells := self._cells.pop(field, None)) is None:
            return self._nothing, self._nothing
        beside, header = self._said(column.currency_from or ""), self._headers[field]
        if header.unread:
            raise _Unsure
        within, amounts, currencies = header.currency, list[str | None](), list[str | None]()
        for cell, named in zip(cells, beside, strict=True):
            currency = named or within
            if cell is None:
                amounts.append(None)
                currencies.append(None)
            elif type(cell) in (float, int) and currency and within in (None, currency):
                amounts.append(f"{cell:.{EXACT_DIGITS}g}" if type(cell) is float else str(cell))
                currencies.append(currency)
            else:
                money = self._reader.money(column, header, self._kind, cell, named)
                amounts.append(money.digits)
                currencies.append(money.currency.code)
        return amounts, currencies


def _only(portions: Sequence[tuple[str, str | None]] | None) -> str | None:
    """The code of the one that has all of an amount."""
    match portions:
        case None:
            return None
        case ((code, None),):
            return code
        case _:
            raise _Unsure


def _as_json(columns: Mapping[str, Sequence[Any]]) -> Texts:
    """What has no column of its own, as JSON that every row has by itself."""
    said = [*zip(*columns.values(), strict=True)]
    forms = dict.fromkeys(said)
    if len(forms) > _MOST_FORMS:
        raise _Unsure
    for form in forms:
        stated = {n: value for n, value in zip(columns, form, strict=True) if value is not None}
        forms[form] = json.dumps(stated, ensure_ascii=False) if stated else None
    return [forms[each] for each in said]
