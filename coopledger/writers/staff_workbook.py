"""The workbook that staff keep a book in: empty with an example in each sheet, or filled in."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from coopledger.messages.catalogue import CoopledgerError, Language, knows, say
from coopledger.model.activity import ActivityKind
from coopledger.model.agreement import (
    Account,
    Agreement,
    AnyOpening,
    BudgetLine,
    ConversionRule,
    InterestTo,
)
from coopledger.model.base import Provenance
from coopledger.model.evidence import InvoiceType
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import ALL, DISBURSEMENT, IN_KIND
from coopledger.model.tossd import FRAMEWORKS, MODALITIES
from coopledger.model.valuation import ValuationMethod
from coopledger.numerals import NumberStyle
from coopledger.readers.columns import Column, SheetSpec
from coopledger.readers.example_book import example_book
from coopledger.writers.filled_sheets import (
    FilledSheet,
    Row,
    Written,
    all_sheets,
    filled_sheets,
    other_sheets,
    sheets_of,
    sheets_to_go_on,
)
from coopledger.writers.formulas import digits_kept
from coopledger.writers.printed_sheet import require_rows_fit
from coopledger.writers.xlsx import MADE, OPTIONS
from coopledger.writers.xml_text import fits_in_cell

_ROOM = 2_000
"""How many rows below the headers have the drop-downs."""
_FIRST_EXACT_DAY = date(1900, 3, 1)
"""Excel counts a 29th of February 1900 that never was: earlier dates are written as text."""

_WIDTHS = {
    "title": 40, "concept": 34, "summary": 40, "lessons": 40, "note": 24, "source": 24,
    "reason": 44, "lines": 26, "activities": 26, "partners": 26, "payee": 28, "place": 22,
    "reference": 16, "code": 16, "when": 24, "amount": 17, "sent": 17, "received": 17,
    "arrived": 17, "worth": 17, "balance": 17, "ceiling": 17, "activity_kind": 26, "paid": 17,
    "annual_cost": 17, "daily_rate": 17, "tariff": 17, "travel": 17, "per_diem": 17,
    "materials": 17, "unit": 24, "tariff_source": 24, "rate_source": 24, "grade": 22,
    "issuer_name": 28, "subtotal": 17, "discount": 17, "taxes": 17, "withheld": 17, "share": 17,
    "unit_value": 17, "contributor": 22,
}  # fmt: skip
_LINE_HEIGHT, _TALL_HEADER = 16, 32
_UPRIGHT = {"item": 32, "value": 44, "example-of": 40, "help": 70}
_INSTRUCTIONS = {
    "template.steps": [f"template.step-{number}" for number in range(1, 6)],
    "template.good-to-know": [
        f"template.note-{about}" for about in ("dates", "amounts", "columns")
    ],
}
_CURRENCIES = ("MXN", "EUR", "USD")
_IN_KIND = ("D", "E", "J", "K")
"""How the codes begin under which TOSSD counts officials' time, training and donations."""


def empty_workbook(language: Language, opening: type[AnyOpening] = Agreement) -> bytes:
    """A workbook to be filled in, for what a book is opened with.

    Each sheet has an example, which is not read.
    """
    examples = filled_sheets(example_book(language, opening), language)
    return _workbook(all_sheets((), opening), language, examples)


def book_workbook(facts: Iterable[AnyFact], language: Language) -> bytes:
    """The workbook of a book that is recorded, from its facts. Reading it back changes nothing."""
    return _workbook(sheets_of(facts, language), language)


def workbook_to_go_on(facts: Iterable[AnyFact], language: Language) -> bytes:
    """The same with what stands, and nothing that no sheet holds: for who goes on with it."""
    return _workbook(sheets_to_go_on(facts, language), language)


def _workbook(
    sheets: Sequence[FilledSheet], language: Language, examples: Iterable[FilledSheet] = ()
) -> bytes:
    """A workbook with these sheets, and one before them that explains it."""
    # Slow to import, and only a workbook needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"created": MADE, "title": say("template.title", language)})
    shown = {sheet.spec.kind: sheet.rows[0] for sheet in examples}
    writer = _Writer(book, language, {sheet.spec.kind for sheet in sheets}, set(shown))
    writer.instructions(sheets[0])
    for sheet in sheets:
        example = shown.get(sheet.spec.kind, {})
        write = writer.upright if sheet.spec.upright else writer.table
        write(sheet, example)
    book.close()
    return out.getvalue()


