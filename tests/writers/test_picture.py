"""Pictures: bars where their figures are, read without colour, told to who does not see."""

import io
import re
import zipfile
from decimal import Decimal
from itertools import pairwise

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook
from pypdf import PdfReader

from coopledger.messages.catalogue import Language
from coopledger.reports.document import Bar, Document, Fill, Picture
from coopledger.reports.flat import FlatTable
from coopledger.reports.report import Report
from coopledger.writers import docx as word
from coopledger.writers import html as page
from coopledger.writers import pdf, xlsx
from coopledger.writers.picture import WIDTH, pieces

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = ((Fill.SOLID, "Ingresó"), (Fill.HATCHED, "Salió"), (Fill.OPEN, "Quedó"))


def bar(label: str, start: str, end: str, fill: Fill = Fill.SOLID) -> Bar:
    return Bar(
        label, Decimal(start), Decimal(end), f"{abs(Decimal(end) - Decimal(start)):,f}", fill
    )


FALL = "-1,000,000,000,000.00"
WATERFALL = (
    bar("Recibido", "0", "9000000000000.00"),
    bar("Diferencia", "9000000000000.00", "8000000000000.00")._replace(said=FALL),
    bar("Ejercido", "8000000000000.00", "3000000000000.00", Fill.HATCHED),
    bar("Saldo", "0", "3000000000000.00", Fill.OPEN),
)  # fmt: skip


def picture(*bars: Bar, said: str = "en palabras") -> Picture:
    return Picture("Figura", bars, said, LEGEND)


def drawn(of: Picture) -> list[etree._Element]:
    return [etree.fromstring(each.encode()) for each in pieces(of)]


def boxes(svg: etree._Element) -> list[tuple[float, float, float]]:
    """Of each bar: where it is from left and above, and how wide; the legend's are among them."""
    names = ("x", "y", "width")
    return [tuple(float(each.get(n)) for n in names) for each in svg.iter(f"{SVG}rect")]


def texts(svg: etree._Element) -> list[str]:
    return [each.text for each in svg.iter(f"{SVG}text")]


def report(of: Picture, language: Language = Language.ES) -> Report:
    rows = FlatTable("datos", ("a",), (("b",),))
    document = Document("T", ((), (of,)))
    return Report(language, lambda: document, dict, lambda: rows, "hoja")


def test_bars_are_as_long_as_their_figures_and_follow_each_other() -> None:
    [svg] = drawn(picture(*WATERFALL))
    received, difference, spent, held = boxes(svg)[:4]
    for wide, of in ((difference[2], 1), (spent[2], 5), (held[2], 3)):
        assert wide == pytest.approx(received[2] * of / 9, abs=0.2)
    assert difference[0] + difference[2] == pytest.approx(received[0] + received[2], abs=0.2)
    assert spent[0] + spent[2] == pytest.approx(difference[0], abs=0.2)
    assert held[0] == received[0]
    assert all(one[1] < other[1] for one, other in pairwise(boxes(svg)[:4]))
    assert texts(svg) == [
        *("Recibido", "9,000,000,000,000.00", "Diferencia", "-1,000,000,000,000.00"),
        *("Ejercido", "5,000,000,000,000.00", "Saldo", "3,000,000,000,000.00"),
        *("Ingresó", "Salió", "Quedó"),
    ]


def test_no_bar_is_told_by_colour_alone() -> None:
    [svg] = drawn(picture(*WATERFALL))
    assert {each.get("fill") for each in svg.iter(f"{SVG}rect")} == {"currentColor", "none"}
    outside = [each.get("stroke") for each in svg.iter(f"{SVG}rect", f"{SVG}line")]
    assert set(outside) == {"currentColor"}
    slanted = [e for e in svg.iter(f"{SVG}line") if e.get("x1") != e.get("x2")]
    _, _, spent, *_, came, went, left = boxes(svg)
    for x, y, wide in (spent, went):
        inside = [
            e for e in slanted if y <= float(e.get("y2")) <= y + 9 and x <= float(e.get("x1"))
        ]
        assert len(inside) > wide / 8
        assert all(float(e.get("x2")) <= x + wide + 0.1 for e in inside)
    assert (came[2], left[2]) == (18, 18)


