"""A PDF that somebody handed in: what it carries, in what it differs, and that it does no harm."""

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from coopledger import CoopledgerError
from coopledger.messages.catalogue import Language
from coopledger.model.associated_file import AssociatedFile, Relationship
from coopledger.readers import limits
from coopledger.readers.limits import Bound
from coopledger.readers.pdf_file import carried, different, first_revision, is_pdf, pdf_bytes
from coopledger.reports.document import Document, lines
from coopledger.reports.report import Report
from coopledger.writers import pdf

HERE = Path("papel.pdf")
ROWS = AssociatedFile(
    "filas.jsonl", b'{"a":1}\n', "application/jsonl", Relationship.SOURCE, "Filas"
)
DATA = AssociatedFile(
    "estado.json", '{"ñ":[]}'.encode(), "application/json", Relationship.ALTERNATIVE, "Estado"
)


def paper(said: str = "1,234.50", *files: AssociatedFile) -> bytes:
    document = Document("Título", (lines([said] * 60),))
    return pdf.write(Report(Language.ES, lambda: document, dict, carries=lambda: files))


@pytest.fixture(scope="module")
def made() -> bytes:
    return paper("1,234.50", ROWS, DATA)


def changed(made: bytes, change: Callable[[PdfWriter], Any], *, appended: bool = False) -> bytes:
    writer = PdfWriter(io.BytesIO(made), incremental=appended)
    if not appended:
        writer = PdfWriter(clone_from=io.BytesIO(made))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def told(found: bytes, made: bytes) -> list[str]:
    return [" ".join((each.part, each.at)).strip() for each in different(found, made, HERE)]


def test_a_library_that_did_not_write_them_reads_the_files_as_they_are(made: bytes) -> None:
    read = PdfReader(io.BytesIO(made))
    assert {name: [*each] for name, each in read.attachments.items()} == {
        ROWS.name: [ROWS.content], DATA.name: [DATA.content],
    }  # fmt: skip
    associated: Any = read.trailer["/Root"]["/AF"]  # type: ignore[index]
    listed = sorted((each.get_object() for each in associated), key=lambda each: each["/Desc"])
    assert [(each["/UF"], each["/AFRelationship"], each["/Desc"]) for each in listed] == [
        (DATA.name, "/Alternative", "Estado"), (ROWS.name, "/Source", "Filas"),
    ]  # fmt: skip
    streams = [each["/EF"]["/F"].get_object() for each in listed]
    assert [each["/Subtype"] for each in streams] == ["/application/json", "/application/jsonl"]
    assert [each["/Params"]["/Size"] for each in streams] == [len(DATA.content), len(ROWS.content)]


def test_so_does_ours(made: bytes) -> None:
    found = carried(made, HERE)
    assert found == {
        each.name: (each.content, each.type, each.relationship) for each in (ROWS, DATA)
    }


def test_what_it_carries_does_not_change_its_bytes_from_run_to_run(made: bytes) -> None:
    assert paper("1,234.50", ROWS, DATA) == made


def test_the_same_is_not_different_however_it_is_written(made: bytes) -> None:
    again = changed(made, lambda _: None)
    assert again != made
    assert told(made, made) == told(again, made) == []


def test_a_figure_that_is_another_is_on_its_page(made: bytes) -> None:
    def edit(writer: PdfWriter) -> None:
        page = writer.pages[1]
        content = page.get_contents()
        assert content is not None
        content.set_data(content.get_data() + b"\n0 0 10 10 re f\n")
        page[NameObject("/Contents")] = writer._add_object(content)

    assert told(changed(made, edit), made) == ["content 2"]


def test_an_annotation_is_over_its_page(made: bytes) -> None:
    def annotate(writer: PdfWriter) -> None:
        writer.add_annotation(0, FreeText(text="9", rect=(50, 550, 200, 650)))

    assert told(changed(made, annotate), made) == ["annotation 1"]
    appended = changed(made, annotate, appended=True)
    assert appended.startswith(made)
    assert first_revision(appended) == first_revision(made) == made
    assert told(appended, made) == ["annotation 1"]


def test_a_layer_is_named(made: bytes) -> None:
    def layer(writer: PdfWriter) -> None:
        group = DictionaryObject({NameObject("/Type"): NameObject("/OCG")})
        groups = ArrayObject([writer._add_object(group)])
        properties = DictionaryObject({NameObject("/OCGs"): groups})
        writer.root_object[NameObject("/OCProperties")] = properties

    assert told(changed(made, layer), made) == ["layers"]


