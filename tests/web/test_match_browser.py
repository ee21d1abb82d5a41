"""Matching in a real Chromium: from the statement that is dropped to what is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coopledger import Expenditure, Ledger, Match
from tests.web.chromium import shot
from tests.web.conftest import Person
from tests.web.matching import BANK, BOOKS, CODE, ON, OTHER_BANK, PAGE, STATEMENT
from tests.web.serving import served
from tests.web.test_load_browser import PATIENCE, looked_at


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "books.db", by="Ana") as opened:
        yield opened


@pytest.fixture
def matching(ledger: Ledger, chromium: Browser) -> Iterator[Person]:
    with served(ledger) as here:
        yield Person(here, chromium)
    for _, fault in here.faults:
        raise fault


def row(page: Page, *says: str) -> Locator:
    """The first row that says all of this."""
    found = page.locator("table[data-match] tbody").get_by_role("row")
    for each in says:
        found = found.filter(has_text=each)
    return found.first


def press(where: Page | Locator, name: str) -> None:
    where.get_by_role("button", name=name).first.click()


def matches(ledger: Ledger) -> list[Match]:
    return [fact for fact in ledger.facts(CODE) if isinstance(fact, Match)]


def test_a_statement_is_dropped_decided_on_recorded_and_one_decision_taken_back(
    matching: Person, ledger: Ledger
) -> None:
    ledger.record(*BOOKS, *OTHER_BANK)
    with matching.window() as page:
        page.goto(f"{matching.served.base}/match")
        page.get_by_role("link", name=CODE).click()
        page.get_by_text("Soltar un estado de cuenta").click()
        statement = {"name": "octubre.csv", "mimeType": "text/csv", "buffer": STATEMENT.encode()}
        page.get_by_label("O elija los archivos:").set_input_files([statement])
        page.get_by_role("combobox", name="Cuenta").last.select_option("MXN")
        page.get_by_label("Formato del banco").select_option("generic")
        press(page, "Ver qué se guardaría")
        page.get_by_role("button", name="Guardar 9 asientos").click(timeout=PATIENCE)
        page.get_by_role("link", name=f"Conciliar {CODE}").click(timeout=PATIENCE)
        page.get_by_label("Al día").fill(ON)
        press(page, "Mostrar")
        looked_at(page, "match")

        expect(row(page, "COMISION")).to_contain_text("renglón nuevo")
        press(row(page, "COMISION"), "Agregar el renglón y conciliar")
        press(row(page, "TRASPASO A DOS"), "Aceptar con su espejo")
        expect(page.get_by_text("Una decisión sin guardar")).to_have_count(0)
        slip = row(page, "SPEI INTERPRETACION")
        expect(slip).to_contain_text("otro importe")
        press(slip, "Aceptar")
        expect(page.get_by_role("alert")).to_contain_text("una diferencia de 900.00 MXN")
        row(page, "SPEI INTERPRETACION").get_by_label("Motivo").fill("el banco está bien")
        page.keyboard.press("Enter")
        expect(row(page, "SPEI INTERPRETACION")).to_contain_text("motivo: el banco está bien")

        # By keys: the row after the first is accepted, and then the one that follows rejected.
        page.get_by_role("link", name="Por decidir").click()
        expect(row(page, "RENDIMIENTOS").get_by_role("button").first).to_be_focused()
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.get_by_role("listitem").filter(has_text="G-01")).to_be_visible()
        expect(row(page, "RENDIMIENTOS").get_by_role("button").first).to_be_focused()
        page.keyboard.press("j")
        page.keyboard.press("r")
        expect(page.get_by_text("rechazada")).to_be_visible()

        page.get_by_role("link", name="Solo en el banco").click()
        row(page, "DISPERSION").get_by_role("link", name="Elegir").click()
        press(page, "Sumar a lo elegido G-07")
        expect(page.get_by_text("difieren en -12,500.00 MXN")).to_be_visible()
        press(page, "Sumar a lo elegido G-08")
        looked_at(page, "match-choose")
        press(page, "Aceptar como uno")
        expect(page.get_by_text("rechazada")).to_have_count(0)
        page.get_by_role("link", name="Todo").click()
        page.emulate_media(color_scheme="dark")
        looked_at(page, "match-decided-dark")
        press(page.get_by_role("listitem").filter(has_text="G-01"), "Deshacer")
        expect(page.get_by_role("listitem").filter(has_text="G-01")).to_have_count(0)
        assert matches(ledger) == []
        page.get_by_role("button", name="Guardar 6 asientos").click()
        expect(page.get_by_role("heading", name="Guardado en la carga")).to_be_visible()
        assert len(matches(ledger)) == 5
        assert "290.00 MXN" in {
            str(fact.amount) for fact in ledger.facts(CODE) if isinstance(fact, Expenditure)
        }
        recorded = page.get_by_role("listitem").filter(has_text="G-07 + G-08")
        recorded.get_by_text("Deshacer lo guardado").click()
        recorded.get_by_label("Motivo").fill("eran otros honorarios")
        press(recorded, "Deshacer")
        press(page, "Guardar 1 asiento")
        expect(
            row(page, "DISPERSION", "G-07").get_by_role("button", name="Rechazar")
        ).to_be_visible()
        page.emulate_media(media="print")
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_text("Saldo según el banco").first).to_be_visible()


def test_without_a_script_and_by_keyboard_alone_in_english(
    matching: Person, ledger: Ledger
) -> None:
    """Several at once, a row that says otherwise, all that is certain: by Tab, Space and Enter."""
    ledger.record(*BOOKS, *BANK)
    with matching.window(scripts=False) as page:

        def enter(where: Locator) -> None:
            where.focus()
            page.keyboard.press("Enter")

        page.goto(matching.served.base + PAGE)
        enter(page.get_by_role("button", name="EN English"))
        for says in ("G-01", "G-02"):
            row(page, "TARJETA", says).get_by_role("checkbox").focus()
            page.keyboard.press("Space")
        enter(page.get_by_role("button", name="Accept what is ticked"))
        expect(page.get_by_text("2 decisions not recorded yet: ")).to_be_visible()
        enter(row(page, "B-09").get_by_role("link", name="Choose another"))
        page.get_by_role("textbox", name="Reference").fill("COM-10")
        enter(page.get_by_role("button", name="Add the row and match"))
        expect(row(page, "B-09", "COM-10")).to_contain_text("decided in B-09 = COM-10")
        enter(page.get_by_role("button", name="Reject B-04"))
        enter(page.get_by_role("button", name="certain one"))
        enter(page.get_by_role("button", name="Record 7 records"))
        expect(page.get_by_role("heading", name="Recorded in load 1")).to_be_visible()
        shot(page, "match-recorded-en")
    assert {match.reference for match in matches(ledger)} >= {
        "B-02 = G-01", "B-03 = G-02", "B-09 = COM-10", "B-04 = G-03",
    }  # fmt: skip
