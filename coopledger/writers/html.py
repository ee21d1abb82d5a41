"""Answers as HTML, as a notebook shows them. No colour of its own, no script, nothing fetched.

A notebook has a light theme or a dark one: what is written here takes whichever colours it finds.
Styles stand on the elements, for notebooks drop style sheets from documents they do not trust.
"""

import os
from collections.abc import Iterator
from html import escape

from coopledger.books.cooperation import CooperationTotal, CooperationTotals
from coopledger.books.display import as_html
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import Language
from coopledger.messages.choice import preferred_language
from coopledger.reports.document import Cell, Document, Row, Style, Table, bare, mark
from coopledger.reports.statement import statement_document, totals_document

_LABEL = "text-align:left;font-weight:{weight};padding:.15em .5em .15em {left}em"
_CELL = (
    "text-align:right;font-weight:{weight};padding:.15em .5em;white-space:nowrap;"
    "font-variant-numeric:tabular-nums"
)
_RULE = ";border-top:1px solid currentColor"
_TABLE = "border-collapse:collapse;margin:.8em 0 0 0"
_FAINT = "opacity:.75;margin:.2em 0"


@as_html.register
def _statement(answer: Statement) -> str:
    language = preferred_language(os.environ)
    return html(statement_document(answer, language), language)


@as_html.register
def _total(answer: CooperationTotal) -> str:
    return _totals(CooperationTotals([answer]))


@as_html.register
def _totals(answer: CooperationTotals) -> str:
    language = preferred_language(os.environ)
    return html(totals_document(answer, language), language)


def html(document: Document, language: Language) -> str:
    """A report as a piece of HTML."""
    return "".join(
        (
            '<div style="overflow-x:auto">',
            f"<p><strong>{escape(document.title)}</strong></p>",
            *(f"<p>{escape(line)}</p>" for line in document.lines),
            *(_table(table, language) for table in document.tables),
            *(f'<p style="{_FAINT}">{escape(note)}</p>' for note in document.notes),
            "</div>",
        )
    )


def _table(table: Table, language: Language) -> str:
    caption = f"<p><strong>{escape(table.title)}</strong></p>" if table.title else ""
    rows = "".join(_row(row, table, language) for row in table.rows)
    notes = "".join(f'<p style="{_FAINT}">{escape(note)}</p>' for note in table.notes)
    return f'{caption}<table style="{_TABLE}"><tbody>{rows}</tbody></table>{notes}'


def _row(row: Row, table: Table, language: Language) -> str:
    bold = row.style is not Style.FIGURES
    weight = "bold" if bold else "normal"
    rule = _RULE if row.style is Style.SUM else ""
    label = _LABEL.format(weight=weight, left=0.5 + row.level)
    cells = "".join(_cells(row, table, _CELL.format(weight=weight) + rule, language))
    scope = "col" if row.style is Style.HEAD else "row"
    return f'<tr><th scope="{scope}" style="{label}{rule}">{escape(row.label)}</th>{cells}</tr>'


def _cells(row: Row, table: Table, style: str, language: Language) -> Iterator[str]:
    tag = 'th scope="col"' if row.style is Style.HEAD else "td"
    for cell in row.cells:
        said = escape(bare(cell)) + (_mark(cell, language) if table.marked and bare(cell) else "")
        yield f'<{tag} style="{style}">{said}</{tag[:2]}>'


def _mark(cell: Cell, language: Language) -> str:
    """The letter of its provenance, or as much room, so that figures stand under one another."""
    letter = mark(cell, language)
    faint = "display:inline-block;width:1.2em;opacity:.6;font-weight:normal"
    return f'<span style="{faint}">{escape(letter)}</span>'
