"""A statement and the yearly totals as a person reads them on a terminal or on paper."""

from collections.abc import Iterator, Sequence

from coopledger.books.cooperation import CooperationTotal
from coopledger.books.issued import Changes
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import Language
from coopledger.model.issue import Issue
from coopledger.reports.document import Cell, Document, Row, Style, Table, bare, mark
from coopledger.reports.layout import TextRow, paragraph, table
from coopledger.reports.statement import statement_document, totals_document


def statement_text(
    statement: Statement,
    language: Language,
    since: Changes | None = None,
    issue: Issue | None = None,
) -> str:
    """The statement of an agreement, each currency a column (`statement_document`)."""
    return document_text(statement_document(statement, language, since, issue), language)


def document_text(document: Document, language: Language) -> str:
    """A report, its tables one under another."""
    lines = [*paragraph(document.title), *document.lines]
    return "\n".join([*lines, "", *_body(document, language)]) + "\n"


def totals_text(totals: Sequence[CooperationTotal], language: Language) -> str:
    """The cooperation of each year: what was given, by kind, and partners' funds beside it."""
    return "\n".join(_body(totals_document(totals, language), language)) + "\n"


def _body(document: Document, language: Language) -> list[str]:
    """The tables and the notes, a blank line between them."""
    lines: list[str] = []
    for block in document.tables:
        lines += [*_table(block, language), ""]
    for note in document.notes:
        lines += paragraph(note)
    return lines


def _table(block: Table, language: Language) -> list[str]:
    rows = [text for row in block.rows for text in _rows(row, block, language)]
    lines = [block.title] if block.title else []
    lines += table(rows)
    for note in block.notes:
        lines += paragraph(note, indent=2)
    return lines


def _rows(row: Row, block: Table, language: Language) -> Iterator[TextRow]:
    """A row; a sum has a rule above it."""
    if row.style is Style.SUM:
        yield TextRow("", ("",) * block.columns, is_rule=True)
    cells = tuple(_cell(cell, block.marked, language) for cell in row.cells)
    yield TextRow(row.label, cells, indent=2 * row.level)


def _cell(cell: Cell, marked: bool, language: Language) -> str:
    """Words, and a mark of provenance or room for one."""
    said = bare(cell)
    return f"{said} {mark(cell, language) or ' '}" if marked and said else said
