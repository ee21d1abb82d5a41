"""What the cells of a workbook hold, held to what openpyxl reads in the same file."""

import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

from coopledger import examples
from coopledger.readers.cells import Unreadable
from coopledger.readers.excel_dates import is_of_time, is_span, moment_of
from coopledger.readers.registry import read_document
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.readers.xlsx import open_workbook
from coopledger.testing.sheets import write_workbook
from tests.effort import a_third
from tests.readers import bombs
from tests.readers.by_openpyxl import sheets_by_openpyxl
from tests.readers.test_fuzz import FEWER, VALID, Workbook, scrawled

CASES = Path(__file__).parents[1] / "cases"
IN_STRICT_FORM = {"strict.xlsx", "foro.xlsx"}
"""openpyxl reads none of these; what is in them is held to the same book in the usual form."""

DOCUMENTS = sorted(
    path
    for path in (*CASES.rglob("*.xlsx"), *Path(examples.__file__).parent.glob("*.xlsx"))
    if path.name not in IN_STRICT_FORM
)
DESCRIBED = sorted(CASES.glob("workbooks/*/*.json"))


def _is_read_as_by_openpyxl(path: Path) -> None:
    ours, theirs = open_workbook(path), sheets_by_openpyxl(path)
    assert list(map(_told, ours)) == list(map(_told, theirs))


def _told(sheet: Sheet) -> tuple[object, ...]:
    """A sheet, so that 1 and TRUE are two things, as they are in a cell."""
    return sheet.name, sheet.hidden, sheet.covered, list(map(repr, sheet.rows))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_programs_and_earlier_releases_wrote(path: Path) -> None:
    _is_read_as_by_openpyxl(path)


@pytest.mark.parametrize("part", range(4))
def test_the_workbooks_of_all_cases(part: int, tmp_path: Path) -> None:
    for described in a_third(DESCRIBED[part::4]):
        sheets = json.loads(described.read_text("utf-8"))
        _is_read_as_by_openpyxl(write_workbook(tmp_path / "a.xlsx", sheets))


@FEWER
@given(scrawled(), st.booleans(), st.booleans())
def test_whatever_stands_in_the_cells(
    workbook: Workbook, from_1904: bool, row_by_row: bool
) -> None:
    options = {"date_1904": from_1904, "constant_memory": row_by_row}
    with tempfile.TemporaryDirectory() as folder:
        _is_read_as_by_openpyxl(write_workbook(Path(folder) / "a.xlsx", workbook, **options))


numbers = st.one_of(
    st.integers(-5, 3_000_000), st.floats(-5, 3_000_000), st.floats(0, 62), st.sampled_from([0, 1])
)


@given(numbers, st.booleans(), st.booleans())
@example(59.5, False, False)
@example(0.9999999999, False, False)
def test_a_number_is_the_moment_that_excel_shows(
    number: int | float, from_1904: bool, span: bool
) -> None:
    epoch = CALENDAR_MAC_1904 if from_1904 else WINDOWS_EPOCH
    assert _or_error(lambda: moment_of(number, from_1904=from_1904, span=span)) == _or_error(
        lambda: from_excel(number, epoch, timedelta=span)
    )


def _or_error(make: Callable[[], object]) -> object:
    try:
        return make()
    except (OverflowError, ValueError):
        return "beyond the calendar"


PIECES = ("d", "mm", "yyyy", "h", "ss", "[h]", "[mm]", "[Red]", '"día"', "\\d", "_m", ";", "0", "@")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_which_formats_show_a_day_or_a_time(written: str) -> None:
    assert is_of_time(written) == is_date_format(written)
    assert is_span(written) == is_timedelta_format(written)


# Sheets that no program of ours writes.


def _sheet(tmp_path: Path, rows: str, **given: Any) -> Sheet:
    path = tmp_path / "a.xlsx"
    path.write_bytes(bombs.workbook(f"<sheetData>{rows}</sheetData>", **given))
    [sheet] = open_workbook(path)
    return sheet


def _text(written: str) -> str:
    return f'<row><c t="inlineStr"><is>{written}</is></c></row>'


