"""`coopledger init`: an empty ledger, made once."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

SEGIB = EXAMPLES / "INE-SEGIB-2016.xlsx"


def test_it_makes_an_empty_ledger_that_is_whole(run: Run, tmp_path: Path) -> None:
    ran = run("init")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Se creó un registro vacío en coopledger.db.")
    assert [path.name for path in tmp_path.iterdir()] == ["coopledger.db"]
    assert "No hay libros" in run("list").out
    assert run("verify").status == 0
    assert run("import", SEGIB).status == 0


def test_a_ledger_that_is_there_is_left_as_it_is(loaded: Run, tmp_path: Path) -> None:
    before = (tmp_path / "coopledger.db").read_bytes()
    ran = loaded("init", "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert "There is a ledger at coopledger.db already; nothing was changed." in ran.out
    assert (tmp_path / "coopledger.db").read_bytes() == before


def test_for_programs_it_says_whether_it_was_made(run: Run) -> None:
    for made in (True, False):
        answer = json.loads(run("init", "--ledger", "x.db", "--format", "json").out)
        assert answer == {"location": "x.db", "created": made}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("no/such/folder/x.db", "no existe la carpeta no/such/folder: créela"),
        (".", "no se puede abrir ."),
        ("mysql://x/y", "se guardan en SQLite (un archivo) o en PostgreSQL"),
        ("postgresql://usuario:secreto@127.0.0.1:1/y", "no hay comunicación con"),
        ("sqlite://", "diga un archivo"),
    ],
)
def test_a_place_where_there_can_be_none(run: Run, tmp_path: Path, where: str, said: str) -> None:
    ran = run("init", "--ledger", where)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_not_made_into_a_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "coopledger.db").write_text("notas " * 300, "utf-8")
    ran = run("init")
    assert ran.status == 2
    assert "no es un registro de coopledger" in ran.err
    assert (tmp_path / "coopledger.db").read_text("utf-8") == "notas " * 300


def test_a_folder_where_nothing_may_be_written(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "de-solo-lectura"
    folder.mkdir()
    folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("the superuser may write anywhere: run as a normal user to see this")
        ran = run("init", "--ledger", folder / "x.db")
        assert ran.status == 2
        assert "no se puede abrir" in ran.err
        assert "permisos" in ran.err
    finally:
        folder.chmod(0o755)
