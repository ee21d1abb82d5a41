"""Wrong use: a sentence that says what to do, status 2, no traceback, nothing left behind."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

SEGIB = EXAMPLES / "INE-SEGIB-2016.xlsx"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["imprt", "x"], "No existe la orden «imprt». ¿Quiso decir «import»"),
        (["reconcil", "x"], "No existe la orden «reconcil». ¿Quiso decir «reconcile»?"),
        (["Reconcile", "x"], "No existe la orden «Reconcile». ¿Quiso decir «reconcile»?"),
        (["--lang", "en", "reconcil"], "There is no command «reconcil». Did you mean «reconcile»?"),
        (["zzz"], "Error: No existe la orden «zzz».\n"),
        (["list", "--ledgr", "x"], "No existe la opción '--ledgr'. (¿Quiso decir"),
        (["totals", "--yaer", "2015"], "No existe la opción '--yaer'. ¿Quiso decir '--year'?"),
        (["import"], "Falta el argumento"),
        (["import", "no-está.xlsx"], "no existe el archivo no-está.xlsx"),
        (["backup", "."], "ya existe"),
        (["reconcile", "X", "--nope"], "No existe la opción"),
        (["reconcile", "X", "--on", "ayer"], "no es un día"),
        (["reconcile", "X"], "no hay ningún registro en coopledger.db"),
        (["list"], "no hay ningún registro"),
        (["totals", "--year", "2015"], "no hay ningún registro"),
        (["totals", "--year", "2014-2015 a 2016-2017"], "no hay ningún registro"),
        (["totals", "--year", "dos"], "'dos' no es un año ni varios"),
        (["totals", "--year", "2014-2017 a 2018"], "no es un año ni varios"),
        (["head", "--format", "csv"], "csv"),
        (["init", "--format", "xlsx"], "xlsx"),
        (["reconcile", "X", "--format", "csv", "-o", "x.xlsx"], "se pidió csv, pero «x.xlsx»"),
        (["reconcile", "X", "--format", "xlsx", "-o", "x.txt"], "termine en .xlsx"),
        (["head", "-o", "x.csv"], "esto no se puede escribir como csv"),
        (["export", "csv", "X", "-o", "x.csv"], "termine en .zip"),
        (["export", "beancount", "X"], "coopledger report journal CODE -o FILE.beancount"),
        (
            ["verify", "--ledger", "mysql://x/y"],
            "se guardan en SQLite (un archivo) o en PostgreSQL",
        ),
        (["verify", "--ledger", "x://y"], "SQLite"),
        (["backup"], "Falta el argumento"),
        (["backup", "x.db"], "no hay ningún registro en coopledger.db"),
        (["restore", "x.db"], "no hay ningún registro en x.db"),
        (["copy", "x.db"], "Falta el argumento"),
        (["copy", "x.db", "y.db"], "no hay ningún registro en x.db"),
        (["upgrade"], "no hay ningún registro en coopledger.db"),
        (["list", "--ledger", "no/such/folder/x.db"], "no hay ningún registro"),
        (["import", SEGIB, "--ledger", "no/such/folder/x.db"], "no existe la carpeta"),
    ],
)
def test_misuse_is_told_what_to_do(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_mistyped_code_gets_a_suggestion(loaded: Run) -> None:
    ran = loaded("reconcile", "INE-SEGIB-2061")
    assert ran.status == 2
    assert "¿Quiso decir INE-SEGIB-2016?" in ran.err
    assert (
        "Did you mean INE-SEGIB-2016?" in loaded("--lang", "en", "reconcile", "INE-SEGIB-2061").err
    )


def test_a_programme_has_totals_not_a_statement(loaded: Run) -> None:
    ran = loaded("reconcile", "PICE")
    assert ran.status == 2
    assert "coopledger totals" in ran.err


@pytest.mark.parametrize(
    "content", [b"not a ledger at all, but long enough to look like a file" * 40]
)
@pytest.mark.parametrize("command", [["list"], ["verify"], ["import", SEGIB]])
def test_another_file_is_not_taken_for_a_ledger_nor_touched(
    run: Run, tmp_path: Path, content: bytes, command: list[str]
) -> None:
    (tmp_path / "coopledger.db").write_bytes(content)
    ran = run(*command)
    assert ran.status == 2
    assert "no es un registro de coopledger" in ran.err
    assert (tmp_path / "coopledger.db").read_bytes() == content


@pytest.mark.parametrize("command", [["list"], ["import", SEGIB]])
def test_another_programs_database_is_not_touched(
    run: Run, tmp_path: Path, command: list[str]
) -> None:
    other = sqlite3.connect(tmp_path / "coopledger.db")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    ran = run(*command)
    assert ran.status == 2
    assert "no es un registro de coopledger" in ran.err
    other = sqlite3.connect(tmp_path / "coopledger.db")
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    other.close()


def test_a_newer_ledger_is_refused(loaded: Run, tmp_path: Path) -> None:
    ledger = sqlite3.connect(tmp_path / "coopledger.db")
    ledger.execute("UPDATE coopledger_version SET version_num = '9999'")
    ledger.commit()
    ledger.close()
    for command in (["list"], ["import", SEGIB]):
        ran = loaded(*command)
        assert ran.status == 2
        assert "actualice coopledger" in ran.err


def test_the_answer_is_never_written_over_the_ledger(loaded: Run, tmp_path: Path) -> None:
    before = (tmp_path / "coopledger.db").read_bytes()
    ran = loaded("totals", "-o", "coopledger.db")
    assert ran.status == 2
    assert "es el registro mismo" in ran.err
    assert (tmp_path / "coopledger.db").read_bytes() == before
    assert "es una carpeta" in loaded("totals", "-o", ".").err
    assert "no existe la carpeta no/such" in loaded("totals", "-o", "no/such/folder.txt").err


def test_wrong_data_ends_with_one_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("not a workbook", "utf-8")
    ran = run("import", "x.xlsx")
    assert ran.status == 1
    assert "Qué hacer: ábralo en Excel" in ran.out
    assert not (tmp_path / "coopledger.db").exists()


ODD = "a\x1b[2J\x9b8m\u202e\u2066"


@pytest.mark.parametrize(
    "arguments",
    [
        [ODD],
        ["list", ODD],
        ["list", f"--{ODD}"],
        ["list", "--format", ODD],
        ["list", "--lang", ODD],
        ["list", "--ledger", f"{ODD}.db"],
        ["list", "--ledger", f"{ODD}://x"],
        ["list", "-o", f"{ODD}/x.csv"],
        ["import", f"{ODD}.xlsx"],
        ["import", "coopledger.db", "--correct", "--reason", ODD],
        ["reconcile", ODD],
        ["reconcile", "INE-SEGIB-2016", "--on", ODD],
        ["totals", "--year", ODD],
        ["period", "INE-SEGIB-2016", ODD, "closed"],
        ["period", "INE-SEGIB-2016", "2016", ODD],
        ["period", "INE-SEGIB-2016", "2016", "closed", "--reason", ODD],
        ["period", "INE-SEGIB-2016", "2016", "closed", "--by", ODD],
        ["issue", "INE-SEGIB-2016", "--reference", ODD],
        ["show", ODD],
        ["explain", ODD],
        ["verify", "--against", ODD],
        ["backup", f"{ODD}/x.db"],
    ],
)
def test_what_a_screen_would_obey_is_shown(loaded: Run, arguments: list[str]) -> None:
    ran = loaded(*arguments)
    said = ran.out + ran.err
    assert ran.status == 2
    assert not {sign for sign in said if not sign.isprintable()} - {"\n"}
    assert "[U+001B][2J" in said or r"\x1b[2J" in said
    assert "inesperado" not in said, "a fault of ours"
