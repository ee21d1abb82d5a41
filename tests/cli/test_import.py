"""`coopledger template`, `import`, `import --correct`, `import --annotate`: the officer's round."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

BOOK = "INE-SEGIB-2016.xlsx"


def changed(folder: Path, name: str, **cells: object) -> Path:
    """The example's workbook with some cells of Gastos otherwise."""
    book = openpyxl.load_workbook(EXAMPLES / BOOK)
    for address, value in cells.items():
        book["Gastos"][address] = value
    book.save(folder / name)
    return folder / name


def test_a_wrong_workbook_comes_back_marked_and_nothing_is_stored(run: Run, tmp_path: Path) -> None:
    wrong = changed(tmp_path, "gastos.xlsx", C2="mil")
    ran = run("import", wrong, "--annotate", "marcado.xlsx")
    assert ran.status == 1
    assert ran.out.splitlines()[-1] == "Celdas señaladas y lista de hallazgos en marcado.xlsx."
    assert not (tmp_path / "coopledger.db").exists()
    marked = openpyxl.load_workbook(tmp_path / "marcado.xlsx")
    assert marked["Gastos"]["C2"].comment.text.startswith("ERROR")
    assert marked.sheetnames[-1] == "Hallazgos"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["gastos.xlsx", "--annotate", "gastos.xlsx"],
            "gastos.xlsx es de lo que esta misma orden lee",
        ),
        (["gastos.xlsx", "--annotate", "no/está.xlsx"], "no existe la carpeta"),
        (["gastos.csv", "--annotate", "x.xlsx"], "solo un libro de Excel"),
        (["gastos.xlsx", "--correct"], "falta el motivo"),
        (["gastos.xlsx", "--correct", "--reason", " "], "falta el motivo"),
        (["gastos.xlsx", "--reason", "porque sí"], "añada --correct"),
        (["gastos.xlsx", "--ledger", "sqlite://"], "es la memoria"),
    ],
)
def test_misuse_is_said_before_anything_is_recorded(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    shutil.copy(EXAMPLES / BOOK, tmp_path / "gastos.xlsx")
    (tmp_path / "gastos.csv").write_text("Folio,Fecha\n", "utf-8")
    ran = run("import", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "coopledger.db").exists()


def test_a_file_that_cannot_be_opened_is_not_marked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gastos.xlsx").write_text("<html></html>", "utf-8")
    ran = run("import", "gastos.xlsx", "--annotate", "marcado.xlsx")
    assert ran.status == 1
    assert "not-a-workbook" in ran.out
    assert not (tmp_path / "marcado.xlsx").exists()


def test_a_correction_shows_what_differs_and_is_loaded_again_as_nothing_new(
    loaded: Run, tmp_path: Path
) -> None:
    corrected = changed(tmp_path, "gastos.xlsx", C2=435_763.80)
    refused = loaded("import", corrected)
    assert refused.status == 1
    assert "antes 435,763.79 MXN, ahora 435,763.80 MXN" in refused.out
    # A centavo more spent, where all was returned: the refund's money would not be there.
    assert loaded("import", corrected, "--correct", "--reason", "un centavo").status == 1
    corrected = changed(tmp_path, "gastos.xlsx", C2=435_763.78)
    dry = loaded("import", corrected, "--correct", "--reason", "un centavo", "--dry-run")
    assert (dry.status, "Simulación" in dry.out) == (0, True)
    done = loaded("import", corrected, "--correct", "--reason", "un centavo", "--format", "json")
    assert json.loads(done.out)["recorded"] == 2
    assert loaded("import", corrected).out.startswith("Nada nuevo")
    said = loaded("show", "G-01").out
    assert "un centavo" in said
    assert "435,763.78 MXN" in said


def test_a_book_written_into_a_workbook_is_nothing_new(loaded: Run, tmp_path: Path) -> None:
    for code in ("INE-SEGIB-2016", "PICE"):
        assert loaded("template", f"{code}.xlsx", "--from", code).status == 0
        assert loaded("import", f"{code}.xlsx").out.startswith("Nada nuevo")
        assert loaded("export", "csv", code, "-o", f"{code}.zip").status == 0
        assert loaded("import", f"{code}.zip").out.startswith("Nada nuevo")
    (tmp_path / "otro.xlsx").write_bytes(b"mine")
    refused = loaded("template", "otro.xlsx")
    assert (refused.status, "ya existe" in refused.err) == (2, True)
    assert (tmp_path / "otro.xlsx").read_bytes() == b"mine"
    assert loaded("template", "x.xlsx", "--from", "NADA").status == 2
    assert loaded("template", "x.pdf").status == 2
