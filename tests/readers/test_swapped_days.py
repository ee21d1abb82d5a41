"""Days whose month was taken for the day: the pattern in any column, and only there."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.readers.bank_csv import read_workbook as read_bank_workbook
from coopledger.readers.csv_tables import read_table
from coopledger.readers.reading import Manner
from coopledger.readers.swapped_days import (
    AS_A_DATE,
    WrittenDay,
    exchanged,
    look_swapped,
    swapped_in_order,
)
from coopledger.readers.xlsx import read_workbook
from coopledger.testing.sheets import write_workbook

DAYS = st.lists(st.dates(date(2016, 1, 1), date(2017, 12, 31)), min_size=3, max_size=12)


def through_another_excel(day: date) -> WrittenDay:
    """What a US Excel makes of a day-first text: a date where it can be one, else the text."""
    return WrittenDay(exchanged(day), AS_A_DATE) if day.day <= 12 else WrittenDay(day, "dd/mm/yyyy")


@given(days=DAYS)
def test_what_went_through_another_excel_is_seen(days: list[date]) -> None:
    written = [through_another_excel(day) for day in days]
    mixed = len({each.form for each in written}) == 2
    changed = any(each.day != day for each, day in zip(written, days, strict=True))
    assert bool(look_swapped(written)) == (mixed and changed)


@given(days=DAYS)
def test_where_the_order_is_known_they_are_put_right(days: list[date]) -> None:
    in_order = sorted(days)
    written = [through_another_excel(day) for day in in_order]
    found = swapped_in_order(written)
    jump = [each.day for each in written] != sorted(each.day for each in written)
    assert bool(found) == jump


@given(days=DAYS, form=st.sampled_from([AS_A_DATE, "dd/mm/yyyy"]))
def test_days_of_one_form_in_order_are_left_alone(days: list[date], form: str) -> None:
    written = [WrittenDay(day, form) for day in sorted(days)]
    assert (look_swapped(written), swapped_in_order(written)) == ([], [])


def excel(day: str) -> dict[str, str]:
    return {"date": day}


SWAPPED = [excel("2016-05-10"), excel("2016-06-10"), "13/10/2016", "25/10/2016"]
RIGHT = [excel("2016-10-05"), excel("2016-10-15"), "13/10/2016", "25/10/2016"]
SHEETS: dict[str, tuple[list[str], list[Any]]] = {
    "Gastos": (["Folio", "Fecha", "Importe (MXN)"], [10]),
    "Ministraciones": (["Folio", "Fecha", "Importe (MXN)", "Enviado (EUR)"], [10, 1]),
    "Reintegros": (["Folio", "Fecha", "Importe (MXN)", "Recibido (EUR)"], [10, 1]),
    "Saldos bancarios": (["Folio", "Fecha", "Saldo (MXN)"], [10]),
}


@pytest.mark.parametrize(("days", "expected"), [(SWAPPED, 1), (RIGHT, 0)])
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_with_days_says_it(
    sheet: str, days: list[Any], expected: int, tmp_path: Path
) -> None:
    headings, amounts = SHEETS[sheet]
    rows = [[f"F-{at}", day, *amounts] for at, day in enumerate(days)]
    path = write_workbook(tmp_path / "x.xlsx", {sheet: [headings, *rows]})
    found = read_workbook(path, Manner("A")).findings
    assert [f.code for f in found].count("days-look-swapped") == expected


def test_a_table_as_text_says_it_too(tmp_path: Path) -> None:
    path = tmp_path / "Gastos.csv"
    path.write_text(
        "Folio,Fecha,Importe (MXN)\nG-1,2016-05-10,1.00\nG-2,13/10/2016,1.00\nG-3,25/10/2016,1.00\n"
    )
    assert "days-look-swapped" in {f.code for f in read_table(path, Manner("A")).findings}


@pytest.mark.parametrize("balances", [True, False])
@pytest.mark.parametrize("newest_first", [True, False])
def test_a_bank_s_table_proves_it_by_its_balances(
    balances: bool, newest_first: bool, tmp_path: Path
) -> None:
    days = [excel("2016-05-10"), "13/10/2016", "14/10/2016", excel("2016-01-11"), "15/11/2016"]
    rows = [[day, "PAGO", 10, None, 90 - 10 * at if balances else None]
            for at, day in enumerate(days)]  # fmt: skip
    head = ["FECHA", "DESCRIPCIÓN", "CARGO", "ABONO", "SALDO"]
    table = [head, *(rows[::-1] if newest_first else rows)]
    path = write_workbook(tmp_path / "x.xlsx", {"Movimientos": table})
    found = read_bank_workbook(path, Manner("A", profile="bbva-mexico")).findings
    expected = "days-swapped" if balances else "days-look-swapped"
    assert expected in {f.code for f in found}
