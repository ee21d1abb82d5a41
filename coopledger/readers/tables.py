"""The staff's sheets: one for what opens the book, one for each kind of fact."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from coopledger.messages.catalogue import knows
from coopledger.model.agreement import Account, BudgetLine
from coopledger.model.dates import LATEST_YEAR
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact, fact_adapter
from coopledger.model.finding import FieldName, Finding, Place, Severity, under_their_names
from coopledger.model.kinds import EXPENDITURE, IN_KIND, KINDS
from coopledger.money import LARGEST_STATED, Money
from coopledger.progress import Progress, counted, in_turn, within
from coopledger.readers import layout, sheets
from coopledger.readers.attached import attach
from coopledger.readers.columns import SheetSpec
from coopledger.readers.container import document_name
from coopledger.readers.fields import FieldReader
from coopledger.readers.headings import ATTACHED
from coopledger.readers.layout import SheetRow
from coopledger.readers.number_style import FoundInCells, Writing, writing_of
from coopledger.readers.reading import Manner, Reader, Reading
from coopledger.readers.sheet import Sheet
from coopledger.readers.swapped_columns import swapped_columns
from coopledger.readers.totals import Totals, called, is_as_shipped, is_totals
from coopledger.rules.references import propose_references

OPENING = 0.5
"""The share of the time of reading that goes into opening a document."""


def reader_of(opened: Callable[[Path, Progress], list[Sheet]]) -> Reader:
    """The reader of a document that opens as sheets."""

    def read(path: Path, manner: Manner) -> Reading:
        found = opened(path, within(manner.progress, 0, OPENING))
        rest = replace(manner, progress=within(manner.progress, OPENING, 1))
        return read_tables(path, found, rest)

    return read


def read_tables(path: Path, found: list[Sheet], manner: Manner) -> Reading:
    """Every fact of a document, and everything that is wrong with it, at once."""
    reading = Reading()
    Tables(path, reading, manner).read(found)
    reading.findings = list(propose_references(reading.findings, reading.references))
    return reading


_LINE = TypeAdapter(BudgetLine)
_ACCOUNT = TypeAdapter(Account)


def _currencies(spec: SheetSpec) -> Set[str | None]:
    """The fields that are no fact's: its money has its currency by the time it is read."""
    return {column.currency_from for column in spec.columns}


