"""Which cell a finding is about: its address, as `C41`."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coopledger.readers.registry import read_document
from coopledger.reports.findings import finding_data
from coopledger.testing.sheets import write_workbook
from tests.writers.marking import ES, at


def addresses(sheets: dict[str, Any], tmp_path: Path) -> Iterable[tuple[str, str | None]]:
    reading = read_document(write_workbook(tmp_path / "x.xlsx", sheets))
    return [(finding.code, finding.place.cell) for finding in reading.findings]


AGREEMENT = [["Código", "A-1"], ["Título", "T"], ["Moneda del convenio", "EUR"]]


def test_in_a_table_the_cell_is_where_its_header_and_its_row_meet(tmp_path: Path) -> None:
    gastos = [
        ["Gastos de 2016"],
        [None, "Folio", "Fecha", "Extra", "Importe (MXN)", "Importe"],
        [None, "G-1", "ayer", None, "mil", None],
        [None, "G-2", {"date": "2016-01-02"}],
    ]
    found = addresses({"Convenio": AGREEMENT, "Gastos": gastos}, tmp_path)
    assert [one for one in found if one[0] != "missing-column"] == [
        ("column-ignored", "D2"),
        ("header-twice", "F2"),
        ("date-unreadable", "C3"),
        ("amount-unreadable", "E3"),
        ("missing-value", "E4"),
    ]


def test_in_an_upright_sheet_the_cell_is_beside_the_name_of_its_field(tmp_path: Path) -> None:
    sheet = [["Campo", "Valor"], *AGREEMENT, ["Inicio", "ayer"], ["Rareza", 1], ["Código", "B"]]
    found = list(addresses({"Convenio": sheet}, tmp_path))
    assert ("date-unreadable", "B5") in found
    assert ("field-ignored", "A6") in found
    assert ("header-twice", "A7") in found


def test_what_a_rule_says_of_a_field_points_at_its_cell(tmp_path: Path) -> None:
    gastos = [[None, "Folio", "Importe (MXN)", "Fecha"], [None, "G-1", 10, {"date": "2016-01-02"}]]
    path = write_workbook(tmp_path / "x.xlsx", {"Convenio": AGREEMENT, "Gastos": gastos})
    (expenditure,) = read_document(path).entries
    assert expenditure.place("amount").cell == "C2"
    assert expenditure.place("account").cell is None  # it has no column
    assert expenditure.place().cell is None
    assert str(expenditure.origin) == "x.xlsx|Gastos|2"


EXAMPLES = Path(str(files("coopledger.examples")))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_every_fact_that_was_read_points_at_cells_that_hold_its_values(path: Path) -> None:
    book = openpyxl.load_workbook(path, data_only=True)
    for entry in read_document(path).entries:
        origin = entry.origin
        assert origin is not None
        there = [entry.place(field).cell for field in origin.columns]
        assert len(set(there)) == len(there)
        key = entry.place("code" if "code" in origin.columns else "reference").cell
        assert str(book[origin.sheet][key].value) == entry.fact.reference


def test_programs_are_told_the_cell_and_people_the_row_and_the_column() -> None:
    found = at("Gastos", "C2", row=2, column="Importe")
    assert finding_data(found, ES)["cell"] == "C2"
    assert found.place.say(ES) == "libro.xlsx, hoja Gastos, fila 2, columna Importe"


def test_a_column_that_is_missing_is_sought_among_the_headers(tmp_path: Path) -> None:
    gastos = [[], [None, "Folio", "Importe (MXN)"], [None, "G-1", 10], [None, "G-2", 10]]
    found = addresses({"Convenio": AGREEMENT, "Gastos": gastos}, tmp_path)
    assert [cell for code, cell in found if code == "missing-column"][-1] == "B2"
