"""The paper of an issued statement is the same for ever, and the chain has its SHA-256."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coopledger import (
    Attachment,
    CoopledgerError,
    Disbursement,
    DocumentUse,
    Ledger,
    Letterhead,
    NoSuchReference,
    Reversal,
    StoreError,
)
from coopledger.ledger import issued_paper as made_by
from tests.ledger.test_paper_proof import facts, known

DAY = date(2016, 12, 31)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "libros.db", by="Ana") as made:
        made.record(*facts("A-1"))
        made.record(*facts("B-1"))
        yield made


def kept_in(ledger: Ledger) -> list[Attachment]:
    return [each for each in ledger.facts("A-1") if isinstance(each, Attachment)]


def pages(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def later(ledger: Ledger) -> None:
    """What is recorded afterwards, which would change a statement that is drawn up now."""
    more = {"when": "2016-11", "amount": "20.00 MXN", "sent": "1.00 EUR"}
    ledger.record(Disbursement(book="A-1", reference="M-9", **more))


def test_issuing_keeps_the_paper_in_the_same_transaction(ledger: Ledger) -> None:
    issued = ledger.issue("A-1", on=DAY, paper="es")
    assert issued.is_new
    [fact] = kept_in(ledger)
    assert (fact.of, fact.use, fact.name) == ("EE-1", DocumentUse.ISSUED, "EE-1.es.pdf")
    paper = ledger.issued_paper("A-1", "EE-1", language="es")
    assert (paper.how, paper.sha256) == ("kept", fact.sha256)
    assert "EE-1" in pages(paper.content)
    assert ledger.verify().intact
    assert not ledger.issue("A-1", on=DAY, paper="es").is_new
    assert kept_in(ledger) == [fact]


def test_it_proves_itself_by_what_it_looked_at(ledger: Ledger, tmp_path: Path) -> None:
    issue = ledger.issue("A-1", on=DAY, paper="es").issue
    later(ledger)
    path = tmp_path / "emitido.pdf"
    path.write_bytes(ledger.issued_paper("A-1", "EE-1", language="es").content)
    proof = ledger.verify_paper(path, against=issue.head)
    assert [each.value for each in known(proof)] == ["yes"] * 4
    assert proof.said is not None
    assert (proof.said.issued, proof.said.rows, proof.said.head) == (
        "EE-1", issue.looked_at.seq, issue.head,
    )  # fmt: skip


def test_not_kept_then_it_is_made_alike_later_and_kept(ledger: Ledger) -> None:
    ledger.issue("A-1", on=DAY)
    later(ledger)
    ledger.issue("A-1", on=date(2016, 11, 30))
    assert kept_in(ledger) == []
    first = ledger.issued_paper("A-1", "EE-1", language="es")
    assert first.how == "now"
    again = ledger.issued_paper("A-1", "EE-1", language="es")
    assert (again.how, again.content) == ("kept", first.content)
    assert "220.00" not in pages(first.content)


def test_issued_with_it_or_printed_later_it_is_the_same_file(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "uno.db", by="Ana") as one:
        one.record(*facts("A-1"))
        one.copy_to(tmp_path / "otro.db")
        one.issue("A-1", on=DAY, paper="es")
        at_once = one.issued_paper("A-1", "EE-1", language="es")
    with Ledger.open(tmp_path / "otro.db", by="Ana") as other:
        other.issue("A-1", on=DAY)
        later(other)
        assert other.issued_paper("A-1", "EE-1", language="es").content == at_once.content


def test_each_language_has_its_own(ledger: Ledger) -> None:
    ledger.issue("A-1", on=DAY, paper="es")
    english = ledger.issued_paper("A-1", "EE-1", language="en")
    assert english.how == "now"
    assert "Statement" in pages(english.content)
    assert [each.name for each in kept_in(ledger)] == ["EE-1.es.pdf", "EE-1.en.pdf"]


def test_its_letterhead_is_that_of_its_first_print(ledger: Ledger) -> None:
    head = Letterhead(lines=["Instituto Nacional Electoral"])
    ledger.issue("A-1", on=DAY, paper="es", letterhead=head)
    said = pages(ledger.issued_paper("A-1", "EE-1", language="es").content)
    assert "Instituto Nacional Electoral" in said
    with pytest.raises(CoopledgerError) as refused:
        ledger.issued_paper("A-1", "EE-1", language="es", letterhead=head)
    assert refused.value.code == "issued-paper.letterhead"


def test_another_version_prints_the_text_that_was_frozen(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.issue("A-1", on=DAY)
    monkeypatch.setattr(made_by, "version", lambda _: "9.9")
    paper = ledger.issued_paper("A-1", "EE-1", language="es")
    assert paper.how == "text"
    assert "Lo emitió la versión" in pages(paper.content)
    assert "200.00" in pages(paper.content)
    assert kept_in(ledger) == []


def test_what_is_kept_is_given_by_another_version_too_and_told_to_be_it(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.issue("A-1", on=DAY, paper="es")
    path = tmp_path / "emitido.pdf"
    path.write_bytes(ledger.issued_paper("A-1", "EE-1", language="es").content)
    monkeypatch.setattr(made_by, "version", lambda _: "9.9")
    monkeypatch.setattr(
        "coopledger.ledger.paper_proof.made_with", lambda: {"coopledger": "9.9", "typst": "9.9"}
    )
    assert ledger.issued_paper("A-1", "EE-1", language="es").how == "kept"
    proof = ledger.verify_paper(path)
    assert proof.answers["page"].known == "yes"
    assert "EE-1" in proof.to_text("es")
    path.write_bytes(path.read_bytes() + b"\n% algo\n")
    assert ledger.verify_paper(path).answers["page"].known == "no"


def test_where_the_ledger_cannot_be_written_it_is_made_and_said_not_to_be_kept(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.issue("A-1", on=DAY)

    def refuse(*_: Any) -> None:
        raise StoreError("store.read-only", where="libros.db")

    monkeypatch.setattr(type(ledger._recorder), "record_at", refuse)
    paper = ledger.issued_paper("A-1", "EE-1", language="es")
    assert paper.how == "not-kept"
    assert paper.content.startswith(b"%PDF")


def test_one_that_was_erased_is_said_to_be(ledger: Ledger) -> None:
    ledger.issue("A-1", on=DAY, paper="es")
    [fact] = kept_in(ledger)
    ledger.forget("EE-1", book="A-1", reason="x", ground="y", documents=[fact.sha256[:16]])
    with pytest.raises(CoopledgerError) as refused:
        ledger.issued_paper("A-1", "EE-1", language="es")
    assert refused.value.code == "issued-paper.erased"
    assert ledger.verify().intact


def test_what_was_taken_back_is_made_again(ledger: Ledger) -> None:
    ledger.issue("A-1", on=DAY, paper="es")
    [fact] = kept_in(ledger)
    today = date.today().isoformat()
    ledger.record(Reversal(book="A-1", reference="X-1", when=today, of=fact.reference, reason="x"))
    paper = ledger.issued_paper("A-1", "EE-1", language="es")
    assert (paper.how, paper.sha256) == ("now", fact.sha256)


def test_nobody_else_says_that_a_document_is_one(ledger: Ledger, tmp_path: Path) -> None:
    ledger.issue("A-1", on=DAY, paper="es")
    [fact] = kept_in(ledger)
    own = tmp_path / "falso.pdf"
    own.write_bytes(b"%PDF-1.7 falso")
    with pytest.raises(CoopledgerError):
        ledger.attach("EE-1", own, book="A-1", use="issued")
    with pytest.raises(CoopledgerError) as refused:
        ledger.record(fact.model_copy(update={"of": "G-1", "reference": ""}))
    assert refused.value.code == "fact.of-a-verb"
    stated = tmp_path / "hechos.json"
    data = json.loads(ledger.export("A-1", form="json"))
    stated.write_text(json.dumps(data), "utf-8")
    with Ledger.open("sqlite://") as other:
        other.import_file(stated)
        assert kept_in(other) == []


def test_only_statements_have_one(ledger: Ledger) -> None:
    with pytest.raises(NoSuchReference):
        ledger.issued_paper("A-1", "EE-7")


def test_without_the_typesetter_it_is_said(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.issue("A-1", on=DAY)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CoopledgerError) as refused:
        ledger.issued_paper("A-1", "EE-1", language="es")
    assert refused.value.code == "form.not-installed"


def test_who_is_forgotten_is_told_which_papers_hold_it(ledger: Ledger) -> None:
    """Each has in it all that its book said by then; one that was issued before does not."""
    ledger.issue("A-1", on=date(2016, 1, 1), paper="es")
    later(ledger)
    ledger.issue("A-1", on=DAY, paper="es")
    forgotten = ledger.forget("M-9", book="A-1", reason="x", ground="y")
    assert [each.name for each in forgotten.documents] == ["EE-2.es.pdf"]
    [held] = forgotten.documents
    gone = ledger.forget("M-9", book="A-1", reason="x", ground="y", documents=[held.sha256[:16]])
    assert [each.state for each in gone.documents] == ["erased"]
    assert ledger.issued_paper("A-1", "EE-1", language="es").how == "kept"
    assert ledger.verify().intact
