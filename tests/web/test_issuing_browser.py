"""Issuing and verifying in a real Chromium: by mouse, by dropping, by keyboard without a script."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coopledger import Ledger
from tests.web.conftest import EXAMPLES, Person
from tests.web.pages import CODE
from tests.web.serving import served
from tests.web.test_load_browser import DROPPED, PATIENCE, looked_at


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "books.db", by="Ana") as opened:
        assert opened.import_file(EXAMPLES / "INE-SEGIB-2016.xlsx").accepted
        yield opened


@pytest.fixture(scope="module")
def here(ledger: Ledger, chromium: Browser) -> Iterator[Person]:
    with served(ledger) as site:
        yield Person(site, chromium)
    for _, fault in site.faults:
        raise fault


def answers(page: Page) -> list[str]:
    """What a proof answers, as it is read."""
    expect(page.get_by_role("listitem")).to_have_count(4, timeout=PATIENCE)
    said = page.get_by_role("listitem").all_inner_texts()
    return [[line for line in each.splitlines() if line][1] for each in said]


def test_a_statement_is_issued_its_paper_downloaded_and_verified(
    here: Person, ledger: Ledger, tmp_path: Path
) -> None:
    with here.window() as page:
        page.goto(here.served.base)
        page.get_by_role("link", name="Emitir").click()
        looked_at(page, "issue")
        page.get_by_role("link", name=f"Emitir… {CODE}").click()
        page.get_by_label("Al día").fill("2016-12-31")
        page.get_by_text("Membrete y firmas").click()
        page.get_by_label("Elaboró", exact=True).fill("Ana Ruiz")
        page.get_by_role("button", name="Ver lo que diría").click()
        expect(page.get_by_role("heading", name="Lo que diría EE-1")).to_be_visible()
        expect(page.get_by_role("cell", name="435,763.79").first).to_be_visible()
        looked_at(page, "issue-of")
        page.get_by_role("button", name="Emitir EE-1").click()
        expect(page.get_by_text("Emitido: EE-1")).to_be_visible(timeout=PATIENCE)
        looked_at(page, "issued-now")
        with page.expect_download() as paper:
            page.get_by_role("button", name="Descargar el papel (PDF)").click()
        assert paper.value.suggested_filename == f"{CODE} EE-1.pdf"
        path = tmp_path / "EE-1.pdf"
        paper.value.save_as(path)
        with page.expect_download():  # the page is as it was: it may be asked for again
            page.get_by_role("button", name="Descargar el papel (PDF)").click()
        code = page.get_by_role("definition").nth(1).inner_text()

        page.get_by_role("navigation", name="Páginas").get_by_role("link", name="Verificar").click()
        page.get_by_label("O elija el archivo:").set_input_files(path)
        page.get_by_role("button", name="Verificar el archivo").click()
        assert [each.split()[0] for each in answers(page)] == ["✓", "✓", "✓", "?"]
        looked_at(page, "proved")

        page.emulate_media(color_scheme="dark")
        page.get_by_role("link", name="Verificar otra cosa").click()
        page.get_by_label("La huella impresa").fill(code.lower())
        page.get_by_role("button", name="Verificar lo escrito").click()
        assert answers(page)[2] == "✓ SÍ"
        looked_at(page, "proved-dark")
    assert [each.fact.reference for each in ledger.issued(CODE)] == ["EE-1"]


def test_an_altered_paper_is_dropped_in_english(here: Person, ledger: Ledger) -> None:
    content = ledger.statement_paper(CODE).to_pdf("en") + b"\n%%EOF\n"
    with here.window() as page:
        page.goto(f"{here.served.base}/verify")
        page.get_by_role("button", name="EN English").click()
        expect(page.get_by_role("heading", name="Verify", exact=True)).to_be_visible()
        page.wait_for_load_state()  # and the script with it
        page.evaluate(DROPPED, ["paper.pdf", base64.b64encode(content).decode()])
        expect(page.get_by_text("It does not agree")).to_be_visible(timeout=PATIENCE)
        assert [each.split()[1] for each in answers(page)] == ["NO", "YES", "YES", "CANNOT"]


def test_without_a_script_the_keyboard_is_enough(here: Person, ledger: Ledger) -> None:
    with here.window(scripts=False) as page:
        page.goto(f"{here.served.base}/verify")
        page.get_by_role("button", name="ES Español").click()
        page.get_by_role("button", name="Verificar el registro").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Íntegro").first).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text(str(ledger.head()))).to_be_visible()
        verified = page.url
    with here.window() as page:
        page.goto(verified)
        looked_at(page, "verified")