class Tables:
    """One document on its way into a `Reading`."""

    def __init__(self, path: Path, reading: Reading, manner: Manner) -> None:
        self.document, self.folder = document_name(path), path.parent
        self.reading = reading
        self.book = manner.book
        self.said = manner.style
        self.found = FoundInCells(reading.findings)
        self.writing = Writing()
        self.cells = FieldReader(self.writing, self.found)
        self.examples = 0
        self.progress = manner.progress

    def read(self, found: list[Sheet]) -> None:
        known = [(sheet, spec) for sheet in found if (spec := sheets.spec_of(sheet.name))]
        for sheet in found:
            self.reading.findings += sheet.findings
            if sheets.spec_of(sheet.name) is None:
                if sheet.rows and not sheets.has_no_data(sheet.name):
                    self._ignored(sheet)
            elif sheet.hidden:
                place = Place(self.document, sheet.name)
                self._find("hidden-rows", place, severity=Severity.NOTE)
        openings = [(sheet, spec) for sheet, spec in known if spec.upright]
        self.writing, note = writing_of(self.document, known, self.said)
        self.cells = FieldReader(self.writing, self.found)
        self.reading.findings += [note] if note is not None else []
        tables = [(sheet, spec) for sheet, spec in known if spec in sheets.TABLES]
        if len(openings) == 1:
            self._opening(*openings[0], [pair for pair in known if pair not in tables])
        elif openings or not (tables and self._book_is_said(tables)):
            self._find("opening-sheet", Place(self.document), {"seen": len(openings)})
            self.reading.unread.add("opening")
            return
        sizes = [len(sheet.rows) for sheet, _ in tables]
        for (sheet, spec), part in in_turn(tables, sizes, self.progress):
            self._facts(sheet, spec, part)
        if self.examples:
            left_out = {"count": self.examples}
            self._find("examples-left-out", Place(self.document), left_out, severity=Severity.NOTE)

    def _book_is_said(self, tables: Iterable[tuple[Sheet, SheetSpec]]) -> bool:
        """Whether rows without an opening can belong somewhere."""
        return self.book is not None or all(
            layout.has_header(sheet, spec, "book") for sheet, spec in tables
        )

    def _opening(
        self, sheet: Sheet, spec: SheetSpec, beside: list[tuple[Sheet, SheetSpec]]
    ) -> None:
        """What opens the book, with its accounts and lines; its code, though it be not whole."""
        row = self._laid(layout.upright(self.document, sheet, spec), spec)[0]
        fields, failed = self.cells.fields(row)
        fields.pop("style", None)  # which has settled how all of it is read
        if spec is sheets.AGREEMENT:
            accounts = tuple(self._coded(beside, sheets.ACCOUNTS, _ACCOUNT))
            if accounts:
                fields["accounts"] = (*fields.get("accounts", ()), *accounts)
            elif sheets.ACCOUNTS.kind in self.reading.unread:
                failed.add("accounts")  # that there is none follows from it
            fields["lines"] = tuple(self._coded(beside, sheets.LINES, _LINE))
        else:
            for other, its_spec in beside:
                if not its_spec.upright:
                    self._ignored(other)
        code = fields.get("code")
        self.book = code if isinstance(code, str) else self.book
        opening = self._build(TypeAdapter(KINDS[spec.kind].model), fields, row, failed)
        if opening is None:
            self.reading.unread.add("opening")
        else:
            self.book = opening.code
            self.reading.entries.append(Entry(opening, row.origin(), any_revision=True))

    def _laid(self, laid: layout.SheetRows, spec: SheetSpec) -> list[SheetRow]:
        self.reading.findings += laid.findings
        if not laid.legible:
            self.reading.unread.add(spec.kind)
        return laid.rows

    def _table(self, sheet: Sheet, spec: SheetSpec) -> list[SheetRow]:
        rows = self._laid(layout.table(self.document, sheet, spec), spec)
        return [row for row in rows if not self._is_waiting(row, spec)]

    @staticmethod
    def _is_waiting(row: SheetRow, spec: SheetSpec) -> bool:
        """Whether a person has yet to fill in what makes a row state something."""
        return spec.awaits in row.headers and spec.awaits not in row.cells

    def _coded(
        self, found: list[tuple[Sheet, SheetSpec]], spec: SheetSpec, adapter: TypeAdapter[Any]
    ) -> Iterator[Any]:
        """The accounts or lines; one that stands twice is complained of at its second row."""
        codes: set[str] = set()
        told = _currencies(spec)
        tables = (self._table(sheet, spec) for sheet, its_spec in found if its_spec is spec)
        for row in (row for rows in tables for row in rows):
            fields, failed = self.cells.fields(row)
            if spec is sheets.LINES:
                fields = {name: value for name, value in fields.items() if name not in told}
            if self._is_left_out(adapter, fields, row):
                continue
            item = self._build(adapter, fields, row, failed)
            if item is None:
                self.reading.unread.add(spec.kind)
            elif item.code in codes:
                self._find("code-twice", row.place("code"), {"seen": item.code})
            else:
                codes.add(item.code)
                yield item

    def _ignored(self, sheet: Sheet) -> None:
        """A sheet that is not read: an error where it has facts, doubtful where it looks so."""
        looks = any(layout.header_row(sheet, spec) is not None for spec in sheets.TABLES)
        severity = Severity.WARNING if looks else Severity.NOTE
        if looks and any(layout.has_facts(sheet, spec) for spec in sheets.TABLES):
            severity = Severity.ERROR
        self._find("sheet-ignored", Place(self.document, sheet.name), severity=severity)

    def _facts(self, sheet: Sheet, spec: SheetSpec, progress: Progress) -> None:
        rows = self._table(sheet, spec)
        self.reading.findings += swapped_columns(rows, spec)
        totals = Totals(self.writing.style)
        stated: list[tuple[dict[str, Any], SheetRow, set[str]]] = []
        told = _currencies(spec)
        for row in counted(rows, len(rows), within(progress, 0, 0.6)):
            if is_totals(row, spec):
                self.reading.findings.append(totals.compared(row))
                continue
            fields, failed = self.cells.fields(row)
            amounts = fields.get("amount")
            fields = {n: value for n, value in spec.assemble(fields).items() if n not in told}
            if self._is_left_out(fact_adapter, fields, row, kind=spec.kind, book="-"):
                continue
            totals.add(amounts)
            if not self._gathered(spec, fields, stated):
                stated.append((fields, row, failed))
        for fields, row, failed in counted(stated, len(stated), within(progress, 0.6, 1)):
            names = fields.pop(ATTACHED, ())
            entry = self._entry(spec, fields, row, failed)
            if entry is not None:
                self.reading.entries.append(entry)
                attach(entry, names, row, self.folder, self.reading)

    def _entry(
        self, spec: SheetSpec, fields: dict[str, Any], row: SheetRow, failed: set[str]
    ) -> Entry | None:
        reference = fields.get("reference")
        if isinstance(reference, str):
            self.reading.references[spec.kind].append(reference)
        elif "reference" in row.headers and "reference" not in failed:
            self._find("missing-reference", row.place("reference"), {"kind": spec.kind})
            failed = failed | {"reference"}
        given = {"kind": spec.kind, **fields}
        if self.book:
            given.setdefault("book", self.book)
        elif "opening" in self.reading.unread:
            given.setdefault("book", "-")
        fact: AnyFact | None = self._build(fact_adapter, given, row, failed)
        if fact is None:
            self.reading.unread.add(spec.kind)
            self.reading.partial += self._partial(given, row, failed)
            return None
        return Entry(fact, row.origin(), any_revision="revision" not in fields)

    @staticmethod
    def _partial(given: dict[str, Any], row: SheetRow, failed: set[str]) -> Iterator[Entry]:
        """The row with something else in the place of what could not be read, if that makes a fact.

        Only of the kinds that name a line or an activity.
        """
        if given["kind"] in (EXPENDITURE.name, IN_KIND.name):
            nature = KINDS[given["kind"]].amount or Money
            stand_ins = {
                "reference": "-",
                "when": f"{LATEST_YEAR}",  # by then every addendum counts
                "amount": nature.from_minor(LARGEST_STATED, "XAU"),
            }
            beside = failed | {"valuation", "paid"}
            read = {name: value for name, value in given.items() if name not in beside}
            with suppress(ValidationError):
                yield Entry(fact_adapter.validate_python({**stand_ins, **read}), row.origin())

    @staticmethod
    def _gathered(
        spec: SheetSpec,
        fields: dict[str, Any],
        stated: list[tuple[dict[str, Any], SheetRow, set[str]]],
    ) -> bool:
        """Whether a row only adds to the fact of the row above it, which has the same reference."""
        if not (spec.gathers and stated and "reference" in fields):
            return False
        above = stated[-1][0]
        others = {name: value for name, value in fields.items() if name not in spec.gathers}
        if any(above.get(name) != value for name, value in others.items()):
            return False
        if not any(name in fields for name in spec.gathers):
            return False
        for name in spec.gathers:
            if name in fields:
                above[name] = (*above.get(name, ()), *fields[name])
        return True

    def _is_left_out(
        self, adapter: TypeAdapter[Any], fields: Mapping[str, Any], row: SheetRow, **of_all: str
    ) -> bool:
        """Whether a row is the example as it came with the workbook, or goes by a total's name.

        of_all: fields that have no column.
        """
        match called(row.cells.get("reference", row.cells.get("code"))):
            case "example":
                read = {name: value for name, value in fields.items() if name != ATTACHED}
                with suppress(ValidationError):
                    if is_as_shipped(adapter.validate_python({**of_all, **read})):
                        self.examples += 1
                        return True
            case "total":
                field = "reference" if "reference" in row.cells else "code"
                self._find("called-a-total", row.place(field), {"seen": row.cells[field]})
                return True
        return False

    def _build(
        self, adapter: TypeAdapter[Any], fields: Mapping[str, Any], row: SheetRow, failed: set[str]
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

    def _find_invalid(self, problem: Any, row: SheetRow) -> None:
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
            self._find(code, place, under_their_names(row.kind, said))
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
        self.found.add(Finding(code, severity, place, params or {}))
