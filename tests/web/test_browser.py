"""Pages in a real Chromium: nothing serious for who cannot see or use a mouse, at any size."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.chromium import LAPTOP, TABLET, TELEPHONE, shot
from tests.web.conftest import Person
from tests.web.pages import CODE, PAGES

SERIOUS = {"serious", "critical"}
IN_THE_DARK = ("start", "statement", "movements")
SIZES = {"laptop": LAPTOP, "telephone": TELEPHONE, "tablet": TABLET}


def serious(page: Page) -> list[str]:
    """What axe finds that keeps somebody out."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {[node['target'] for node in each['nodes']]}"
        for each in found
        if each["impact"] in SERIOUS
    ]


def test_nothing_keeps_anybody_out_of_any_page(person: Person) -> None:
    """Who cannot see, has a small screen, or no mouse: each page is opened once for all of it."""
    with person.window() as page:
        for name, path in PAGES.items():
            page.goto(person.served.base + path)
            assert (name, serious(page)) == (name, [])
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            for called, size in SIZES.items():
                page.set_viewport_size({"width": size[0], "height": size[1]})
                shot(page, f"{name}-{called}-light")
                width = page.evaluate("document.documentElement.scrollWidth")
                assert (name, width) == (name, size[0])
            page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
            assert (name, out_of_reach(page)) == (name, [])


def test_on_a_telephone_the_menu_shows_where_one_is_and_the_keyboard_begins_before_it(
    person: Person,
) -> None:
    with person.window(TELEPHONE) as page:
        for path in ("/", "/match", "/findings"):
            page.goto(person.served.base + path)
            box = page.locator(".menu [aria-current]").bounding_box()
            assert box is not None
            assert 0 <= box["x"] <= box["x"] + box["width"] <= TELEPHONE[0]
            page.keyboard.press("Tab")
            expect(page.get_by_role("link", name="Ir al contenido")).to_be_focused()


USED = "a[href], button, input:not([type=hidden]), select, textarea"
WATCHED = """used => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    window.watched = new Set();
    addEventListener("focusin", event => event.target.matches(used) && watched.add(event.target));
    return document.querySelectorAll(`${used}, summary, [tabindex="0"]`).length;
}"""
"""What can be used, and what notes which of it had the focus; how often one goes on at most."""
MISSED = """used => [...document.querySelectorAll(used)]
    .filter(each => !watched.has(each)).map(each => each.outerHTML)"""


def out_of_reach(page: Page) -> list[str]:
    """What can be used on a page, and the keyboard does not get to."""
    for _ in range(page.evaluate(WATCHED, USED) + 20):
        page.keyboard.press("Tab")
    missed: list[str] = page.evaluate(MISSED, USED)
    return missed


def test_nor_where_it_is_dark(person: Person) -> None:
    with person.window(dark=True) as page:
        for name in IN_THE_DARK:
            page.goto(person.served.base + PAGES[name])
            shot(page, f"{name}-laptop-dark")
            assert (name, serious(page)) == (name, [])


def test_every_page_speaks_english_to_who_asks_for_it(person: Person) -> None:
    with person.window() as page:
        page.goto(person.served.base)
        page.get_by_role("button", name="EN").click()
        for name, path in PAGES.items():
            page.goto(person.served.base + path)
            shot(page, f"{name}-laptop-en")
            expect(page.get_by_role("button", name="Close", exact=True)).to_be_visible()
            assert (name, page.locator("html").get_attribute("lang")) == (name, "en")
        page.get_by_role("button", name="ES").click()
        expect(page.get_by_role("button", name="Cerrar", exact=True)).to_be_visible()


def test_on_paper_there_is_what_was_asked_and_nothing_to_press(person: Person) -> None:
    with person.window() as page:
        page.emulate_media(media="print")
        page.goto(person.served.base + PAGES["statement"])
        shot(page, "statement-paper")
        expect(page.get_by_text("1,109,797.84").first).to_be_visible()
        expect(page.get_by_role("img", name="De lo recibido")).to_be_visible()
        for name in ("Mostrar", "Cerrar", "EN"):
            expect(page.get_by_role("button", name=name)).to_be_hidden()


def test_a_figure_opens_into_its_events_and_an_event_into_its_history(person: Person) -> None:
    """As a person does it, by what is seen: from the first page to the row of the workbook."""
    with person.window() as page:
        page.goto(person.served.base)
        page.get_by_role("link", name=CODE).first.click()
        page.get_by_label("Al día").fill("2016-12-31")
        page.get_by_role("button", name="Mostrar").click()
        expect(page.get_by_text("Cuadra").first).to_be_visible()
        page.get_by_role("link", name="435,763.79").first.click()
        expect(page.get_by_role("heading", name="Ejercido (MXN)")).to_be_visible()
        page.get_by_role("link", name="G-01").click()
        expect(page.get_by_text("INE-SEGIB-2016.xlsx, hoja Gastos, fila 2")).to_be_visible()


def test_without_a_script_all_of_it_is_there(person: Person) -> None:
    with person.window(scripts=False) as page:
        page.goto(person.served.base)
        page.get_by_role("searchbox").fill("674,034.05")
        page.get_by_role("searchbox").press("Enter")
        page.get_by_role("link", name="R-01").click()
        expect(page.get_by_text("31,003.19 EUR").first).to_be_visible()
        page.get_by_role("button", name="EN").click()
        expect(page.get_by_role("link", name="Audit trail")).to_be_visible()
        page.get_by_role("button", name="ES").click()


def test_the_keyboard_alone_is_enough(person: Person) -> None:
    """Past the head of the page, to the search, into an agreement."""
    with person.window() as page:
        page.goto(person.served.base)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Ir al contenido")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("segib")
        page.keyboard.press("Enter")
        page.wait_for_url("**/find?*")
