"""A paper that was signed electronically: signatures in their room, and nothing else."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from coopledger import Ledger
from coopledger.books.paper_proof import PaperProof, Question
from coopledger.messages.catalogue import Language
from coopledger.model.letterhead import Letterhead
from coopledger.reports.registry import report_of
from coopledger.writers.pdf import rooms_to_sign
from tests.ledger import test_paper_proof as papers
from tests.ledger.test_paper_proof import (
    DAY,
    NO,
    PIXEL,
    UNKNOWN,
    YES,
    changed,
    codes,
    cropped,
    facts,
    figure_covered,
    figure_drawn,
    known,
    layered,
    run_on_opening,
    told,
)

ledger, made, proved = papers.ledger, papers.made, papers.proved


@cache
def room_of(made: bytes) -> tuple[int, float, float, float, float]:
    """The page that is signed, and the box of its first room: under who prepared it."""
    with Ledger.open("sqlite://") as any_ledger:
        any_ledger.record(*facts("A-1"))
        head = Letterhead(lines=["Instituto Nacional Electoral"], picture=PIXEL)
        paper = any_ledger.statement_paper("A-1", on=DAY, letterhead=head)
        room, *others = rooms_to_sign(report_of(paper, Language.ES))
    assert len(others) == 2
    height = float(PdfReader(io.BytesIO(made)).pages[room.page - 1].mediabox.top)
    bottom = height - room.top - room.height
    return room.page, room.left, bottom, room.left + room.width, height - room.top


Signing = Callable[[PdfWriter, DictionaryObject, DictionaryObject], None]


def signed(
    made: bytes,
    more: Signing = lambda *_: None,
    *,
    page: int | None = None,
    box: tuple[float, float, float, float] | None = None,
) -> bytes:
    """A revision with a signature, as programs append it; and what more is done in it.

    Its cryptography is not there: whether it is valid is nothing that a paper says.
    """
    number, *room = (page, *box) if page is not None and box is not None else room_of(made)

    def sign(writer: PdfWriter) -> None:
        look: Any = StreamObject()
        look.set_data(b"0 0 m 9 9 l S")
        look[NameObject("/Subtype")] = NameObject("/Form")
        look[NameObject("/BBox")] = RectangleObject((0, 0, 9, 9))
        value = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Sig"),
                NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
                NameObject("/Contents"): ByteStringObject(b"\0" * 64),
            }
        )
        leaf = writer.pages[(page or number) - 1]
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Sig"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/T"): TextStringObject("Elaboró"),
                NameObject("/Rect"): RectangleObject(box or tuple(room)),
                NameObject("/V"): writer._add_object(value),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
            }
        )
        held = ArrayObject([writer._add_object(field)])
        form = {NameObject("/Fields"): held, NameObject("/SigFlags"): NumberObject(3)}
        whole = DictionaryObject(form)
        writer.root_object[NameObject("/AcroForm")] = whole
        leaf[NameObject("/Annots")] = ArrayObject(held)
        more(writer, field, whole)

    return changed(made, sign, appended=True)


def test_signed_in_its_room_it_is_the_same_paper(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    content = signed(made)
    assert content.startswith(made)
    assert len(content) > len(made)
    proof = proved(content)
    assert known(proof) == (YES, YES, YES, UNKNOWN)
    assert "firmas electrónicas" in proof.to_text("es")
    unseen = signed(made, page=1, box=(0, 0, 0, 0))
    assert known(proved(unseen))[0] is YES


def with_action(_: PdfWriter, field: DictionaryObject, __: DictionaryObject) -> None:
    field[NameObject("/AA")] = DictionaryObject()


def as_text_field(_: PdfWriter, field: DictionaryObject, __: DictionaryObject) -> None:
    field[NameObject("/FT")] = NameObject("/Tx")


def with_a_form_to_fill_in(_: PdfWriter, __: DictionaryObject, form: DictionaryObject) -> None:
    form[NameObject("/NeedAppearances")] = NumberObject(1)


AMONG_SIGNATURES: dict[str, Signing] = {
    "figure": lambda writer, *_: figure_drawn(writer),
    "annotation": lambda writer, *_: figure_covered(writer),
    "layer": lambda writer, *_: layered(writer),
    "cropped": lambda writer, *_: cropped(writer),
    "script": lambda writer, *_: run_on_opening(writer),
    "page": lambda writer, *_: writer.remove_page(writer.pages[0]),
    "action": with_action,
    "field": as_text_field,
    "form": with_a_form_to_fill_in,
}


@pytest.mark.parametrize("what", AMONG_SIGNATURES)
def test_what_is_appended_with_a_signature_is_no_signature(
    made: bytes, proved: Callable[..., PaperProof], what: str
) -> None:
    proof = proved(signed(made, AMONG_SIGNATURES[what]))
    assert known(proof) == (NO, YES, YES, UNKNOWN)
    assert codes(proof, Question.PAGE) == ["paper.appended"]


def test_a_signature_over_what_is_read_is_named(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    for page, box in ((1, (100.0, 400.0, 300.0, 440.0)), (None, (0.0, 0.0, 600.0, 700.0))):
        proof = proved(signed(made, page=page, box=box))
        assert known(proof)[:3] == (NO, YES, YES)
        assert "una anotación (pág." in told(proof)


def test_a_figure_beneath_a_signature_is_another_paper(
    made: bytes, proved: Callable[..., PaperProof]
) -> None:
    """Edited first and signed afterwards: the signature is as good as any, the page is not."""
    proof = proved(signed(changed(made, figure_drawn)))
    assert known(proof)[:3] == (NO, YES, YES)
    assert "lo que se lee (pág. 1" in told(proof)
