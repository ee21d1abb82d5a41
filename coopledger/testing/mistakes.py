"""The mistakes that people make in a workbook, and the finding that each must give."""

from dataclasses import dataclass
from datetime import date
from typing import Any

HEADERS = {
    "Rubros": ["Código", "Rubro", "Elegible"],
    "Actividades": ["Código", "Actividad", "Fecha"],
    "Ministraciones": ["Folio", "Fecha", "Importe", "Moneda", "Enviado", "Moneda enviada"],
    "Gastos": ["Folio", "Fecha", "Importe", "Moneda", "Rubro", "Actividad", "Concepto"],
    "Reintegros": ["Folio", "Fecha", "Importe", "Moneda", "Recibido", "Moneda recibida"],
    "Aportaciones en especie": ["Folio", "Fecha", "Valor", "Moneda", "Actividad"],
}

NEXT_YEAR = date.today().year + 1


@dataclass(frozen=True)
class Mistake:
    """What is put into which column of a sheet, and the code of what must be found there.

    found_at: the column the finding names, where it is another one.
    """

    sheet: str
    column: str
    put: Any
    code: str
    found_at: str = ""


def _everywhere(sheet: str, amount: str) -> list[Mistake]:
    """The mistakes that can be made on any sheet of money."""
    return [
        Mistake(sheet, "Folio", None, "missing-reference"),
        Mistake(sheet, "Folio", "F" * 101, "text-too-long"),
        Mistake(sheet, "Folio", "G\u200b1", "unprintable-text"),
        Mistake(sheet, "Folio", {"error": "#N/A"}, "error-value"),
        Mistake(sheet, "Fecha", None, "missing-value"),
        Mistake(sheet, "Fecha", "31/02/2016", "date-unreadable"),
        Mistake(sheet, "Fecha", "05/10/16", "two-digit-year"),
        Mistake(sheet, "Fecha", 42648, "date-as-number"),
        Mistake(sheet, "Fecha", "ayer", "date-unreadable"),
        Mistake(sheet, "Fecha", {"formula": "=Z1"}, "formula-without-value"),
        Mistake(sheet, amount, None, "missing-value"),
        Mistake(sheet, amount, "1.234.5", "amount-unreadable"),
        Mistake(sheet, amount, "mil", "amount-unreadable"),
        Mistake(sheet, amount, True, "amount-unreadable"),
        Mistake(sheet, amount, {"date": "2016-10-05"}, "amount-unreadable"),
        Mistake(sheet, amount, 10.001, "too-many-digits"),
        Mistake(sheet, amount, "10.0001", "too-many-digits"),
        Mistake(sheet, amount, 0, "not-positive"),
        Mistake(sheet, amount, -10.5, "not-positive"),
        Mistake(sheet, amount, {"error": "#DIV/0!"}, "error-value"),
        Mistake(sheet, amount, {"formula": "=SUM(C1:C2)"}, "formula-without-value"),
        Mistake(sheet, amount, "€10", "two-currencies"),
        Mistake(sheet, "Moneda", None, "missing-currency"),
    ]


MISTAKES = [
    *_everywhere("Gastos", "Importe"),
    *_everywhere("Ministraciones", "Importe"),
    *_everywhere("Reintegros", "Importe"),
    *_everywhere("Aportaciones en especie", "Valor"),
    Mistake("Gastos", "Fecha", str(NEXT_YEAR), "future-date"),
    Mistake("Gastos", "Folio", "M-0", "reference-twice"),
    Mistake("Gastos", "Folio", "FORO-2016", "reference-twice"),
    Mistake("Gastos", "Moneda", "USD", "currency-mismatch", found_at="Importe"),
    Mistake("Gastos", "Rubro", "VIATICOS", "unknown-line"),
    Mistake("Gastos", "Rubro", "PASAJES; VIATICOS", "unknown-line"),
    Mistake("Gastos", "Rubro", "REGALOS", "ineligible-line"),
    Mistake("Gastos", "Actividad", "FORO-VIII", "unknown-activity"),
    Mistake("Ministraciones", "Enviado", None, "worth-missing"),
    Mistake("Ministraciones", "Enviado", "cincuenta", "amount-unreadable"),
    Mistake("Ministraciones", "Moneda enviada", "USD", "currency-mismatch", found_at="Enviado"),
    Mistake("Ministraciones", "Moneda", "USD", "currency-mismatch", found_at="Importe"),
    Mistake("Reintegros", "Moneda recibida", "USD", "currency-mismatch", found_at="Recibido"),
    Mistake("Aportaciones en especie", "Actividad", "FORO-VIII", "unknown-activity"),
    Mistake("Aportaciones en especie", "Fecha", str(NEXT_YEAR), "future-date"),
]
