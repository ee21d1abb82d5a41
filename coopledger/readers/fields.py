"""The fields of a row, read from its cells: what they say, and which of them say nothing clear."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from coopledger.model.finding import Finding
from coopledger.model.kinds import IN_KIND
from coopledger.money import InKind, Money
from coopledger.numerals import NumberStyle
from coopledger.readers.amounts import amount, named_in
from coopledger.readers.cells import Cell, CellError, check_text, text, typed
from coopledger.readers.columns import Column, Read
from coopledger.readers.layout import Header, Headings, SheetRow
from coopledger.readers.number_style import FoundInCells, Writing
from coopledger.written import of_dollar_sign

Fields = dict[str, Any]

_REMEMBERED = 1_000
"""Different cells of a column whose reading is kept: days, currencies, lines come again."""


class FieldReader:
    """Reads the rows of one document. What is wrong with a cell is added to what was found."""

    def __init__(self, writing: Writing, found: FoundInCells) -> None:
        self._writing, self._found = writing, found
        self._headings: Headings | None = None
        self._columns: list[tuple[Column, Header, dict[Cell, Any]]] = []

    def fields(self, row: SheetRow) -> tuple[Fields, set[str]]:
        """The fields that could be read, and the names of those that could not."""
        if row.headings is not self._headings:
            self._turn_to(row.headings)
        fields: Fields = {}
        failed: set[str] = set()
        read: Any
        cells = row.cells
        for column, header, read_before in self._columns:
            cell = cells.get(column.field)
            if cell is None:
                continue
            if header.unread or column.currency_from in failed:
                failed.add(column.field)
                continue
            try:
                if column.read is None:
                    beside = fields.get(column.currency_from or "")
                    read = self.money(column, header, row.kind, cell, beside)
                else:
                    read = self._said(column, cell, read_before)
                    read = self._divided(read, fields) if column.divides else read
            except CellError as error:
                failed.add(column.field)
                self._complain(error, column, row)
                continue
            if column.part_of is None:
                fields[column.field] = read
            else:
                fields.setdefault(column.part_of, {})[column.field] = read
        if failed:
            self._leave_out_parts(fields, failed)
        return fields, failed

    def _turn_to(self, headings: Headings) -> None:
        """The rows of another table come now."""
        self._headings = headings
        self._columns = [
            (column, headings.headers[column.field], {}) for column in headings.columns
        ]

    def _leave_out_parts(self, fields: Fields, failed: set[str]) -> None:
        """What a part of is not known cannot be whole: what follows is no mistake of its own."""
        for column, _, _ in self._columns:
            if column.part_of is not None and column.field in failed:
                failed.add(column.part_of)
                fields[column.part_of] = {}

    def _complain(self, error: CellError, column: Column, row: SheetRow) -> None:
        field = column.field
        if error.code == "missing-currency" and column.currency_from in row.headers:
            field = column.currency_from or field
        self._found.add(Finding(error.code, place=row.place(field), params=error.params))

    def said(self, column: Column, cells: Iterable[Cell]) -> list[Any]:
        """What the cells of a column say, one by one; None of those that are blank.

        Raises CellError for the first that cannot be read.
        """
        read_before: dict[Cell, Any] = {None: None}
        return [
            read_before[cell]
            if cell is None or (type(cell) is str and cell in read_before)
            else self._said(column, cell, read_before)
            for cell in cells
        ]

    def _said(self, column: Column, cell: Cell, read_before: dict[Cell, Any]) -> Any:
        """What a cell says by itself. Texts and days that come again are read once."""
        if type(cell) is not str and type(cell) is not datetime:
            return self._read(column, cell)
        if cell in read_before:
            return read_before[cell]
        said = self._read(column, cell)
        if len(read_before) < _REMEMBERED:
            read_before[cell] = said
        return said

    def _read(self, column: Column, cell: Cell) -> Any:
        self._check(column, cell)
        read: Read = column.read  # type: ignore[assignment]  # money is read elsewhere
        by_style = column.numbers is not None and not column.divides
        return read(cell, self._writing.style) if by_style else read(cell)

    def _check(self, column: Column, cell: Cell) -> None:
        """Raise CellError for text that nobody wrote, or a number of another style."""
        if isinstance(cell, str):
            check_text(cell)
            if column.numbers is not None and self._writing.doubted:
                self._writing.check(column.numbers(typed(cell)), of_rates=column.of_rates)

    def _divided(
        self, said: Iterable[tuple[str, str | None]], fields: Fields
    ) -> tuple[Fields, ...]:
        """What codes had of the amount of their row."""
        whole = fields.get("amount")
        if not isinstance(whole, Money):  # it could not be read: its parts are left at that
            return tuple({"code": code} for code, _ in said)
        currency, style = whole.currency.code, self._writing.style
        return tuple(
            {"code": code, "amount": amount(part, currency, style) if part else None}
            for code, part in said
        )

    def money(
        self, column: Column, header: Header, kind: str, cell: Cell, beside: str | None
    ) -> Money:
        """What a cell says of money. beside: the currency that stands in the column for it.

        Raises CellError.
        """
        self._check(column, cell)
        within = header.currency
        if within == "$":
            within = of_dollar_sign(beside or named_in(cell))
        if column.own_currency:
            return _in_its_own(cell, within or beside, self._writing.style)
        if beside and within and beside != within:
            raise CellError("two-currencies", seen=text(cell), currencies=f"{beside}, {within}")
        nature = InKind if kind == IN_KIND.name else Money
        return amount(cell, beside or within, self._writing.style, nature)


def _in_its_own(cell: Cell, currency: str | None, style: NumberStyle) -> Money:
    """Money in the currency of its row, or in another that the cell itself names."""
    try:
        return amount(cell, currency, style)
    except CellError as error:
        if error.code != "two-currencies":
            raise
        return amount(cell, None, style)
