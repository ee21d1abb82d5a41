"""A workbook in which a person decides on what is proposed, and which is loaded back.

Its sheet of matches is read as any sheet of the staff's: a row that is decided becomes a `Match`,
one that is not states nothing. Text is always written as text, never as a formula.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from coopledger.books.bank_reconciliation import BankReconciliation
from coopledger.books.matching import Matched, Matching, Unmatched
from coopledger.books.movements import Movement
from coopledger.messages.catalogue import Language, say
from coopledger.model.evidence import Decision
from coopledger.model.finding import FieldName
from coopledger.readers.sheets import SHOWN_OF_MATCHES
from coopledger.readers.words import quoted
from coopledger.reports.bank_reconciliation import bank_reconciliation_document
from coopledger.reports.document import Document, Table, Words
from coopledger.reports.matching import part_name, sum_of
from coopledger.writers.printed_sheet import PrintedSheet
from coopledger.writers.report_sheet import ReportSheet
from coopledger.writers.xlsx import MADE, OPTIONS

_WIDTHS = {
    "revision": 9, "decision": 12, "reason": 30, "reference": 30, "when": 12,
    "bank_lines": 20, "invoices": 20, "events": 20, "book": 18, "account": 14,
    "currency": 9, "evidence": 16, "books": 16, "difference": 14,
    "evidence-says": 36, "books-say": 36, "why": 60,
    "where": 34, "date": 24, "amount": 16, "says": 50, "known": 60,
}  # fmt: skip
_ORDER = ("decision", "reason", "why", "evidence", "books", "difference", "currency", "account",
          "evidence-says", "books-say", "bank_lines", "invoices", "events", "when", "reference",
          "revision", "book")  # fmt: skip
"""What a person fills in first, then what it is decided by, then what it is known by."""
_OPEN = ("where", "reference", "date", "amount", "currency", "account", "says", "known")
_ROOM = 500
"""How many rows more than there are proposals have the drop-down."""


def matching_workbook(
    matching: Matching, balances: Sequence[BankReconciliation], language: Language
) -> bytes:
    """The proposals to be decided, what is open on each side, and the bank reconciliations."""
    # Slow to import, and only a workbook needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    title = say("label.matching", language, book=matching.book, on=matching.on)
    book.set_properties({"created": MADE, "title": title})
    _Decisions(book, say("sheet.match", language), language).write(matching)
    _Open(book, say("sheet.match-open", language), language).write(matching)
    if balances:
        report = ReportSheet(book, say("sheet.match-balances", language), language)
        report.write(_together(balances, language))
    _Help(book, say("sheet.match-help", language), language).write()
    book.close()
    return out.getvalue()


def _together(balances: Sequence[BankReconciliation], language: Language) -> Document:
    """The reconciliations of all accounts as one report."""
    documents = [bank_reconciliation_document(each, language) for each in balances]
    if len(documents) == 1:
        return documents[0]
    tables = [
        block._replace(title=document.title, notes=tuple(_words(document)))
        for document in documents
        for section in document.sections
        for block in section
        if isinstance(block, Table)
    ]
    title = say("sheet.match-balances", language)
    return Document(title, ((), *((table,) for table in tables)))


def _words(document: Document) -> Iterator[str]:
    """What a report says apart from its tables."""
    for section in document.sections:
        yield from (block.said for block in section if isinstance(block, Words))


class _Rows(PrintedSheet):
    """A sheet with a heading a column and rows below it."""

    def head(self, columns: Sequence[tuple[str, str]], *, to_fill_in: Sequence[str] = ()) -> None:
        """The headings, each (name, as people read it)."""
        for at, (name, heading) in enumerate(columns):
            colour = "#FFF2CC" if name in to_fill_in else "#E7EEF5"
            look = self.format(
                bold=True, text_wrap=True, valign="vcenter", bottom=2, bg_color=colour
            )
            self.sheet.set_column(at, at, _WIDTHS[name])
            self.text(0, at, heading, look)
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)

    def cells(self, row: int, values: Sequence[object]) -> None:
        for at, value in enumerate(values):
            match value:
                case Decimal():
                    self.number(row, at, value, valign="top")
                case int():
                    self.sheet.write_number(row, at, value, self.format(valign="top"))
                case date():
                    shown = self.format(num_format="dd/mm/yyyy", align="left", valign="top")
                    self.sheet.write_datetime(row, at, value, shown)
                case str() if value:
                    look = self.format(text_wrap=True, valign="top", num_format="@")
                    self.text(row, at, value, look)


class _Decisions(_Rows):
    """The proposals, a row each; the first column is for the person who decides."""

    def write(self, matching: Matching) -> None:
        columns = [(name, self._heading(name)) for name in _ORDER]
        self.head(columns, to_fill_in=("decision", "reason"))
        proposals = matching.proposed
        for row, found in enumerate(proposals, start=1):
            shown = _shown(found, matching.book, self.language)
            self.cells(row, [shown.get(name) for name in _ORDER])
            self.height(row, len(str(shown["why"])), _WIDTHS["why"])
        choices = [say(f"choice.{decision}", self.language) for decision in Decision]
        last = len(proposals) + _ROOM
        self.sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": choices})
        self.sheet.set_column(0, 0, _WIDTHS["decision"], self.format(bg_color="#FFFDF0"))
        self.sheet.autofilter(0, 0, max(1, len(proposals)), len(_ORDER) - 1)

    def _heading(self, name: str) -> str:
        if name in SHOWN_OF_MATCHES:
            return say(f"shown.{name}", self.language)
        return FieldName(f"match.{name}").say(self.language)


def _shown(found: Matched, book: str, language: Language) -> dict[str, object]:
    fact = found.as_fact(book, date.today())
    return {
        "why": "; ".join(why.say(language) for why in found.reasons),
        "evidence": sum_of(found.evidence),
        "books": sum_of(found.events),
        "difference": found.difference.amount,
        "currency": found.evidence[0].currency,
        "account": found.evidence[0].account,
        "evidence-says": _say(found.evidence, language),
        "books-say": _say(found.events, language),
        "bank_lines": "; ".join(map(quoted, fact.bank_lines)),
        "invoices": "; ".join(map(quoted, fact.invoices)),
        "events": "; ".join(map(quoted, fact.events)),
        "when": fact.when.first,
        "reference": fact.reference,
        "revision": fact.revision if fact.revision > 1 else None,
        "book": book,
    }


def _say(movements: Sequence[Movement], language: Language) -> str:
    return "\n".join(
        "  ".join(filter(None, (m.reference, m.when.say(language), m.said))) for m in movements
    )


class _Open(_Rows):
    """What is left open on each side, to be matched by hand."""

    def write(self, matching: Matching) -> None:
        self.head([(name, say(f"shown.{name}", self.language)) for name in _OPEN])
        row = 0
        for where, left in _left(matching):
            row += 1
            movement = left.movement
            said = part_name(*where, self.language)
            known = "; ".join(why.say(self.language) for why in left.reasons)
            when = movement.when
            day = when.first if when.is_day else when.say(self.language)
            amount, currency = movement.amount.amount, movement.currency
            values = (said, movement.reference, day, amount, currency, movement.account)
            self.cells(row, (*values, movement.said, known))
        if row:
            self.sheet.autofilter(0, 0, row, len(_OPEN) - 1)


def _left(matching: Matching) -> Iterator[tuple[tuple[str, str], Unmatched]]:
    for name, side in (("bank", matching.bank), ("invoices", matching.invoices)):
        if name == "bank" or side.evidence or side.matched or side.proposed:
            yield from (((name, "evidence"), left) for left in side.evidence)
            yield from (((name, "events"), left) for left in side.events)


class _Help(PrintedSheet):
    """How to decide, in half a page."""

    def write(self) -> None:
        language = self.language
        words = {
            "sheet": say("sheet.match", language),
            "open": say("sheet.match-open", language),
            "column": FieldName("match.decision").say(language),
            "reason": FieldName("match.reason").say(language),
            "accept": say(f"choice.{Decision.ACCEPTED}", language),
            "reject": say(f"choice.{Decision.REJECTED}", language),
        }
        self.sheet.set_column(0, 0, 96)
        self.sheet.hide_gridlines(2)
        title = self.format(bold=True, font_size=14)
        self.text(0, 0, say("match-help.title", language), title)
        for step in range(1, 6):
            said = say(f"match-help.step-{step}", language, **words)
            self.text(1 + step, 0, said, self.format(text_wrap=True, valign="top"))
            self.height(1 + step, len(said), 95)
