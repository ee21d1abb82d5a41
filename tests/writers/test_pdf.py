"""A report on paper: what it says, that it is PDF/A and tagged, and that no figure is broken."""

import io
import os
import re
import sys
import warnings
from decimal import Decimal

import pytest
from pypdf import PdfReader

from coopledger import CoopledgerError
from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import (
    Amount,
    Document,
    Entries,
    Links,
    Look,
    Preformatted,
    Row,
    Style,
    Table,
    Words,
    lines,
    notes,
)
from coopledger.reports.report import Report
from coopledger.writers import pdf
from tests.writers.answers import hard, segib


def paper(document: Document, language: Language = Language.ES) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.write(Report(language, lambda: document, dict))))


def text(read: PdfReader) -> str:
    """What all pages say, on one line."""
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def figures(columns: int, rows: int = 1, said: str = "9,999,999,999,999.99") -> Table:
    amount = Amount(Decimal(said.replace(",", "")), said, "F")
    head = Row("Mes", tuple(f"C{at}" for at in range(columns)), Style.HEAD)
    body = (Row(f"fila {at}", (amount,) * columns, level=1) for at in range(rows))
    total = Row("Suma", (amount,) * columns, Style.SUM)
    return Table((head, *body, total), title="Cuadro", marked=True, notes=("al pie",))


def test_every_block_is_said() -> None:
    document = Document(
        "Título",
        (
            lines(["arriba"]),
            (Words("parte", Look.HEADING), Words("hondo", level=2), figures(2)),
            (Entries((("Nombre", ("uno", "dos")),)), Preformatted("  a   b\nc")),
            (Table((Row("fila", (Links((("D-1", "a/b.pdf"),)), None, "palabras")),)),),
            notes(["dicho aparte"]),
        ),
    )
    said = text(paper(document))
    for each in ("Título", "arriba", "parte", "hondo", "Cuadro", "C1", "fila 0", "Suma", "al pie"):
        assert each in said
    for each in ("Nombre uno dos", "a b c", "D-1", "palabras", "dicho aparte", "Página 1 de 1"):
        assert each in said


@pytest.mark.parametrize("language", list(Language))
def test_it_is_kept_for_ever_and_read_aloud(language: Language) -> None:
    content = segib().to_pdf(language)
    assert content == segib().to_pdf(language)
    read = PdfReader(io.BytesIO(content))
    root = read.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>3<", metadata)
    assert re.search(r"pdfaid:conformance>A<", metadata)
    assert re.search(r"pdfuaid:part>1<", metadata)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == language.value
    assert str(read.metadata.title if read.metadata else "").startswith("INE-SEGIB-2016")


def test_a_figure_is_never_cut_nor_broken() -> None:
    """Eight columns of thirteen digits need the page on its side, and smaller letters."""
    for columns in (1, 3, 5, 8):
        read = paper(Document("T", ((figures(columns),),)))
        assert text(read).count("9,999,999,999,999.99") == 2 * columns
        [page] = read.pages
        assert (page.mediabox.width > page.mediabox.height) == (columns > 3)
    seventeen = text(PdfReader(io.BytesIO(hard().to_pdf("es"))))
    assert "999,999,999,999,999.99" in seventeen


def test_a_table_of_several_pages_repeats_its_head_and_they_are_numbered() -> None:
    read = paper(Document("T", ((figures(3, rows=120),),)), Language.EN)
    pages = [page.extract_text() for page in read.pages]
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "C0" in page
    assert sum(page.count("fila ") for page in pages) == 120


MARKUP = '#set text(1pt) *x* _y_ $1$ @a <b> [c] \\ // z `d` = e - f "g" {h} #eval("1") ~'


def test_what_staff_wrote_is_never_markup() -> None:
    table = Table((Row(MARKUP, (MARKUP,)),), title=MARKUP, notes=(MARKUP,))
    entries = Entries(((MARKUP, (MARKUP,)),))
    document = Document(MARKUP, (lines([MARKUP]), (table, entries, Preformatted(MARKUP))))
    wanted = "".join(MARKUP.split())
    said = "".join(text(paper(document)).split()).replace("“", '"').replace("”", '"')
    assert said.count(wanted) == 10


def test_a_sign_that_no_letter_is_there_for_stands_by_its_number() -> None:
    document = Document("中 \N{GRINNING FACE}", (lines(["ñ Ж λ € − ☐ 文\u202e\x00"]),))
    said = text(paper(document))
    assert "[U+4E2D] [U+1F600]" in said
    assert "ñ Ж λ € − ☐ [U+6587]" in said


@pytest.mark.parametrize("language", list(Language))
def test_where_it_is_not_installed_it_says_how(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CoopledgerError) as raised:
        segib().to_pdf(language)
    said = raised.value.message(language)
    assert said == say("form.not-installed", language, form="pdf", extra="reports")
    assert "coopledger[reports]" in said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_that_was_forked_after_a_page_was_set_is_told_so_and_does_not_wait() -> None:
    """What sets pages has threads, which a forked process has not: it would wait for ever."""
    answer = segib()
    answer.to_pdf()
    reads, writes = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking where threads are
        child = os.fork()
    if child == 0:
        try:
            answer.to_pdf()
        except CoopledgerError as error:
            os.write(writes, error.code.encode())
        finally:
            os._exit(0)
    os.close(writes)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as told:
        assert told.read() == b"form.forked"


def test_a_word_without_an_end_is_broken_and_a_hash_is_not() -> None:
    endless, sha256 = "X" * 120, "0123456789abcdef" * 4
    rows = (Row("", ("MXN",), Style.HEAD), Row(endless, (Amount(Decimal(1), "1.00"),)))
    table, said = Table(rows), (Words(endless), Entries(((endless, (endless, sha256)),)))
    read = paper(Document("T", (lines([endless]), (table, *said))))
    places: list[float] = []

    def visit(text: str, _: object, matrix: list[float], __: object, ___: object) -> None:
        places.append(matrix[4] + 4 * len(text.rstrip("\n")))

    page = read.pages[0]
    shown = page.extract_text(visitor_text=visit)
    assert "".join(shown.split()).replace("\u200b", "").count(endless) == 5
    assert sha256 in shown
    assert max(places) < float(page.mediabox.width)
