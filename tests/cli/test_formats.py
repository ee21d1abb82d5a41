"""The same answer as CSV and as a workbook: in a file, in a pipe, never on a screen."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coopledger.cli.session import Session
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.writers.registry import form_named
from tests.command_line import Run

CODE = "INE-SEGIB-2016"
RECONCILE = ("reconcile", CODE, "--on", "2016-12-31")


def test_a_statement_as_csv_for_excel(loaded: Run, tmp_path: Path) -> None:
    ran = loaded(*RECONCILE, "--format", "csv", "-o", "cuenta.csv")
    assert (ran.status, ran.out) == (0, "")
    written = (tmp_path / "cuenta.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfConvenio,Al,")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert [
        (row["Lado"], row["Moneda"], row["Importe"], row["Tipo de dato"])
        for row in rows
        if (row["Sección"], row["Cifra"]) == ("Total", "Ejercido")
    ] == [("Fondo", "MXN", "435763.79", "fuente"), ("Convenio", "EUR", "21538.90", "derivado")]


def test_csv_in_english_through_a_pipe_is_the_file(loaded: Run, tmp_path: Path) -> None:
    given = ("--lang", "en", "totals", "--format", "csv")
    assert loaded(*given, "-o", "totals.csv").status == 0
    piped = loaded(*given).stdout
    assert piped == (tmp_path / "totals.csv").read_bytes()
    heads = b"Year,Section,Key,Figure,Currency,Amount,Provenance,Book\r\n"
    assert piped.startswith(b"\xef\xbb\xbf" + heads)
    assert b"2015,Activities,Workshop,Count,,5,,\r\n" in piped


@pytest.mark.parametrize(
    ("language", "sheets"),
    [("es", ["Ejercicio de los recursos", "Datos"]), ("en", ["Statement", "Data"])],
)
def test_a_statement_as_a_workbook(
    loaded: Run, tmp_path: Path, language: str, sheets: list[str]
) -> None:
    given = ("--lang", language, *RECONCILE, "--format", "xlsx")
    ran = loaded(*given, "-o", "cuenta.xlsx")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    book = load_workbook(tmp_path / "cuenta.xlsx")
    assert book.sheetnames == sheets
    values = {cell.value for row in book[sheets[0]].iter_rows() for cell in row}
    assert {435763.79, 21538.9, -2312.91, 1109797.84} <= values
    assert loaded(*given).stdout == (tmp_path / "cuenta.xlsx").read_bytes()


def test_lists_and_findings_are_tables_too(loaded: Run, tmp_path: Path) -> None:
    listed = list(csv.reader(io.StringIO(loaded("list", "--format", "csv").out)))
    assert [row[:2] for row in listed[1:]] == [[CODE, "convenio"], ["PICE", "programa"]]
    early = ("check", "--on", "2016-12-28")
    found = list(
        csv.DictReader(io.StringIO(loaded(*early, "--format", "csv").out.lstrip("\ufeff")))
    )
    assert [row["Código"] for row in found] == ["unspent"]
    assert "674,034.05 MXN" in found[0]["Qué se encontró"]
    assert loaded(*early, "--format", "xlsx", "-o", "x.xlsx").status == 0
    assert load_workbook(tmp_path / "x.xlsx").sheetnames == ["Hallazgos"]
    for command in ("list", "totals"):
        assert loaded(command, "--format", "xlsx", "-o", "y.xlsx").status == 0


def test_an_answer_that_cannot_be_put_in_place_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use by another program")

    monkeypatch.setattr(Path, "replace", refuse)
    session = Session(Language.ES, "none.db", form_named("xlsx"), tmp_path / "open.xlsx")
    with pytest.raises(CoopledgerError, match="in use by another program"):
        session.emit(b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_workbook_leaves_the_old_one(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").write_bytes(b"old")
    ran = loaded("reconcile", "NO", "--format", "xlsx", "-o", "old.xlsx")
    assert ran.status == 2
    assert (tmp_path / "old.xlsx").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if "old.xlsx" in path.name] == ["old.xlsx"]
