"""A workbook given back marked: what shows, on which cell, and the list at the end."""

import re
import time
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from coopledger.messages.catalogue import Language
from coopledger.messages.visible import visible
from coopledger.model.finding import Finding, Place, Severity
from coopledger.readers.sheet import NotOpened
from coopledger.testing.sheets import write_workbook
from coopledger.writers.cell_comments import _BLOCKS, _resize
from coopledger.writers.cell_styles import FILLS
from coopledger.writers.marked_workbook import mark_workbook
from tests.readers import bombs
from tests.writers.marking import EN, ES, at, cells, comment, fill, look, of, opened
from tests.writers.packages import parts_of

FINDINGS_SHEET = "xl/worksheets/sheet4.xml"


def test_the_cell_is_coloured_and_says_what_is_wrong_and_what_to_do(source: Path) -> None:
    found = at("Gastos", "C2", seen="Monto")
    data = mark_workbook(source, [found], ES)
    assert fill(opened(data)["Gastos"]["C2"]) == FILLS[Severity.ERROR]
    said = comment(data, "Gastos", "C2")
    assert said == f"ERROR: {found.message(ES)}. Qué hacer: {found.remedy(ES)}."


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("language", Language)
def test_a_comment_begins_with_how_grave_it_is(
    source: Path, severity: Severity, language: Language
) -> None:
    data = mark_workbook(source, [of(severity, "C2")], language)
    assert fill(opened(data)["Gastos"]["C2"]) == FILLS[severity]
    assert comment(data, "Gastos", "C2").startswith(severity.say(language) + ": ")


def test_several_findings_on_one_cell_are_one_comment_in_the_worst_colour(source: Path) -> None:
    found = [
        of(Severity.NOTE, "C2", "n"),
        of(Severity.ERROR, "C2", "e"),
        of(Severity.NOTE, "C2", "n"),
    ]
    data = mark_workbook(source, found, ES)
    assert fill(opened(data)["Gastos"]["C2"]) == FILLS[Severity.ERROR]
    paragraphs = comment(data, "Gastos", "C2").split("\n\n")
    assert [said.split(":")[0] for said in paragraphs] == ["ERROR", "NOTA"]


def test_only_the_fill_of_a_marked_cell_changes(source: Path) -> None:
    before = cells(openpyxl.load_workbook(source))
    after = cells(opened(mark_workbook(source, [at("Gastos", "C2"), at("Gastos", "D2")], ES)))
    for place in (("Gastos", "C2"), ("Gastos", "D2")):
        assert look(after[place], but_fill=True) == look(before[place], but_fill=True)
    changed = {place for place in before if look(before[place]) != look(after[place])}
    assert changed == {("Gastos", "C2"), ("Gastos", "D2")}


def test_white_letters_on_a_dark_fill_become_black_on_a_pale_one(source: Path) -> None:
    header = opened(mark_workbook(source, [at("Gastos", "C1")], ES))["Gastos"]["C1"]
    assert (header.font.color.rgb, header.font.bold) == ("FF000000", True)


@pytest.mark.parametrize(
    ("cell", "format_"),
    [
        ("B2", "yyyy-mm-dd"),  # between two cells of a row; its column has a format
        ("F2", "General"),  # after the last cell of a row
        ("B6", "0.0"),  # in a row that has a format
        ("B5", "yyyy-mm-dd"),  # in a row that is not there
        ("C400", "General"),  # below the last row
    ],
)
def test_a_value_that_is_missing_is_marked_where_it_should_stand(
    source: Path, cell: str, format_: str
) -> None:
    data = mark_workbook(source, [at("Gastos", cell)], ES)
    marked = opened(data)["Gastos"][cell]
    assert (fill(marked), marked.number_format) == (FILLS[Severity.ERROR], format_)
    assert marked.comment is not None
    rows = etree.fromstring(parts_of(data)["xl/worksheets/sheet2.xml"]).find("{*}sheetData")
    numbers = [int(row.get("r")) for row in rows]
    assert numbers == sorted(set(numbers))
    for row in rows:
        columns = [openpyxl.utils.cell.coordinate_to_tuple(c.get("r"))[1] for c in row]
        assert columns == sorted(set(columns))


