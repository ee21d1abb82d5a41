"""Workbooks as staff fill them in, with mistakes sown into them or with none."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from coopledger.testing.mistakes import HEADERS, MISTAKES, Mistake
from coopledger.testing.sheets import workbook_bytes

Sheets = dict[str, list[list[Any]]]
"""Sheet name -> rows -> cells, as `sheets` writes them; the headers of `HEADERS` not among them."""

AGREEMENT = [
    ["Código", "FORO-2016"],
    ["Título", "Foro de la Democracia Latinoamericana"],
    ["Moneda del convenio", "EUR"],
    ["Cuentas", "MXN"],
]
LINES = ("PASAJES", "HONORARIOS", "INTERPRETACIÓN")
ACTIVITIES = ("FORO-VII", "CURSO-RIESGO")
MONEY_COMES_ON = date(2016, 1, 15)

_cents = st.integers(1, 10**9)
_days = st.integers(0, 340).map(lambda later: MONEY_COMES_ON + timedelta(days=later))


class Sown(NamedTuple):
    """A mistake that was put into a workbook: the finding it must give, and the cell it is at."""

    code: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class SeededWorkbook:
    """A workbook, and the errors that must be found in it: these, and no other.

    sheets: what stands in it, sheet by sheet, row by row, below the headers.
    """

    sheets: Sheets
    mistakes: tuple[Sown, ...] = ()

    @property
    def content(self) -> bytes:
        """The bytes of the .xlsx file."""
        return workbook_bytes(with_headers(self.sheets))

    def save(self, path: Path) -> Path:
        """Write it to a file."""
        path.write_bytes(self.content)
        return path


def workbooks(mistakes: int = 0) -> st.SearchStrategy[SeededWorkbook]:
    """Workbooks (.xlsx) of one agreement, in Spanish, with so many mistakes sown into them.

    Each mistake is in a row of its own, and gives one finding of severity error. With none, it
    loads: what is spent and returned never exceeds what came.
    """
    return pairs(mistakes).map(lambda pair: pair[1])


@st.composite
def pairs(draw: st.DrawFn, mistakes: int) -> tuple[SeededWorkbook, SeededWorkbook]:
    """A workbook with which nothing is wrong, and the same with mistakes sown into it."""
    valid = draw(valid_sheets(max(4, mistakes)))
    wrong = deepcopy(valid)
    # The first disbursement stays as it is: without its money everything that follows is wrong.
    free = [
        (sheet, place)
        for sheet in dict.fromkeys(mistake.sheet for mistake in MISTAKES)
        for place in range(len(valid[sheet]))
        if (sheet, place) != ("Ministraciones", 0)
    ]
    rows = draw(st.lists(st.sampled_from(free), min_size=mistakes, max_size=mistakes, unique=True))
    sown = []
    for sheet, place in rows:
        fitting = [mistake for mistake in MISTAKES if mistake.sheet == sheet]
        sown.append(_sow(wrong, draw(st.sampled_from(fitting)), place))
    return SeededWorkbook(valid), SeededWorkbook(wrong, tuple(sown))


def _sow(sheets: Sheets, mistake: Mistake, place: int) -> Sown:
    row, headers = sheets[mistake.sheet][place], HEADERS[mistake.sheet]
    at = headers.index(mistake.column)
    row[at] = deepcopy(mistake.put)
    if mistake.column.startswith("Moneda"):  # the amount before it may say its currency, too
        row[at - 1] = 10
    column = headers.index(mistake.found_at or mistake.column)
    return Sown(mistake.code, mistake.sheet, f"{'ABCDEFG'[column]}{place + 2}")


def with_headers(sheets: Sheets) -> Sheets:
    """The sheets as they are written."""
    return {
        sheet: [list(HEADERS[sheet]), *rows] if sheet in HEADERS else rows
        for sheet, rows in sheets.items()
    }


@st.composite
def _amounts(draw: st.DrawFn, sign: str = "$") -> Any:
    """An amount as staff write it: a number, or text."""
    value = Decimal(draw(_cents)) / 100
    written = [float(value), f"{value:.2f}", f"{sign}{value:,.2f}", f" {value:,.2f} "]
    return draw(st.sampled_from(written))


def _cents_of(written: Any) -> int:
    if isinstance(written, float):
        return round(written * 100)
    return round(Decimal(written.strip().strip("$").replace(",", "")) * 100)


@st.composite
def _dates(draw: st.DrawFn) -> Any:
    """A date as staff write it: Excel's own, or text."""
    day = draw(_days)
    return draw(st.sampled_from([{"date": day.isoformat()}, day.isoformat(), f"{day:%d/%m/%Y}"]))


@st.composite
def valid_sheets(draw: st.DrawFn, expenditures: int = 4) -> Sheets:
    """Sheets with which nothing is wrong, and at least so many expenditures.

    What is spent and returned never exceeds what came.
    """
    some_lines = st.sampled_from(["", *LINES, "PASAJES; HONORARIOS"])
    some_activities = st.sampled_from(["", *ACTIVITIES, "FORO-VII; CURSO-RIESGO"])
    spent = [
        [f"G-{n}", draw(_dates()), draw(_amounts()), "MXN", draw(some_lines), draw(some_activities)]
        for n in range(draw(st.integers(expenditures, expenditures + 8)))
    ]
    returned = [
        [f"R-{n}", {"date": "2016-12-31"}, draw(_amounts()), "MXN", draw(_amounts("€")), "EUR"]
        for n in range(draw(st.integers(1, 3)))
    ]
    given_in_kind = [
        [f"E-{n}", draw(_dates()), draw(_amounts()), "MXN", draw(some_activities)]
        for n in range(draw(st.integers(1, 3)))
    ]
    needed = sum(_cents_of(row[2]) for row in spent + returned)
    # Enough comes with the first; the others only add to it.
    received: list[list[Any]] = [
        ["M-0", MONEY_COMES_ON.isoformat(), (needed + 100) / 100, "MXN", 50.5, "EUR"]
    ]
    received += [
        [f"M-{n}", draw(_dates()), draw(_amounts()), "MXN", draw(_amounts("€")), "EUR"]
        for n in range(1, draw(st.integers(3, 5)))
    ]
    return {
        "Convenio": deepcopy(AGREEMENT),
        "Rubros": [[code, code.title(), "Sí"] for code in LINES] + [["REGALOS", "Obsequios", "No"]],
        "Actividades": [[code, code.title(), "2016"] for code in ACTIVITIES],
        "Ministraciones": received,
        "Gastos": spent,
        "Reintegros": returned,
        "Aportaciones en especie": given_in_kind,
    }
