"""Reports in a real Chromium: from the page that names them to a file, in both languages."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from coopledger import Ledger
from tests.web.conftest import EXAMPLES, Person
from tests.web.pages import CODE
from tests.web.serving import served
from tests.web.test_load_browser import PATIENCE, looked_at


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "books.db", by="Ana") as opened:
        for workbook in sorted(EXAMPLES.glob("*.xlsx")):
            assert opened.import_file(workbook).accepted
        yield opened


@pytest.fixture(scope="module")
def here(ledger: Ledger, chromium: Browser) -> Iterator[Person]:
    with served(ledger) as site:
        yield Person(site, chromium)
    for _, fault in site.faults:
        raise fault


def downloaded(page: Page, link: str) -> tuple[str, bytes]:
    """The file that a link gives, and what it is called."""
    with page.expect_download() as file:
        page.get_by_role("link", name=link, exact=True).click(timeout=PATIENCE)
    return file.value.suggested_filename, file.value.path().read_bytes()


def test_a_statement_as_a_file_from_its_page(here: Person, ledger: Ledger) -> None:
    with here.window() as page:
        page.goto(f"{here.served.base}/agreement?code={CODE}&since=2016-09-01&on=2016-12-31")
        page.get_by_role("link", name="Como archivo…").click()
        expect(page.get_by_label("Libro")).to_have_value(CODE)
        expect(page.get_by_label("Desde el día")).to_have_value("2016-09-01")
        page.get_by_label("Como archivo").select_option(".html (página)")
        page.get_by_role("button", name="Hacer el archivo").click()
        name, content = downloaded(page, "Descargar")
        days = {"since": date(2016, 9, 1), "on": date(2016, 12, 31)}
        assert name == f"Estado de ejercicio completo {CODE}.html"
        assert content.decode() == ledger.statement_paper(CODE, **days).to_html("es")
        looked_at(page, "made")


def test_totals_in_english_open_into_a_book_and_are_downloaded(
    here: Person, ledger: Ledger
) -> None:
    with here.window() as page:
        page.goto(f"{here.served.base}/totals")
        page.get_by_role("button", name="EN English").click()
        page.get_by_label("Year or years").fill("2014-2015")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("cell", name="1,853,391.00").first).to_be_visible()
        page.get_by_role("link", name="As a file…").click()
        page.get_by_label("As a file").select_option(".csv (table)")
        page.get_by_role("button", name="Make the file").click()
        name, content = downloaded(page, "Download")
        assert name == "Cooperation totals.csv"
        assert content == ledger.export(ledger.totals_paper(2014, 2015), form="csv", language="en")
        page.get_by_role("link", name="Make it again").click()
        expect(page.get_by_label("Year or years")).to_have_value("2014-2015")
        page.goto(f"{here.served.base}/totals?years=2015")
        page.get_by_role("link", name="PICE", exact=True).click()
        expect(page.get_by_label("From")).to_have_value("2015-01-01")
        page.get_by_role("button", name="ES Español").click()


def test_without_a_script_the_keyboard_makes_one_and_says_what_it_lacks(here: Person) -> None:
    with here.window(scripts=False) as page:
        page.goto(f"{here.served.base}/reports")
        page.get_by_role("link", name="Filas para TOSSD").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Año").fill("2015")
        page.get_by_label("Año").press("Enter")
        expect(page.get_by_role("heading", name="hallazgo")).to_be_visible(timeout=PATIENCE)
        name, content = downloaded(page, "Descargar")
        assert name == "Filas para TOSSD.pdf"
        assert content
