"""A report as plain text, as a person reads it on a terminal or on paper."""

from collections.abc import Iterator
from itertools import takewhile

from coopledger.messages.visible import harmless
from coopledger.reports.document import (
    Amount,
    Block,
    Cell,
    Document,
    Entries,
    Picture,
    Preformatted,
    Row,
    Signature,
    Signatures,
    Style,
    Table,
    Words,
    said_in,
)
from coopledger.reports.report import Report
from coopledger.writers.layout import WIDTH, TextRow, blocks, entries, fits, paragraph, table


def write(report: Report, screen: int | None = None) -> str:
    """The report's document. screen: as `document_text` takes it."""
    return document_text(report.words(), screen)


def document_text(document: Document, screen: int | None = None) -> str:
    """A report, its sections one under another, a blank line between them; harmless to a screen.

    screen: how many letters a line of it has, where it is for one: there nothing is wider, for the
    terminal would break it anywhere. Else a line that is to stay whole does, and so does a table.
    """
    top, *rest = document.sections or ((),)
    width = screen or WIDTH
    head = [line for said in document.letterhead.lines for line in paragraph(said, width=width)]
    title = [*head, *paragraph(document.title, width=width)] if document.titled else []
    lines = [*title, *(line for block in top for line in _block(block, screen))]
    for section in rest:
        lines += ["", *(line for block in section for line in _block(block, screen))]
    if document.foot:
        lines += ["", *paragraph(document.foot, width=width)]
    # A report without a title may begin with its first table.
    return harmless("\n".join(lines if title or top else lines[1:]) + "\n")


def _block(block: Block, screen: int | None) -> list[str]:
    width = screen or WIDTH
    match block:
        case Words() if block.wraps or (screen and len(block.said) + 2 * block.level > screen):
            hanging = 2 if block.hangs else 0
            return paragraph(block.said, indent=2 * block.level, hanging=hanging, width=width)
        case Words():
            return [" " * 2 * block.level + block.said]
        case Entries():
            return entries(block.items, width)
        case Preformatted():
            return block.text.removesuffix("\n").split("\n")
        case Table():
            return _table(block, screen)
        case Picture():
            return paragraph(block.said, hanging=0, width=width)
        case Signatures():
            return [line for each in block.items for line in _place_to_sign(each)]


_TO_SIGN = "_" * 40


def _place_to_sign(signature: Signature) -> Iterator[str]:
    yield from ("", f"{signature.role}:", "", _TO_SIGN)
    yield from filter(None, (signature.name, signature.office))


def _table(block: Table, screen: int | None) -> list[str]:
    width = screen or WIDTH
    lines = paragraph(block.title, width=width) if block.title else []
    rows = [text for row in block.rows for text in _rows(row, block)]
    heads = sum(1 for _ in takewhile(lambda row: row.style is Style.HEAD, block.rows))
    apart = heads and (block.prose or (screen is not None and not fits(rows, screen)))
    # Apart, each figure has the name of its own column, and none of several together.
    lines += blocks(rows[heads - 1 :], width, prose=block.prose) if apart else table(rows, width)
    for note in block.notes:
        lines += paragraph(note, indent=2, width=width)
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
