"""CSV and workbooks: every figure of the answer, exact; text that is never a formula."""

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from coopledger import Statement
from coopledger.books.sides import came, went
from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import Document, notes
from coopledger.reports.flat import FlatTable
from coopledger.reports.registry import report_of
from coopledger.reports.report import Report, TickList
from coopledger.writers.csv import csv_bytes
from coopledger.writers.xlsx import write
from tests.writers.answers import FORMULA, example, foreign_formulas, hard, segib, totals
from tests.writers.books import END, grown

ES, EN = Language.ES, Language.EN


def opened(content: bytes, *, values: bool = False):
    return load_workbook(io.BytesIO(content), data_only=values)


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def exact(value: object, shown: str) -> Decimal:
    """A cell's number to the digits that its format shows, or its text."""
    if isinstance(value, str):
        return Decimal(value.strip().replace(",", ""))
    digits = shown.partition(".")[2].partition("_")[0]
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-len(digits)))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("statement", [segib(), hard()], ids=["segib", "hard"])
def test_the_data_are_the_rows(statement: Statement, language: Language):
    rows = statement.rows()
    content = statement.to_csv(language)
    assert content.count(b"\n") == content.count(b"\r\n") == len(rows) + 1
    heads, *written = read(content)
    place = heads.index(say("column.amount", language))
    assert [Decimal(row[place]) for row in written] == [row["amount"] for row in rows]
    assert [row[place] for row in written] == [str(row["amount"]) for row in rows]
    assert {len(row) for row in written} == {len(heads)}
    sheet = opened(statement.to_xlsx(language))[say("sheet.data", language)]
    assert [cell.value for cell in sheet[1]] == heads
    cells = [sheet.cell(at, place + 1) for at in range(2, sheet.max_row + 1)]
    assert [exact(c.value, c.number_format) for c in cells] == [row["amount"] for row in rows]
    assert sheet.cell(2, 2).value == datetime(2016, 12, 31)


@pytest.mark.parametrize("language", list(Language))
def test_the_report_has_the_equation_in_numbers(language: Language):
    statement = segib()
    content = statement.to_xlsx(language)
    sheet = opened(content, values=True)[say("sheet.statement", language)]
    assert sheet["A1"].value.startswith("INE-SEGIB-2016")
    assert say("label.closes", language, currencies="MXN / EUR") in sheet["A2"].value
    by_label: dict[str, list[tuple[object, ...]]] = {}
    for row in sheet.iter_rows(max_row=14, max_col=3):
        by_label.setdefault(row[0].value, []).append(tuple(cell.value for cell in row[1:]))
    for name in ("received", "spent", "returned", "held"):
        figures = tuple(float(getattr(side, name).money.amount) for side in statement.sides())
        assert by_label[say(f"label.{name}", language)] == [figures]
    assert by_label[say("label.exchange_difference", language)] == [(None, -2312.91)]
    assert by_label[say("label.sum", language)] == [
        tuple(float(total(side).amount) for side in statement.sides()) for total in (came, went)
    ]
    formulas = opened(content)[say("sheet.statement", language)]
    assert (formulas["B9"].value, formulas["C13"].value) == (
        *("=ROUND(SUM(B6:B8),2)", "=ROUND(SUM(C10:C12),2)"),
    )
    assert sheet.freeze_panes == "B4"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 0)
    assert sheet.print_title_rows == "$1:$3"


def test_what_is_printed_is_the_report_and_not_its_rows() -> None:
    report, data = opened(segib().to_xlsx(ES))
    assert report.print_area == f"'{report.title}'!$A$1:$C${report.max_row}"
    beyond = data[data.print_area.partition("!")[2].split(":")[0].replace("$", "")]
    assert (beyond.row > data.max_row - 1, beyond.column > len(data[1]) - 1) == (True, True)
    assert (beyond.value, data.print_title_rows) == (None, None)
    wide, _ = opened(hard().to_xlsx(ES))
    assert wide.page_setup.orientation == "landscape"
    [listed] = opened(example().books().to_xlsx(ES))
    assert (listed.print_area, listed.print_title_rows) == ("", "$1:$1")


def test_no_digit_is_lost_that_excel_would_not_keep():
    book = opened(hard().to_xlsx(ES))
    for sheet in book:
        values = [cell.value for row in sheet.iter_rows() for cell in row]
        said = [value for value in values if isinstance(value, str)]
        assert any(value.strip().startswith("999,999,999,999,999.99") for value in said)
        numbers = [value for value in values if isinstance(value, int | float)]
        assert max(numbers) < 10**13


