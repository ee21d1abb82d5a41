"""The guide's story in a real Chromium, in both languages, from a workbook to what is issued.

Where the pages or the guide change on purpose, `WRITE_CASES=1 pytest -n 0 tests/web/test_story.py`
makes the guide's pictures anew: look at them before you keep them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from coopledger import Ledger
from coopledger.messages.catalogue import Language
from tests.web.conftest import Person
from tests.web.serving import served
from tests.web.telling import GUIDE, PICTURES, WINDOW, Teller

CODE, WORKBOOK = "INE-SEGIB-2016", "INE-SEGIB-2016.xlsx"
PROGRAMME, OWN_FUNDS = "PICE", "PICE-2014-2015.xlsx"
BANK, PAPER = "banco.csv", "transferencia R-01.txt"
OTHERS = "Saldos bancarios de otra cuenta.csv"


@contextmanager
def telling(
    folder: Path, chromium: Browser, language: Language, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Teller, Ledger]]:
    """Somebody in an empty folder, where nothing is recorded yet."""
    monkeypatch.chdir(folder)
    with Ledger.open("coopledger.db", by="ana") as ledger, served(ledger, language) as here:
        person = Person(here, chromium)
        with person.window(WINDOW) as page:
            page.goto(here.base)
            yield Teller(page, folder, language), ledger
    assert here.faults == []


@pytest.mark.parametrize("language", Language)
def test_the_guide_is_followed_page_by_page(
    tmp_path: Path, chromium: Browser, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    with telling(tmp_path, chromium, language, monkeypatch) as (teller, ledger):
        see_the_example(teller)
        load_the_workbook(teller)
        set_right_what_was_recorded(teller)
        read_the_statement(teller)
        take_a_load_back(teller)
        match_the_bank(teller)
        look_up_a_rate(teller)
        keep_a_document(teller)
        issue_the_statement(teller)
        verify_the_paper(teller)
        close_the_year(teller)
        add_up_the_years(teller)
        teller.press("web.close")
        teller.sees(teller.word("web.closed"))
        assert teller.is_through()
        assert ledger.verify().intact
    if language is Language.ES:
        assert bold(GUIDE.read_text("utf-8")) - teller.words == set()


def bold(page: str) -> set[str]:
    """What a page prints in bold: words that stand so on the pages."""
    return {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", page, re.DOTALL)}


def see_the_example(teller: Teller) -> None:
    teller.heading("web.welcome")
    teller.picture("bienvenida", teller.word("web.try-example"), teller.word("web.get-template"))
    teller.press("web.try-example")
    for code, workbook in ((CODE, WORKBOOK), (PROGRAMME, OWN_FUNDS)):
        teller.press("web.start")
        teller.open(code)
        teller.press("web.documents")
        assert teller.save("web.save-document", of="1").name == workbook
    teller.press("web.leave-example")
    teller.heading("web.welcome")


def drop(teller: Teller, *names: str) -> None:
    """Files given to the page, as who cannot drop gives them."""
    teller.press("web.load")
    teller.heading("web.load")
    teller.choose("web.choose-files", *names)
    teller.press("web.see-what")


def load_the_workbook(teller: Teller) -> None:
    teller.prepare()
    teller.press("web.load")
    teller.heading("web.load")
    teller.picture("cargar", teller.word("web.drop-here"), teller.word("web.how-read"))
    drop(teller, WORKBOOK)
    teller.sees(teller.word("web.cannot-record"))
    expect(teller.page.locator("mark")).to_have_text(["∅", "2016-10-05 a 2016-12-32", "HOTELES"])
    teller.picture("hallazgos", teller.word("web.cannot-record"))
    assert teller.save("web.get-marked").suffix == ".xlsx"
    teller.press("web.drop")
    teller.prepare()
    drop(teller, WORKBOOK)
    teller.sees(teller.word("web.can-record"), "674,034.05 MXN")
    teller.heading("web.control")
    teller.picture("se-puede-guardar", teller.word("web.can-record"), "1,109,797.84 MXN")
    teller.press("web.record", count=6)
    teller.heading("web.loaded")


def set_right_what_was_recorded(teller: Teller) -> None:
    teller.prepare()
    drop(teller, WORKBOOK)
    teller.heading("web.differs")
    teller.sees("31,003.91 EUR", "31,003.19 EUR")
    teller.picture("difiere", teller.word("web.reason"))
    teller.fill("web.reason", "Según el oficio de SEGIB")
    teller.press("web.plan-correction")
    teller.press("web.record", count=2)
    teller.heading("web.loaded")


def read_the_statement(teller: Teller) -> None:
    teller.press("web.start")
    teller.open(CODE)
    teller.fill("web.on", "2016-12-31")
    teller.word("web.since")
    teller.press("web.show")
    teller.sees(teller.word("web.closes"), "-2,312.91")
    teller.picture("estado", "-2,312.91", "435,763.79")
    teller.open("21,538.90")
    teller.picture("cifra", "G-01", "21,538.90")
    teller.open("G-01")
    teller.sees("ana", "INE-SEGIB-2016.xlsx")
    for key in ("budget", "movements", "accounts", "years", "trail"):
        teller.press(f"web.{key}")
        expect(teller.page.locator("[aria-current=page]").last).to_be_visible()


def take_a_load_back(teller: Teller) -> None:
    teller.prepare()
    teller.press("web.load")
    teller.heading("web.load")
    teller.choose("web.choose-files", OTHERS)
    teller.page.get_by_text(teller.word("web.how-read")).click()
    teller.fill("web.agreement", CODE)
    teller.press("web.see-what")
    teller.press("web.record", count=2)
    teller.press("web.loads")
    teller.page.get_by_role("link", name=teller.word("web.undo")).first.click()
    teller.fill("web.reason", "Eran los saldos de otra cuenta")
    teller.press("web.undo-preview")
    teller.press("web.undo-now", number=3)
    teller.heading("web.loaded")


def match_the_bank(teller: Teller) -> None:
    teller.prepare()
    teller.press("web.match")
    teller.open(CODE)
    teller.unfold("web.match-drop")
    teller.page.get_by_label(teller.word("web.profile")).first.select_option("generic")
    teller.choose("web.choose-files", BANK)
    teller.press("web.see-what")
    teller.press("web.record", count=6)
    teller.press("web.match-next", book=CODE)
    teller.heading("web.match-side-by-side")
    for key in ("other", "reject"):
        teller.sees(teller.word(f"web.match-{key}"))
    accept = teller.word("web.match-accept")
    teller.picture("conciliar", "SPEI CURSO", "G-01", accept)
    two_as_one = re.compile(rf"^{accept}.* \+ .* = G-01$")
    teller.page.get_by_role("button", name=two_as_one).click()
    teller.press("web.match-accept-certain", count=2)
    teller.heading("web.match-history")
    teller.press("web.record", count=3)
    teller.sees(teller.word("web.match-recorded-as", number=6))


def look_up_a_rate(teller: Teller) -> None:
    teller.press("web.rates")
    teller.sees(teller.word("web.rates-all-there"))
    teller.unfold("web.rates-of-date")
    teller.fill("web.since", "2016-12-29")
    teller.press("web.rates-look")
    teller.sees("ECB EUR/MXN 2016-12-29")
    teller.press("web.drop")


def keep_a_document(teller: Teller) -> None:
    teller.prepare()
    teller.press("web.start")
    teller.open(CODE)
    teller.press("web.documents")
    teller.fill("web.attach-of", "R-01")
    teller.choose("web.choose-files", PAPER)
    teller.press("web.attach")
    teller.heading("web.documents")
    teller.open(CODE)
    teller.press("web.documents")
    teller.sees(PAPER)


def close_the_year(teller: Teller) -> None:
    teller.press("web.start")
    teller.open(CODE)
    teller.press("web.years")
    teller.press("web.period-closed", of="2016")
    teller.press("web.period-to-closed", year="2016")
    teller.heading("web.years")
    teller.open(CODE)
    teller.press("web.years")
    for state in ("adjusting", "open"):
        teller.sees(teller.word(f"web.period-{state}"))


def issue_the_statement(teller: Teller) -> None:
    teller.press("web.issue")
    teller.press("web.issue-of", of=CODE)
    teller.fill("web.on", "2016-12-31")
    teller.unfold("web.head-and-signers")
    teller.press("web.issue-see")
    teller.heading("web.issue-would-say", reference="EE-1")
    teller.picture("emitir", teller.word("web.issue-would-say", reference="EE-1"))
    teller.press("web.issue-now", reference="EE-1")
    teller.sees(teller.word("web.issued-now", reference="EE-1"), "-2,312.91")


def verify_the_paper(teller: Teller) -> None:
    """With the head that stands on the page of what was issued."""
    paper = teller.save("web.get-paper")
    teller.sees(teller.word("proof.head"))
    [head] = teller.page.locator("dd.hash").all_inner_texts()
    teller.press("web.verify")
    teller.heading("web.verify")
    teller.choose("web.choose-file", paper.name)
    teller.fill("web.kept-head", head)
    teller.sees(teller.word("web.verify-code"), teller.word("web.verify-ledger"))
    teller.press("web.verify-this")
    teller.sees(teller.word("web.proof-holds"))
    answers = teller.page.locator("ol.answers .chip").all_inner_texts()
    assert answers == [f"✓ {teller.word('proof.known.yes')}"] * 4
    own = teller.word("web.paper-says")
    teller.picture("verificar", teller.word("web.proof-holds"), "EE-1.pdf", before=own)


def add_up_the_years(teller: Teller) -> None:
    drop(teller, OWN_FUNDS)
    teller.press("web.record", count=9)
    teller.heading("web.loaded")
    teller.press("web.totals")
    teller.fill("web.years-asked", "2014-2015")
    teller.press("web.show")
    teller.sees("566,292.90", "1,853,391.00")
    teller.picture("totales", "566,292.90", "1,853,391.00")
    for key in ("reports", "pending", "meanings"):
        teller.press(f"web.{key}")
        expect(teller.page.get_by_role("heading", level=1)).to_be_visible()


def test_the_guides_pictures_are_there_and_small() -> None:
    page = GUIDE.read_text("utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(pictures/([\w-]+\.png)\)", page)
    assert len(shown) == page.count("![")  # each says what is to be seen on it
    assert {name for _, name in shown} == {path.name for path in PICTURES.iterdir()}
    assert all(path.stat().st_size < 60_000 for path in PICTURES.iterdir())
