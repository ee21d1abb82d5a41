"""Loading in a real Chromium: by mouse, by dropping, by keyboard alone, without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coopledger import Ledger
from tests.web.chromium import LAPTOP, TABLET, TELEPHONE, shot
from tests.web.conftest import Person
from tests.web.loading import CODE, workbook
from tests.web.serving import served
from tests.web.test_browser import serious

WRONG = workbook(("G-1", 100), ("G-2", "cien"), ("G-3", -5), ("G-4", None))
RIGHT = workbook(("G-1", 100), ("G-2", 200.5), ("G-3", 5))
OTHER = workbook(("G-1", 120), ("G-2", 200.5), ("G-3", 5), ("G-4", 40))
PATIENCE = 60_000

DROPPED = """async ([name, content]) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0));
    data.items.add(new File([bytes], name));
    document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
}"""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "books.db", by="Ana") as opened:
        yield opened


@pytest.fixture
def loading(ledger: Ledger, chromium: Browser) -> Iterator[Person]:
    with served(ledger) as here:
        yield Person(here, chromium)
    for _, fault in here.faults:
        raise fault


def chosen(page: Page, content: bytes, name: str = "libro.xlsx") -> None:
    """A file chosen in the field of the page."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    field = page.get_by_label("Or choose the files:").or_(
        page.get_by_label("O elija los archivos:")
    )
    field.set_input_files([{"name": name, "mimeType": kind, "buffer": content}])


def looked_at(page: Page, name: str) -> None:
    """A page that keeps nobody out, at three sizes; its pictures where they are asked for."""
    assert (name, serious(page)) == (name, [])
    for size in (TELEPHONE, TABLET, LAPTOP):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        shot(page, f"{name}-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_a_workbook_with_wrong_cells_then_mended_corrected_and_taken_back(
    loading: Person, ledger: Ledger
) -> None:
    with loading.window() as page:
        page.goto(f"{loading.served.base}/load")
        looked_at(page, "load")
        chosen(page, WRONG)
        page.get_by_role("button", name="Ver qué se guardaría").click()
        expect(page.get_by_text("No se puede guardar")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("mark")).to_have_text(["cien", "-5", "∅"])
        looked_at(page, "plan-wrong")
        with page.expect_download() as marked:
            page.get_by_role("link", name="Descargar el libro marcado").click()
        assert marked.value.suggested_filename == "libro (marcado).xlsx"
        page.get_by_role("button", name="Descartar").click()

        chosen(page, RIGHT)
        page.get_by_role("button", name="Ver qué se guardaría").click()
        record = page.get_by_role("button", name="Guardar 5 asientos")
        expect(record).to_be_visible(timeout=PATIENCE)
        looked_at(page, "plan-right")
        record.click()
        expect(page.get_by_role("heading", name="Guardado")).to_be_visible(timeout=PATIENCE)
        looked_at(page, "loaded")
        assert len(ledger.facts(CODE)) == 5

        page.emulate_media(color_scheme="dark")
        page.get_by_role("link", name="Cargar otro documento").click()
        chosen(page, OTHER, "octubre.xlsx")
        page.get_by_role("button", name="Ver qué se guardaría").click()
        reason = page.get_by_label("Motivo")
        expect(reason).to_be_visible(timeout=PATIENCE)
        looked_at(page, "plan-differs-dark")
        reason.fill("se capturó mal")
        page.get_by_role("button", name="Ver la corrección").click()
        page.get_by_role("button", name="Guardar 3 asientos").click(timeout=PATIENCE)
        page.get_by_role("link", name="Deshacer esta carga").click(timeout=PATIENCE)
        page.get_by_label("Motivo").fill("era otro archivo")
        page.get_by_role("button", name="Ver qué cambiaría").click()
        undo = page.get_by_role("button", name="Deshacer la carga 2")
        expect(undo).to_be_visible(timeout=PATIENCE)
        looked_at(page, "undo-dark")
        undo.click()
        expect(page.get_by_role("heading", name="Guardado")).to_be_visible(timeout=PATIENCE)
        page.get_by_role("link", name="Cargas").first.click()
        expect(page.get_by_text("la deshizo la carga 3")).to_be_visible()
        looked_at(page, "loads-dark")


def test_a_file_is_dropped_on_the_page_in_english(loading: Person, ledger: Ledger) -> None:
    import base64

    with loading.window() as page:
        page.goto(f"{loading.served.base}/load")
        page.get_by_role("button", name="EN").click()
        expect(page.get_by_role("heading", name="Load")).to_be_visible(timeout=PATIENCE)
        page.wait_for_load_state()  # and the script with it
        page.evaluate(DROPPED, ["book.xlsx", base64.b64encode(RIGHT).decode()])
        page.get_by_role("button", name="Record 5 records").click(timeout=PATIENCE)
        expect(page.get_by_role("heading", name="Recorded")).to_be_visible(timeout=PATIENCE)
    assert len(ledger.facts(CODE)) == 5


def test_without_a_script_a_file_field_and_the_keyboard_are_enough(
    loading: Person, ledger: Ledger
) -> None:
    with loading.window(scripts=False) as page:
        page.goto(f"{loading.served.base}/load")
        chosen(page, RIGHT)
        page.get_by_role("button", name="Ver qué se guardaría").focus()
        page.keyboard.press("Enter")
        record = page.get_by_role("button", name="Guardar 5 asientos")
        expect(record).to_be_visible(timeout=PATIENCE)
        record.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Guardado")).to_be_visible(timeout=PATIENCE)
    assert len(ledger.facts(CODE)) == 5
