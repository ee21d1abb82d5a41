"""`coopledger loads` and `undo`: what was loaded, and a whole load taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

WHY = ("--reason", "era el archivo de otro mes")
BOOK = "INE-SEGIB-2016"


def test_the_loads_are_listed_with_their_documents_and_sums(loaded: Run) -> None:
    seen = loaded("loads")
    assert seen.status == 0
    assert "Carga 1\n" in seen.out
    assert "Documento       INE-SEGIB-2016.xlsx" in seen.out
    assert "Gastos 1 =" in seen.out
    first, second = json.loads(loaded("loads", "--format", "json").out)["loads"]
    assert (first["load"], first["documents"]) == (1, ["INE-SEGIB-2016.xlsx"])
    assert (first["undoes"], first["undone_by"]) == (None, None)
    assert [book["book"] for book in second["books"]] == ["PICE"]


def test_a_load_says_its_number_to_programs(run: Run) -> None:
    first = run("import", EXAMPLES / "INE-SEGIB-2016.xlsx", "--format", "json")
    again = run("import", EXAMPLES / "INE-SEGIB-2016.xlsx", "--format", "json")
    assert json.loads(first.out)["load"] == 1
    assert json.loads(again.out)["load"] is None


def test_a_rehearsal_records_nothing_and_says_what_would_be(loaded: Run) -> None:
    before = loaded("head").out
    would = loaded("undo", 1, *WHY, "--dry-run")
    assert would.status == 0
    assert would.out.startswith("Se desharía la carga 1: 7 asientos. No se guardó nada.\n")
    assert "Después  (nada): el libro se retira y su clave queda libre" in would.out
    assert loaded("head").out == before


def test_a_book_goes_with_the_load_that_opened_it_and_comes_again(loaded: Run) -> None:
    done = loaded("undo", 1, *WHY, "--by", "eva")
    assert done.out.startswith("La carga 1 se deshizo: 7 asientos en la carga 3.\n")
    assert BOOK not in loaded("list").out
    gone = loaded("reconcile", BOOK)
    assert (gone.status, gone.out) == (2, "")
    assert "se retiró al deshacer la carga que lo abrió" in gone.err
    assert "retiró el libro INE-SEGIB-2016" in loaded("report", "trail", "--by", "Eva").out
    assert "deshizo carga 1 (carga deshecha)" in loaded("report", "trail", BOOK).out
    assert loaded("verify").status == 0
    again = loaded("undo", 1, *WHY)
    assert again.status == 0
    assert "NOTA [undo-nothing-stands]" in again.out
    assert loaded("import", EXAMPLES / "INE-SEGIB-2016.xlsx").status == 0
    assert "CUADRA" in loaded("reconcile", BOOK, "--on", "2016-12-31").out
    assert "taken back by load 3" in loaded("loads", "--lang", "en").out


def test_a_closed_year_is_named_and_a_later_day_is_taken(loaded: Run) -> None:
    assert loaded("period", "PICE", "2014", "cerrado").status == 0
    asked = loaded("undo", 2, *WHY)
    assert asked.status == 1
    assert "ERROR [undo-year-closed]" in asked.out
    assert asked.out.endswith("Errores: 1. No se guardó nada.\n")
    dated = loaded("undo", 2, *WHY, "--on", "01/01/2015", "--lang", "en")
    assert dated.status == 0
    assert "NOTE [undo-dated-later]" in dated.out
    assert "270,869.10" in loaded("totals", "--year", "2014").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1,), "falta el motivo"),
        ((9, *WHY), "no hay carga 9: la última es la 2"),
        (("uno", *WHY), "uno"),
        ((1, *WHY, "--on", "ayer"), "ayer"),
    ],
)
def test_wrong_use_says_what_to_do(loaded: Run, arguments: tuple[object, ...], said: str) -> None:
    wrong = loaded("undo", *arguments)
    assert (wrong.status, wrong.out) == (2, "")
    assert said in wrong.err


def test_a_ledger_without_loads_says_so(run: Run) -> None:
    assert run("init").status == 0
    assert run("loads").out == "No hay cargas numeradas en este registro.\n"
    assert "no tiene ninguna con número" in run("undo", 1, *WHY).err


def test_each_form_of_what_was_taken_back(loaded: Run, tmp_path: Path) -> None:
    for ending in (".xlsx", ".html", ".json", ".csv", ".txt"):
        asked = loaded("undo", 2, *WHY, "--dry-run", "-o", f"deshecha{ending}")
        assert asked.status == 0
        assert (tmp_path / f"deshecha{ending}").stat().st_size
        assert loaded("loads", "-o", f"cargas{ending}").status == 0
