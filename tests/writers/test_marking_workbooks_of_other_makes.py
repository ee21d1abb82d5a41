"""Workbooks of other programs, in other forms, damaged ones: marked as any, or refused."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from lxml import etree

from coopledger.model.finding import Severity
from coopledger.readers.sheet import NotOpened
from coopledger.testing.sheets import write_workbook
from coopledger.writers.cell_styles import FILLS
from coopledger.writers.marked_workbook import mark_workbook
from tests.writers.marking import ES, at, comment, fill, opened
from tests.writers.packages import parts_of, rewrite

FINDINGS_SHEET = "xl/worksheets/sheet4.xml"


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


def test_boxes_are_added_to_a_drawing_of_buttons(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Gastos").insert_button("B2", {"caption": "Calcular"})
    data = mark_workbook(path, [at("Gastos", "A1")], ES)
    parts = parts_of(data)
    assert [name for name in parts if name.endswith(".vml")] == ["xl/drawings/vmlDrawing1.vml"]
    kinds = re.findall(rb'ObjectType="(\w+)"', parts["xl/drawings/vmlDrawing1.vml"])
    assert kinds == [b"Button", b"Note"]
    assert parts["xl/worksheets/sheet1.xml"].count(b"<legacyDrawing ") == 1
    assert "ERROR" in comment(data, "Gastos", "A1")


def test_a_drawing_that_is_no_xml_is_added_to_all_the_same(source: Path) -> None:
    def with_open_tags(name: str, data: bytes) -> bytes:
        return data.replace(b"</div>", b"<br></div>") if name.endswith(".vml") else data

    before = parts_of(rewrite(source, with_open_tags))["xl/drawings/vmlDrawing1.vml"]
    parts = parts_of(mark_workbook(source, [at("Gastos", "C2")], ES))
    after = parts["xl/drawings/vmlDrawing1.vml"]
    assert (before.count(b"<br>"), after.count(b"<br>")) == (2, 2)
    assert after.count(b"<x:ClientData") == 3


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


def test_the_parts_of_a_workbook_may_be_stored_without_compression(source: Path) -> None:
    parts = parts_of(source)
    with zipfile.ZipFile(source, "w", zipfile.ZIP_STORED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    data = mark_workbook(source, [at("Gastos", "C2")], ES)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert container.getinfo("xl/charts/chart1.xml").compress_type == zipfile.ZIP_STORED
        assert container.testzip() is None
