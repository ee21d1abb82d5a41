"""What a statement on paper proves; and that whatever is done to it is named, where it belongs."""

import hashlib
import io
import json
import sqlite3
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from coopledger import (
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Ledger,
    Refund,
    verify_paper,
    verify_rows,
)
from coopledger.books.paper_proof import Known, PaperProof, Question
from coopledger.model.letterhead import Letterhead
from coopledger.store.chain import canonical_json, hash_of
from coopledger.store.heads import FIRST, LedgerHead
from coopledger.store.journal import Head
from coopledger.store.rows_file import last_line, line_of
from tests.command_line import environment
from tests.laws.test_public_edition import audited

DAY = date(2016, 12, 31)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(b"\0\x80")),
        chunk(b"IEND", b""),
    )
)
ZERO = "0" * 64
YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN


def facts(code: str, spent: str = "150.00 MXN") -> Iterator[Any]:
    yield Agreement(code=code, title=f"Capacitación {code}", currency="EUR", accounts=["MXN"])
    yield Disbursement(
        book=code, reference="M-1", when="2016-08", amount="200.00 MXN", sent="10.00 EUR"
    )
    yield Expenditure(
        book=code, reference="G-1", when="2016-10-05", amount=spent, payee="Imprenta Sol",
        concept="boletas de práctica",
    )  # fmt: skip
    yield Refund(
        book=code, reference="R-1", when="2016-12-29", amount="50.00 MXN", received="2.30 EUR"
    )


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://", by="Ana") as made:
        made.record(*facts("A-1"))
        made.record(*facts("B-1"))
        yield made


@pytest.fixture(scope="module")
def made(ledger: Ledger) -> bytes:
    head = Letterhead(lines=["Instituto Nacional Electoral"], picture=PIXEL)
    return ledger.statement_paper("A-1", on=DAY, letterhead=head).to_pdf("es")


@pytest.fixture
def proved(tmp_path: Path, ledger: Ledger) -> Callable[..., PaperProof]:
    def prove(content: bytes, against: Any = None, *, beside: Ledger | None = ledger) -> PaperProof:
        path = tmp_path / "estado.pdf"
        path.write_bytes(content)
        if beside is None:
            return verify_paper(path, against=against)
        return beside.verify_paper(path, against=against)

    return prove


def known(proof: PaperProof) -> tuple[Known, ...]:
    return tuple(proof.answers[question].known for question in Question)


def codes(proof: PaperProof, question: Question) -> list[str]:
    return [finding.code for finding in proof.answers[question].findings]


def told(proof: PaperProof, question: Question = Question.PAGE) -> str:
    return " ".join(each.message("es") for each in proof.answers[question].findings)


def changed(made: bytes, change: Callable[[PdfWriter], Any], *, appended: bool = False) -> bytes:
    writer = PdfWriter(io.BytesIO(made), incremental=appended)
    if not appended:
        writer = PdfWriter(clone_from=io.BytesIO(made))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_file(made: bytes, name: str, content: bytes) -> bytes:
    """The same, a file in it replaced by another of its name."""

    def replace(writer: PdfWriter) -> None:
        associated: Any = writer.root_object["/AF"]
        for spec in (each.get_object() for each in associated):
            if spec["/UF"] == name:
                stream = spec["/EF"]["/F"].get_object()
                stream.set_data(content)

    return changed(made, replace)


def rows_in(made: bytes) -> list[Any]:
    read = PdfReader(io.BytesIO(made)).attachments["rows.jsonl"][0]
    return [*map(json.loads, filter(None, read.decode().split("\n")))]


def data_in(made: bytes) -> Any:
    return json.loads(PdfReader(io.BytesIO(made)).attachments["statement.json"][0])


def with_rows(made: bytes, rows: list[Any]) -> bytes:
    return with_file(made, "rows.jsonl", "".join(map(line_of, rows)).encode())


