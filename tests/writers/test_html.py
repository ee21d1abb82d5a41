"""A page: one file that asks for nothing, reads well aloud, and prints with heads on each page."""

import re
from decimal import Decimal

import pytest
from lxml import html

from coopledger.messages.catalogue import Language
from coopledger.reports.document import (
    Amount,
    Bar,
    Document,
    Picture,
    Row,
    Style,
    Table,
    heading,
    lines,
)
from coopledger.reports.report import Report
from coopledger.writers.html import piece, write
from tests.writers.answers import example, segib

LONG = "factura 123 de una empresa con un nombre largo"
TABLE = Table(
    (
        Row("Mes", ("MXN", "Documento"), Style.HEAD),
        Row("", ("en pesos", ""), Style.HEAD),
        Row("enero", (Amount(Decimal("1.50"), "1.50", "F"), LONG), anchor="G 1"),
        Row("Suma", (Amount(Decimal("1.50"), "1.50", made_of=("G 1",)), None), Style.SUM),
    ),
    title="Cuadro",
)
DOCUMENT = Document(
    "Título",
    (
        lines(["arriba"]),
        (heading("parte"), heading("subparte", 1), TABLE),
        (Picture("Figura", (Bar("a", Decimal(0), Decimal(1), "1.00"),), "en palabras"),),
    ),
)


def read(document: Document, language: Language = Language.ES) -> html.HtmlElement:
    return html.fromstring(write(Report(language, lambda: document, dict)))


def test_it_has_headings_captions_and_heads_of_columns_and_rows() -> None:
    page = read(DOCUMENT)
    found = [
        (each.tag, each.text_content()) for each in page.xpath("//h1 | //h2 | //h3 | //caption")
    ]
    assert found == [("h1", "Título"), ("h2", "parte"), ("h3", "subparte"), ("caption", "Cuadro")]
    [table] = page.xpath("//table")
    assert [len(part) for part in table.xpath("thead | tbody")] == [2, 2]
    heads = [(each.get("scope"), each.text_content()) for each in table.xpath(".//th")]
    assert heads == [
        *(("col", "Mes"), ("col", "MXN"), ("col", "Documento"), ("col", "en pesos"), ("col", "")),
        *(("row", "enero"), ("row", "Suma")),
    ]


def test_words_are_read_from_the_left_and_figures_stand_in_line() -> None:
    cells = read(DOCUMENT).xpath("//tbody/tr[1]/td")
    assert ["text-align:right" in each.get("style") for each in cells] == [True, False]
    assert ["nowrap" in each.get("style") for each in cells] == [True, False]


@pytest.mark.parametrize("language", list(Language))
def test_it_asks_for_nothing_and_prints_on_letter_pages(language: Language) -> None:
    with example() as ledger:
        paper = ledger.statement_paper("INE-SEGIB-2016")
        for content in (paper.to_html(language), segib().to_html(language)):
            page = html.fromstring(content)
            assert page.getroottree().getroot().get("lang") == language.value
            [style] = page.xpath("//style")
            assert not re.search(r"url\(|@import|expression", content)
            assert page.xpath("//script | //link | //iframe | //object | //@onload | //@src") == []
            assert all(to.startswith("#") for to in page.xpath("//@href"))
            names = page.xpath("//@id")
            assert len(set(names)) == len(names)
            assert {to[1:] for to in page.xpath("//@href")} <= set(names)
            for said in ("@page{size:letter", "table-header-group", "break-inside:avoid"):
                assert said in style.text


def test_within_another_page_it_is_no_part_of_its_headings_nor_styles() -> None:
    within = html.fromstring(piece(DOCUMENT))
    assert within.xpath("//h1 | //h2 | //h3 | //style") == []
    assert [each.text for each in within.xpath("//strong")][:3] == ["Título", "parte", "subparte"]