READ = {
    "without addresses": ("<row><c><v>1</v></c><c><v>2</v></c></row>", [(1, 2)]),
    "with gaps": (
        '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row>',
        [(), (), (None, None, 1, 2)],
    ),
    "in another order": ('<row><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>', [(1, 2)]),
    "beyond all columns": ('<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>', [(1,)]),
    "blank at the end": ('<row><c><v>1</v></c><c s="0"/><c><v/></c></row>', [(1,)]),
    "a row as 1.0": ('<row r="1.0"><c><v>1</v></c></row>', [(1,)]),
    "remarks and pieces": (
        "<row><c><v>1<!-- 5 -->2</v></c><c><v><![CDATA[3]]></v></c></row>",
        [(12, 3)],
    ),
    "blanks between": ("<row>\n <c>\n  <v>1</v>\n </c>\n</row>\n", [(1,)]),
    "rich text": (_text("<r><t>a</t></r><r><rPr><b/></rPr><t> b</t></r>"), [("a b",)]),
    "how it is spoken": (
        _text('<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh>'),
        [("東京",)],
    ),
    "text of nothing": (f"{_text('<t/>').removesuffix('</row>')}<c><v>1</v></c></row>", [("", 1)]),
    "yes and no": ('<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>', [(True, False)]),
    "an error": ('<row><c t="e"><v>#REF!</v></c></row>', [(Unreadable("error-value", "#REF!"),)]),
    "a shared formula": (
        '<row><c r="A1"><f t="shared" si="0" ref="A1:A2">B1*2</f><v>4</v></c></row>'
        '<row><c r="A2"><f t="shared" si="0"/></c></row>',
        [(4,), (Unreadable("formula-without-value", "=B2*2"),)],
    ),
    "a list of extensions in a row": ("<row><c><v>1</v></c><extLst><ext/></extLst></row>", [(1,)]),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_other_programs_may_write(name: str, tmp_path: Path) -> None:
    written, rows = READ[name]
    assert _sheet(tmp_path, written).rows == rows


DAMAGED = {
    "a row again": '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>',
    "a row before another": '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>',
    "a row beyond all": '<row r="1048577"><c><v>1</v></c></row>',
    "a row of half": '<row r="1.5"><c><v>1</v></c></row>',
    "a word that there is not": '<row><c t="s"><v>0</v></c></row>',
    "a word before the first": '<row><c t="s"><v>-1</v></c></row>',
    "a style that there is not": '<row><c s="7"><v>1</v></c></row>',
    "a style before the first": '<row><c s="-1"><v>1</v></c></row>',
    "a column that there is not": '<row><c r="ABCD1"><v>1</v></c></row>',
    "a number that is none": "<row><c><v>1,5</v></c></row>",
    "a day that is none": '<row><c t="d"><v>2016-02-30</v></c></row>',
    "a tag that does not end": "<row><c><v>1</v></c>",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_nothing_of_a_damaged_sheet_vanishes_in_silence(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotOpened) as refused:
        _sheet(tmp_path, DAMAGED[name])
    assert refused.value.finding.code == "workbook-damaged"


def _with_parts(folder: Path, alter: Callable[[str, str], tuple[str, str] | None]) -> Path:
    """A valid workbook, each part of it by its name altered or left out."""
    whole, path = write_workbook(folder / "whole.xlsx", VALID), folder / "a.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if (altered := alter(name, old.read(name).decode())) is not None:
                new.writestr(*altered)
    return path


@pytest.mark.parametrize("part", ["xl/worksheets/sheet6.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_is_not_there(part: str, tmp_path: Path) -> None:
    path = _with_parts(tmp_path, lambda name, xml: None if name == part else (name, xml))
    assert [finding.code for finding in read_document(path).findings] == ["workbook-damaged"]


@pytest.mark.parametrize("declared", ["", '<!DOCTYPE x [<!ENTITY e "1500">]>'])
def test_a_part_of_another_ending_declares_nothing_either(declared: str, tmp_path: Path) -> None:
    """Only those that end in .xml are looked through before a workbook is opened."""

    def alter(name: str, xml: str) -> tuple[str, str]:
        if name == "xl/worksheets/sheet6.xml":
            xml = xml.replace("<worksheet", f"{declared}<worksheet", 1)
        return name.replace("sheet6.xml", "sheet6.dat"), xml.replace("sheet6.xml", "sheet6.dat")

    codes = [finding.code for finding in read_document(_with_parts(tmp_path, alter)).findings]
    assert codes == (["workbook-damaged"] if declared else [])


def test_a_workbook_of_another_program_is_none(tmp_path: Path) -> None:
    path = _with_parts(
        tmp_path,
        lambda name, xml: (
            name,
            xml.replace("<workbook ", "<w:document xmlns:w='w' ").replace(
                "</workbook>", "</w:document>"
            ),
        ),
    )
    assert [finding.code for finding in read_document(path).findings] == ["workbook-damaged"]