def with_data(made: bytes, data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return with_file(made, "statement.json", text.encode())


def test_untouched_it_says_yes_where_it_can(
    made: bytes, ledger: Ledger, proved: Callable[..., PaperProof]
) -> None:
    assert known(proved(made)) == (YES, YES, YES, UNKNOWN)
    assert known(proved(made, ledger.head())) == (YES, YES, YES, YES)
    alone = proved(made, beside=None)
    assert known(alone) == (YES, YES, UNKNOWN, UNKNOWN)
    assert alone.holds
    assert alone.said is not None
    assert (alone.said.book, alone.said.on, alone.said.rows) == ("A-1", DAY, 4)


def test_a_process_without_a_ledger_says_so_too(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "estado.pdf").write_bytes(made)
    asked = (sys.executable, "-m", "coopledger", "verify", "estado.pdf", "--format", "json")
    ran = subprocess.run(
        asked, cwd=tmp_path, env=environment(), capture_output=True, check=False, text=True
    )
    answers = json.loads(ran.stdout)["answers"]
    assert {name: each["answer"] for name, each in answers.items()} == {
        "page": "yes", "chain": "yes", "ledger": "unknown", "elsewhere": "unknown",
    }  # fmt: skip
    assert ran.returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["estado.pdf"]


def test_it_is_made_alike_of_the_days_and_the_language_asked_for(
    ledger: Ledger, proved: Callable[..., PaperProof]
) -> None:
    for language in ("es", "en"):
        paper = ledger.statement_paper("A-1", since=date(2016, 9, 1), on=DAY)
        assert known(proved(paper.to_pdf(language), beside=None))[:2] == (YES, YES)


def test_the_page_prints_what_it_is_proved_by(made: bytes, ledger: Ledger) -> None:
    pages = PdfReader(io.BytesIO(made)).pages
    said = "".join("".join(page.extract_text() for page in pages).split())
    of = data_in(made)["made_of"]
    for printed in (of["end"]["hash"], of["head"], of["code"]):
        assert printed in said
    assert of["head"] == str(ledger.head())


# Of its rows


def resealed(row: Any, name: str) -> Any:
    """The row with another text, under the salt that it has."""
    kept = json.loads(row["sealed"])
    kept["texts"][name] = "Zutano"
    return {**row, "sealed": canonical_json(kept)}


def test_a_row_that_is_altered_breaks_the_chain_and_is_not_the_ledgers(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    rows = rows_in(made)
    for at, row in enumerate(rows[:-1]):
        other = {**row, "reference": "X-9"}
        proof = proved(with_rows(made, [*rows[:at], other, *rows[at + 1 :]]))
        assert known(proof) == (NO, NO, NO, UNKNOWN), row["reference"]
        assert codes(proof, Question.CHAIN) == ["verify.altered"]
        named = proof.answers[Question.LEDGER].findings[0].params
        assert named["seq"] == at + 1


def test_so_does_a_text_that_is_another_than_was_sealed(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    rows = rows_in(made)
    proof = proved(with_rows(made, [*rows[:2], resealed(rows[2], "payee"), *rows[3:]]))
    assert known(proof) == (NO, NO, NO, UNKNOWN)


def test_rows_that_are_left_out_or_change_places_break_it(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    rows = rows_in(made)
    for others in ([*rows[:2], *rows[3:]], [rows[0], rows[2], rows[1], *rows[3:]], rows[-1:]):
        assert known(proved(with_rows(made, others)))[:3] == (NO, NO, NO)


def test_rows_without_the_last_ones_do_not_come_to_what_is_printed(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    *rows, last = rows_in(made)
    proof = proved(with_rows(made, [*rows[:-1], last]))
    assert known(proof)[:3] == (NO, NO, NO)
    ends = {code: Head(seq, end) for code, seq, end in last["ends"]}
    ends["A-1"] = Head(3, rows[2]["hash"])
    short = with_rows(made, [*rows[:-1], json.loads(last_line(ends, "A-1"))])
    proof = proved(short)
    assert known(proof)[:3] == (NO, NO, NO)
    assert codes(proof, Question.CHAIN) == ["paper.other-end"]


def test_another_head_is_not_what_the_rows_come_to(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    *rows, last = rows_in(made)
    other = {**last, "head": f"8-{'0' * 64}"}
    proof = proved(with_rows(made, [*rows, other]))
    assert known(proof)[:2] == (NO, NO)
    assert codes(proof, Question.CHAIN) == ["verify.rows-cut"]
    data = data_in(made)
    data["made_of"]["head"] = f"8-{'0' * 64}"
    proof = proved(with_data(made, data))
    assert known(proof)[:3] == (NO, NO, NO)
    assert codes(proof, Question.CHAIN) == ["paper.other-end"]
    assert codes(proof, Question.LEDGER) == ["paper.ledger-head-differs"]


def test_what_a_row_has_besides_is_not_what_the_program_made(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    rows = rows_in(made)
    rows[1]["extra"] = "escondido"
    proof = proved(with_rows(made, rows))
    assert known(proof) == (NO, YES, YES, UNKNOWN)
    assert told(proof).endswith("el adjunto «rows.jsonl»")


def test_rows_of_another_ledger_are_another_papers(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    with Ledger.open("sqlite://", by="Ana") as other:
        other.record(*facts("A-1", "140.00 MXN"))
        theirs = other.statement_paper("A-1", on=DAY).to_pdf("es")
    proof = proved(with_rows(made, rows_in(theirs)))
    assert known(proof)[:3] == (NO, NO, NO)
    assert codes(proof, Question.CHAIN) == ["paper.other-end"]
    both = with_rows(with_data(made, data_in(theirs)), rows_in(theirs))
    proof = proved(both)  # so that only the page is this one's
    assert known(proof)[:3] == (NO, YES, NO)
    assert "lo que se lee (pág. 1" in told(proof)


def test_a_paper_of_another_ledger_is_told_by_this_one_and_by_its_head(
    ledger: Ledger, proved: Callable[..., PaperProof]
) -> None:
    """All of it made anew, with all its hashes: it holds by itself."""
    with Ledger.open("sqlite://", by="Ana") as other:
        other.record(*facts("A-1"))
        other.record(*facts("B-1"))
        theirs = other.statement_paper("A-1", on=DAY).to_pdf("es")
    assert known(proved(theirs, beside=None)) == (YES, YES, UNKNOWN, UNKNOWN)
    proof = proved(theirs, ledger.head())
    assert known(proof) == (YES, YES, NO, NO)
    assert codes(proof, Question.LEDGER) == ["paper.ledger-differs"]
    assert codes(proof, Question.ELSEWHERE) == ["paper.other-head"]
    with Ledger.open("sqlite://") as empty:
        empty.create()
        assert codes(proved(theirs, beside=empty), Question.LEDGER) == ["paper.not-in-ledger"]


def test_a_row_hashed_anew_is_not_the_ledgers(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    *rows, last = rows_in(made)
    rows[-1] = {**rows[-1], "counter_minor": 231}
    rows[-1]["hash"] = hash_of(rows[-1])
    ends = {code: Head(seq, end) for code, seq, end in last["ends"]}
    ends["A-1"] = Head(4, rows[-1]["hash"])
    data = data_in(made)
    data["made_of"] |= {
        "end": {"seq": 4, "hash": rows[-1]["hash"]}, "head": str(LedgerHead.of(ends)),
    }  # fmt: skip
    forged = with_rows(made, [*rows, json.loads(last_line(ends, "A-1"))])
    proof = proved(with_data(forged, data))
    assert known(proof)[:3] == (NO, YES, NO)
    assert "lo que se lee (pág. 1" in told(proof)
    assert proof.answers[Question.LEDGER].findings[0].params["seq"] == 4


# Of what else it carries


def test_other_data_are_named(made: bytes, proved: Callable[..., PaperProof]) -> None:
    data = data_in(made)
    data["statement"]["fund"]["spent"] = "1.00"
    proof = proved(with_data(made, data))
    assert known(proof)[:3] == (NO, YES, YES)
    assert told(proof).endswith("sale otro: el adjunto «statement.json»")


def test_other_settings_make_another_page(made: bytes, proved: Callable[..., PaperProof]) -> None:
    for name, value in (("on", "2016-11-30"), ("issue", "EE-9"), ("language", "en")):
        data = data_in(made)
        data["made_of"][name] = value
        proof = proved(with_data(made, data))
        assert known(proof)[:3] == (NO, YES, YES)
        assert "(pág. 1" in told(proof)


def test_settings_that_are_none_make_no_page(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    for name, value in (("on", "ayer"), ("letterhead", {"lines": [1] * 9}), ("end", None)):
        data = data_in(made)
        data["made_of"][name] = value
        proof = proved(with_data(made, data))
        assert known(proof)[0] is NO
        assert codes(proof, Question.PAGE) == ["paper.not-made"]
    proof = proved(with_file(made, "statement.json", b"{"))
    assert known(proof) == (NO, UNKNOWN, UNKNOWN, UNKNOWN)


def test_another_version_cannot_be_known_here(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    data = data_in(made)
    data["made_of"]["tools"]["typst"] = "0.99.0"
    proof = proved(with_data(made, data))
    assert known(proof) == (UNKNOWN, YES, YES, UNKNOWN)
    assert "typst 0.99.0" in told(proof)
    assert proof.holds


def without(name: str) -> Callable[[PdfWriter], None]:
    def take_out(writer: PdfWriter) -> None:
        root: Any = writer.root_object
        kept = [each for each in root["/AF"] if each.get_object()["/UF"] != name]
        root[NameObject("/AF")] = ArrayObject(kept)
        names = chain.from_iterable((each.get_object()["/UF"], each) for each in kept)
        root["/Names"]["/EmbeddedFiles"][NameObject("/Names")] = ArrayObject(names)

    return take_out


def test_files_that_are_taken_out_are_missed(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    proof = proved(changed(made, without("rows.jsonl")))
    assert known(proof) == (NO, UNKNOWN, NO, UNKNOWN)
    assert codes(proof, Question.PAGE) == ["paper.without"]
    assert known(proved(changed(made, without("statement.json"))))[:2] == (NO, UNKNOWN)
    proof = proved(changed(made, without("letterhead")))
    assert known(proof)[:3] == (NO, YES, YES)
    assert told(proof) == "ya no lleva dentro «letterhead»"


def test_one_that_carries_nothing_is_refused(
    ledger: Ledger, proved: Callable[..., PaperProof]
) -> None:
    with pytest.raises(CoopledgerError) as refused:
        proved(ledger.reconcile("A-1", on=DAY).to_pdf("es"))
    assert refused.value.code == "paper.not-one"


def test_a_file_more_is_named(made: bytes, proved: Callable[..., PaperProof]) -> None:
    added = changed(made, lambda writer: writer.add_attachment("leame.exe", b"MZ"))
    proof = proved(added)
    assert known(proof)[:3] == (NO, YES, YES)
    assert told(proof).endswith("sale otro: el adjunto «leame.exe»")


# Of the page


def figure_covered(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text="999.00", rect=(300, 500, 400, 520)))


def figure_drawn(writer: PdfWriter) -> None:
    page = writer.pages[0]
    content = page.get_contents()
    assert content is not None
    content.set_data(content.get_data().replace(b"1 0 0", b"1 0 1", 1) + b"\n9 9 99 9 re f\n")
    page[NameObject("/Contents")] = writer._add_object(content)


def layered(writer: PdfWriter) -> None:
    group = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/OCG"),
                NameObject("/Name"): TextStringObject("Capa"),
            }
        )
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([group])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): off}
    )


def cropped(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/CropBox")] = RectangleObject((0, 0, 300, 300))


def run_on_opening(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def retitled(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Lang")] = TextStringObject("fr")


DONE = [
    (figure_drawn, "lo que se lee (pág. 1"),
    (figure_covered, "una anotación (pág. 1)"),
    (layered, "capas que se muestran u ocultan"),
    (cropped, "las letras o las imágenes (pág. 1"),
    (run_on_opening, "otra parte del archivo (/OpenAction"),
    (retitled, "otra parte del archivo (/Lang)"),
    (lambda writer: writer.remove_page(writer.pages[-1]), "las imágenes (pág. 2"),
]


@pytest.mark.parametrize("appended", [False, True], ids=["rewritten", "appended"])
@pytest.mark.parametrize(("change", "named"), DONE, ids=range(len(DONE)))
def test_what_is_done_to_the_page_is_named(
    made: bytes,
    proved: Callable[..., PaperProof],
    change: Callable[[PdfWriter], None],
    named: str,
    appended: bool,
) -> None:
    proof = proved(changed(made, change, appended=appended))
    assert known(proof) == (NO, YES, YES, UNKNOWN)
    assert codes(proof, Question.PAGE) == ["paper.appended" if appended else "paper.differs"]
    assert named in told(proof)


def test_bytes_after_its_end_are_named(made: bytes, proved: Callable[..., PaperProof]) -> None:
    proof = proved(made + b"\n% nada\n")
    assert known(proof)[:3] == (NO, YES, YES)
    assert "(bytes: 8)" in told(proof)


def test_saved_again_it_is_no_longer_the_same(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    proof = proved(changed(made, lambda _: None))
    assert known(proof)[:3] == (NO, YES, YES)
    assert codes(proof, Question.PAGE) == ["paper.written-again"]


def test_files_changed_by_what_is_appended_are_told_from_those_that_made_it(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    def other_rows(writer: PdfWriter) -> None:
        associated: Any = writer.root_object["/AF"]
        for spec in (each.get_object() for each in associated):
            if spec["/UF"] == "rows.jsonl":
                stream = spec["/EF"]["/F"].get_object()
                stream.set_data(b"{}")

    proof = proved(changed(made, other_rows, appended=True))
    assert known(proof)[:3] == (NO, YES, YES)
    assert "el adjunto «rows.jsonl»" in told(proof)


# Beside a ledger that went on, and heads that were kept


def test_a_ledger_that_went_on_still_has_it(tmp_path: Path) -> None:
    with Ledger.open("sqlite://", by="Ana") as ledger:
        ledger.record(*facts("A-1"))
        first, early = ledger.head(), tmp_path / "primero.pdf"
        early.write_bytes(ledger.statement_paper("A-1", on=DAY).to_pdf("es"))
        ledger.record(*facts("B-1"))
        ledger.record(
            Disbursement(
                book="A-1", reference="M-2", when="2017-01", amount="20.00 MXN", sent="1.00 EUR"
            )
        )
        now, late = ledger.head(), tmp_path / "luego.pdf"
        late.write_bytes(ledger.statement_paper("A-1", on=DAY).to_pdf("es"))
        for against, alone, beside in (
            (first, UNKNOWN, YES), (early, YES, YES), (str(early), YES, YES), (now, YES, YES),
            (f"4-{ZERO}", UNKNOWN, NO), (f"9-{ZERO}", NO, NO), (f"99-{ZERO}", UNKNOWN, NO),
        ):  # fmt: skip
            assert known(verify_paper(late, against=against)) == (YES, YES, UNKNOWN, alone), against
            assert known(ledger.verify_paper(late, against=against)) == (YES, YES, YES, beside)
        assert known(ledger.verify_paper(early, against=now)) == (YES, YES, YES, YES)
        assert known(verify_paper(early, against=late))[3] is YES
        assert known(verify_paper(early, against=now))[3] is UNKNOWN


def test_a_paper_that_does_not_hold_is_nothing_to_compare_with(
    made: bytes, tmp_path: Path, proved: Callable[..., PaperProof]
) -> None:
    other = tmp_path / "otro.pdf"
    other.write_bytes(changed(made, figure_covered))
    with pytest.raises(CoopledgerError) as refused:
        proved(made, other)
    assert refused.value.code == "paper.against-broken"


def test_an_issued_statement_leads_to_the_head_it_was_printed_with(tmp_path: Path) -> None:
    with Ledger.open("sqlite://", by="Ana") as ledger:
        ledger.record(*facts("A-1"))
        then = ledger.issue("A-1", on=DAY).issue.head
        paper = tmp_path / "estado.pdf"
        paper.write_bytes(ledger.statement_paper("A-1", on=DAY).to_pdf("es"))
    assert known(verify_paper(paper, against=then)) == (YES, YES, UNKNOWN, YES)


def test_a_ledger_that_was_altered_is_nothing_to_compare_with(
    made: bytes, tmp_path: Path, ledger: Ledger, proved: Callable[..., PaperProof]
) -> None:
    place = tmp_path / "copia.db"
    ledger.copy_to(place)
    with sqlite3.connect(place) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE journal SET minor = 1 WHERE book = 'A-1' AND seq = 2")
    database.close()
    with Ledger.open(place) as altered:
        proof = proved(made, beside=altered)
    assert known(proof) == (YES, YES, UNKNOWN, UNKNOWN)
    assert codes(proof, Question.LEDGER) == ["paper.ledger-broken"]


def test_the_file_read_is_named_by_its_hash(made: bytes, proved: Callable[..., PaperProof]) -> None:
    assert proved(made).sha256 == hashlib.sha256(made).hexdigest()


def test_every_form_says_it(made: bytes, proved: Callable[..., PaperProof]) -> None:
    proof = proved(changed(made, figure_covered))
    for language in ("es", "en"):
        said = proof.to_text(language)
        assert [line[:2] for line in said.splitlines() if line[:1].isdigit()] == [
            "1.", "2.", "3.", "4.",
        ]  # fmt: skip
        assert "paper." not in said
    assert json.loads(proof.to_json())["answers"]["page"]["answer"] == "no"
    assert len(proof.to_csv().splitlines()) == 5
    assert all(f">{number}. " in proof.to_html() for number in range(1, 5))


# A public edition


def test_a_public_edition_comes_to_the_same_head_and_names_no_other_book(
    ledger: Ledger, made: bytes, proved: Callable[..., PaperProof]
) -> None:
    paper = ledger.statement_paper("A-1", on=DAY, public=True).to_pdf("es")
    proof = proved(paper, ledger.head())
    assert known(proof) == (YES, YES, YES, YES)
    assert known(proved(paper, beside=None)) == (YES, YES, UNKNOWN, UNKNOWN)
    assert proof.said is not None
    assert proof.said.public
    of = data_in(paper)["made_of"]
    assert (of["head"], of["code"]) == (str(ledger.head()), data_in(made)["made_of"]["code"])
    carried = PdfReader(io.BytesIO(paper)).attachments
    told = b"".join(content for (content,) in carried.values()).decode()
    assert "B-1" not in told
    assert "Ana" not in told
    inside = b"".join(content for (content,) in PdfReader(io.BytesIO(made)).attachments.values())
    assert b"B-1" in inside


def test_a_public_row_that_is_altered_is_found_out(
    ledger: Ledger, proved: Callable[..., PaperProof]
) -> None:
    paper = ledger.statement_paper("A-1", on=DAY, public=True).to_pdf("es")
    *rows, last = rows_in(paper)
    for at in range(len(rows)):
        others = [*rows[:at], {**rows[at], "dated": "2016-01-01"}, *rows[at + 1 :], last]
        assert known(proved(with_rows(paper, others)))[:3] == (NO, NO, NO)
    for ends in (last["ends"][:1], [*last["ends"], [1, ZERO]], [last["ends"][0], [4, ZERO]]):
        proof = proved(with_rows(paper, [*rows, {**last, "ends": ends}]))
        assert known(proof)[:2] == (NO, NO)


def test_heads_of_the_first_formula_are_valid_for_ever(
    ledger: Ledger, made: bytes, proved: Callable[..., PaperProof], tmp_path: Path
) -> None:
    ends = {code: Head(seq, end) for code, seq, end in rows_in(made)[-1]["ends"]}
    first = LedgerHead.of(ends, FIRST)
    assert ledger.verify(against=first).intact
    assert ledger.verify(against=str(first)).intact
    assert not ledger.verify(against=f"{first.rows}-{ZERO}").intact
    assert known(proved(made, first, beside=None))[3] is YES
    assert known(proved(made, f"8-{ZERO}", beside=None))[3] is NO
    public = ledger.statement_paper("A-1", on=DAY, public=True).to_pdf("es")
    assert known(proved(public, first, beside=None))[3] is UNKNOWN
    assert known(proved(public, first))[3] is YES
    assert known(proved(public, f"8-{ZERO}"))[3] is NO
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(map(line_of, rows_in(public))), "utf-8")
    assert verify_rows(rows, against=ledger.head()).intact
    with pytest.raises(CoopledgerError) as refused:
        verify_rows(rows, against=first)
    assert refused.value.code == "rows.without-codes"
    assert audited(rows, str(ledger.head()))[0] == 0
    assert audited(rows, f"8.2-{ZERO}")[0] == 1
    rows.write_text("".join(map(line_of, rows_in(made))), "utf-8")
    assert [audited(rows, str(head))[0] for head in (first, ledger.head())] == [0, 0]
