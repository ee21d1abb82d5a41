"""A Word document: all that a report says, its figures in line, and no page that cannot be read."""

import io
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from coopledger import CoopledgerError
from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import (
    Amount,
    Bar,
    Document,
    Entries,
    Letterhead,
    Links,
    Look,
    Picture,
    Preformatted,
    Row,
    Signature,
    Signatures,
    Style,
    Table,
    Words,
    lines,
    notes,
)
from coopledger.reports.report import Report
from coopledger.writers.docx import write
from tests.command_line import Run
from tests.writers.answers import example, hard, segib
from tests.writers.conftest import image

MARKUP = "<w:p/> & \"x\" 'y' {MERGEFIELD a} \\b =1+1"


def opened(document: Document, language: Language = Language.ES):
    return docx.Document(io.BytesIO(write(Report(language, lambda: document, dict))))


def said_of(read) -> list[str]:
    """Each paragraph, those of its tables among them, in order."""
    paragraphs = read.element.body.iter(qn("w:p"))
    return [_said(each).strip("\t \xa0") for each in paragraphs]


def _said(paragraph) -> str:
    return "".join(each.text for each in paragraph.iter(qn("w:t")))


def amount(said: str, mark: str = "") -> Amount:
    return Amount(Decimal(said.replace(",", "")), said, mark)


def test_every_block_is_said() -> None:
    rows = (
        Row("Mes", ("MXN",), Style.HEAD),
        Row("fila", (amount("1,250.00", "F"),), level=1),
        Row("otra", (Links((("D-1", "a.pdf"),)),)),
        Row("Suma", (amount("1,250.00"),), Style.SUM),
    )
    document = Document(
        "Título",
        (
            lines(["arriba"]),
            (Words("parte", Look.HEADING), Words("sub", Look.HEADING, 1), Words("hondo", level=2)),
            (Table(rows, title="Cuadro", marked=True, notes=("al pie",)),),
            (Entries((("Nombre", ("uno", "dos")),)), Preformatted("  a   b\nc")),
            (Picture("Cascada", (Bar("x", Decimal(0), Decimal(1), "1"),), "una figura"),),
            (Signatures((Signature("Elaboró", "Ana", "Jefa"), Signature("Revisó"))),),
            notes(["dicho aparte"]),
        ),
        letterhead=Letterhead(("INE", "DEA"), image().getvalue()),
        foot="al pie de cada hoja",
    )
    read = opened(document)
    said = said_of(read)
    for each in (
        *("INE", "DEA", "Título", "arriba", "parte", "sub", "hondo", "Cuadro", "Mes", "MXN"),
        *("1,250.00\xa0F", "D-1", "Suma", "al pie", "Nombre", "uno", "dos", "c", "dicho aparte"),
        *("Elaboró", "Ana", "Jefa", "Revisó"),
    ):
        assert each in said
    styles = {p.text: p.style.name for p in read.paragraphs if p.style.name.startswith("Heading")}
    assert list(styles.items()) == [
        *(("Título", "Heading 1"), ("parte", "Heading 2"), ("sub", "Heading 3")),
        *(("Cuadro", "Heading 3"), ("Cascada", "Heading 3")),
    ]
    [foot] = read.sections[0].footer.paragraphs
    assert foot.text.startswith("al pie de cada hoja\tPágina ")
    fields = [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("language", "tag"), [("es", "es-MX"), ("en", "en-US")])
def test_it_is_of_a_language_and_the_same_bytes_each_time(language: str, tag: str) -> None:
    content = segib().to_docx(language)
    assert content == segib().to_docx(language)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    read = docx.Document(io.BytesIO(content))
    about = read.core_properties
    assert (about.language, about.created.year, about.author) == (tag, 1980, "")
    assert about.title.startswith("INE-SEGIB-2016")
    spoken = read.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert spoken.get(qn("w:val")) == tag


def test_heads_are_on_each_page_and_no_row_nor_figure_is_broken() -> None:
    figure = amount("9,999,999,999,999.99", "F")
    for columns in (1, 3, 5, 8):
        head = Row("Mes", tuple(f"C{at}" for at in range(columns)), Style.HEAD)
        body = (Row("fila", (figure,) * columns, level=1),) * 3
        read = opened(Document("T", ((Table((head, head, *body), marked=True),),)))
        [table] = read.tables
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True, True, False, False, False]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        page = read.sections[0]
        assert (page.page_width > page.page_height) == (columns > 3)
        room = page.page_width - page.left_margin - page.right_margin
        assert sum(cell.width for cell in table.rows[2].cells) <= room
        for cell in table.rows[2].cells[1:]:
            assert cell._tc.tcPr.find(qn("w:noWrap")) is not None
            size = cell.paragraphs[0].runs[0].font.size
            # A digit of Arial is 0.556 of its size wide, a comma half as much.
            assert cell.width > size * (0.556 * 15 + 0.278 * 5 + 2 * 0.6)


def test_what_staff_wrote_is_never_markup() -> None:
    table = Table((Row(MARKUP, (MARKUP,)),), title=MARKUP, notes=(MARKUP,))
    blocks = (table, Entries(((MARKUP, (MARKUP,)),)), Preformatted(MARKUP))
    read = opened(Document(MARKUP, (lines([MARKUP]), blocks), foot=MARKUP))
    assert said_of(read).count(MARKUP) == 9
    assert list(read.element.iter(qn("w:instrText"))) == []


def test_what_xml_has_not_stands_by_its_number() -> None:
    said = said_of(opened(Document("T", (lines(["a\x00b\x1b\u202ec\udc9b 文"]),))))
    assert "a[U+0000]b[U+001B][U+202E]c[U+DC9B] 文" in said


def test_seventeen_digits_stay() -> None:
    said = "\n".join(said_of(docx.Document(io.BytesIO(hard().to_docx("es")))))
    assert "999,999,999,999,999.99" in said


def test_what_is_signed_is_not_for_writing_on(run: Run, tmp_path: Path) -> None:
    with example(tmp_path / "coopledger.db"):
        pass
    issue = ("issue", "INE-SEGIB-2016", "--on", "2016-12-31")
    refused = run(*issue, "-o", "x.docx")
    assert refused.status == 2
    assert "no se puede escribir como docx" in refused.err
    assert "text, html, json, csv, xlsx, pdf" in refused.err
    assert "EE-1" not in run("issued", "INE-SEGIB-2016").out
    assert run(*issue).status == 0
    refused = run("issued", "INE-SEGIB-2016", "EE-1", "--format", "docx", "-o", "x.docx")
    assert (refused.status, "text, html, json" in refused.err) == (2, True)
    assert not (tmp_path / "x.docx").exists()
    assert run("reconcile", "INE-SEGIB-2016", "-o", "x.docx").status == 0
    assert docx.Document(tmp_path / "x.docx").tables


@pytest.mark.parametrize("language", list(Language))
def test_where_it_is_not_installed_it_says_how(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(CoopledgerError) as raised:
        segib().to_docx(language)
    said = raised.value.message(language)
    assert said == say("form.not-installed", language, form="docx", extra="reports")
