"""`coopledger period`: the years of a book, and closing one."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.command_line import Run

CODE = "INE-SEGIB-2016"


def test_a_year_is_closed_and_reopened_for_a_reason(loaded: Run) -> None:
    assert loaded("period", CODE).out == f"Periodos de {CODE}\n  2016  abierto\n"
    ran = loaded("period", CODE, "2016", "closed")
    assert (ran.status, ran.out) == (0, f"{CODE}: 2016 está cerrado.\n")
    again = loaded("period", CODE, "2016", "closed")
    assert (again.status, again.out) == (0, f"{CODE}: 2016 ya está cerrado; no se cambió nada.\n")
    refused = loaded("period", CODE, "2016", "open")
    assert refused.status == 1
    assert refused.out.startswith("ERROR [period-needs-reason] referencia period:2016: 2016 está")
    assert loaded("period", CODE, "2016", "open", "--reason", "Faltó una factura").status == 0
    listed = loaded("--lang", "en", "period", CODE).out.splitlines()
    assert listed[1].startswith("  2016  open since 20")
    assert listed[1].endswith("; reopened: 1")
    assert listed[2] == "        Faltó una factura"


def test_the_answers_for_programs(loaded: Run) -> None:
    done = json.loads(loaded("period", CODE, "2016", "closed", "--format", "json").out)
    assert (done["accepted"], done["recorded"]) == (True, 1)
    refused = loaded("period", CODE, "2016", "open", "--format", "json")
    assert refused.status == 1
    assert [f["code"] for f in json.loads(refused.out)["findings"]] == ["period-needs-reason"]
    (year,) = json.loads(loaded("period", CODE, "--format", "json").out)["periods"]
    assert set(year) == {"year", "first", "last", "state", "since", "by", "reason", "reopened"}
    assert (year["year"], year["state"], year["reason"]) == (2016, "closed", None)
    statement = loaded("reconcile", CODE, "--on", "2016-12-31", "--format", "json").out
    assert json.loads(statement)["period"] == "closed"


def test_the_years_as_a_table(loaded: Run, tmp_path: Path) -> None:
    ran = loaded("period", "PICE", "2014", "closed", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff"))))
    assert [(row["Año"], row["Estado"]) for row in rows] == [
        ("2014", "cerrado"),
        ("2015", "abierto"),
    ]
    assert loaded("period", "PICE", "--format", "xlsx", "-o", "periodos.xlsx").status == 0
    assert load_workbook(tmp_path / "periodos.xlsx").sheetnames == ["Periodos"]


def test_a_book_without_dates_has_no_periods(loaded: Run, tmp_path: Path) -> None:
    opening = {"kind": "programme", "code": "P", "title": "Programa", "currency": "MXN"}
    (tmp_path / "p.json").write_text(json.dumps({"facts": [opening]}), "utf-8")
    assert loaded("import", "p.json").status == 0
    assert loaded("period", "P").out == "P aún no tiene nada con fecha: ningún periodo.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["period"], "Falta el argumento 'CLAVE'"),
        (["period", "INE"], "no hay ningún libro «INE»"),
        (["period", CODE, "2016"], "dígalo tras el año: cerrado, ajuste o abierto"),
        (["period", CODE, "--reason", "x"], "diga el año y su estado, o quítelos"),
        (["period", CODE, "dos mil", "closed"], "'dos mil' no es"),
        (["period", CODE, "2015-2016", "closed"], "el que termina ese año es 2016"),
        (["period", CODE, "2201", "closed"], "'2201' no es un ejercicio"),
        (["period", CODE, "16", "closed"], "'16' no es un ejercicio"),
        (["period", CODE, "2016", "cerrado", "ya"], "'cerrado ya' no es"),
        (["period", CODE, "2016", "shut"], "no es ninguno de 'cerrado', 'ajuste', 'abierto'"),
        (["period", "INE", "2016", "closed"], "no hay ningún libro «INE»"),
    ],
)
def test_misuse(loaded: Run, arguments: list[str], said: str) -> None:
    ran = loaded(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_closed_year_leaves_the_workbook_as_it_is(loaded: Run) -> None:
    """What stands is written back; that a year is closed is the ledger's to know."""
    before = loaded("template", "antes.xlsx", "--from", CODE)
    assert before.status == 0
    assert loaded("period", CODE, "2016", "closed").status == 0
    assert loaded("template", "despues.xlsx", "--from", CODE).status == 0
    assert loaded("import", "despues.xlsx").out.startswith("Nada nuevo.")
    assert loaded("export", "csv", CODE, "-o", "libro.zip").status == 0
    assert loaded("import", "libro.zip").out.startswith("Nada nuevo.")
