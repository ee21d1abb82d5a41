"""A workbook given back marked: the wrong cells show, and nothing else of it has changed."""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coopledger.messages.catalogue import Language
from coopledger.model.finding import Finding, Place, Severity
from coopledger.readers.registry import read_document
from coopledger.readers.xlsx import NotOpened
from coopledger.writers.cell_styles import FILLS
from coopledger.writers.marked_workbook import mark_workbook
from coopledger.writers.plain import finding_data
from tests.readers.test_workbook_cases import CASES, NAMES
from tests.readers.workbooks import write_workbook
from tests.writers.packages import parts_of, rewrite

ES, EN = Language.ES, Language.EN
FINDINGS_SHEET = "xl/worksheets/sheet4.xml"


def at(sheet: str | None, cell: str | None, seen: str = "x", **place: Any) -> Finding:
    """An error on a cell, which says what was seen."""
    place = Place("libro.xlsx", sheet, cell=cell, **place)
    return Finding("column-ignored", Severity.ERROR, place, {"seen": seen})


def of(severity: Severity, cell: str, seen: str = "x") -> Finding:
    place = Place("libro.xlsx", "Gastos", cell=cell)
    return Finding("column-ignored", severity, place, {"seen": seen})


def image() -> io.BytesIO:
    """The smallest picture: one black pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + header + pixel + chunk(b"IEND", b""))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An officer's workbook, with something of all that one may have."""
    path = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Convenio").write_row(0, 0, ["Código", "INE-1"])
        sheet = book.add_worksheet("Gastos")
        dark = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F3864"})
        money = book.add_format({"num_format": "#,##0.00", "border": 1, "align": "right"})
        grey = book.add_format({"bg_color": "#EEEEEE", "num_format": "0.0"})
        sheet.write_row(0, 0, ["Folio", "Fecha", "Importe", "Nota"], dark)
        sheet.set_column("B:B", 22, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.set_column("C:C", 14)
        sheet.write_rich_string("A2", "G-", book.add_format({"bold": True}), "001")
        sheet.write_number("C2", 1250.5, money)
        sheet.write_formula("C3", "=C2*2", money, 2501)
        sheet.write_string("D3", "=cmd() <&>")
        sheet.write_blank("D2", None, money)
        sheet.set_row(5, 30, grey)
        sheet.write_string("A6", "G-005")
        sheet.merge_range("E8:F10", "juntas", money)
        sheet.write_comment("C3", "Revisar con Ana", {"author": "Luisa"})
        sheet.write_comment("A6", "Otra", {"author": "Luisa"})
        sheet.conditional_format(
            "C2:C9", {"type": "cell", "criteria": ">", "value": 9, "format": grey}
        )
        sheet.data_validation("B2:B9", {"validate": "list", "source": ["a", "b"]})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Gastos!$C$2:$C$3"})
        sheet.insert_chart("H2", chart)
        sheet.insert_image("H20", "punto.png", {"image_data": image()})
        hidden = book.add_worksheet("Oculta")
        hidden.write_formula("A1", "=Gastos!C3", None, 2501)
        hidden.hide()
        book.define_name("Importes", "=Gastos!$C$2:$C$3")
    return path


def opened(data: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True, **options)


def fill(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb)


def comment(data: bytes, sheet: str, cell: str) -> str:
    return str(opened(data)[sheet][cell].comment.text)


def look(cell: Any, *, but_fill: bool = False) -> str:
    kept = (cell.font, cell.border, cell.number_format, cell.alignment, cell.protection)
    return repr(kept if but_fill else (*kept, cell.fill))


def cells(book: Any) -> dict[tuple[str, str], Any]:
    return {
        (sheet.title, cell.coordinate): cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }


# What shows


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
    wanted = ["C4", "A4", "B4", "F6", "D6", "E5", "D5"]
    data = mark_workbook(source, [at("Gastos", cell) for cell in wanted], ES)
    rows = etree.fromstring(parts_of(data)["xl/worksheets/sheet2.xml"]).find("{*}sheetData")
    there = {row.get("r"): [c.get("r") for c in row] for row in rows}
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


# What does not change


def test_every_other_part_is_the_same_to_the_byte(source: Path) -> None:
    before, after = parts_of(source), parts_of(mark_workbook(source, [at("Gastos", "C2")], ES))
    touched = {name for name, data in before.items() if after[name] != data}
    assert touched == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet2.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert set(after) - set(before) == {FINDINGS_SHEET}
    assert list(after)[: len(before)] == list(before)


def test_in_the_sheet_only_the_style_of_the_cell_changes(source: Path) -> None:
    name = "xl/worksheets/sheet2.xml"
    before = parts_of(source)[name]
    after = parts_of(mark_workbook(source, [at("Gastos", "C3")], ES))[name]
    mine = re.compile(rb'(<c r="C3") s="\d+"')
    assert after != before
    assert mine.sub(rb"\1", after) == mine.sub(rb"\1", before)


def test_in_a_sheet_without_comments_a_drawing_is_named_in_its_place(source: Path) -> None:
    name = "xl/worksheets/sheet1.xml"
    data = mark_workbook(source, [at("Convenio", "B1")], ES)
    after = parts_of(data)[name]
    named = re.compile(rb"<legacyDrawing [^>]*/>")
    assert named.search(after)
    plain = re.compile(rb' s="\d+"')
    assert plain.sub(b"", named.sub(b"", after)) == plain.sub(b"", parts_of(source)[name])


def test_a_drawing_is_named_before_what_the_schema_puts_after_it(tmp_path: Path) -> None:
    path = tmp_path / "tabla.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Gastos")
        sheet.add_table("A1:B3", {"columns": [{"header": "a"}, {"header": "b"}]})
        sheet.insert_image("D1", "punto.png", {"image_data": image()})
    data = parts_of(mark_workbook(path, [at("Gastos", "A2")], ES))["xl/worksheets/sheet1.xml"]
    names = [etree.QName(child).localname for child in etree.fromstring(data)]
    assert names[-3:] == ["drawing", "legacyDrawing", "tableParts"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_of_a_marked_workbook_is_what_was_read_of_it(
    name: str, tmp_path: Path
) -> None:
    sheets = json.loads((CASES / name / "workbook.json").read_text("utf-8"))
    path = write_workbook(tmp_path / f"{name}.xlsx", sheets)
    before = read_document(path)
    path.write_bytes(mark_workbook(path, before.findings, ES))
    assert read_document(path) == before


CELLS = [f"{column}{row}" for column in "ABCDEFG" for row in range(1, 12)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    marked=st.lists(
        st.tuples(st.sampled_from(["Convenio", "Gastos", "Oculta"]), st.sampled_from(CELLS))
    )
)
def test_whatever_is_marked_no_value_changes(source: Path, marked: list[tuple[str, str]]) -> None:
    data = mark_workbook(source, [at(*place) for place in marked], ES)
    for values in (True, False):
        before = openpyxl.load_workbook(source, data_only=values, rich_text=True)
        after = opened(data, data_only=values)
        assert after.sheetnames[:-1] == before.sheetnames
        assert after.defined_names == before.defined_names
        there = {place: cell.value for place, cell in cells(before).items()}
        now = {place: cell.value for place, cell in cells(after).items() if place[0] != "Hallazgos"}
        assert {place: value for place, value in now.items() if value is not None} == {
            place: value for place, value in there.items() if value is not None
        }


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
    kept = re.sub("[\0\x0b\ud800\uffff]", "", seen)
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


# Workbooks of other makes

OF_OTHERS = [at("Convenio", "B1"), at("Gastos", "C3"), at("Gastos", "B5")]


def test_an_xlsm_keeps_its_macros(source: Path) -> None:
    macros = b"\xd0\xcf\x11\xe0 as it was"

    def as_macro_book(name: str, data: bytes) -> bytes:
        kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        other = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        return data.replace(kind, other) if name == "[Content_Types].xml" else data

    path = rewrite(source, as_macro_book, {"xl/vbaProject.bin": macros})
    parts = parts_of(
        mark_workbook(path.rename(path.with_suffix(".xlsm")), [at("Gastos", "C2")], ES)
    )
    assert parts["xl/vbaProject.bin"] == macros
    assert b"macroEnabled.main" in parts["[Content_Types].xml"]


def prefixed(name: str, data: bytes) -> bytes:
    """The same part, each of its elements with a prefix."""
    if not re.fullmatch(r"xl/(worksheets/sheet\d|workbook|styles|comments1)\.xml", name):
        return data
    with_prefix = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1s:", data)
    return with_prefix.replace(b"xmlns=", b"xmlns:s=", 1)


def in_utf16(name: str, data: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return data
    return data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def with_absolute_targets(name: str, data: bytes) -> bytes:
    return data.replace(b'Target="worksheets/', b'Target="/xl/worksheets/').replace(
        b'Target="../', b'Target="/xl/'
    )


def without_positions(name: str, data: bytes) -> bytes:
    """Rows and cells that do not say where they stand, as some programs write them."""
    if name != "xl/worksheets/sheet1.xml":
        return data
    return re.sub(rb'(<(?:row|c))( [^>]*?)?\br="\w+"', rb"\1\2", data)


@pytest.mark.parametrize("change", [prefixed, in_utf16, with_absolute_targets, without_positions])
def test_a_workbook_of_another_make(source: Path, change: Any) -> None:
    data = mark_workbook(rewrite(source, change), OF_OTHERS, ES)
    book = opened(data)
    for sheet, cell in (("Convenio", "B1"), ("Gastos", "C3"), ("Gastos", "B5")):
        assert fill(book[sheet][cell]) == FILLS[Severity.ERROR]
        assert "ERROR" in book[sheet][cell].comment.text
    assert (book["Convenio"]["B1"].value, book["Gastos"]["C3"].value) == ("INE-1", "=C2*2")
    assert book["Hallazgos"]["D4"].value == "B5"


def test_a_workbook_in_the_strict_form_stays_strict(source: Path) -> None:
    def strict(name: str, data: bytes) -> bytes:
        for old, new in (
            (
                b"schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"purl.oclc.org/ooxml/spreadsheetml/main",
            ),
            (
                b"schemas.openxmlformats.org/officeDocument/2006/",
                b"purl.oclc.org/ooxml/officeDocument/",
            ),
        ):
            data = data.replace(old, new)
        return data

    parts = parts_of(mark_workbook(rewrite(source, strict), OF_OTHERS, ES))
    assert not [
        name for name, data in parts.items() if b"officeDocument/2006/relationships" in data
    ]
    sheet = etree.fromstring(parts["xl/worksheets/sheet2.xml"])
    assert sheet.xpath("string(//*[@r='B5']/@s)") != ""
    assert etree.QName(etree.fromstring(parts[FINDINGS_SHEET])).namespace.startswith("http://purl")


def test_a_workbook_without_styles_gets_some(tmp_path: Path) -> None:
    def bare(name: str, data: bytes) -> bytes | None:
        if name == "xl/styles.xml":
            return None
        return re.sub(rb"<(Override|Relationship) [^>]*styles[^>]*/>", b"", data)

    path = rewrite(write_workbook(tmp_path / "x.xlsx", {"Gastos": [["a"]]}), bare)
    book = opened(mark_workbook(path, [at("Gastos", "A1")], ES))
    assert fill(book["Gastos"]["A1"]) == FILLS[Severity.ERROR]


def test_a_sheet_without_any_row(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", {"Gastos": []})
    assert b"<sheetData/>" in parts_of(path)["xl/worksheets/sheet1.xml"]
    book = opened(mark_workbook(path, [at("Gastos", "B3"), at("Gastos", "A1")], ES))
    assert fill(book["Gastos"]["B3"]) == fill(book["Gastos"]["A1"]) == FILLS[Severity.ERROR]


DAMAGES = [
    (part, broken)
    for part in ("_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml")
    for broken in (None, b"", b"<a><b></a>", b"<!DOCTYPE a><a/>")
    # Without its styles a workbook gets some; without one sheet the others can be marked.
    if broken is not None or part in ("_rels/.rels", "xl/workbook.xml")
]


@pytest.mark.parametrize(("part", "broken"), DAMAGES)
def test_a_damaged_workbook_is_refused(source: Path, part: str, broken: bytes | None) -> None:
    rewrite(source, lambda name, data: broken if name == part else data)
    with pytest.raises(NotOpened):
        mark_workbook(source, [at("Gastos", "C2")], ES)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("a,b")
    with pytest.raises(NotOpened):
        mark_workbook(path, [], ES)


# Which cell a finding is about


def addresses(sheets: dict[str, Any], tmp_path: Path) -> Iterable[tuple[str, str | None]]:
    reading = read_document(write_workbook(tmp_path / "x.xlsx", sheets))
    return [(finding.code, finding.place.cell) for finding in reading.findings]


AGREEMENT = [["Código", "A-1"], ["Título", "T"], ["Moneda del convenio", "EUR"]]


def test_in_a_table_the_cell_is_where_its_header_and_its_row_meet(tmp_path: Path) -> None:
    gastos = [
        ["Gastos de 2016"],
        [None, "Folio", "Fecha", "Extra", "Importe (MXN)", "Importe"],
        [None, "G-1", "ayer", None, "mil", None],
        [None, "G-2", {"date": "2016-01-02"}],
    ]
    found = addresses({"Convenio": AGREEMENT, "Gastos": gastos}, tmp_path)
    assert [one for one in found if one[0] != "missing-column"] == [
        ("column-ignored", "D2"),
        ("header-twice", "F2"),
        ("date-unreadable", "C3"),
        ("amount-unreadable", "E3"),
        ("missing-value", "E4"),
    ]


def test_in_an_upright_sheet_the_cell_is_beside_the_name_of_its_field(tmp_path: Path) -> None:
    sheet = [["Campo", "Valor"], *AGREEMENT, ["Inicio", "ayer"], ["Rareza", 1], ["Código", "B"]]
    found = list(addresses({"Convenio": sheet}, tmp_path))
    assert ("date-unreadable", "B5") in found
    assert ("field-ignored", "A6") in found
    assert ("header-twice", "A7") in found


def test_what_a_rule_says_of_a_field_points_at_its_cell(tmp_path: Path) -> None:
    gastos = [[None, "Folio", "Importe (MXN)", "Fecha"], [None, "G-1", 10, {"date": "2016-01-02"}]]
    path = write_workbook(tmp_path / "x.xlsx", {"Convenio": AGREEMENT, "Gastos": gastos})
    (expenditure,) = read_document(path).entries
    assert expenditure.place("amount").cell == "C2"
    assert expenditure.place("account").cell is None  # it has no column
    assert expenditure.place().cell is None
    assert str(expenditure.origin) == "x.xlsx|Gastos|2"


EXAMPLES = Path(str(files("coopledger.examples")))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_every_fact_that_was_read_points_at_cells_that_hold_its_values(path: Path) -> None:
    book = openpyxl.load_workbook(path, data_only=True)
    for entry in read_document(path).entries:
        origin = entry.origin
        assert origin is not None
        there = [entry.place(field).cell for field in origin.columns]
        assert len(set(there)) == len(there)
        key = entry.place("code" if "code" in origin.columns else "reference").cell
        assert str(book[origin.sheet][key].value) == entry.fact.reference


def test_programs_are_told_the_cell_and_people_the_row_and_the_column() -> None:
    found = at("Gastos", "C2", row=2, column="Importe")
    assert finding_data(found, ES)["cell"] == "C2"
    assert found.place.say(ES) == "libro.xlsx, hoja Gastos, fila 2, columna Importe"


def test_a_column_that_is_missing_is_sought_among_the_headers(tmp_path: Path) -> None:
    gastos = [[], [None, "Folio", "Importe (MXN)"], [None, "G-1", 10], [None, "G-2", 10]]
    found = addresses({"Convenio": AGREEMENT, "Gastos": gastos}, tmp_path)
    assert [cell for code, cell in found if code == "missing-column"][-1] == "B2"


def test_the_parts_of_a_workbook_may_be_stored_without_compression(source: Path) -> None:
    parts = parts_of(source)
    with zipfile.ZipFile(source, "w", zipfile.ZIP_STORED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    data = mark_workbook(source, [at("Gastos", "C2")], ES)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.getinfo("xl/charts/chart1.xml").compress_type == zipfile.ZIP_STORED
        assert container.testzip() is None
