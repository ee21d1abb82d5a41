"""`report sample` as auditors use it, and the list that they fill in, in both languages."""

import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from coopledger import Expenditure, Ledger
from tests.command_line import Run
from tests.ledger.test_expediente import recorded

WORDS = {
    "es": ("importe", "Gastos pedidos: 2, por importe; en la muestra:", "papel-de-trabajo"),
    "en": ("amount", "Asked for: 2, by amount; drawn:", "working-paper"),
}
HEADS = {
    "es": ["Hay documento", "Importe coincide", "Es del período", "Rubro correcto", "Es elegible",
           "Se pagó", "Importe comprobado", "Conclusión", "Notas"],
    "en": ["Document exists", "Amount agrees", "In the period", "Right line", "Eligible",
           "Was paid", "Amount found", "Conclusion", "Notes"],
}  # fmt: skip


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    recorded(str(folder / "coopledger.db"), folder)
    return folder


@pytest.fixture
def folder(once: Path, tmp_path: Path) -> Path:
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("language", WORDS)
def test_what_is_drawn_is_ticked_off_and_kept_with_the_book(
    run: Run, folder: Path, language: str
) -> None:
    by, said, use = WORDS[language]
    asked = ["report", "sample", "FORO", "--size", "2", "--by", by, "--lang", language]
    ran = run(*asked)
    assert (ran.status, ran.err) == (0, "")
    assert said in ran.out
    assert run(*asked, "-o", "m.xlsx").status == 0
    content = (folder / "m.xlsx").read_bytes()
    assert run(*asked, "-o", "m.xlsx").status == 0
    assert (folder / "m.xlsx").read_bytes() == content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (head,) = (place for place, row in enumerate(rows) if HEADS[language][0] in row)
    assert rows[head][-9:] == HEADS[language]
    first = dict(zip(rows[head], rows[head + 1], strict=True))
    values = list(first.values())
    assert values[:2] == [1, "G-1"]
    assert values[-10:] == ["1", *[None] * 9]  # its document, and what is to be filled in
    choices = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert len(choices) == 7
    assert all(formula.count(",") == 2 for formula in choices.values())
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} & {"f", "e"} == set()
    sheet.cell(head + 2, len(values), "visto")
    book.save(folder / "m.xlsx")
    ran = run("attach", "FORO", "m.xlsx", "--what", use, "--lang", language)
    assert (ran.status, ran.err) == (0, "")
    assert use.replace("-", " ") in run("documents", "FORO", "--lang", language).out


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    "asked",
    [
        ["FORO", "--size", "0"],
        ["FORO", "--size", "-1"],
        ["FORO", "--size", "2", "--from", "2017-01-01"],
        ["FORO", "--size", "2", "--from", "2016-10-01", "--to", "2016-01-01"],
        ["FORO", "--size", "2", "--by", "suerte"],
        ["NADA", "--size", "2"],
    ],
    ids=" ".join,
)
def test_wrong_use_says_what_to_do(run: Run, folder: Path, asked: list[str], language: str) -> None:
    ran = run("report", "sample", *asked, "--lang", language)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert ran.err.strip()


def test_more_lines_than_are_to_be_drawn_are_refused(folder: Path, run: Run) -> None:
    with Ledger.open(folder / "coopledger.db") as ledger:
        ledger.record(
            Expenditure(
                book="FORO", reference="G-9", when="2016-09-05", amount="9.00 MXN", account="BBVA"
            )
        )
    ran = run("report", "sample", "FORO", "--size", "1", "--by", "rubro")
    assert (ran.status, "pida 2 o más" in ran.err) == (2, True)
    assert run("report", "sample", "FORO", "--size", "2", "--by", "rubro").status == 0