class _Writer:
    """The sheets of one workbook, and its formats."""

    def __init__(
        self, book: Any, language: Language, kinds: set[str], with_example: set[str]
    ) -> None:
        self.book, self.language = book, language
        self.kinds, self.with_example = kinds, with_example
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def _format(self, **wanted: object) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(dict(wanted))
        return self._formats[key]

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(1)  # letter
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&A&R{say('sheet.pages', self.language)}")
        return sheet

    def instructions(self, opening: FilledSheet) -> None:
        """Half a page that explains the workbook."""
        sheet = self._sheet(say("template.sheet", self.language))
        sheet.set_column(0, 0, 96)
        sheet.hide_gridlines(2)
        title, heading = self._format(bold=True, font_size=16), self._format(bold=True, top=1)
        words = self._format(text_wrap=True, valign="top")
        sheet.write_string(0, 0, say("template.title", self.language), title)
        row = 0
        for head, lines in _INSTRUCTIONS.items():
            row += 2
            sheet.write_string(row, 0, say(head, self.language), heading)
            for key in lines:
                row += 1
                text = say(key, self.language, opening=opening.name(self.language))
                sheet.write_string(row, 0, text, words)
                sheet.set_row(row, _LINE_HEIGHT * (1 + len(text) // 95))
        self._others(sheet, row + 2, opening, heading, words)

    def _others(self, sheet: Any, row: int, opening: FilledSheet, heading: Any, words: Any) -> None:
        """What sheets there are beside those in the workbook: how they and their columns go."""
        others = [*other_sheets(opening.spec.kind, self.kinds)]
        if not others:
            return
        sheet.write_string(row, 0, say("template.other-sheets", self.language), heading)
        for at, other in enumerate(others, start=row + 1):
            headers = (other.header(column, self.language) for column in other.columns)
            text = f"{other.name(self.language)}: {' | '.join(headers)}"
            sheet.write_string(at, 0, text, words)
            sheet.set_row(at, _LINE_HEIGHT * (1 + len(text) // 95))

    def upright(self, filled: FilledSheet, example: Row) -> None:
        """A field a row: its name, its value, an example, what it is."""
        sheet = self._sheet(filled.name(self.language))
        row = filled.rows[0] if filled.rows else {}
        for at, (key, width) in enumerate(_UPRIGHT.items()):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, say(f"template.{key}", self.language), self._heading(True))
        for number, column in enumerate(filled.columns, start=1):
            bold = _is_required(filled.spec, column)
            name = self._format(bold=bold, valign="top", text_wrap=True)
            words = self._format(text_wrap=True, valign="top")
            sheet.write_string(number, 0, filled.header(column, self.language), name)
            self._cell(sheet, number, 1, row.get(column.field), border=4, bg_color="#FFFDF0")
            self._cell(sheet, number, 2, example.get(column.field), italic=True)
            sheet.write_string(number, 3, self._help(filled, column), words)
            self._choices(sheet, column, number, 1, number)
            shown = (row.get(column.field), example.get(column.field), self._help(filled, column))
            lines = [
                1 + len(str(text or "")) // width
                for text, width in zip(shown, list(_UPRIGHT.values())[1:], strict=True)
            ]
            sheet.set_row(number, _LINE_HEIGHT * max(lines))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def table(self, filled: FilledSheet, example: Row) -> None:
        """A fact a row below its headers; the example, if any, is the first row."""
        sheet = self._sheet(filled.name(self.language))
        sheet.set_row(0, _TALL_HEADER)
        for at, column in enumerate(filled.columns):
            header = filled.header(column, self.language)
            required = _is_required(filled.spec, column)
            sheet.set_column(
                at, at, _WIDTHS.get(column.field, max(12, len(header) + 3)), self._of_column(column)
            )
            sheet.write_string(0, at, header, self._heading(required))
            sheet.write_comment(
                0, at, self._help(filled, column), {"x_scale": 1.6, "author": "coopledger"}
            )
            self._choices(sheet, column, 1, at, _ROOM)
        names = [column.field for column in filled.columns]
        rows: list[tuple[Row, dict[str, object]]] = [(row, {}) for row in filled.rows]
        if example:
            named: Row = {names[0]: say("template.example", self.language)}
            rows.insert(0, ({**example, **named}, {"italic": True, "font_color": "#7F7F7F"}))
        require_rows_fit(len(rows) + 1, sheet.get_name())
        for number, (row, look) in enumerate(rows, start=1):
            for at, column in enumerate(filled.columns):
                centred = {"align": "center"} if column.field.endswith("currency") else {}
                self._cell(sheet, number, at, row.get(column.field), **look, **centred)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def _heading(self, required: bool) -> Any:
        return self._format(
            bold=required, text_wrap=True, valign="vcenter", bottom=2, bg_color="#E7EEF5"
        )

    def _of_column(self, column: Column) -> Any:
        if column.read is None:
            return self._format(num_format="#,##0.00")
        if column.field.endswith("currency"):
            return self._format(align="center", valign="top")
        # No format of dates: typed into one with a day, «2016-08» would become a first of August.
        return self._format(text_wrap=True, valign="top") if column.field in _WIDTHS else None

    def _help(self, filled: FilledSheet, column: Column) -> str:
        own = f"help-of.{filled.spec.kind}.{column.field}"
        return say(own if knows(own) else f"help-of.{column.field}", self.language)

    def _cell(self, sheet: Any, row: int, at: int, value: Written | None, **look: object) -> None:
        match value:
            case None:
                if look.get("border"):
                    sheet.write_blank(row, at, None, self._format(text_wrap=True, **look))
            case Decimal() if digits_kept(value):
                digits = max(0, -int(value.as_tuple().exponent))
                shown = "#,##0" + ("." + "0" * digits if digits else "")
                sheet.write_number(row, at, value, self._format(num_format=shown, **look))
            case Decimal():
                sheet.write_string(row, at, f"{value:f}", self._format(align="right", **look))
            case int():
                sheet.write_number(row, at, value, self._format(num_format="0", **look))
            case date() if value >= _FIRST_EXACT_DAY:
                shown = self._format(num_format="dd/mm/yyyy", align="left", **look)
                sheet.write_datetime(row, at, value, shown)
            case _:
                said = str(value)
                if not fits_in_cell(said):  # cut, it would be read back as something else
                    where = {"sheet": sheet.get_name(), "row": row + 1}
                    raise CoopledgerError("workbook.cell-too-long", **where, length=len(said))
                words = self._format(text_wrap=True, valign="top", num_format="@", **look)
                sheet.write_string(row, at, said, words)

    def _choices(self, sheet: Any, column: Column, first: int, at: int, last: int) -> None:
        """A drop-down, which proposes and does not enforce: what is read decides."""
        source = self._source(column)
        if source:
            offer = {"validate": "list", "source": source, "show_error": False}
            sheet.data_validation(first, at, last, at, offer)

    def _codes_on(self, kind: str) -> str:
        """The first column of a sheet, below its headers and its example."""
        name = say(f"sheet.{kind}", self.language)
        return f"='{name}'!$A${3 if kind in self.with_example else 2}:$A${_ROOM}"

    def _source(self, column: Column) -> str | list[str] | None:
        language = self.language
        match column.field:
            case "lines" | "line" | "from_line" | "to_line" if "line" in self.kinds:
                return self._codes_on("line")
            case "activities" if "activity" in self.kinds:
                return self._codes_on("activity")
            case (
                "currency"
                | "sent_currency"
                | "received_currency"
                | "arrived_currency"
                | "paid_currency"
                | ("worth_currency")
            ):
                return list(_CURRENCIES)
            case (
                "prefinancing"
                | "no_overdraft"
                | "eligible"
                | "in_instalments"
                | "evidence_required"
            ):
                return [say("yes", language), say("no", language)]
            case "provenance":
                return [say(f"choice.{p}", language) for p in Provenance]
            case "conversion":
                return [say(f"choice.{rule}", language) for rule in ConversionRule]
            case "interest_to":
                return [say(f"choice.{owner}", language) for owner in InterestTo]
            case "invoice_type":
                return [say(f"choice.{kind}", language) for kind in InvoiceType]
            case "style":
                return [f"{style}" for style in NumberStyle]
            case "method":
                return [say(f"choice.{method}", language) for method in ValuationMethod]
            case "tossd_modality":
                return [code for code in MODALITIES if code.startswith(_IN_KIND)]
            case "tossd_framework":
                return list(FRAMEWORKS)
            case "activity_kind":
                return [say(f"activity_kind.{kind}", language) for kind in ActivityKind]
        return None


_MODELS: dict[str, type[BaseModel]] = {
    "account": Account,
    "line": BudgetLine,
    **{kind.name: kind.model for kind in ALL},
}


def _is_required(spec: SheetSpec, column: Column) -> bool:
    """Whether a fact cannot do without it; a currency, where its money is required."""
    if spec.kind == DISBURSEMENT.name and column.field in ("sent", "sent_currency"):
        return True  # unless it came in the agreement's own currency
    if spec.kind == IN_KIND.name and column.field in ("amount", "currency"):
        return True  # unless its valuation says what it comes to
    field = _MODELS[spec.kind].model_fields.get(column.field)
    if field is not None:
        return field.is_required()
    money = (other for other in spec.columns if other.currency_from == column.field)
    return any(_is_required(spec, other) for other in money)
