"""An office's own form: what is named in it is put there, and nothing else of it changes."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from openpyxl import Workbook, load_workbook

from coopledger import (
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Finding,
    Findings,
    Ledger,
)
from coopledger.reports.named_figures import named_figures
from tests.command_line import Run

YEAR_END = date(2016, 12, 31)
FORMULA = "=HYPERLINK(A1)"


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    """An agreement whose title is like a formula, and whose line is like markup."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(
                code="A",
                title=FORMULA,
                currency="EUR",
                accounts=["MXN"],
                lines=[{"code": "AIR", "title": "<b>&", "ceiling": "1500.00 MXN"}],
            ),
            Disbursement(
                book="A", reference="M", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
            ),
            Expenditure(
                book="A", reference="G", when="2016-03-01", amount="1234.50 MXN", lines=["AIR"]
            ),
        )
        yield ledger


def found_in(found: Findings) -> list[tuple[str, str]]:
    return [(each.code, str(each.params["seen"])) for each in found]


def letter(path: Path) -> Path:
    """Names in a paragraph, in several runs, in a cell, in the head of a page; and none."""
    made = Document()
    made.add_paragraph("Convenio {{statement.agreement}}, «{{ statement.title }}».")
    paragraph = made.add_paragraph("Ejercido: {{state")
    paragraph.add_run("ment.fund.").bold = True
    paragraph.add_run("spent}} pesos, {{conac.lines.AIR.unspent}} por ejercer")
    made.add_paragraph(
        "{{statement.lines.AIR.title}} {{statement.taken_over}} {{statement.fnud.spent}}"
    )
    made.add_table(1, 1).cell(0, 0).text = "{{statement.fund.held}}"
    made.sections[0].header.paragraphs[0].text = "Al {{statement.on}}"
    made.add_paragraph("Sin nombres { {x} }")
    made.save(str(path))
    return path


def test_a_letter(ledger: Ledger, tmp_path: Path) -> None:
    to = tmp_path / "to.docx"
    found = ledger.fill_form(letter(tmp_path / "letter.docx"), "A", to, on=YEAR_END, language="es")
    filled = Document(str(to))
    assert [each.text for each in filled.paragraphs] == [
        f"Convenio A, «{FORMULA}».",
        "Ejercido: 1,234.50 pesos, 265.50 por ejercer",
        "<b>& {{statement.taken_over}} {{statement.fnud.spent}}",
        "Sin nombres { {x} }",
    ]
    assert filled.tables[0].cell(0, 0).text == "765.50"
    assert filled.sections[0].header.paragraphs[0].text == "Al 2016-12-31"
    assert found_in(found) == [
        ("own-form-unknown", "statement.fnud.spent"),
        ("own-form-empty", "statement.taken_over"),
    ]
    assert "statement.fund.spent" in found[0].message("es")


def sheet(path: Path) -> Path:
    made = Workbook()
    page = made.active
    assert page is not None
    page.append(["Título", "{{statement.title}}"])
    page.append(["Ejercido", "{{statement.fund.spent}}"])
    page.append(["Al", "Al {{statement.on}}: {{statement.fund.spent}}"])
    page.append(["Doble", "=B2*2"])
    page.append(["Mal", "{{statement.fund.spend}}"])
    made.save(path)
    return path


def test_a_workbook(ledger: Ledger, tmp_path: Path) -> None:
    """What is an amount alone is a number, that formulas take; what is like a formula is text."""
    to = tmp_path / "to.xlsx"
    found = ledger.fill_form(sheet(tmp_path / "sheet.xlsx"), "A", to, on=YEAR_END)
    page = load_workbook(to).active
    assert page is not None
    assert (page["B1"].value, page["B1"].data_type) == (FORMULA, "s")
    assert (page["B2"].value, page["B2"].data_type) == (1234.5, "n")
    assert page["B3"].value == "Al 2016-12-31: 1,234.50"
    assert (page["B4"].value, page["B4"].data_type) == ("=B2*2", "f")
    assert found_in(found) == [("own-form-unknown", "statement.fund.spend")]
    assert b'fullCalcOnLoad="1"' in zipfile.ZipFile(to).read("xl/workbook.xml")


