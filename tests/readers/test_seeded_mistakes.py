"""Valid workbooks with known mistakes sown into them: each is found, where it is, and no other."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger.errors import LedgerNotFound
from coopledger.ledger import Ledger
from coopledger.model.finding import Severity
from coopledger.model.receipt import Receipt
from tests.readers.workbooks import write_workbook

Workbook = dict[str, list[list[Any]]]

FEWER = settings(max_examples=max(10, settings.default.max_examples // 3))
"""Each example here writes and loads several workbooks."""

AGREEMENT = [
    ["Código", "FORO-2016"],
    ["Título", "Foro de la Democracia Latinoamericana"],
    ["Moneda del convenio", "EUR"],
    ["Cuentas", "MXN"],
]
LINES = ("PASAJES", "HONORARIOS", "INTERPRETACIÓN")
ACTIVITIES = ("FORO-VII", "CURSO-RIESGO")
HEADERS = {
    "Rubros": ["Código", "Rubro", "Elegible"],
    "Actividades": ["Código", "Actividad", "Fecha"],
    "Ministraciones": ["Folio", "Fecha", "Importe", "Moneda", "Enviado", "Moneda enviada"],
    "Gastos": ["Folio", "Fecha", "Importe", "Moneda", "Rubro", "Actividad", "Concepto"],
    "Reintegros": ["Folio", "Fecha", "Importe", "Moneda", "Recibido", "Moneda recibida"],
    "Aportaciones en especie": ["Folio", "Fecha", "Valor", "Moneda", "Actividad"],
}
MONEY_COMES_ON = date(2016, 1, 15)

cents = st.integers(1, 10**9)
days = st.integers(0, 340).map(lambda later: MONEY_COMES_ON + timedelta(days=later))


@st.composite
def amounts(draw: st.DrawFn, sign: str = "$") -> Any:
    """An amount as staff write it: a number, or text."""
    value = Decimal(draw(cents)) / 100
    written = [float(value), f"{value:.2f}", f"{sign}{value:,.2f}", f" {value:,.2f} "]
    return draw(st.sampled_from(written))


def _minor(written: Any) -> int:
    if isinstance(written, float):
        return round(written * 100)
    return round(Decimal(written.strip().strip("$").replace(",", "")) * 100)


@st.composite
def dates(draw: st.DrawFn) -> Any:
    """A date as staff write it: Excel's own, or text."""
    day = draw(days)
    return draw(st.sampled_from([{"date": day.isoformat()}, day.isoformat(), f"{day:%d/%m/%Y}"]))


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """A workbook with which nothing is wrong. What is spent and returned never exceeds what came.

    Its last row of Gastos and of Ministraciones is there for a mistake to be sown into.
    """
    some_lines = st.sampled_from(["", *LINES, "PASAJES; HONORARIOS"])
    some_activities = st.sampled_from(["", *ACTIVITIES, "FORO-VII; CURSO-RIESGO"])
    spent = [
        [f"G-{n}", draw(dates()), draw(amounts()), "MXN", draw(some_lines), draw(some_activities)]
        for n in range(draw(st.integers(4, 12)))
    ]
    returned = [
        [f"R-{n}", {"date": "2016-12-31"}, draw(amounts()), "MXN", draw(amounts("€")), "EUR"]
        for n in range(draw(st.integers(1, 3)))
    ]
    given_in_kind = [
        [f"E-{n}", draw(dates()), draw(amounts()), "MXN", draw(some_activities)]
        for n in range(draw(st.integers(1, 3)))
    ]
    needed = sum(_minor(row[2]) for row in spent + returned)
    # Enough comes with the first; the others only add to it.
    received = [["M-0", MONEY_COMES_ON.isoformat(), (needed + 100) / 100, "MXN", 50.5, "EUR"]]
    received += [
        [f"M-{n}", draw(dates()), draw(amounts()), "MXN", draw(amounts("€")), "EUR"]
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


def _written(folder: str, name: str, workbook: Workbook) -> Path:
    sheets = {
        sheet: [HEADERS[sheet], *rows] if sheet in HEADERS else rows
        for sheet, rows in workbook.items()
    }
    return write_workbook(Path(folder) / f"{name}.xlsx", sheets)


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
        Mistake(sheet, amount, "1.234,56", "amount-unreadable"),
        Mistake(sheet, amount, "mil", "amount-unreadable"),
        Mistake(sheet, amount, True, "amount-unreadable"),
        Mistake(sheet, amount, {"date": "2016-10-05"}, "amount-unreadable"),
        Mistake(sheet, amount, 10.001, "too-many-digits"),
        Mistake(sheet, amount, "10.001", "too-many-digits"),
        Mistake(sheet, amount, 0, "not-positive"),
        Mistake(sheet, amount, -10.5, "not-positive"),
        Mistake(sheet, amount, {"error": "#DIV/0!"}, "error-value"),
        Mistake(sheet, amount, {"formula": "=SUM(C1:C2)"}, "formula-without-value"),
        Mistake(sheet, amount, "€10", "two-currencies"),
        Mistake(sheet, "Moneda", None, "missing-currency"),
    ]