def test_what_it_carries_is_compared_by_name(made: bytes) -> None:
    altered = ROWS._replace(content=b'{"a":2}\n')
    supplement = ROWS._replace(relationship=Relationship.SUPPLEMENT)
    for files in ((altered, DATA), (supplement, DATA), (DATA,)):
        assert "attachment filas.jsonl" in told(paper("1,234.50", *files), made)
    added = changed(made, lambda writer: writer.add_attachment("otro.txt", b"x"))
    assert told(added, made) == ["attachment otro.txt"]


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "otro.pdf"
    other.write_bytes(b"%PDF-1.7\nnada")
    assert is_pdf(other)
    assert not is_pdf(tmp_path / "no-hay.pdf")
    with pytest.raises(CoopledgerError) as refused:
        carried(pdf_bytes(other), other)
    assert refused.value.code == "paper.unreadable"


def test_an_encrypted_one_is_refused(made: bytes) -> None:
    locked = changed(made, lambda writer: writer.encrypt("x", algorithm="RC4-128"))
    with pytest.raises(CoopledgerError) as refused:
        carried(locked, HERE)
    assert refused.value.code == "paper.encrypted"


def unfolding(size: int, **about: str) -> bytes:
    """A PDF with a file that unfolds to so many bytes."""

    def swell(writer: PdfWriter) -> None:
        spec: Any = writer.root_object["/AF"][0].get_object()  # type: ignore[index]
        swollen: Any = StreamObject()
        swollen._data = zlib.compress(bytes(size), 1)
        swollen[NameObject("/Filter")] = NameObject("/FlateDecode")
        spec["/EF"][NameObject("/F")] = writer._add_object(swollen)

    return changed(paper("x", ROWS), swell)


def test_one_that_unfolds_to_what_no_memory_holds_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(limits._MOST, Bound.UNPACKED, 2**20)
    small, large = unfolding(2**19), unfolding(2**24)
    assert len(large) < 2**18
    assert len(carried(small, HERE)[ROWS.name].content) == 2**19
    for read in (lambda: carried(large, HERE), lambda: different(large, small, HERE)):
        with pytest.raises(CoopledgerError) as refused:
            read()
        assert refused.value.code == "paper.unsafe"


def test_one_that_is_broken_anywhere_is_read_or_refused(made: bytes) -> None:
    dice = random.Random("papel")
    refusals = set()
    for _ in range(60):
        broken = bytearray(made)
        for _ in range(dice.randint(1, 8)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        cut = bytes(broken[: dice.choice((len(broken), dice.randrange(len(broken))))])
        for read in (
            lambda cut=cut: carried(cut, HERE),
            lambda cut=cut: different(cut, made, HERE),
        ):
            try:
                read()
            except CoopledgerError as refused:
                refusals.add(refused.code)
    assert refusals <= {"paper.unreadable", "paper.unsafe", "paper.encrypted"}


def written(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its root."""
    out, places = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    root = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(out),
    )
    return out + head + table + root


NO_PAGES = b"<</Type/Pages/Kids[]/Count 0>>"
ROUND = [
    (b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>", NO_PAGES,
     b"<</Kids[3 0 R 3 0 R 3 0 R]>>"),
    (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>"),
    (b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 99_999 + b"]" * 99_999 + b">>", NO_PAGES),
    (b"<</Type/Catalog/Pages 2 0 R/AF[1 0 R]/EF<</F 1 0 R>>>>", NO_PAGES),
    (b"<</Type/Catalog/Pages 2 0 R/AF[" + b"1 0 R " * 20_000 + b"]/UF(a)>>", NO_PAGES),
    (b"<</Type/Catalog/Pages 2 0 R/Next 1 0 R/Parts[1 0 R 1 0 R]>>", NO_PAGES),
]  # fmt: skip


@pytest.mark.parametrize("objects", ROUND, ids=range(len(ROUND)))
def test_one_that_leads_round_comes_to_an_end(objects: tuple[bytes, ...]) -> None:
    content = written(*objects)
    refusals = set()
    for read in (lambda: carried(content, HERE), lambda: different(content, content, HERE)):
        try:
            assert not read()
        except CoopledgerError as refused:
            refusals.add(refused.code)
    assert refusals <= {"paper.unreadable"}