def test_many_missing_cells_of_one_row_stand_in_order(source: Path) -> None:
    wanted = ["C2", "B2", "C4", "A4", "B4", "F6", "D6", "E5", "D5"]
    data = mark_workbook(source, [at("Gastos", cell) for cell in wanted], ES)
    rows = etree.fromstring(parts_of(data)["xl/worksheets/sheet2.xml"]).find("{*}sheetData")
    there = {row.get("r"): [c.get("r") for c in row] for row in rows}
    assert there["2"] == ["A2", "B2", "C2", "D2"]
    assert (there["4"], there["5"]) == (["A4", "B4", "C4"], ["D5", "E5"])
    assert there["6"] == ["A6", "D6", "F6"]


def test_a_finding_on_merged_cells_is_marked_where_it_shows(source: Path) -> None:
    data = mark_workbook(source, [at("Gastos", "F9")], ES)
    sheet = opened(data)["Gastos"]
    assert fill(sheet["E8"]) == FILLS[Severity.ERROR]
    assert sheet["E8"].comment is not None
    assert 'r="F9"' in parts_of(source)["xl/worksheets/sheet2.xml"].decode()
    assert opened(data)["Hallazgos"]["D2"].value == "E8"


def test_a_finding_on_a_row_is_marked_at_its_first_cell(source: Path) -> None:
    data = mark_workbook(source, [at("Gastos", None, row=3)], ES)
    assert comment(data, "Gastos", "A3").startswith("ERROR")


def test_the_box_of_a_comment_is_hidden_and_grows_with_its_text(source: Path) -> None:
    def rows(seen: str) -> int:
        parts = parts_of(mark_workbook(source, [at("Convenio", "B1", seen)], ES))
        drawing = next(data for name, data in parts.items() if name.endswith("Drawing2.vml"))
        assert b"visibility:hidden" in drawing
        anchor = etree.fromstring(drawing).findtext(".//{*}Anchor")
        return int(anchor.split(",")[6]) - int(anchor.split(",")[2])

    assert rows("x" * 40) < rows("x" * 400) < rows("x" * 4_000)


# Comments that were there


def test_ours_stands_after_what_a_comment_says_already(source: Path) -> None:
    data = mark_workbook(source, [at("Gastos", "C3"), at("Gastos", "C2")], ES)
    assert comment(data, "Gastos", "C3").startswith("Revisar con Ana\n\nERROR: ")
    assert comment(data, "Gastos", "A6") == "Otra"
    sheet = opened(data)["Gastos"]
    assert sheet["C3"].comment.author == sheet["A6"].comment.author == "Luisa"
    assert sheet["C2"].comment.author == "coopledger"
    drawing = parts_of(data)["xl/drawings/vmlDrawing1.vml"]
    assert drawing.count(b"<v:shape ") == 3
    ids = re.findall(rb'<v:shape id="(\w+)"', drawing)
    assert len(set(ids)) == 3


def test_marking_a_marked_workbook_says_nothing_twice(source: Path, tmp_path: Path) -> None:
    found = [at("Gastos", "C3"), at("Gastos", "C2")]
    once = mark_workbook(source, found, ES)
    again = tmp_path / "again.xlsx"
    again.write_bytes(once)
    twice = mark_workbook(again, found, ES)
    for cell in ("C3", "C2"):
        assert comment(twice, "Gastos", cell) == comment(once, "Gastos", cell)
    assert opened(twice).sheetnames[-2:] == ["Hallazgos", "Hallazgos (2)"]


# The list


