"""What pages say besides figures: in both languages, of what is wrong, of the example."""

import asyncio
import re
import sqlite3
from contextlib import closing
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from starlette.requests import Request

from coopledger import Activity, Agreement, BankLine, Disbursement, Invoice, Ledger
from coopledger.messages.catalogue import Language
from coopledger.reports.document import lines
from coopledger.web.faults import Refusal
from coopledger.web.forms import form_of
from coopledger.web.routes import ADDRESSES, changes
from coopledger.web.templates import laid
from tests.web.asking import Asking, found, text
from tests.web.pages import CODE, PAGES, of_book
from tests.web.serving import Served, Visitor, served

SHOWN = {name: path for name, path in PAGES.items() if name not in ("told", "refused")}


def test_every_page_is_looked_at_in_a_browser() -> None:
    """What is not is a file, a link that lets in, or the pages without a ledger.

    Those of a load, what was verified, and what was done are looked at as one goes on
    (`test_load_browser.py`, `test_issuing_browser.py`, `test_deciding_browser.py`).
    """
    looked_at = {urlsplit(path).path for path in PAGES.values()}
    others = {"/enter", "/static/{name}", "/template", "/agreement/document", "/done"}
    others |= {"/agreement/issued/file", "/verify/done", "/match/choose"}
    others |= {"/reports/done", "/reports/file"}
    others |= {f"/load/{each}" for each in ("plan", "working", "progress", "done", "marked")}
    assert {each.path for each in ADDRESSES if not each.changes} - others <= looked_at


def test_every_finding_leads_to_what_it_means() -> None:
    """Wherever a page says what to do of one, and in the lines that a report lays out."""
    for template in Path(str(files("coopledger.web") / "html")).glob("*.html"):
        for line in template.read_text("utf-8").splitlines():
            assert ".remedy(" not in line or "why(say, each)" in line, (template.name, line)
    said = ["ERROR [period-closed] hoja [A]: «[period-closed] <b onx=1>»", "[no-such-code] x"]
    html = str(laid([*lines(said)]))
    [first, second] = found(page := lxml.html.fragment_fromstring(html, "div"), "//a")
    assert {each.get("href") for each in (first, second)} == {
        "/findings/meaning?code=period-closed"
    }
    assert text(page) == "".join(said)


@pytest.mark.parametrize("language", Language)
def test_every_page_speaks_either_language(example: Ledger, language: Language) -> None:
    asking = Asking(example, language)
    for path in SHOWN.values():
        page = asking.page(path)
        assert page.get("lang") == language
        assert text(found(page, "//h1")[0])
        assert len(found(page, "//label")) == len(found(page, "//*[@id=//label/@for]"))


def test_nothing_is_written_into_an_element_that_a_browser_would_refuse(example: Ledger) -> None:
    for path in SHOWN.values():
        html = Asking(example).html(path)
        assert not re.search(r'<[^>]*\s(style|on\w+)="', html), path
        assert not re.search(r"<(style|iframe|object)\b|<script>", html), path
        assert not re.search(r'(src|href|action)="(?!/|#)', html), path


def test_what_a_document_says_is_text_on_every_page() -> None:
    """Whoever wrote a title or a payee wrote no page of ours."""
    wicked = '"><script>alert(1)</script>{{ 7*7 }}'
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(code=wicked, title=wicked, currency="EUR", accounts=["EUR"]),
            Disbursement(
                book=wicked,
                reference=f"M{wicked}",
                when="2016-08-01",
                amount="1.00 EUR",
                note=wicked,
            ),
        )
        asking = Asking(ledger)
        [link] = found(asking.page("/"), "//table[@class='standings']//th/a")
        assert text(link) == wicked
        statement = asking.page(link.get("href"))
        movements = link.get("href").replace("/agreement", "/agreement/movements")
        [row] = found(asking.page(movements), "//table[@class='movements']/tbody//th/a")
        history = asking.html(row.get("href"))
        assert len(found(statement, "//script")) == 1
        assert history.count("<script") == 1
        assert "49" not in text(found(asking.page(row.get("href")), "//h1")[0])


def test_the_language_is_chosen_on_the_page_and_one_stays_there(
    site: Served, visitor: Visitor
) -> None:
    to = of_book("/agreement/budget")
    answer = visitor.post("/language", language="en", to=to)
    assert (answer.status_code, answer.headers["location"]) == (303, to)
    assert "Budget" in visitor.page(to)
    for elsewhere in ("https://example.org", "//example.org", "/\\example.org", ""):
        answer = visitor.post("/language", language="es", to=elsewhere)
        assert answer.headers["location"] == "/"
    assert visitor.post("/language", language="xx", to="/").status_code == 400
    assert "Presupuesto" in visitor.page(to)
    assert site.faults == []


