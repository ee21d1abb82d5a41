"""`report journal`: in which forms, by which accounts, what is refused."""

import csv
import io
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coopledger.readers.account_maps import FOLDER
from tests.accounting_programs import READERS
from tests.command_line import Run

CODE = "INE-SEGIB-2016"
ASKED = ("report", "journal", CODE, "--on", "2016-12-31")


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_on_a_screen_stands_the_trial_balance(loaded: Run) -> None:
    ran = loaded(*ASKED)
    assert (ran.status, ran.err) == (0, "")
    assert "1.1.1.6" in ran.out
    assert "-2,312.91" in ran.out
    assert "Formato propuesto" in ran.out
    assert "Proposed layout" in loaded(*ASKED, "--lang", "en").out


@pytest.mark.parametrize("layout", ["entries", "annex24"])
def test_a_table_has_each_debit_and_credit(loaded: Run, tmp_path: Path, layout: str) -> None:
    given = (*ASKED, "--layout", layout)
    assert loaded(*given, "-o", "polizas.csv").status == 0
    rows = _rows((tmp_path / "polizas.csv").read_bytes())
    for half, currency in (("Fondo", "MXN"), ("Valor", "EUR")):
        lines = [row for row in rows if (row["Parte"], row["Moneda"]) == (half, currency)]
        sums = [sum(Decimal(row[side] or 0) for row in lines) for side in ("Debe", "Haber")]
        assert sums[0] == sums[1] > 0
    assert {row["Póliza"] for row in rows} - {""} == {"M-01", "G-01", "R-01"}
    assert loaded(*given, "-o", "polizas.xlsx").status == 0
    book = load_workbook(tmp_path / "polizas.xlsx")
    assert book.sheetnames == ["Balanza", {"entries": "Pólizas", "annex24": "Auxiliar"}[layout]]
    assert book.worksheets[1].max_row == len(rows) + 1


def test_the_months_of_an_account_carry_on(loaded: Run) -> None:
    rows = _rows(loaded(*ASKED, "--layout", "annex24", "--format", "csv").stdout)
    owed = [r for r in rows if (r["Número de cuenta"], r["Parte"]) == ("2.1.6", "Fondo")]
    summed = [
        [row[name] for name in ("Mes", "Saldo inicial", "Cargos", "Abonos", "Saldo final")]
        for row in owed
        if row["Saldo inicial"]
    ]
    assert summed == [
        ["2016-08", "0.00", "0.00", "1109797.84", "-1109797.84"],
        ["2016-12", "-1109797.84", "1109797.84", "0.00", "0.00"],
    ]
    lines = [(row["Cuenta desde"], row["Póliza"], row["Debe"]) for row in owed if row["Póliza"]]
    assert lines[1:] == [
        ("2016-12-02", "G-01", "435763.79"),
        ("2016-12-29", "R-01", "674034.05"),
    ]


@pytest.mark.parametrize(
    ("name", "program"),
    [("ine.beancount", "beancount"), ("ine.bean", "beancount"), ("ine.journal", "hledger"),
     ("ine.hledger", "hledger")],
)  # fmt: skip
def test_programs_take_a_file_of_their_own(
    loaded: Run, tmp_path: Path, name: str, program: str
) -> None:
    ran = loaded(*ASKED, "--lang", "en", "-o", name)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    content = (tmp_path / name).read_bytes()
    written = READERS[program][1](content)
    assert written.entries == 3
    assert b"\r" not in content
    piped = loaded(*ASKED, "--lang", "en", "--format", program, TZ="Asia/Tokyo")
    assert piped.stdout == content
    spanish = loaded(*ASKED, "--format", program).stdout
    assert "ministración".encode() in spanish
    assert READERS[program][1](spanish).entries == 3


def test_json_says_where_each_stands_and_what_proves_it(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "factura.txt").write_text("pagado", "utf-8")
    assert loaded("attach", "G-01", "factura.txt").status == 0
    told = json.loads(loaded(*ASKED, "--format", "json").out)
    [book] = told["books"]
    [spent] = [each for each in book["entries"] if each["number"] == "G-01"]
    [document] = spent["documents"]
    assert document["name"] == "factura.txt"
    assert len(document["sha256"]) == len(spent["chain"]["hash"]) == 64
    shown = loaded(*ASKED, "--format", "beancount").out
    assert f'documents: "factura.txt {document["sha256"]}"' in shown


def test_by_accounts_of_ones_own(loaded: Run, tmp_path: Path) -> None:
    mine = (FOLDER / "conac.toml").read_text("utf-8").replace("2.1.6", "21600-00001")
    own = '\n[accounts.MXN]\ntype = "assets"\ncode = "1112-45"\nname = "BBVA"\n'
    (tmp_path / "mine.toml").write_text(mine + own, "utf-8")
    rows = _rows(loaded(*ASKED, "--accounts", "mine.toml", "--format", "csv").stdout)
    by_half = {
        half: {row["Número de cuenta"] for row in rows if row["Parte"] == half}
        for half in ("Fondo", "Valor")
    }
    assert by_half == {
        "Fondo": {"1112-45", "21600-00001"},
        "Valor": {"1.1.1.6", "21600-00001", "5.5.9.4"},
    }
    assert "Ejercido" in loaded(*ASKED, "--accounts", "plain").out
    over = loaded(*ASKED, "--accounts", "mine.toml", "-o", "mine.toml", "--format", "beancount")
    assert over.status == 2
    assert (tmp_path / "mine.toml").read_text("utf-8") == mine + own


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("report", "journal"), "CLAVE"),
        (("report", "journal", "PICE"), "PICE"),
        (("report", "journal", "INE-SEGIB-2015"), "INE-SEGIB-2016"),
        ((*ASKED, "--accounts", "sat"), "conac, plain"),
        ((*ASKED, "--accounts", "none.toml"), "none.toml"),
        ((*ASKED, "--layout", "annex25"), "annex24"),
        ((*ASKED, "-o", "none/ine.beancount"), "none"),
        ((*ASKED, "--format", "xml"), "'beancount', 'hledger'"),
        (("reconcile", CODE, "-o", "ine.beancount"), "beancount"),
        (("report", "auxiliary", CODE, "--format", "hledger"), "hledger"),
    ],
)
def test_what_cannot_be_is_said(
    loaded: Run, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    before = sorted(os.listdir(tmp_path))
    ran = loaded(*given)
    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert sorted(os.listdir(tmp_path)) == before


def test_before_anything_moved_it_says_so(loaded: Run) -> None:
    ran = loaded(*ASKED[:3], "--on", "2016-01-01")
    assert ran.status == 0
    assert "Sin movimientos." in ran.out
    for program, (_, read) in READERS.items():
        content = loaded(*ASKED[:3], "--on", "2016-01-01", "--format", program).stdout
        assert read(content).entries == 0