def test_a_workbook_as_excel_writes_it(ledger: Ledger, tmp_path: Path) -> None:
    """Its texts are listed once, for all its sheets; its other parts stay as they were."""
    template, to = tmp_path / "shared.xlsx", tmp_path / "to.xlsx"
    with xlsxwriter.Workbook(str(template)) as made:
        page, other = made.add_worksheet("Uno"), made.add_worksheet("Dos")
        bold = made.add_format({"bold": True})
        page.write_string("A1", "{{statement.fund.spent}}")
        page.write_rich_string("A2", "De {{statement.", bold, "title}} ", "y {{nada}}")
        other.write_string("A1", "{{statement.fund.spent}}")
        other.write_string("A2", "Sin nombre")
    found = ledger.fill_form(template, "A", to, on=YEAR_END)
    pages = load_workbook(to)
    assert [pages[name]["A1"].value for name in ("Uno", "Dos")] == [1234.5, 1234.5]
    assert (pages["Uno"]["A2"].value, pages["Uno"]["A2"].data_type) == (
        f"De {FORMULA} y {{{{nada}}}}", "s",
    )  # fmt: skip
    assert found_in(found) == [("own-form-unknown", "nada")]
    before, after = zipfile.ZipFile(template), zipfile.ZipFile(to)
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {
        "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
        "xl/workbook.xml",
    }  # fmt: skip


def test_it_is_the_same_each_time(ledger: Ledger, tmp_path: Path) -> None:
    source = letter(tmp_path / "letter.docx")
    made = []
    for name in ("one.docx", "two.docx"):
        ledger.fill_form(source, "A", tmp_path / name, on=YEAR_END)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("name", "to", "code"),
    [
        ("form.odt", "to.odt", "own-form.ending"),
        ("form.docx", "to.xlsx", "own-form.ending"),
        ("form.docx", "to.docx", "own-form.unreadable"),
    ],
)
def test_what_is_no_form_is_said(
    ledger: Ledger, tmp_path: Path, name: str, to: str, code: str
) -> None:
    (tmp_path / name).write_bytes(b"none")
    with pytest.raises(CoopledgerError) as refused:
        ledger.fill_form(tmp_path / name, "A", tmp_path / to, on=YEAR_END)
    assert refused.value.code == code
    assert not (tmp_path / to).exists()


def test_names_are_what_things_are_called_by() -> None:
    said = {
        "lines": [{"code": "1", "spent": "2.00"}],
        "on": "2016-12-31",
        "notes": ["x"],
        "n": None,
    }
    found = named_figures(said)
    assert {name: str(value) for name, value in found.items()} == {
        "lines.1.code": "1", "lines.1.spent": "2.00", "on": "2016-12-31", "notes.1": "x",
        "n": "None",
    }  # fmt: skip
    assert isinstance(found["lines.1.code"], str)


def of_own_form() -> Iterator[Finding]:
    """What is found of a form that cannot be filled in whole, a finding a code."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, Ledger.open("sqlite://") as ledger:
        ledger.record(Agreement(code="A", title="Caso", currency="EUR", accounts=["MXN"]))
        source = letter(Path(folder, "oficio.docx"))
        found = ledger.fill_form(source, "A", Path(folder, "to.docx"), on=YEAR_END, language="es")
        yield from {each.code: each for each in reversed(found)}.values()


def test_on_the_command_line(ledger: Ledger, run: Run, tmp_path: Path) -> None:
    """It is written; what stays in it is said, and by the status that something is wrong."""
    ledger.copy_to(tmp_path / "coopledger.db")
    source, to = letter(tmp_path / "letter.docx"), tmp_path / "to.docx"
    ran = run("report", "fill", str(source), "A", "--on", "2016-12-31", "-o", str(to))
    assert (ran.status, ran.err) == (1, "")
    assert "{{statement.fnud.spent}}: no es el nombre de una cifra" in ran.out
    assert "[own-form-empty]" in ran.out
    assert Document(str(to)).tables[0].cell(0, 0).text == "765.50"
