"""OpenDocument spreadsheets: what a cell shows is read, however the file repeats or hides it."""

import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopledger.readers.cells import FormattedNumber, Unreadable
from coopledger.readers.dates import when
from coopledger.readers.ods import day_as_shown
from coopledger.readers.registry import read_document
from coopledger.readers.sheet import WIDEST, NotOpened, Sheet
from coopledger.readers.xlsx import open_workbook

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def cell(kind: str | None = None, shown: str = "", *, beside: str = "", **said: str) -> str:
    """A cell as LibreOffice writes it. said: its `office:` attributes."""
    values = "".join(f" office:{name.replace('_', '-')}={quoteattr(v)}" for name, v in said.items())
    kind = f' office:value-type="{kind}"' if kind else ""
    text = f"<text:p>{escape(shown)}</text:p>" if shown else ""
    return f"<table:table-cell{kind}{values}{beside}>{text}</table:table-cell>"


def row(*cells: str, times: int = 1) -> str:
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>"


def written(path: Path, *rows: str, manifest: str = "", before: str = "") -> Path:
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_NAMES}><office:body>'
        f'<office:spreadsheet><table:table table:name="Gastos">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", content)
    return path


def only_sheet(path: Path) -> Sheet:
    [sheet] = open_workbook(path)
    return sheet


def only_cell(path: Path, written_cell: str) -> object:
    return only_sheet(written(path, row(written_cell))).rows[0][0]


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "libro.ods"


@pytest.mark.parametrize(
    ("value", "shown", "currencies", "percent", "otherwise"),
    [
        ("1234.5", "1,234.50 €", {"EUR"}, False, False),
        ("1234.5", "1.234,50 €", {"EUR"}, False, False),
        ("1234.5", "US$1,234.50", {"USD"}, False, False),
        ("1234.5", "1234.50 MXN", {"MXN"}, False, False),
        ("0.16", "16%", set(), True, True),
        ("0.16", "16.00 %", set(), True, True),
        ("1500000", "1,500 mil", set(), False, True),
    ],
)
def test_what_stands_beside_a_number_is_read_with_it(
    value: str, shown: str, currencies: set[str], percent: bool, otherwise: bool, path: Path
) -> None:
    found = only_cell(path, cell("float", shown, value=value))
    assert isinstance(found, FormattedNumber)
    assert found.number == float(value)
    assert set(found.format.currencies) == currencies
    assert found.format.percent == percent
    assert found.format.says_otherwise(found.number) == otherwise


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1234.5", "1,234.50"), ("-1234.5", "-$1,234.50"), ("-12.5", "(12.50)"), ("999.99", "1,000"),
     ("0.5", "0.50"), ("42", "42"), ("0", "-"), ("1109797.84", "1.109.797,84")],
)  # fmt: skip
def test_a_number_that_shows_nothing_else_is_only_a_number(
    value: str, shown: str, path: Path
) -> None:
    found = only_cell(path, cell("currency", shown, value=value, currency="USD"))
    assert found == float(value)


@given(st.dates(date(1900, 3, 1), date(2200, 12, 31)))
@example(date(2010, 10, 1))  # a month whose number is that of the year, too
def test_a_date_is_as_precise_as_it_is_shown(day: date) -> None:
    moment = datetime(day.year, day.month, day.day)
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y", "%d/%m/%y", "%d-%b-%Y", "%d de %B de %Y"):
        assert when(day_as_shown(moment, f"{day:{form}}")).text == day.isoformat(), form
    first = moment.replace(day=1)
    for form in ("%m/%Y", "%Y-%m", "%b-%Y", "%B de %Y", "%b-%y"):
        assert when(day_as_shown(first, f"{first:{form}}")).text == f"{day:%Y-%m}", form
    assert when(day_as_shown(first.replace(month=1), f"{first:%Y}")).text == f"{day:%Y}"


@pytest.mark.parametrize(
    ("beside", "kind", "shown", "code"),
    [
        (' table:formula="of:=1/0" calcext:value-type="error" xmlns:calcext="urn:c"', "string",
         "#DIV/0!", "error-value"),
        (' table:formula="of:=X()"', "float", "Err:508", "error-value"),
        (' table:formula="of:=A1"', None, "", "formula-without-value"),
    ],
)  # fmt: skip
def test_what_came_to_nothing_is_said_to(
    beside: str, kind: str | None, shown: str, code: str, path: Path
) -> None:
    found = only_cell(path, cell(kind, shown, beside=beside))
    assert isinstance(found, Unreadable)
    assert found.code == code


def test_a_comment_is_no_part_of_a_cell(path: Path) -> None:
    comment = "<office:annotation><text:p>99.99</text:p></office:annotation>"
    found = only_cell(path, cell("string", "Hotel").replace("<text:p>", f"{comment}<text:p>", 1))
    assert found == "Hotel"


def test_blanks_tabs_and_breaks_within_a_text(path: Path) -> None:
    said = 'a<text:s text:c="2"/>b<text:line-break/>c<text:tab/><text:span>d</text:span>'
    found = only_cell(path, f'<table:table-cell office:value-type="string"><text:p>{said}</text:p>'
                            "<text:p>e</text:p></table:table-cell>")  # fmt: skip
    assert found == "a  b\nc\td\ne"


def test_rows_and_cells_that_repeat_stand_where_they_are_shown(path: Path) -> None:
    twice = ' table:number-columns-repeated="2"'
    sheet = only_sheet(
        written(
            path,
            row(cell(beside=twice), cell("float", "1", value="1")),
            row(cell(), times=3),
            row(cell("float", "2", value="2", beside=twice), times=2),
            row(cell(beside=' table:number-columns-repeated="16384"'), times=1_048_570),
        )
    )
    assert sheet.rows == [(None, None, 1), (), (), (), (2, 2), (2, 2)]


def test_what_repeats_without_end_takes_neither_time_nor_memory(path: Path) -> None:
    wide = ' table:number-columns-repeated="16384"'
    began = time.process_time()
    sheet = only_sheet(written(path, row(cell("string", "x", beside=wide), times=100)))
    assert (len(sheet.rows), len(sheet.rows[0])) == (100, WIDEST)
    with pytest.raises(NotOpened) as refused:
        open_workbook(written(path, row(cell("string", "x", beside=wide), times=10**9)))
    assert refused.value.finding.code == "document-beyond"
    assert time.process_time() - began < 3


def test_covered_cells_are_named(path: Path) -> None:
    merged = cell("string", "x", beside=' table:number-columns-spanned="2"')
    sheet = only_sheet(written(path, row(merged, "<table:covered-table-cell/>")))
    assert sheet.covered == {(1, 2)}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"manifest": "<encryption-data/>"}, "workbook-locked"),
        ({"before": '<!DOCTYPE a [<!ENTITY b "c">]>'}, "document-unsafe"),
    ],
)
def test_one_that_cannot_be_opened_says_why(given: dict[str, str], code: str, path: Path) -> None:
    with pytest.raises(NotOpened) as refused:
        open_workbook(written(path, **given))
    assert refused.value.finding.code == code


def test_one_that_is_cut_short_is_damaged(path: Path) -> None:
    whole = written(path, row(cell("string", "x"))).read_bytes()
    for end in range(4, len(whole), 97):
        path.write_bytes(whole[:end])
        codes = [finding.code for finding in read_document(path).findings]
        assert codes == ["workbook-damaged"], end