def test_the_list_has_every_finding_and_a_way_to_its_cell(source: Path) -> None:
    found = [
        at("Gastos", "C2", "uno"),
        at("Gastos", None, "dos"),
        at(None, None, "tres", reference="G-9"),
        at("No existe", "A1", "cuatro"),
    ]
    book = opened(mark_workbook(source, found, ES))
    assert book.sheetnames[-1] == "Hallazgos"
    listed = book["Hallazgos"]
    assert listed.freeze_panes == "A2"
    assert all(cell.alignment.wrap_text for cell in listed[2])
    rows = [[str(cell.value or "") for cell in row] for row in listed.iter_rows()]
    assert rows[0][0] == "Gravedad"
    assert [row[:4] for row in rows[1:]] == [
        ["ERROR", "column-ignored", "Gastos", "C2"],
        ["ERROR", "column-ignored", "Gastos", "A1"],
        ["ERROR", "column-ignored", "referencia G-9", ""],
        ["ERROR", "column-ignored", "No existe", ""],
    ]
    assert [row[4:] for row in rows[1:]] == [[f.message(ES), f.remedy(ES)] for f in found]
    links = [listed.cell(row, 4).hyperlink for row in range(2, 6)]
    assert [link and link.location for link in links] == ["'Gastos'!C2", "'Gastos'!A1", None, None]


def test_the_list_takes_a_name_that_is_free(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"HALLAZGOS": [["mío"]], "Findings": [["mine"]]})
    assert opened(mark_workbook(path, [], ES)).sheetnames[-1] == "Hallazgos (2)"
    assert opened(mark_workbook(path, [], EN)).sheetnames[-1] == "Findings (2)"


@pytest.mark.parametrize(
    "seen",
    [
        '<a href="x">&amp;</a>',
        "=cmd()|' /C calc'!A0",
        "+1",
        "@x",
        "a\0b\x0b\ud800\uffff",
        "_x0041_",
    ],
)
def test_what_a_document_says_stays_text(source: Path, seen: str) -> None:
    data = mark_workbook(source, [at("Gastos", "C2", seen)], ES)
    kept = visible(seen)  # what no file may hold is shown by its number
    cell = opened(data)["Hallazgos"]["E2"]
    assert cell.data_type != "f"
    assert f"«{kept}»" in str(cell.value)
    assert f"«{kept}»" in comment(data, "Gastos", "C2").replace("_x005F_", "_")
    assert not re.search(rb"<f\b", parts_of(data)[FINDINGS_SHEET])


def test_a_sheet_name_with_an_apostrophe_is_quoted_in_its_link(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"Año d'Or": [["x"]]})
    listed = opened(mark_workbook(path, [at("Año d'Or", "A1")], ES))["Hallazgos"]
    assert listed["D2"].hyperlink.location == "'Año d''Or'!A1"


def test_text_longer_than_a_cell_holds_is_cut(source: Path) -> None:
    data = mark_workbook(source, [at("Gastos", "C2", "x" * 50_000)], ES)
    assert len(str(opened(data)["Hallazgos"]["E2"].value)) == 32_767
    assert len(comment(data, "Gastos", "C2")) == 8_000


@pytest.mark.parametrize("cell", ['r="A1" s="d4"', 'r="A1" s="²"', f'r="A1" s="{"9" * 5_000}"'])
def test_a_number_that_is_none_is_damage(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "libro.xlsx"
    path.write_bytes(bombs.workbook(f'<sheetData><row r="1"><c {cell}/></row></sheetData>'))
    found = Finding("missing-value", place=Place("libro.xlsx", "Gastos", 1, cell="A1"))
    with pytest.raises(NotOpened) as refused:
        mark_workbook(path, [found], Language.ES)
    assert refused.value.finding.code == "workbook-damaged"


@pytest.mark.parametrize("piece", [b"<v:shape>", b"idmap ", b"</v:shape"])
def test_drawings_that_end_nowhere_are_looked_through_once(piece: bytes) -> None:
    began = time.process_time()
    assert _resize(piece * 30_000, {})[1] == set()
    assert _BLOCKS.findall(piece * 30_000) == []
    assert time.process_time() - began < 2