def test_text_is_never_a_formula():
    content = hard().to_xlsx(ES)
    assert foreign_formulas(opened(content)) == []
    assert foreign_formulas(opened(segib().to_xlsx(ES))) == []
    sheet = opened(content)["Datos"]
    assert FORMULA in [cell.value for row in sheet.iter_rows() for cell in row]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any("externalLink" in name or "_rels/sheet" in name for name in sheets)


@pytest.mark.parametrize("begins", list("=+-@\t\n＝＋－＠"))
def test_text_in_csv_does_not_begin_like_a_formula(begins: str):
    table = FlatTable("t", ("a", "b"), ((f"{begins}1", Decimal("-1.50")),))
    assert read(csv_bytes(table))[1] == [f"'{begins}1", "-1.50"]


def test_csv_has_iso_dates_and_quotes_what_needs_it():
    table = FlatTable("t", ("a",), ((date(2016, 2, 1),), ('x, "y"\nñ',), (None,), (7,)))
    assert csv_bytes(table) == '\ufeffa\r\n2016-02-01\r\n"x, ""y""\nñ"\r\n""\r\n7\r\n'.encode()


def test_the_same_answer_is_the_same_bytes():
    assert hard().to_xlsx(ES) == hard().to_xlsx(ES)


def test_the_longest_text_stays_whole_in_a_row_that_excel_takes():
    long = "x" * 20_000
    document, table = Document("t", ((), notes([long]))), FlatTable("d", ("a",), ((long,),))
    said = Report(ES, lambda: document, lambda: None, lambda: table, sheet="r")
    report, data = opened(write(said))
    assert report["A3"].value == data["A2"].value == long
    assert 400 < report.row_dimensions[3].height <= 409
    assert 400 < data.row_dimensions[2].height <= 409


@pytest.mark.parametrize("language", list(Language))
def test_the_totals_in_a_workbook(language: Language):
    found = totals()
    report, data = opened(found.to_xlsx(language), values=True)
    cells = [cell.value for row in report.iter_rows() for cell in row]
    for figure in (270869.10, 295423.80, 566292.90, 1345564, 507827, 1853391, 15, 8):
        assert figure in cells
    assert data.max_row == len(found.rows()) + 1


@pytest.mark.parametrize("language", list(Language))
def test_an_answer_of_nothing_is_a_workbook_too(language: Language):
    nothing = type(totals())()
    book = opened(nothing.to_xlsx(language))
    assert book[say("sheet.totals", language)]["A3"].value == say("label.no-totals", language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("sign", ["x", "\U0001f3db"])
def test_what_no_cell_can_hold_is_cut_and_says_so(sign: str, language: Language) -> None:
    """Of signs beyond the first plane Excel counts two each."""
    long, whole = 40_000 * sign, 32_767 * "y"
    table = FlatTable("t", ("a", "b"), ((long, whole),))
    document = Document(long, (notes([long]),))
    ticks = TickList("k", long, (long,), table, ())
    report = Report(language, lambda: document, dict, lambda: table, "s", lambda: ticks)
    sheets = opened(write(report))
    cells = [cell.value for sheet in sheets for row in sheet for cell in row if cell.value]
    said = say("sheet.cut", language, length="40,000")
    assert sum(value.endswith(said) for value in cells) == 6
    assert whole in cells
    assert all(len(value.encode("utf-16-le")) <= 2 * 32_767 for value in cells)


def test_how_far_it_has_come_is_told() -> None:
    told: list[float] = []
    write(report_of(grown(1_200).auxiliary("A-1"), ES), told.append)
    assert told == sorted(told)
    assert len(set(told)) >= 6
    assert told[-1] == 1


def test_the_heads_of_a_report_of_one_table_are_on_each_page() -> None:
    sheet, _ = opened(grown(40).auxiliary("A-1").to_xlsx(ES))
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$3", "B4")
    assert [sheet.cell(3, column).value for column in (1, 5)] == ["Cuenta MXN (MXN)", "Saldo"]
    assert sheet.column_dimensions["A"].width == pytest.approx(72, abs=1)


def test_a_small_table_and_a_place_to_sign_are_not_broken_over_pages() -> None:
    """As high as rows are, no page is asked to hold more than it does, and each begins a block."""
    sheet = opened(grown(9).statement_paper("A-1", on=END).to_xlsx(ES)).worksheets[0]
    begins = [each.id + 1 for each in sheet.row_breaks.brk]
    assert begins
    for row in begins:
        assert not any(cell.border.top.style for cell in sheet[row])
        assert any(cell.value for cell in sheet[row])
    last = max(begins)
    signed = next(cell.row for cell in sheet["A"] if cell.value == say("paper.prepared", ES))
    assert last < signed - 3
