"""Findings to mark a workbook with, and what to look at in it afterwards."""

import io
from typing import Any

import openpyxl

from coopledger.messages.catalogue import Language
from coopledger.model.finding import Finding, Place, Severity

ES, EN = Language.ES, Language.EN


def at(sheet: str | None, cell: str | None, seen: str = "x", **place: Any) -> Finding:
    """An error on a cell, which says what was seen."""
    place = Place("libro.xlsx", sheet, cell=cell, **place)
    return Finding("column-ignored", Severity.ERROR, place, {"seen": seen})


def of(severity: Severity, cell: str, seen: str = "x") -> Finding:
    place = Place("libro.xlsx", "Gastos", cell=cell)
    return Finding("column-ignored", severity, place, {"seen": seen})


def opened(data: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True, **options)


def fill(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb)


def comment(data: bytes, sheet: str, cell: str) -> str:
    return str(opened(data)[sheet][cell].comment.text)


def look(cell: Any, *, but_fill: bool = False) -> str:
    kept = (cell.font, cell.border, cell.number_format, cell.alignment, cell.protection)
    return repr(kept if but_fill else (*kept, cell.fill))


def cells(book: Any) -> dict[tuple[str, str], Any]:
    return {
        (sheet.title, cell.coordinate): cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }
