"""Issuing and verifying by pages: what is looked at is what is issued, and its paper verifies."""

import io
import re
from datetime import date
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

from coopledger import Disbursement, Ledger
from coopledger.books.paper_proof import Known
from coopledger.reports.paper_stamp import stamp
from tests.ledger.test_paper_proof import PIXEL
from tests.web.asking import Asking, found, text
from tests.web.loading import Loader
from tests.web.pages import CODE, of_book
from tests.web.serving import Served

DAY = date(2016, 12, 31)


@pytest.fixture(scope="module")
def person(here: Served) -> Loader:
    return Loader(here.visitor())


def at(page: httpx.Response) -> str:
    """The head of the ledger that a page of what would be issued shows."""
    [head] = re.findall(r'name="at" value="([^"]+)"', page.text)
    return str(head)


def paper(person: Loader, code: str, reference: str) -> bytes:
    answer = person.visitor.post("/agreement/issued/paper", code=code, reference=reference)
    assert answer.headers["content-type"] == "application/pdf"
    return answer.content


CHIPS = {Known.YES: "good", Known.NO: "error", Known.UNKNOWN: "note"}


def chips(page: httpx.Response) -> list[str]:
    """What the answers of a proof are, in order."""
    answers = page.text.partition('<ol class="answers">')[2].partition("</ol>")[0]
    return re.findall(r'<span class="chip (\w+)"', answers)


def test_what_is_looked_at_is_issued_under_its_head_and_verifies(
    person: Loader, ledger: Ledger, tmp_path: Path
) -> None:
    asked = {"code": CODE, "on": DAY.isoformat(), "reviewed": "Luz", "reviewed_office": "Jefa"}
    seen = person.visitor.get(of_book("/issue", see="yes", on=DAY.isoformat()))
    draft = ledger.preview_issue(CODE, on=DAY)
    assert at(seen) == draft.head
    shown = set(re.findall(r"-?[\d,]+\.\d\d\b", seen.text))
    assert {each.amount.figure() for each in draft.figures} <= shown

    picture = ("sello.png", PIXEL)
    answer = person.post("/issue", [picture], field="head_picture", at=at(seen), **asked)
    assert (answer.url.path, answer.url.params["reference"]) == ("/agreement/issued", "EE-1")
    [issued] = ledger.issued(CODE)
    assert issued.fact == draft
    kept = paper(person, CODE, "EE-1")
    assert kept == ledger.issued_paper(CODE, "EE-1", language="es").content
    said = PdfReader(io.BytesIO(kept)).pages[-1].extract_text()
    assert "Luz" in said
    assert "Jefa" in said
    for form in ("text", "html", "json", "csv", "xlsx"):
        file = person.visitor.get(of_book("/agreement/issued/file", reference="EE-1", form=form))
        as_exported = ledger.export(ledger.issued(CODE, "EE-1"), form=form, language="es")
        expected = as_exported.encode() if isinstance(as_exported, str) else as_exported
        assert (form, file.content) == (form, expected)

    proved = person.post("/verify/file", [("EE-1.pdf", kept)], head=str(ledger.head()))
    assert chips(proved) == ["good"] * 4
    path = tmp_path / "EE-1.pdf"
    path.write_bytes(kept + b"\n%x\n")
    altered = person.post("/verify/file", [(path.name, path.read_bytes())])
    proof = ledger.verify_paper(path)
    assert chips(altered) == [CHIPS[each.known] for each in proof.answers.values()]
    assert not proof.holds
    assert "No coincide" in altered.text


def test_totals_are_issued_likewise_and_known_by_their_bytes(
    person: Loader, ledger: Ledger
) -> None:
    seen = person.visitor.get("/issue?code=INE&see=yes&years=2014-2016")
    answer = person.post("/issue", code="INE", years="2014-2016", at=at(seen))
    assert answer.url.params["reference"] == "TC-1"
    assert ledger.issued_totals("TC-1")[0].fact.years.first == 2014
    proved = person.post("/verify/file", [("TC-1.pdf", paper(person, "INE", "TC-1"))])
    assert chips(proved) == ["good", "note", "good", "note"]
    again = person.visitor.get("/issue?code=INE&see=yes&years=2014-2016")
    assert "Ya está emitido, igual, como TC-1" in again.text


def test_where_the_books_have_moved_nothing_is_issued_and_one_looks_again(
    person: Loader, ledger: Ledger
) -> None:
    seen = person.visitor.get(of_book("/issue", see="yes", on="2016-11-30"))
    before = len(ledger.issued(CODE))
    ledger.record(
        Disbursement(book=CODE, reference="M-2", when="2016-11-02", amount="1.00 MXN", sent="1 EUR")
    )
    answer = person.post("/issue", code=CODE, on="2016-11-30", prepared="Luz", at=at(seen))
    assert answer.url.path == "/issue"
    assert "No se emitió nada" in answer.text
    assert 'value="Luz"' in answer.text
    assert "1,109,798.84" in answer.text
    assert len(ledger.issued(CODE)) == before
    issued = person.post("/issue", code=CODE, on="2016-11-30", at=at(answer))
    assert issued.url.path == "/agreement/issued"


def test_what_changed_since_is_said_with_a_word_and_a_sign(ledger: Ledger) -> None:
    issued = ledger.issue(CODE, on=DAY).issue
    ledger.record(
        Disbursement(book=CODE, reference="M-3", when="2016-12-01", amount="5.00 MXN", sent="1 EUR")
    )
    asking = Asking(ledger)
    page = asking.page(of_book("/agreement/issued", reference=issued.reference))
    changes = ledger.changes_since(CODE, issued.reference)
    assert changes is not None
    assert {str(each.difference.figure()) for each in changes.figures} <= {
        text(cell) for cell in found(page, "//td[contains(@class, 'figure')]")
    }
    [row] = [
        row for row in found(asking.page("/issue"), "//tbody/tr") if text(row).startswith(CODE)
    ]
    assert "≠ Hay cambios" in text(row)


def test_the_whole_ledger_a_head_and_codes_are_verified(person: Loader, ledger: Ledger) -> None:
    head = str(ledger.head())
    for answer in (
        person.post("/verify"),
        person.post("/verify", head=head, later="yes"),
        person.post("/verify/code", typed=head),
    ):
        assert (answer.url.path, "Íntegro" in answer.text) == ("/verify/done", True)
        assert head in answer.text
    scanned = stamp(ledger.statement_paper(CODE, on=DAY))
    assert chips(person.post("/verify/code", typed=scanned)) == ["note", "note", "good", "note"]
    wrong = person.post("/verify", head=f"1.2-{'0' * 64}")
    assert "Alterado" in wrong.text
    for document in (ledger.expediente, None):
        path = Path(ledger.location).with_name("handed.in")
        if document is not None:
            document(CODE, path)
        else:
            path.write_text("".join(ledger.rows()), "utf-8")
        answer = person.post("/verify/file", [("entregado", path.read_bytes())])
        assert "Íntegro" in answer.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/issue?code=PICE", "no tiene estado de ejercicio"),
        (of_book("/issue", see="yes", on="2099-01-01"), "es posterior a hoy"),
        (of_book("/issue", see="yes", account="MXN"), "ningún saldo bancario"),
        ("/issue?code=INE&see=yes&years=abc", "no es un año"),
        ("/issue?code=none", "no hay ningún libro"),
        (of_book("/agreement/issued/file", reference="EE-1", form="docx"), ""),
        ("/verify/done?of=x", "esto ya no espera"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(person: Loader, path: str, said: str) -> None:
    answer = person.visitor.get(path)
    assert answer.status_code in {400, 404}
    assert said in answer.text


def test_what_is_sent_wrongly_is_said_and_leaves_nothing(person: Loader, ledger: Ledger) -> None:
    pdf = ("a.pdf", b"%PDF-1.7\n")
    offices = {"code": CODE, "at": str(ledger.head()), "reviewed_office": "Jefa"}
    for path, files, form, said in (
        ("/verify/file", [], {}, "no llegó ningún archivo"),
        ("/verify/file", [pdf, pdf], {}, "llegaron varios archivos"),
        ("/verify/file", [pdf], {}, "a.pdf"),
        ("/verify/file", [("x.txt", b"hola")], {}, "no es un asiento"),
        ("/verify", [], {"later": "yes"}, "falta la huella"),
        ("/verify/code", [], {"typed": " "}, "no se escribió nada"),
        ("/verify/code", [], {"typed": "ABCD"}, "está mal copiado"),
        ("/issue", [], offices, "no puede ir en el membrete"),
    ):
        answer = person.post(path, files, **form)
        assert (path, answer.status_code) == (path, 400)
        assert said in answer.text
        assert "coopledger-" not in answer.text  # the name of a folder of ours
    picture = person.post(
        "/issue", [("x.png", b"GIF89a")], field="head_picture", code=CODE, at=str(ledger.head())
    )
    assert "x.png" in picture.text
