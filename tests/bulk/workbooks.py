"""Workbooks of one agreement as its staff keep them, right and wrong, from a seed."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from coopledger.testing.sheets import write_workbook

FIRST = date(2016, 1, 1)

_ODD: Mapping[str, Sequence[Any]] = {
    "Folio": (
        None, "G-1", "g-1", "G 1", 7, 7.5, "Total", "EJEMPLO", "A", "#N/A", "'=1", " G-9 ", 10**16,
        {"number": 7, "shown": '"G-"000'}, {"date": "2016-03-01"}, True, "3.2E+16", "x" * 101,
    ),
    "Fecha": (
        None, "2016", "2016-03", "marzo de 2016", "25/03/2016", "05/10/2016", "2016-02-30", 42430,
        2016, {"date": "2999-01-01"}, {"date": "2015-12-31"}, "ayer", {"error": "#DIV/0!"},
        {"date": "2016-03-01", "shown": "mmm-yy"}, {"date": "2016-03-01", "shown": "dd/mm/yyyy"},
    ),
    "Importe": (
        None, 0, -5, 5, 5.1, 5.123, 1e-7, 0.1 + 0.2, 1e13, 10**15, "5.10", "$5.10", "1,234.50",
        "1.234,50", "5.10 MXN", "5.10 EUR", "cinco", True, {"number": 5.5, "shown": '"$"#,##0.00'},
        {"number": 5.5, "shown": "[$€] #,##0.00"}, {"number": 0.5, "shown": "0%"},
        {"formula": "=2+3", "value": 5}, {"formula": "=2+3"}, {"error": "#VALUE!"},
    ),
    "Moneda": (None, "MXN", "pesos", "EUR", "mxn", "XXX", 5, ""),
    "Cuenta": (None, "MXN", "EUR", "NO", 7, " MXN "),
    "Rubro": (None, "L1", "L2", "OUT", "L9", "L1; L2", "L1 = 1.00; L2", "L1 ", 1),
    "Beneficiario": (None, "Ana", " Ana ", "José", "Jose\u0301", "=1+1", 5, "a\u200bb", "\ufffd"),
    "Concepto": (None, "taxi", "dos\nlíneas", "  ", {"date": "2016-03-01"}, 1.5, False),
    "Tipo de dato": (None, "fuente", "derivado", "supuesto", "seguro"),
    "Documento soporte": (None, "acta, p. 3", 12),
    "Nota": (None, "x", "y", ""),
    "Actividad": (None, None, "W-1"),
    "Revisión": (None, None, None, 1, 2),
    "Enviado (EUR)": (None, 5, 100.5, "100.50 EUR", "100.50 MXN", -5, 0),
    "Valor en moneda del convenio (EUR)": (None, 5, 100.5, "100.50 MXN"),
    "Recibido (EUR)": (None, 5, 0, "5 EUR"),
    "Otra cosa": (None, "algo"),
    "Convenio": (None, "A", "B"),
    "Pagado en moneda original": (None, None, 5),
}  # fmt: skip
"""What may stand in a cell instead, by its heading: some of it says the same, most does not."""

_BESIDE: Mapping[str, Sequence[str]] = {
    "Ministraciones": ("Cuenta", "Nota", "Tipo de dato", "Documento soporte", "Otra cosa"),
    "Gastos": (
        "Cuenta", "Rubro", "Beneficiario", "Concepto", "Nota", "Tipo de dato", "Documento soporte",
        "Actividad", "Revisión", "Otra cosa", "Convenio", "Pagado en moneda original",
    ),
    "Intereses": ("Cuenta", "Valor en moneda del convenio (EUR)", "Nota"),
    "Reintegros": ("Cuenta", "Recibido (EUR)", "Nota"),
}  # fmt: skip
"""The sheets, and the columns that each may have beside those that it needs."""

_OTHER_SHEETS: Mapping[str, list[list[Any]]] = {
    "Léame": [["Esto es de Ana"]],
    "Adendas": [["Folio", "Fecha", "Rubro"]],
    "Actividades": [["Código", "Actividad"], ["W-1", "Taller"]],
    "Gastos de otros": [["Folio", "Fecha", "Importe"], ["G-1", "2016-01-02", 5]],
}


class Workbook:
    """An agreement and what moved in it, sheet by sheet. amiss: how many cells say otherwise."""

    def __init__(self, seed: int, *, amiss: int, most: int = 8) -> None:
        self.random = Random(seed)
        self.sheets: dict[str, Any] = {
            "Convenio": [
                ["Código", "A"], ["Título", "Convenio A"], ["Moneda del convenio", "EUR"],
                ["Cuentas", self.random.choice(("MXN", "MXN; EUR"))],
                ["Regla de conversión", self.random.choice(("fifo", "average"))],
            ],
            "Rubros": [["Código", "Rubro", "Elegible"], ["L1", "Viajes", None],
                       ["L2", "Honorarios", None], ["OUT", "Fuera", "no"]],
        }  # fmt: skip
        self._moved(most)
        names = [name for name in self.sheets if name not in ("Convenio", "Rubros")]
        for _ in range(amiss):
            self._mistake(self.sheets[self.random.choice(names)])
        for name in names:
            self._presented(name)
        if amiss and self.random.random() < 0.3:
            other = self.random.choice([*_OTHER_SHEETS])
            self.sheets[other] = _OTHER_SHEETS[other]
        if self.random.random() < 0.3:
            self.sheets = {n: self.sheets[n] for n in self._shuffled([*self.sheets])}

    def _shuffled(self, names: list[str]) -> list[str]:
        self.random.shuffle(names)
        return names

    def _moved(self, most: int) -> None:
        """Money comes, and less than that goes."""
        needed = ["Folio", "Fecha", "Importe", "Moneda"]
        tables = {
            name: [*needed, *self.random.sample(beside, self.random.randint(0, len(beside)))]
            for name, beside in _BESIDE.items()
        }
        tables["Ministraciones"].insert(4, "Enviado (EUR)")
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in tables}
        rows["Ministraciones"].append(self._row("M-1", FIRST, 10_000) | {"Enviado (EUR)": 500})
        day = FIRST
        for number in range(self.random.randint(1, most)):
            day += timedelta(days=self.random.choice((0, 1, 20)))
            name = self.random.choice(("Gastos", "Gastos", "Gastos", "Intereses", "Reintegros"))
            amount = self.random.choice((10, 12.5, 99.99, 7.07)) + number
            row = self._row(f"{name[0]}-{number}", day, amount)
            if name == "Gastos":
                row |= {"Rubro": self.random.choice((None, "L1", "L2")), "Beneficiario": "Ana"}
                row |= {"Concepto": f"cosa {number}", "Nota": self.random.choice((None, "x"))}
            rows[name].append(row)
        for name, columns in tables.items():
            if rows[name] or self.random.random() < 0.5:
                cells = ([row.get(column) for column in columns] for row in rows[name])
                self.sheets[name] = [columns, *cells]

    def _row(self, folio: str, day: date, amount: float) -> dict[str, Any]:
        written = self.random.choice((day.isoformat(), {"date": day.isoformat()}))
        return {"Folio": folio, "Fecha": written, "Importe": amount, "Moneda": "MXN"}

    def _mistake(self, rows: list[list[Any]]) -> None:
        if len(rows) < 2:
            return
        at = self.random.randrange(len(rows[0]))
        self.random.choice(rows[1:])[at] = self.random.choice(_ODD[rows[0][at]])

    def _presented(self, name: str) -> None:
        """Titles, blank rows, totals, hidden rows, merged cells: what people put around a table."""
        heading, *rows = self.sheets[name]
        whole: dict[str, Any] = {}
        if self.random.random() < 0.3:
            amounts = [row[2] for row in rows if type(row[2]) in (int, float)]
            said = self.random.choice((*[sum(amounts)] * 9, 1))
            rows.append(["Total", None, said])
            if self.random.random() < 0.3:
                rows.append(["Gran total", None, said, "MXN"])
        if self.random.random() < 0.2:
            rows.insert(self.random.randint(0, len(rows)), [None, "  "])
        above = [["Registro de la oficina"], []] if self.random.random() < 0.2 else []
        if above and self.random.random() < 0.5:
            whole["merged"] = ["A1:C1"]
        elif self.random.random() < 0.03:
            whole["merged"] = ["D2:D3"]
        if self.random.random() < 0.1:
            whole["hidden_rows"] = [2 + len(above)]
        if self.random.random() < 0.2:
            heading = ["Importe (MXN)" if each == "Importe" else each for each in heading]
        self.sheets[name] = {"rows": [*above, heading, *rows], **whole}

    def write(self, path: Path) -> Path:
        return write_workbook(path, self.sheets)