def test_what_is_less_than_nothing_is_left_of_it_and_nothing_at_all_has_its_place() -> None:
    [svg] = drawn(picture(bar("a", "0", "-50.00"), bar("b", "0", "100.00"), bar("c", "0", "0.00")))
    below, above, none = boxes(svg)[:3]
    assert below[0] + below[2] == pytest.approx(above[0], abs=0.2)
    assert below[2] == pytest.approx(above[2] / 2, abs=0.2)
    assert none[2] == 0
    [svg] = drawn(picture(bar("a", "0", "0.00")))
    assert boxes(svg)[0][2] == 0


def test_a_long_label_is_cut_beside_its_bar_and_whole_in_words() -> None:
    long = "Fortalecimiento de las capacidades institucionales " * 3
    said = f"{long}: 1.00"
    [svg] = drawn(picture(bar(long, "0", "1.00"), said=said))
    assert texts(svg)[0] == f"{long[:35]}…"
    assert svg.get("aria-label") == said


def test_many_bars_are_in_pieces_on_one_scale_and_none_is_left_out() -> None:
    groups = (
        (bar(f"L-{at}", "0", "80.00", Fill.OPEN), bar("", "0", f"{at}.00")) for at in range(40)
    )
    found = drawn(picture(*(each for group in groups for each in group)))
    assert len(found) == 6
    labels = [said for svg in found for said in texts(svg) if said.startswith("L-")]
    assert labels == [f"L-{at}" for at in range(40)]
    assert len({box[2] for svg in found for box in boxes(svg) if box[2] > 300}) == 1
    assert [svg.get("aria-label") for svg in found] == ["en palabras", *["Figura"] * 5]
    assert ["Quedó" in texts(svg) for svg in found] == [*[False] * 5, True]
    assert all(float(svg.get("viewBox").split()[3]) < 260 for svg in found)


@given(
    st.lists(
        st.tuples(st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15), st.text()),
        min_size=1,
        max_size=9,
    )
)
def test_whatever_is_drawn_is_inside(drawn_bars: list[tuple[int, int, str]]) -> None:
    bars = [
        Bar(label, Decimal(start).scaleb(-2), Decimal(end).scaleb(-2), f"{end / 100:,.2f}")
        for start, end, label in drawn_bars
    ]
    for svg in drawn(picture(*bars)):
        high = float(svg.get("viewBox").split()[3])
        for x, y, wide in boxes(svg):
            assert x >= 0
            assert x + wide <= WIDTH
            assert y + 9 <= high


@pytest.mark.parametrize("language", list(Language))
def test_on_paper_and_on_a_page_it_is_drawn_and_told(language: Language) -> None:
    of = picture(*WATERFALL, said="Recibido: mucho; «中» & <b>")
    said = report(of, language)
    paper = PdfReader(io.BytesIO(pdf.write(said)))
    assert "5,000,000,000,000.00" in paper.pages[0].extract_text()
    told = [
        each.get_object().get("/Alt") for each in _tagged(paper.trailer["/Root"]["/StructTreeRoot"])
    ]
    assert of.said in told
    content = page.write(said)
    [figure] = html.fromstring(content).xpath("//figure")
    [svg] = figure.xpath(".//*[local-name()='svg']")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", of.said)
    assert figure.xpath("string(figcaption)") == "Figura"
    assert "b>" not in [each.tag for each in figure.iter()]


def _tagged(element):
    """All elements of the tree that is read aloud."""
    yield element
    below = element.get_object().get("/K", [])
    below = below if isinstance(below, list) else [below]
    for each in below:
        if hasattr(each.get_object(), "get"):
            yield from _tagged(each.get_object())


