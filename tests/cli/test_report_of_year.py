"""Reports of a year (totals, annex, TOSSD, RENCID): years, the files they are given, statuses."""

from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

TEXTS = EXAMPLES / "annex-2016.toml"


def test_the_annex_of_the_example_in_word(loaded: Run, tmp_path: Path) -> None:
    ran = loaded("report", "annex", "--year", "2016", "--narrative", str(TEXTS), "-o", "anexo.docx")
    assert (ran.status, ran.err) == (0, "")
    [table] = docx.Document(str(tmp_path / "anexo.docx")).tables
    assert len(table.columns) == 3
    assert len(table.rows) == 1 + 6
    assert "1,109,797.84\N{NO-BREAK SPACE}MXN" in table.rows[1].cells[1].text


def test_a_text_that_cannot_be_filled_is_said_and_the_status_says_so(
    loaded: Run, tmp_path: Path
) -> None:
    (tmp_path / "t.toml").write_text('[[rows]]\nof = "PICE"\nsummary = "{resibido}"\n', "utf-8")
    ran = loaded("report", "annex", "--year", "2016", "--narrative", "t.toml")
    assert ran.status == 1
    assert "annex-unknown-figure" in ran.out
    assert ": {resibido}\n" in ran.out


def test_without_texts_the_books_speak(loaded: Run) -> None:
    ran = loaded("report", "annex", "--year", "2016")
    assert ran.status == 0
    assert "Ejercido 435,763.79 MXN" in " ".join(ran.out.split())
    assert "annex-no-summary" in ran.out


def test_the_totals_to_be_signed(loaded: Run) -> None:
    ran = loaded("report", "totals", "--year", "2014-2015", "--on", "2015-12-31")
    assert ran.status == 0
    assert "Cooperación 2014 a 2015" in ran.out
    assert "Con lo que cuenta al 2015-12-31" in ran.out
    assert loaded("report", "totals", "--letterhead", "missing.toml").status == 2


@pytest.mark.parametrize("name", ["tossd", "rencid"])
def test_the_rows_of_a_registry_in_a_workbook(loaded: Run, tmp_path: Path, name: str) -> None:
    ran = loaded("report", name, "--year", "2015", "-o", "filas.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("registry-missing") == 3
    _, rows = openpyxl.load_workbook(tmp_path / "filas.xlsx").worksheets
    *_, last = rows.iter_rows(values_only=True)
    assert last[-3:] == (1345564, 507827, 1853391)


def test_what_the_books_do_not_have_is_given_in_a_file(loaded: Run, tmp_path: Path) -> None:
    given = '[[values]]\nof = "PICE"\ncolumns = { "recipientnamee" = "Guatemala" }\n'
    (tmp_path / "c.toml").write_text(given, "utf-8")
    ran = loaded("report", "tossd", "--year", "2015", "--columns", "c.toml", "--format", "csv")
    assert ran.status == 0
    assert ran.out.count(",Guatemala,") == 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("annex",), "--year"),
        (("annex", "--year", "2014-2016"), "2014-2016"),
        (("annex", "--year", "x"), "x"),
        (("annex", "--year", "2016", "--narrative", "missing.toml"), "missing.toml"),
        (("annex", "--year", "2016", "--narrative", "bad.toml"), "docs/annex.md"),
        (("tossd", "--year", "2015", "--columns", "bad.toml"), "docs/registries.md"),
        (("rencid", "--year", "2015", "--columns", "."), "docs/registries.md"),
    ],
)
def test_what_cannot_be_is_said(
    loaded: Run, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    (tmp_path / "bad.toml").write_text("rows = 3\ncolumns = 3\n", "utf-8")
    ran = loaded("report", *given)
    assert ran.status == 2
    assert said in ran.err
