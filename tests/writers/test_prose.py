"""A table of prose: three columns over all pages, paragraphs apart, text that stays text."""

import io
from itertools import pairwise

import docx
import pytest
from pypdf import PdfReader

from coopledger import Annex, Ledger, Narrative, NarrativeRow
from coopledger.messages.catalogue import Language, say
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement

HEADS = ("annex.name", "annex.summary", "annex.lessons")
LONG = "\n".join(f"Párrafo {number}: " + ("una cosa y otra, " * 26).strip() for number in range(40))
ODD = "=1+1 <b>&amp;</b> #set page $x$ *no* @ref {received} \\ ~"


@pytest.fixture(scope="module")
def annex() -> Annex:
    rows = [
        NarrativeRow(of="A", title="Long", summary=LONG, lessons="Short."),
        NarrativeRow(of="A", title="Odd", summary=ODD, lessons="=cmd|'/c calc'!A1"),
    ]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(code="A", title="T", currency="EUR", accounts=["MXN"]),
            Disbursement(book="A", reference="M", when="2016-08", amount="1109797.84 MXN",
                         sent="54855.00 EUR"),
        )  # fmt: skip
        return ledger.annex(2016, narrative=Narrative(rows=rows))


@pytest.mark.parametrize("language", Language)
def test_in_word_the_heads_are_on_each_page_and_rows_go_on_over_it(
    annex: Annex, language: Language
) -> None:
    [table] = docx.Document(io.BytesIO(annex.to_docx(language))).tables
    head, long, odd = table.rows
    assert [cell.text for cell in head.cells] == [say(name, language) for name in HEADS]
    marks = [{each.tag.rpartition("}")[2] for each in row._tr.trPr} for row in table.rows]
    assert marks == [{"tblHeader"}, set(), set()]
    assert [p.text for p in long.cells[1].paragraphs] == LONG.split("\n")
    said = odd.cells[1].text.replace("\N{NO-BREAK SPACE}", " ")
    assert said == ODD.replace("{received}", "1,109,797.84 MXN")


def test_on_paper_the_heads_are_on_each_page_and_every_paragraph_is_there(annex: Annex) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(annex.to_pdf("es"))).pages]
    assert len(pages) > 2
    for page in pages:
        assert say("annex.name", "es") in page
        assert say("annex.summary", "es") in page
    whole = " ".join(" ".join(pages).split())
    places = [whole.index(f"Párrafo {number}: ") for number in range(40)]
    assert all(one < other for one, other in pairwise(places))
    assert "#set page $x$ *no* @ref 1,109,797.84 MXN" in whole.replace("\N{NO-BREAK SPACE}", " ")


def test_on_a_page_and_in_text_it_is_text(annex: Annex) -> None:
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in annex.to_html()
    text = annex.to_text("es")
    assert all(len(line) <= 80 for line in text.splitlines())
    assert sum(line.strip().startswith("Párrafo") for line in text.splitlines()) == 39
    assert "'=cmd|" in annex.to_csv("es").decode("utf-8-sig")


def test_it_is_the_same_each_time(annex: Annex) -> None:
    for made in (annex.to_docx, annex.to_pdf, annex.to_html, annex.to_xlsx):
        assert made("es") == made("es")