_NEXT_YEAR = date.today().year + 1

MISTAKES = [
    *_everywhere("Gastos", "Importe"),
    *_everywhere("Ministraciones", "Importe"),
    *_everywhere("Reintegros", "Importe"),
    *_everywhere("Aportaciones en especie", "Valor"),
    Mistake("Gastos", "Fecha", str(_NEXT_YEAR), "future-date"),
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
    Mistake("Aportaciones en especie", "Fecha", str(_NEXT_YEAR), "future-date"),
]  # fmt: skip


@st.composite
def sown(draw: st.DrawFn) -> tuple[Workbook, Workbook, Counter[tuple[str, int, str, str]]]:
    """A valid workbook, the same with mistakes in it, and what must be found: never two in a row.

    The first disbursement stays as it is: without its money everything that follows is wrong.
    """
    valid = draw(workbooks())
    wrong = deepcopy(valid)
    expected: Counter[tuple[str, int, str, str]] = Counter()
    taken = {("Ministraciones", 0)}
    for mistake in draw(st.lists(st.sampled_from(MISTAKES), min_size=1, max_size=8)):
        rows = [n for n in range(len(valid[mistake.sheet])) if (mistake.sheet, n) not in taken]
        if not rows:
            continue
        place = draw(st.sampled_from(rows))
        taken.add((mistake.sheet, place))
        row, headers = wrong[mistake.sheet][place], HEADERS[mistake.sheet]
        at = headers.index(mistake.column)
        row[at] = deepcopy(mistake.put)
        if mistake.column.startswith("Moneda"):  # the amount before it may say its currency, too
            row[at - 1] = 10
        expected[mistake.sheet, place + 2, mistake.found_at or mistake.column, mistake.code] += 1
    return valid, wrong, expected


def _errors(receipt: Receipt) -> Counter[tuple[str | None, int | None, str | None, str]]:
    return Counter(
        (finding.place.sheet, finding.place.row, finding.place.column, finding.code)
        for finding in receipt.findings
        if finding.severity is Severity.ERROR
    )


def _is_empty(ledger: Ledger) -> bool:
    try:
        return not ledger.books()
    except LedgerNotFound:
        return True


@FEWER
@given(sown())
def test_each_mistake_is_found_where_it_is_and_nothing_is_stored(
    case: tuple[Workbook, Workbook, Counter[tuple[str, int, str, str]]],
) -> None:
    valid, wrong, expected = case
    with tempfile.TemporaryDirectory() as folder, Ledger.open("sqlite://") as ledger:
        receipt = ledger.import_file(_written(folder, "wrong", wrong))
        assert _errors(receipt) == expected
        assert receipt.recorded == 0
        assert _is_empty(ledger)
        receipt = ledger.import_file(_written(folder, "valid", valid))
        assert receipt.findings == ()
        assert receipt.recorded == 1 + sum(
            len(rows) for sheet, rows in valid.items() if sheet in HEADERS and sheet != "Rubros"
        )
        refused = ledger.import_file(Path(folder) / "wrong.xlsx")
        assert not refused.accepted
        assert [summary.facts for summary in ledger.books()] == [receipt.recorded]
        assert ledger.verify().intact


def _shuffled(workbook: Workbook, seed: int) -> Workbook:
    """The same rows in another order; the same sheets, too."""
    chance = random.Random(seed)
    shuffled = {sheet: chance.sample(rows, len(rows)) for sheet, rows in workbook.items()}
    shuffled["Rubros"] = workbook["Rubros"]  # the order of an agreement's lines is a part of it
    return dict(chance.sample(list(shuffled.items()), len(shuffled)))