def test_who_has_no_ledger_is_offered_the_example_and_a_workbook(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "none.db") as ledger, served(ledger) as here:
        visitor = here.visitor()
        for path in ("/", "/attention", of_book("/agreement"), "/find?q=x"):
            assert "Todavía no hay ningún registro" in visitor.page(path)
        workbook = visitor.get("/template")
        assert workbook.content[:2] == b"PK"
        assert "libro-vacio.xlsx" in workbook.headers["content-disposition"]
        assert visitor.post("/example").status_code == 303
        assert "Está viendo el ejemplo" in visitor.page("/")
        assert "1,109,797.84" in visitor.page(of_book("/agreement"))
        visitor.post("/example/leave")
        assert "Todavía no hay ningún registro" in visitor.page("/")
    assert list(tmp_path.iterdir()) == []


def test_what_was_asked_wrongly_is_said_in_a_sentence(visitor: Visitor) -> None:
    for path, status, said in (
        (of_book("/agreement", on="ayer"), 400, "«ayer» no es un día"),
        ("/agreement?code=no", 404, "no hay ningún libro «no»"),
        ("/agreement", 404, "no hay ningún libro"),
        (of_book("/agreement/record", reference="G-99"), 404, "G-99"),
        (of_book("/agreement/figure", section="x"), 400, "esa cifra no tiene movimientos"),
        (of_book("/agreement/document", number="../1"), 400, ""),
        (of_book("/agreement/issued", reference="EE-9"), 404, "EE-9"),
    ):
        answer = visitor.get(path)
        assert (path, answer.status_code) == (path, status)
        assert said in answer.text
        assert "Traceback" not in answer.text
    assert visitor.get(of_book("/agreement/movements", page="99999999999")).status_code == 200


def test_a_fault_has_a_number_that_the_log_has_too(
    site: Served, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_asked: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(import_module("coopledger.web.pages.budget"), "budget", fails)
    answer = visitor.get(of_book("/agreement/budget"))
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    number, error = site.faults.pop()
    assert number in answer.text
    assert isinstance(error, ZeroDivisionError)


def test_books_that_were_altered_are_not_shown(tmp_path: Path) -> None:
    """Nothing is shown that was not proved: the page says which law is broken, and of whom."""
    with Ledger.open(tmp_path / "books.db") as ledger:
        for code, amount in (("A", "1.00 EUR"), ("B", "77.00 EUR")):
            ledger.record(
                Agreement(code=code, title=code, currency="EUR", accounts=["EUR"]),
                Disbursement(book=code, reference="M", when="2016-08-01", amount=amount),
            )
    with closing(sqlite3.connect(tmp_path / "books.db")) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE journal SET minor = 200 WHERE book = 'A' AND reference = 'M'")
        raw.commit()
    with Ledger.open(tmp_path / "books.db") as ledger, served(ledger) as here:
        visitor = here.visitor()
        start, answer = visitor.page("/"), visitor.get("/agreement?code=A")
        assert answer.status_code == 500
        looked_for = visitor.page("/find?q=M")
        assert "/agreement/record?code=B" in looked_for
        for html in (start, answer.text, looked_for):
            assert "REGLA CONTABLE INCUMPLIDA: libro A, fila 2" in html
            assert "2.00" not in html
        assert "77.00" in start
        assert here.faults == []


def test_what_does_not_arrive_in_time_is_not_waited_for() -> None:
    async def silent() -> object:
        await asyncio.sleep(30)

    async def ask() -> None:
        scope = {
            "type": "http", "method": "POST", "path": "/x", "query_string": b"",
            "headers": [(b"content-type", b"application/x-www-form-urlencoded")],
        }  # fmt: skip
        async with form_of(changes("/x", "x:x", most_seconds=0.05), Request(scope, silent)):
            raise AssertionError("it was waited for")

    with pytest.raises(Refusal) as refused:
        asyncio.run(ask())
    assert refused.value.status == 408


def test_a_document_is_saved_and_never_shown(site: Served, visitor: Visitor) -> None:
    answer = visitor.get(of_book("/agreement/document", number="1"))
    assert answer.content[:2] == b"PK"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert f"{CODE}.xlsx" in answer.headers["content-disposition"]


def test_what_was_done_and_what_others_say_is_found_too() -> None:
    """By partner, supplier, tax number, what the bank wrote, the amount; any by its reference."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(code="A", title="Foro", currency="MXN", accounts=["MXN"]),
            Activity(book="A", reference="ACT-1", title="Taller", partners=["Tribunal de Panamá"]),
            BankLine(
                book="A", reference="B-1", account="MXN", when="2016-08-01", direction="out",
                amount="77.30 MXN", text="SPEI HOTEL REFORMA",
            ),
            Invoice(
                book="A", reference="F-1", when="2016-08-01", amount="812.45 MXN",
                issuer={"name": "Imprenta del Sur", "tax_id": "ISU010101AB1"},
            ),
        )  # fmt: skip
        ledger.propose_period("A", 2016, "closed")
        asking = Asking(ledger)
        for written, reference in {
            "panamá": "ACT-1", "spei reforma": "B-1", "77.30": "B-1", "ISU010101": "F-1",
            "imprenta": "F-1", "812.45": "F-1", "pr-1": "PR-1",
        }.items():  # fmt: skip
            page = asking.page(f"/find?q={written}")
            assert [text(each) for each in found(page, "//tbody//th")] == [reference], written
        assert found(asking.page("/find?q=imprenta+reforma"), "//tbody//th") == []
