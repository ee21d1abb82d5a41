"""A report as plain text, as a person reads it on a terminal or on paper."""

from collections.abc import Iterator

from coopledger.messages.visible import harmless
from coopledger.reports.document import (
    Amount,
    Block,
    Cell,
    Document,
    Entries,
    Preformatted,
    Row,
    Style,
    Table,
    Words,
    said_in,
)
from coopledger.reports.report import Report
from coopledger.writers.layout import TextRow, entries, paragraph, table


def write(report: Report) -> str:
    """The report's document."""
    return document_text(report.words())


def document_text(document: Document) -> str:
    """A report, its sections one under another, a blank line between them; harmless to a screen."""
    top, *rest = document.sections or ((),)
    title = paragraph(document.title) if document.titled else []
    lines = [*title, *(line for block in top for line in _block(block))]
    for section in rest:
        lines += ["", *(line for block in section for line in _block(block))]
    # A report without a title may begin with its first table.
    return harmless("\n".join(lines if title or top else lines[1:]) + "\n")


def _block(block: Block) -> list[str]:
    match block:
        case Words() if block.wraps:
            hanging = 2 if block.hangs else 0
            return paragraph(block.said, indent=2 * block.level, hanging=hanging)
        case Words():
            return [" " * 2 * block.level + block.said]
        case Entries():
            return entries(block.items)
        case Preformatted():
            return block.text.removesuffix("\n").split("\n")
        case Table():
            return _table(block)


def _table(block: Table) -> list[str]:
    lines = [block.title] if block.title else []
    lines += table([text for row in block.rows for text in _rows(row, block)])
    for note in block.notes:
        lines += paragraph(note, indent=2)
    return lines


def _rows(row: Row, block: Table) -> Iterator[TextRow]:
    """A row; a sum has a rule above it."""
    if row.style is Style.SUM:
        yield TextRow("", ("",) * block.columns, is_rule=True)
    cells = tuple(_cell(cell, block.marked) for cell in row.cells)
    yield TextRow(row.label, cells, indent=2 * row.level)


def _cell(cell: Cell, marked: bool) -> str:
    """Words, and a mark of provenance or room for one."""
    said = said_in(cell)
    letter = cell.mark if isinstance(cell, Amount) else ""
    return f"{said} {letter or ' '}" if marked and said else said
