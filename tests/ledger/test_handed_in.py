"""What somebody hands in is verified whatever it is; a ledger is opened anew in another process."""

import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from coopledger import CoopledgerError, Ledger
from coopledger.books.paper_proof import Known, PaperProof, Question
from coopledger.ledger.handed_in import verify_handed_in, verify_typed
from coopledger.messages.catalogue import Language
from coopledger.model.issue import Issue
from coopledger.reports.registry import report_of
from coopledger.store.verification import Verification
from coopledger.writers.pdf import rooms_to_sign
from tests.engines import ENGINES, location
from tests.ledger.test_issuing_totals import FACTS, ON
from tests.ledger.test_paper_proof import ZERO, codes, known
from tests.ledger.test_signed_papers import signed

YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN


@pytest.fixture(scope="module", params=ENGINES)
def ledger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    with (
        location(request.param, tmp_path_factory.mktemp("ledger")) as where,
        Ledger.open(where, by="Ana") as made,
    ):
        made.record(*FACTS)
        yield made


@pytest.fixture(scope="module")
def totals(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper of issued totals, which carries no rows."""
    issued = ledger.issue_totals("INE", 2016, on=ON, paper="es").issue
    path = tmp_path_factory.mktemp("papers") / "totales.pdf"
    path.write_bytes(ledger.issued_paper("INE", issued.reference, language="es").content)
    return path


def proved(ledger: Ledger, path: Path, against: str | None = None) -> PaperProof:
    found = verify_handed_in(ledger, path, against=against)
    assert isinstance(found, PaperProof)
    return found


def test_a_paper_without_rows_is_known_to_the_ledger_that_issued_it(
    ledger: Ledger, totals: Path, tmp_path: Path
) -> None:
    proof = proved(ledger, totals)
    assert (known(proof), proof.holds) == ((YES, UNKNOWN, YES, UNKNOWN), True)
    assert codes(proof, Question.CHAIN) == ["paper.without-rows"]
    assert proof.said is not None
    assert (proof.said.book, proof.said.issued) == ("INE", "TC-1")
    assert known(proved(ledger, totals, str(ledger.head())))[3] is YES
    assert known(proved(ledger, totals, f"8.2-{ZERO}"))[3] is NO
    other = tmp_path / "otro.pdf"
    other.write_bytes(totals.read_bytes().replace(b"/Type", b"/Tipo", 1))
    for where, path in ((ledger, other), (Ledger.open(tmp_path / "none.db"), totals)):
        with pytest.raises(CoopledgerError) as refused:
            verify_handed_in(where, path)
        assert refused.value.code == "paper.not-one"


def test_a_paper_without_rows_that_was_signed_is_the_same_paper(
    ledger: Ledger, totals: Path, tmp_path: Path
) -> None:
    """In the room for it, or unseen. Whatever else is appended is named, and no longer the page."""
    made, path = totals.read_bytes(), tmp_path / "firmado.pdf"
    [issued] = ledger.issued_totals("TC-1")
    assert isinstance(issued.fact, Issue)
    paper = ledger.totals_paper(2016, on=ON, recorded_by=issued.fact.head)
    report = report_of(paper.issued_as(issued.fact), Language.ES)
    [room, *_] = rooms_to_sign(report)
    height = float(PdfReader(totals).pages[room.page - 1].mediabox.top)
    top, right = height - room.top, room.left + room.width
    box = (room.left, top - room.height, right, top)
    for shown in (box, (0.0, 0.0, 0.0, 0.0)):
        path.write_bytes(signed(made, page=room.page, box=shown))
        proof = proved(ledger, path)
        assert (known(proof), proof.holds) == ((YES, UNKNOWN, YES, UNKNOWN), True)
        assert "firmas electrónicas" in proof.to_text("es")
    for more in (signed(made, page=1, box=(0.0, 0.0, 400.0, 400.0)), made + b"% a word"):
        path.write_bytes(more)
        assert codes(proved(ledger, path), Question.PAGE) == ["paper.appended"]


def test_each_kind_of_file_is_told_by_how_it_begins(ledger: Ledger, tmp_path: Path) -> None:
    paper, archive, rows = (tmp_path / name for name in ("a", "b", "c"))
    paper.write_bytes(ledger.statement_paper("A", on=ON).to_pdf("es"))
    ledger.expediente("A", archive)
    rows.write_text("".join(ledger.rows()), "utf-8")
    assert proved(ledger, paper).holds
    for path in (archive, rows):
        found = verify_handed_in(ledger, path, against=str(ledger.head()))
        assert isinstance(found, Verification)
        assert found.intact


def test_a_head_that_is_typed_is_no_code(ledger: Ledger) -> None:
    head = str(ledger.head())
    found = verify_typed(ledger, f" {head[:30]}\n{head[30:].upper()} ")
    assert isinstance(found, Verification)
    assert (found.intact, str(found.then)) == (True, head)
    for typed in ("", "ABCD-EFGH", head[:-1]):
        with pytest.raises(CoopledgerError) as refused:
            verify_typed(ledger, typed)
        assert refused.value.code == "paper.code-unreadable"


def test_another_process_opens_the_same_ledger_in_the_same_name(ledger: Ledger) -> None:
    with pickle.loads(pickle.dumps(ledger)) as other:
        assert (other.head(), other.location) == (ledger.head(), ledger.location)
        issued = other.issue("B", on=date(2016, 12, 31)).recorded
    assert ledger.issued("B")[-1].recorded_by == issued.recorded_by == "Ana"


def test_what_is_in_memory_is_not_opened_in_another() -> None:
    with Ledger.open("sqlite://") as ledger, pytest.raises(TypeError):
        pickle.dumps(ledger)
