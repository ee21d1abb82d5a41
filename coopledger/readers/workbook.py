"""The staff's workbook: a sheet for what opens the book, a sheet for each kind of fact."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from coopledger.messages.catalogue import knows
from coopledger.model.agreement import Agreement, BudgetLine, Programme
from coopledger.model.entry import Entry
from coopledger.model.facts import fact_adapter
from coopledger.model.finding import FieldName, Finding, Place, Severity
from coopledger.money import InKind, Money
from coopledger.readers import layout, sheets
from coopledger.readers.amounts import amount
from coopledger.readers.cells import Cell, CellError, is_blank, plain, text
from coopledger.readers.layout import Row
from coopledger.readers.reading import Reading
from coopledger.readers.sheets import Column
from coopledger.readers.xlsx import NotOpened, Sheet, document_name, open_workbook
from coopledger.written import NumberStyle


def read_workbook(path: Path) -> Reading:
    """Every fact of a workbook, and everything that is wrong with it, at once."""
    reading = Reading()
    try:
        found = open_workbook(path)
    except NotOpened as error:
        reading.findings.append(error.finding)
        reading.unread.add("opening")
        return reading
    _Workbook(document_name(path), reading).read(found)
    return reading


_LINE = TypeAdapter(BudgetLine)


def _money_only(fields: Mapping[str, Any], spec: sheets.Sheet) -> dict[str, Any]:
    """The fields of a fact: its money has its currency by now, which needs no field of its own."""
    currencies = {column.currency_from for column in spec.columns}
    return {name: value for name, value in fields.items() if name not in currencies}


class _Workbook:
    """One document on its way into a `Reading`."""

    def __init__(self, document: str, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.style = NumberStyle.COMMA_GROUPS

    def read(self, found: list[Sheet]) -> None:
        known = [(sheet, spec) for sheet in found if (spec := sheets.SHEETS.get(plain(sheet.name)))]
        for sheet in found:
            if plain(sheet.name) not in sheets.SHEETS and sheet.rows:
                self._ignored(sheet)
        openings = [(sheet, spec) for sheet, spec in known if spec.upright]
        if len(openings) != 1:
            self._find("opening-sheet", Place(self.document), {"seen": len(openings)})
            self.reading.unread.add("opening")
            return
        if openings[0][1] is sheets.PROGRAMME:
            for sheet, spec in known:
                if spec is sheets.LINES:
                    self._ignored(sheet)
        code = self._opening(*openings[0], [s for s, spec in known if spec is sheets.LINES])
        for sheet, spec in known:
            if spec in sheets.TABLES:
                self._facts(sheet, spec, code)

    def _opening(self, sheet: Sheet, spec: sheets.Sheet, lines: list[Sheet]) -> str | None:
        """What opens the book, with its lines; its code, even where the rest cannot be read."""
        row = self._laid(layout.upright(self.document, sheet, spec), spec)[0]
        fields, failed = self._fields(row, spec)
        self.style = fields.pop("style", self.style)
        if spec is sheets.AGREEMENT:
            fields["lines"] = tuple(self._lines(lines))
        model = Agreement if spec is sheets.AGREEMENT else Programme
        opening = self._build(TypeAdapter(model), fields, row, failed)
        if opening is None:
            self.reading.unread.add("opening")
            code = fields.get("code")
            return code if isinstance(code, str) else None
        self.reading.entries.append(Entry(opening, row.origin()))
        return str(opening.code)

    def _laid(self, laid: layout.Laid, spec: sheets.Sheet) -> list[Row]:
        self.reading.findings += laid.findings
        if not laid.legible:
            self.reading.unread.add(spec.kind)
        return laid.rows

    def _table(self, sheet: Sheet, spec: sheets.Sheet) -> list[Row]:
        return self._laid(layout.table(self.document, sheet, spec), spec)

    def _lines(self, found: list[Sheet]) -> Iterator[BudgetLine]:
        """The budget lines; one that stands twice is complained of at its second row."""
        codes: set[str] = set()
        for row in (row for sheet in found for row in self._table(sheet, sheets.LINES)):
            line = self._line(row)
            if line is not None and line.code in codes:
                self._find("code-twice", row.place("code"), {"seen": line.code})
            elif line is not None:
                codes.add(line.code)
                yield line

    def _ignored(self, sheet: Sheet) -> None:
        """A sheet that is not read: worth a warning where it looks like one of ours."""
        looks = any(layout.looks_like(sheet, spec) for spec in sheets.TABLES)
        severity = Severity.WARNING if looks else Severity.NOTE
        self._find("sheet-ignored", Place(self.document, sheet.name), severity=severity)

    def _line(self, row: Row) -> BudgetLine | None:
        fields, failed = self._fields(row, sheets.LINES)
        line: BudgetLine | None = self._build(_LINE, _money_only(fields, sheets.LINES), row, failed)
        if line is None:
            self.reading.unread.add("line")
        return line

    def _facts(self, sheet: Sheet, spec: sheets.Sheet, code: str | None) -> None:
        for row in self._table(sheet, spec):
            fields, failed = self._fields(row, spec)
            stated = spec.assemble(_money_only(fields, spec))
            given = {"kind": spec.kind, "book": code or "-", **stated}
            fact = self._build(fact_adapter, given, row, failed)
            if fact is None:
                self.reading.unread.add(spec.kind)
            else:
                self.reading.entries.append(Entry(fact, row.origin()))

    def _fields(self, row: Row, spec: sheets.Sheet) -> tuple[dict[str, Any], set[str]]:
        """The fields that could be read, and the names of those that could not."""
        fields: dict[str, Any] = {}
        failed: set[str] = set()
        for column in sorted(spec.columns, key=lambda column: column.read is None):
            cell = row.cells.get(column.field)
            if is_blank(cell):
                continue
            if column.currency_from in failed:
                failed.add(column.field)
                continue
            try:
                fields[column.field] = self._read(column, row, cell, fields, spec)
            except CellError as error:
                failed.add(column.field)
                self._find(error.code, row.place(column.field), error.params)
        return fields, failed

    def _read(
        self, column: Column, row: Row, cell: Cell, fields: Mapping[str, Any], spec: sheets.Sheet
    ) -> Any:
        if column.read is not None:
            return column.read(cell, self.style) if column.styled else column.read(cell)
        beside = fields.get(column.currency_from or "")
        within = row.headers[column.field].currency
        if beside and within and beside != within:
            raise CellError("two-currencies", seen=text(cell), currencies=f"{beside}, {within}")
        nature = InKind if spec.kind == "in_kind" else Money
        return amount(cell, beside or within, self.style, nature)

    def _build(
        self, adapter: TypeAdapter[Any], fields: Mapping[str, Any], row: Row, failed: set[str]
    ) -> Any:
        """The fact; or None, and a finding for each wrong field that had none yet."""
        try:
            fact = adapter.validate_python(fields)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                if failed.isdisjoint(problem["loc"]):
                    self._find_invalid(problem, row)
            return None
        return None if failed else fact

    def _find_invalid(self, problem: Any, row: Row) -> None:
        """A field that the model refuses, as a finding on its cell."""
        said = problem.get("ctx", {})
        located = [part for part in (*problem["loc"], said.get("field")) if isinstance(part, str)]
        field = next(
            (part for part in located if part in row.headers), located[-1] if located else ""
        )
        code, place = problem["type"], row.place(field)
        if code == "missing" and field in row.headers:
            self._find("missing-value", place)
        elif code == "missing":
            column = Finding(
                "missing-column",
                Severity.ERROR,
                place._replace(row=None, cell=row.first_heading),
                {"field": FieldName(f"{row.kind}.{field}")},
            )
            if column not in self.reading.findings:
                self.reading.findings.append(column)
        elif knows(f"finding.{code}"):
            self._find(code, place, said)
        else:
            self._find("invalid-value", place, {"seen": problem["input"], "said": problem["msg"]})

    def _find(
        self,
        code: str,
        place: Place,
        params: Mapping[str, object] | None = None,
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.reading.findings.append(Finding(code, severity, place, params or {}))
