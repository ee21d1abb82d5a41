"""Rates that are missing are recorded on a page; a year is closed there; documents are attached."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coopledger import Agreement, BooksMoved, Disbursement, Expenditure, Ledger
from tests.web.loading import Loader
from tests.web.rates_book import CODE, FACTS
from tests.web.serving import served

SUNDAY = Expenditure(book=CODE, reference="G-2", when="2016-12-25", amount="10 MXN")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An agreement in euros whose spending in pesos is at the ECB's rate of the day."""
    with Ledger.open(tmp_path / "books.db", by="Ana") as opened:
        opened.record(*FACTS, SUNDAY)
        yield opened


@pytest.fixture
def loader(ledger: Ledger) -> Iterator[Loader]:
    with served(ledger) as here:
        yield Loader(here.visitor())
    for _, fault in here.faults:
        raise fault


def of_book(path: str) -> str:
    return f"/agreement/{path}?code={CODE}"


def test_rates_that_are_missing_are_looked_up_and_what_nobody_publishes_comes_from_a_file(
    loader: Loader, ledger: Ledger
) -> None:
    assert len(ledger.rates_needed(CODE)) == 2
    page = loader.visitor.page(of_book("rates"))
    assert page.count("EUR/MXN") == 2
    planned = loader.post("/agreement/rates/look-up", code=CODE)
    assert "21.6329" in planned.text or "ECB EUR/MXN 2016-12-29" in planned.text
    assert "ECB EUR/MXN 2016-12-25" in planned.text  # a Sunday: said, and not recorded
    assert not ledger.rates(CODE)
    loader.record(planned)
    assert [str(each.when) for each in ledger.rates(CODE)] == ["2016-12-29"]
    table = b"Fecha,Base,Cotizada,Valor,Fuente\n2016-12-25,EUR,MXN,21.5,ECB\n"
    sent = loader.post("/agreement/rates/file", [("tipos.csv", table)], code=CODE)
    loader.record(sent)
    assert not ledger.rates_needed(CODE)
    assert "No falta ninguno" in loader.visitor.page(of_book("rates"))
    spent = ledger.reconcile(CODE).agreement_currency.spent.money.figure()
    assert spent in loader.visitor.page(of_book("").replace("/agreement/", "/agreement"))
    wrong = loader.post("/agreement/rates/look-up", code=CODE, since="2016-12-29", month="2016-12")
    assert wrong.status_code == 400


def test_a_year_is_closed_once_nothing_is_in_the_way_and_opened_with_a_reason(
    loader: Loader, ledger: Ledger
) -> None:
    running = of_book("period") + f"&year={date.today().year}&state=closed"
    blocked = loader.visitor.page(running)
    assert "Esto lo impide" in blocked
    assert "/findings/meaning?code=" in blocked
    assert 'method="post" action="/agreement/period"' not in blocked
    years = loader.visitor.page(of_book("years"))
    [to_close] = re.findall(r'href="([^"]*year=2016[^"]*state=closed)"', years)
    assert "Nada lo impide" in loader.visitor.page(to_close.replace("&amp;", "&"))
    asked = {"code": CODE, "year": "2016"}
    done = loader.post("/agreement/period", state="closed", **asked)
    assert done.url.path == "/done"
    assert str(ledger.periods(CODE)[0].state) == "closed"
    # To open it needs a reason: without one the page asks for it, and nothing changes.
    back = loader.post("/agreement/period", state="open", **asked)
    assert (back.url.path, "Motivo" in back.text) == ("/agreement/period", True)
    assert str(ledger.periods(CODE)[0].state) == "closed"
    loader.post("/agreement/period", state="open", reason="faltó un gasto", **asked)
    assert ledger.periods(CODE)[0].reason == "faltó un gasto"
    assert loader.post("/agreement/period", state="x", **asked).status_code == 400


@pytest.mark.parametrize("approval", [None, ["closings"]], ids=["alone", "of two people"])
def test_of_two_windows_the_second_is_told_that_the_books_have_moved(
    loader: Loader, ledger: Ledger, approval: list[str] | None
) -> None:
    """One looks at closing a year; another records in it; the first is shown what is so now."""
    ledger.record(
        Agreement(code="B", title="B", currency="EUR", accounts=["EUR"], approval_for=approval),
        Disbursement(book="B", reference="M-1", when="2016-01-04", amount="50 EUR"),
    )
    page = loader.visitor.page("/agreement/period?code=B&year=2016&state=closed")
    [at] = re.findall(r'name="at" value="([^"]+)"', page)
    before = ledger.head("B")
    assert (str(before), 'name="propose"' in page) == (at, bool(approval))
    asked = {"code": "B", "year": "2016", "state": "closed", "propose": "yes" if approval else ""}
    ledger.record(Disbursement(book="B", reference="M-2", when="2016-01-05", amount="1 EUR"))
    refused = loader.post("/agreement/period", **asked, at=at)
    assert (refused.url.path, refused.status_code) == ("/agreement/period", 200)
    assert "Los libros cambiaron" in refused.text
    for verb in (ledger.set_period, ledger.propose_period):
        with pytest.raises(BooksMoved):
            verb("B", 2016, "closed", at=at)
    assert ledger.head("B").rows == before.rows + 1
    [at] = re.findall(r'name="at" value="([^"]+)"', refused.text)
    assert loader.post("/agreement/period", **asked, at=at).url.path == "/done"
    assert ledger.head("B").rows == before.rows + 2


def test_a_document_is_attached_to_what_has_none_and_saved_as_it_was(
    loader: Loader, ledger: Ledger
) -> None:
    bare = loader.visitor.page(of_book("documents") + "&only=none")
    assert "of=G-1" in bare
    sent = [("../factura 1.pdf", b"%PDF-1.7\nx"), ("oficio.txt", b"Oficio 12\n")]
    done = loader.post("/agreement/documents", sent, code=CODE, of="G-1", use="invoice")
    assert done.url.path == "/done"
    found = ledger.documents(CODE)
    assert [(each.of, each.name) for each in found] == [
        ("G-1", "factura 1.pdf"), ("G-1", "oficio.txt"),
    ]  # fmt: skip
    assert "of=G-1" not in loader.visitor.page(of_book("documents") + "&only=none")
    saved = loader.visitor.get(of_book("document") + "&number=1")
    assert saved.content == b"%PDF-1.7\nx"
    unknown = loader.post("/agreement/documents", sent[:1], code=CODE, of="G-9")
    assert unknown.status_code == 400 or "G-9" in unknown.text
    assert len(ledger.documents(CODE)) == 2
    ledger.forget("G-1", book=CODE, reason="lo pidió", ground="art. 26", documents=["1"])
    page = loader.visitor.page(of_book("documents"))
    assert page.count("download") == 1