def test_in_word_it_is_a_picture_that_is_told() -> None:
    of = picture(*WATERFALL)
    content = word.write(report(of))
    assert content == word.write(report(of))
    read = docx.Document(io.BytesIO(content))
    [shape] = read.inline_shapes
    assert shape._inline.docPr.get("descr") == "en palabras"
    assert (shape.width.pt, shape.height.pt > 50) == (WIDTH, True)
    [image] = [part for part in read.part.package.iter_parts() if part.partname.endswith(".png")]
    assert image.blob.startswith(b"\x89PNG")


def chart_of(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("xl/charts/chart1.xml"))


def test_in_a_workbook_it_is_a_chart_over_cells() -> None:
    content = xlsx.write(report(picture(*WATERFALL)))
    sheet = load_workbook(io.BytesIO(content))["hoja"]
    rows = [
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=7, max_col=5)
    ]
    assert rows == [
        ["Figura", "Desde", "Ingresó", "Salió", "Quedó"],
        ["Recibido", 0, 9e12, None, None],
        ["Diferencia", 8e12, 1e12, None, None],
        ["Ejercido", 3e12, None, 5e12, None],
        ["Saldo", 0, None, None, 3e12],
    ]
    chart = chart_of(content)
    spoken = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
              "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
    assert chart.xpath("string(//c:grouping/@val)", namespaces=spoken) == "stacked"
    of = [each.text for each in chart.xpath("//c:val//c:f", namespaces=spoken)]
    assert of == [f"hoja!${column}$4:${column}$7" for column in "BCDE"]
    # A fall is said to be one, though its bar has the length of it.
    assert "-1,000,000,000,000.00" in chart.xpath("//a:t/text()", namespaces=spoken)
    assert chart.xpath("//a:pattFill/@prst", namespaces=spoken) == ["wdUpDiag"]


def test_bars_from_zero_stand_beside_each_other_in_a_workbook() -> None:
    content = xlsx.write(
        report(
            picture(
                bar("L-1", "0", "9.00", Fill.OPEN), bar("", "0", "-4.00"), bar("L-2", "0", "1.00")
            )
        )
    )
    sheet = load_workbook(io.BytesIO(content))["hoja"]
    rows = [
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=5, max_col=3)
    ]
    assert rows == [["L-1", -4, 9], ["L-2", 1, None]]
    assert b"clustered" in etree.tostring(chart_of(content))


def test_where_excel_would_not_keep_its_digits_a_picture_is_in_words() -> None:
    content = xlsx.write(report(picture(bar("a", "0", "99999999999999999.99"))))
    sheet = load_workbook(io.BytesIO(content))["hoja"]
    assert [sheet.cell(at, 1).value for at in (3, 4)] == ["en palabras", None]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any("chart" in name for name in archive.namelist())


@pytest.mark.parametrize("sign", ["中", "\x00", "\x1b", "‮"])
def test_a_label_of_any_signs_is_drawn(sign: str) -> None:
    of = picture(bar(f"a{sign}b", "0", "1.00"), said=f"a{sign}b")
    said = report(of)
    for form in (pdf, page, word, xlsx):
        assert form.write(said)


def test_many_bars_in_a_workbook_are_several_charts_on_one_scale() -> None:
    groups = (
        (bar(f"L-{at}", "0", "80.00", Fill.OPEN), bar("", "0", f"{at}.00")) for at in range(40)
    )
    content = xlsx.write(report(picture(*(each for group in groups for each in group))))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(name for name in archive.namelist() if "charts/chart" in name)
        charts = [archive.read(name).decode() for name in names]
    assert len(charts) == 7
    assert all('<c:max val="92' in chart for chart in charts)
    cells = [re.findall(r"<c:cat>.*?\$A\$(\d+):\$A\$(\d+)", chart)[0] for chart in charts]
    begins, ends = zip(*sorted((int(one), int(other)) for one, other in cells), strict=True)
    assert (begins[0], ends[-1]) == (4, 43)
    assert begins[1:] == tuple(end + 1 for end in ends[:-1])
