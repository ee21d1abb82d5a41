"""Two persons, the rates and the year of an agreement, its documents: in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from coopledger import Addendum, Ledger
from tests.web.conftest import Person
from tests.web.rates_book import CODE, FACTS
from tests.web.serving import served
from tests.web.test_load_browser import looked_at

PATIENCE = 60_000
WORDS = {
    "es": {
        "rates": "Tipos de cambio", "look": "Buscar los que faltan", "record": "Guardar 1 asiento",
        "recorded": "Guardado", "documents": "Documentos", "of": "Folio al que pertenece",
        "files": "O elija los archivos:", "attach": "Adjuntar", "years": "Ejercicios y emitidos",
        "close": "Cerrar… 2016", "closes": "Cerrar 2016", "note": "Nota para quien aprueba",
        "propose": "Proponerlo", "pending": "Por autorizar", "not-me": "No soy yo",
        "name": "Nombre", "use": "Usar este nombre", "approve": "Autorizar como Eva",
        "done": "Se autorizó PR-1", "why": "Qué significa", "means": "Qué significa este hallazgo",
    },
    "en": {
        "rates": "Exchange rates", "look": "Look up those that are missing",
        "record": "Record 1 record", "recorded": "Recorded", "documents": "Documents",
        "of": "Reference it belongs to", "files": "Or choose the files:", "attach": "Attach",
        "years": "Years and issued", "close": "Close… 2016", "closes": "Close 2016",
        "note": "Note for whoever approves", "propose": "Propose it", "pending": "To be approved",
        "not-me": "That is not me", "name": "Name", "use": "Use this name",
        "approve": "Approve as Eva", "done": "PR-1 was approved", "why": "What this means",
        "means": "What this finding means",
    },
}  # fmt: skip
INVOICE: FilePayload = {
    "name": "factura.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nx"
}  # fmt: skip


@pytest.fixture(params=["es", "en"])
def at_pages(
    request: pytest.FixtureRequest, tmp_path: Path, chromium: Browser
) -> Iterator[tuple[Page, dict[str, str], Ledger]]:
    """Ana, at an agreement that wants a rate, and two persons to close a year."""
    with Ledger.open(tmp_path / "books.db", by="Ana") as ledger:
        ledger.record(*FACTS)
        two = Addendum(book=CODE, reference="X-1", when="2016-01-02", approval_for=["closings"])
        ledger.record(two)
        # In Spanish with a script, in English without: all of it works either way.
        with (
            served(ledger) as here,
            Person(here, chromium).window(scripts=request.param == "es") as page,
        ):
            page.goto(here.base)
            page.get_by_role("button", name=request.param.upper()).click()
            yield page, WORDS[request.param], ledger
        for _, fault in here.faults:
            raise fault


def look(page: Page, name: str, words: dict[str, str]) -> None:
    """Where there are scripts, as axe is one."""
    if words is WORDS["es"]:
        looked_at(page, name)


def test_a_year_is_made_ready_by_one_person_and_closed_by_another(
    at_pages: tuple[Page, dict[str, str], Ledger],
) -> None:
    page, words, ledger = at_pages
    page.get_by_role("link", name=words["why"]).first.click()
    expect(page.get_by_role("heading", name=words["means"])).to_be_visible()
    page.go_back()

    page.get_by_role("link", name=CODE, exact=True).first.click()
    page.get_by_role("link", name=words["rates"]).first.click()
    page.get_by_role("button", name=words["look"]).click()
    page.get_by_role("button", name=words["record"]).click(timeout=PATIENCE)
    expect(page.get_by_role("heading", name=words["recorded"])).to_be_visible(timeout=PATIENCE)
    assert [str(each.when) for each in ledger.rates(CODE)] == ["2016-12-29"]

    page.get_by_role("link", name=CODE, exact=True).click()
    page.get_by_role("link", name=words["documents"]).click()
    page.get_by_label(words["of"]).fill("G-1")
    page.get_by_label(words["files"]).set_input_files([INVOICE])
    page.get_by_role("button", name=words["attach"]).click()
    expect(page.get_by_text("G-1")).to_be_visible(timeout=PATIENCE)
    look(page, "attached", words)
    assert [each.of for each in ledger.documents(CODE)] == ["G-1"]

    page.get_by_role("link", name=CODE, exact=True).click()
    page.get_by_role("link", name=words["years"]).click()
    page.get_by_role("link", name=words["close"]).click()
    page.get_by_label(words["note"]).fill("ya está conciliado")
    look(page, "period-proposed", words)
    page.get_by_role("button", name=words["propose"]).click()
    page.get_by_role("link", name=words["pending"]).first.click()
    page.get_by_role("link", name="PR-1").click()
    expect(page.get_by_role("button", name=words["approve"])).to_have_count(0)
    page.get_by_role("link", name=words["not-me"]).first.click()
    page.get_by_label(words["name"]).fill("Eva")
    page.get_by_role("button", name=words["use"]).click()
    page.get_by_role("link", name=words["pending"]).first.click()
    page.get_by_role("link", name="PR-1").click()
    look(page, "proposal-other", words)
    page.get_by_role("button", name=words["approve"]).click()
    expect(page.get_by_text(words["done"])).to_be_visible(timeout=PATIENCE)
    [closed] = [each for each in ledger.periods(CODE) if each.year == 2016]
    assert (closed.state.value, closed.by) == ("closed", "Eva")