@FEWER
@given(workbooks(), st.integers())
def test_the_order_of_the_rows_says_nothing(workbook: Workbook, seed: int) -> None:
    closing = date(2016, 12, 31)
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open("sqlite://") as ledger,
        Ledger.open("sqlite://") as other,
    ):
        path = _written(folder, "as-it-is", workbook)
        shuffled = _written(folder, "shuffled", _shuffled(workbook, seed))
        recorded = ledger.import_file(path).recorded
        assert recorded > 0
        assert other.import_file(shuffled).recorded == recorded
        for again in (path, shuffled):
            receipt = ledger.import_file(again)
            assert (receipt.recorded, receipt.unchanged) == (0, recorded)
            assert receipt.findings == ()
        statement = ledger.reconcile("FORO-2016", on=closing)
        assert statement.closes
        assert statement == other.reconcile("FORO-2016", on=closing)
        assert ledger.cooperation_totals() == other.cooperation_totals()


def _change(workbook: Workbook, sheet: str, row: int, column: str, put: Any) -> Workbook:
    changed = deepcopy(workbook)
    changed[sheet][row][HEADERS[sheet].index(column)] = put
    return changed


def _found(workbook: Workbook) -> list[tuple[str | None, int | None, str | None, str]]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open("sqlite://") as ledger:
        return sorted(_errors(ledger.import_file(_written(folder, "one", workbook))), key=str)


PLAIN: Workbook = {
    "Convenio": AGREEMENT,
    "Rubros": [["PASAJES", "Pasajes aéreos", "Sí"]],
    "Actividades": [["FORO-VII", "VII Foro", "2016"]],
    "Ministraciones": [["M-0", "2016-01-15", 1000.5, "MXN", 50.5, "EUR"]],
    "Gastos": [[f"G-{n}", "2016-10-05", 10.5, "MXN", "PASAJES", "FORO-VII"] for n in range(5)],
    "Reintegros": [["R-0", "2016-12-31", 5, "MXN", 0.2, "EUR"]],
}

ROOT_CAUSES: dict[str, tuple[Callable[[Workbook], Workbook], tuple[str, int, str, str]]] = {
    "the only disbursement has no readable amount": (
        lambda book: _change(book, "Ministraciones", 0, "Importe", "mucho"),
        ("Ministraciones", 2, "Importe", "amount-unreadable"),
    ),
    "the only disbursement has no readable date": (
        lambda book: _change(book, "Ministraciones", 0, "Fecha", "enero"),
        ("Ministraciones", 2, "Fecha", "date-unreadable"),
    ),
    "the only disbursement went into no account": (
        lambda book: _change(book, "Ministraciones", 0, "Moneda", "USD"),
        ("Ministraciones", 2, "Importe", "currency-mismatch"),
    ),
    "the only disbursement has a year to come": (
        lambda book: _change(book, "Ministraciones", 0, "Fecha", str(_NEXT_YEAR)),
        ("Ministraciones", 2, "Fecha", "future-date"),
    ),
    "the only disbursement has the reference of an activity": (
        lambda book: _change(book, "Ministraciones", 0, "Folio", "FORO-VII"),
        ("Ministraciones", 2, "Folio", "reference-twice"),
    ),
    "the only line cannot be read": (
        lambda book: _change(book, "Rubros", 0, "Elegible", "quizá"),
        ("Rubros", 2, "Elegible", "not-a-choice"),
    ),
    "the only activity cannot be read": (
        lambda book: _change(book, "Actividades", 0, "Fecha", "octubre"),
        ("Actividades", 2, "Fecha", "date-unreadable"),
    ),
    "a currency cannot be read": (
        lambda book: _change(book, "Gastos", 2, "Moneda", {"error": "#N/A"}),
        ("Gastos", 4, "Moneda", "error-value"),
    ),
}


@pytest.mark.parametrize("story", ROOT_CAUSES)
def test_one_mistake_is_one_finding(story: str) -> None:
    """Nobody wants five complaints that the money is missing because one date is wrong."""
    change, expected = ROOT_CAUSES[story]
    assert _found(PLAIN) == []
    assert _found(change(PLAIN)) == [expected]
