"""The closing package of an agreement: all that is handed in at its end, and what is missing."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from coopledger import (
    Agreement,
    BankBalance,
    BankLine,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Recovery,
    Refund,
    Transfer,
)
from coopledger.books.closing import ClosingPackage
from coopledger.errors import WrongBook
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Programme
from coopledger.model.terms import Addendum, Disallowance
from tests.command_line import Run
from tests.engines import ENGINES, location

END = date(2016, 12, 31)
OF = {"book": "A"}
FACTS = (
    Agreement(
        code="A", title="Foro", currency="EUR", interest_to="partner",
        accounts=[{"code": "BANCO", "currency": "MXN", "number": "0123456789"},
                  {"code": "GC-1", "currency": "MXN", "holder": "Eva Luna"}],
        lines=[{"code": "AVION", "title": "Pasajes", "ceiling": "700.00 MXN"}],
    ),
    Disbursement(**OF, reference="M", when="2016-02-01", account="BANCO", amount="1000.00 MXN",
                 sent="50.00 EUR"),
    Interest(**OF, reference="I", when="2016-03-01", account="BANCO", amount="2.00 MXN"),
    Transfer(**OF, reference="T", when="2016-04-01", account="BANCO", to_account="GC-1",
             amount="100.00 MXN"),
    Expenditure(**OF, reference="G-1", when="2016-04-05", account="GC-1", amount="90.00 MXN",
                lines=["AVION"], payee="Línea"),
    Transfer(**OF, reference="T-2", when="2016-04-09", account="GC-1", to_account="BANCO",
             amount="10.00 MXN"),
    Expenditure(**OF, reference="G-2", when="2016-05-05", account="BANCO", amount="400.00 MXN",
                lines=["AVION"]),
    Disallowance(**OF, reference="N", when="2016-08-01", of="G-2", amount="30.00 MXN",
                 reason="sin boleto"),
    Recovery(**OF, reference="C", when="2016-09-01", account="BANCO", of="G-2", disallowance="N",
             amount="30.00 MXN"),
    Refund(**OF, reference="R", when="2016-12-20", account="BANCO", amount="542.00 MXN",
           received="26.00 EUR"),
)  # fmt: skip
AT_BANK = (
    *(
        BankLine(**OF, reference=f"B-{n}", when=when, account="BANCO", amount=f"{amount} MXN",
                 direction=way, text="SPEI")
        for n, (when, amount, way) in enumerate((
            ("2016-02-01", "1000.00", "in"), ("2016-03-01", "2.00", "in"),
            ("2016-04-01", "100.00", "out"), ("2016-04-09", "10.00", "in"),
            ("2016-05-05", "400.00", "out"), ("2016-09-01", "30.00", "in"),
            ("2016-12-20", "542.00", "out"),
        ))
    ),
    BankBalance(**OF, reference="S", when="2016-12-30", account="BANCO", balance="0.00 MXN"),
    Addendum(**OF, reference="AD", when="2016-12-30", closed_accounts=["BANCO"]),
)  # fmt: skip


@pytest.fixture(params=ENGINES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with location(request.param, tmp_path) as where, Ledger.open(where, by="Ana") as ledger:
        ledger.record(*FACTS)
        yield ledger


def finished(ledger: Ledger, folder: Path) -> ClosingPackage:
    """All that was missing is recorded."""
    ledger.record(*AT_BANK)
    (folder / "spei.pdf").write_bytes(b"%PDF-1.7 recibo")
    (folder / "oficio.pdf").write_bytes(b"%PDF-1.7 oficio")
    ledger.attach("R", folder / "spei.pdf", use="transfer-receipt")
    ledger.attach("R", folder / "oficio.pdf", use="letter")
    return ledger.closing_package("A", on=END)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_what_is_missing_is_said_with_what_to_do(ledger: Ledger) -> None:
    package = ledger.closing_package("A", on=END)
    assert [each.code for each in package.keeps_open] == [
        "closing-refund-unproved", "closing-no-balance", "closing-account-open",
    ]  # fmt: skip
    said = squeezed(package.to_text(Language.ES))
    assert "Aún no puede cerrarse" in said
    assert "sin comprobante de la transferencia" in said
    before = ledger.closing_package("A", on=date(2016, 6, 30))
    assert {"closing-held", "closing-account-open"} < {each.code for each in before.keeps_open}
    assert before.refunds == ()
    assert "Sin reintegros." in before.to_text(Language.ES)


def test_when_all_is_done_nothing_keeps_it_open(ledger: Ledger, tmp_path: Path) -> None:
    package = finished(ledger, tmp_path)
    assert package.keeps_open == ()
    for language, said in (
        (Language.ES, "Nada impide cerrar el convenio."),
        (Language.EN, "Nothing keeps the agreement from being closed."),
    ):
        assert squeezed(package.to_text(language)).count(said) == 2


def test_each_refund_has_its_evidence_by_number_and_hash(ledger: Ledger, tmp_path: Path) -> None:
    package = finished(ledger, tmp_path)
    (refund,) = package.refunds
    assert refund.refund.reference == "R"
    assert [(each.number, each.name) for each in refund.receipts] == [(1, "spei.pdf")]
    assert [each.name for each in refund.documents] == ["spei.pdf", "oficio.pdf"]
    said = squeezed(package.to_text(Language.ES))
    assert "542.00 MXN; el donante recibió 26.00 EUR" in said
    assert f"transferencia: documento 1, spei.pdf SHA-256 {refund.receipts[0].sha256}" in said
    data = json.loads(package.to_json(Language.EN))
    assert data["refunds"][0]["receipts"] == [1]
    assert [each["name"] for each in data["documents"]] == ["spei.pdf", "oficio.pdf"]


def test_it_says_what_was_disallowed_and_what_made_it_good(ledger: Ledger) -> None:
    (disallowed,) = ledger.closing_package("A", on=END).paper.disallowances
    assert [each.reference for each in disallowed.made_good_by] == ["C"]
    then = ledger.closing_package("A", on=date(2016, 8, 31))
    assert "due-back" in {each.code for each in then.keeps_open}
    assert str(then.paper.disallowances[0].due_back) == "30.00 MXN"


def test_the_cash_position_is_by_books_and_by_bank(ledger: Ledger, tmp_path: Path) -> None:
    said = squeezed(finished(ledger, tmp_path).to_text(Language.EN))
    assert "BANCO (MXN) 0123456789 0.00 0.00 2016-12-30 2016-12-30" in said
    assert "GC-1 (MXN) advance: Eva Luna 0.00 - - -" in said


def test_what_is_erased_or_taken_back_is_listed_so(ledger: Ledger, tmp_path: Path) -> None:
    finished(ledger, tmp_path)
    ledger.forget("R", reason="r", ground="g", documents=[2])
    package = ledger.closing_package("A", on=END)
    said = squeezed(package.to_text(Language.EN))
    assert "R; letter; not recognised; erased" in said or "R; letter; PDF; erased" in said
    assert "R; transfer receipt; PDF; kept in the ledger" in said


def test_it_is_of_agreements_alone(ledger: Ledger) -> None:
    ledger.record(Programme(code="P", title="Propios", currency="MXN"))
    with pytest.raises(WrongBook):
        ledger.closing_package("P")


@pytest.mark.parametrize("language", ["es", "en"])
def test_on_the_command_line_in_every_form(run: Run, tmp_path: Path, language: str) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(*FACTS)
        package = finished(ledger, tmp_path)
    asked = ("report", "closing", "A", "--on", "2016-12-31", "--lang", language)
    told = run(*asked)
    assert (told.status, told.err) == (0, "")
    assert squeezed(told.out) == squeezed(package.to_text(language))
    for form in ("pdf", "xlsx", "html", "json"):
        assert run(*asked, "-o", f"c.{form}").status == 0
    pages = squeezed(" ".join(page.extract_text() for page in PdfReader(tmp_path / "c.pdf").pages))
    cells = {
        str(cell.value)
        for sheet in load_workbook(tmp_path / "c.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    }
    title = {"es": "Informe de cierre y finiquito", "en": "Closing package"}[language]
    assert pages.startswith(title)
    assert title in cells
    assert package.documents[0].sha256 in pages
    assert run(*asked, "-o", "c.docx").status == 2
    assert run("report", "closing", "X", "--lang", language).status == 2
    letterhead = tmp_path / "m.toml"
    letterhead.write_text('lines = ["INE"]\n[prepared]\nname = "Ana"\n', "utf-8")
    assert "Ana" in run(*asked, "--letterhead", "m.toml").out
