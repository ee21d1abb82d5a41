"""A workbook given back marked: nothing of it has changed but what was marked."""

import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coopledger.readers.registry import read_document
from coopledger.testing.sheets import write_workbook
from coopledger.writers.marked_workbook import mark_workbook
from tests.effort import a_third
from tests.readers.test_workbook_cases import CASES, NAMES
from tests.writers.conftest import image
from tests.writers.marking import ES, at, cells, opened
from tests.writers.packages import parts_of

FINDINGS_SHEET = "xl/worksheets/sheet4.xml"


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


WORKBOOKS = [name for name in NAMES if (CASES / name / "workbook.json").exists()]


@pytest.mark.parametrize("name", a_third(WORKBOOKS))
def test_what_is_read_of_a_marked_workbook_is_what_was_read_of_it(
    name: str, tmp_path: Path
) -> None:
    sheets = json.loads((CASES / name / "workbook.json").read_text("utf-8"))
    path = write_workbook(tmp_path / f"{name}.xlsx", sheets)
    before = read_document(path)
    path.write_bytes(mark_workbook(path, before.findings, ES))
    after = read_document(path)
    assert after.document != before.document  # its bytes are others, what they say is the same
    alike = replace(after, document=before.document, originals=before.originals)
    assert alike == before
    assert [each.name for each in after.originals] == [each.name for each in before.originals]


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
