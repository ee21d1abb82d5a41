"""Workbooks as an office program has them: recalculated to the same cell by cell, and printed.

Needs LibreOffice, so it is no part of `make test`: `make test-office` runs it.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from coopledger import Answer
from coopledger.messages.catalogue import Language, say
from tests.books.test_forms_laid_out import laid_out
from tests.reports.test_every_answer import ANSWERS
from tests.writers.answers import hard
from tests.writers.books import books_of_all_sizes

MADE: dict[str, Callable[[], Answer]] = {
    **{name: made for name, (made, _) in ANSWERS.items()},
    "hard": hard,
    **books_of_all_sizes(),
    "face-by-activity": partial(laid_out, "face"),
    "eu-on-sheets": partial(laid_out, "eu"),
}
_VALUE = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def converted(folder: Path, form: str) -> Path:
    """All workbooks of a folder, as LibreOffice writes them."""
    to = folder / form
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    books = sorted(folder.glob("*.xlsx"))
    ran = subprocess.run(
        [*command, "--convert-to", form, "--outdir", to, *books], capture_output=True, check=True
    )
    assert len(list(to.glob(f"*.{form}"))) == len(books), ran.stderr
    return to


def without_values(content: bytes) -> bytes:
    """A workbook whose formulas nobody has calculated yet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as left:
        for name in archive.namelist():
            left.writestr(name, _VALUE.sub(rb"\1", archive.read(name)))
    return out.getvalue()


def cells(content: bytes, *, values: bool) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(io.BytesIO(content), data_only=values)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.fixture(scope="module")
def workbooks() -> dict[str, bytes]:
    made = {name: make() for name, make in MADE.items()}
    return {
        f"{name}-{language}".replace(" ", "-"): answer.to_xlsx(language)
        for name, answer in made.items()
        for language in Language
    }


def test_recalculated_it_is_the_same_cell_by_cell(
    workbooks: dict[str, bytes], tmp_path: Path
) -> None:
    for name, content in workbooks.items():
        (tmp_path / f"{name}.xlsx").write_bytes(without_values(content))
    to, formulas = converted(tmp_path, "xlsx"), 0
    for name, content in workbooks.items():
        written = cells(content, values=True)
        counted = [
            place
            for place, value in cells(content, values=False).items()
            if isinstance(value, str) and value.startswith("=") and value != written[place]
        ]
        formulas += len(counted)
        assert not set(counted) & set(cells(without_values(content), values=True)), name
        assert cells((to / f"{name}.xlsx").read_bytes(), values=True) == written, name
    assert formulas > 100


def test_the_rows_behind_a_report_are_not_printed_and_no_page_is_empty(
    workbooks: dict[str, bytes], tmp_path: Path
) -> None:
    for name, content in workbooks.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    to = converted(tmp_path, "pdf")
    for name, content in workbooks.items():
        report, *others = load_workbook(io.BytesIO(content)).sheetnames
        pages = [page.extract_text() for page in PdfReader(to / f"{name}.pdf").pages]
        data = [each for each in others if each in {say("sheet.data", of) for of in Language}]
        assert all(f"\n{each}\n" not in page for page in pages for each in data), name
        assert all(len(page.split()) > 8 for page in pages), name
        assert any(report in page for page in pages), name
