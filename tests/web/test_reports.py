"""Reports as files: each that the command line has, the same bytes as the library writes.

Those that a page offers are one table (`web/offered.py`); each of it is made here by its form.
"""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from openpyxl import Workbook, load_workbook

from coopledger import CoopledgerError, IatiPublisher, Ledger
from coopledger.cli import export, report
from coopledger.messages.catalogue import Language
from coopledger.progress import untold
from coopledger.web.apart import Apart
from coopledger.web.offered import GROUPS, OFFERED
from coopledger.web.report_form import Given, Kind
from coopledger.web.waiting import MOST_JOBS, Tray
from tests.web.asking import Asking, found, text
from tests.web.loading import Loader
from tests.web.pages import CODE
from tests.web.serving import Served

DAY, ON = date(2016, 12, 31), "2016-12-31"
CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="module")
def person(here: Served) -> Loader:
    return Loader(here.visitor())


def file_of(person: Loader, page: httpx.Response) -> httpx.Response:
    """The file that a page of what was made gives."""
    assert page.url.path == "/reports/done", page.text
    file = person.visitor.get(f"/reports/file?of={page.url.params['of']}")
    assert file.headers["content-disposition"].startswith("attachment; ")
    return file


def test_all_that_the_command_line_reports_and_exports_is_offered() -> None:
    group = report.build(Language.ES)
    assert isinstance(group, click.Group)
    others = {"book", "table", "rows", "bank", "check", "explanation"}  # of other commands
    assert set(OFFERED) - others == set(group.commands)
    what = export.build(Language.ES).params[0]
    tables = next(each for each in OFFERED["table"].settings if each.name == "table")
    values = {*OFFERED["book"].forms, export.ROWS, *tables.choices}
    assert values == set(what.type.values)  # type: ignore[attr-defined]
    assert len(OFFERED) == sum(map(len, GROUPS.values()))


@pytest.mark.parametrize("language", Language)
def test_each_has_a_form_whose_every_field_is_named(ledger: Ledger, language: Language) -> None:
    asking = Asking(ledger, language)
    links = found(asking.page("/reports?code=INE-SEGIB-2016"), "//dl[@class='reports']//a")
    assert len(links) == len(OFFERED)
    for link in links:
        page = asking.page(link.get("href"))
        assert text(found(page, "//h1")[0]) == text(link)
        fields = {each.get("name") for each in found(page, "//form[@enctype]//*[@name]")}
        named = {each.get("for") for each in found(page, "//label")}
        settings = OFFERED[link.get("href").partition("name=")[2].partition("&")[0]].settings
        assert {each.name for each in settings} <= fields & named


Asked = tuple[str, dict[str, str], Callable[[Ledger], Any]]
ANSWERS: dict[str, Asked] = {
    "statement": ("pdf", {"code": CODE, "on": ON}, lambda of: of.statement_paper(CODE, on=DAY)),
    "closing": ("xlsx", {"code": CODE, "on": ON}, lambda of: of.closing_package(CODE, on=DAY)),
    "totals": ("csv", {"years": "2014-2016"}, lambda of: of.totals_paper(2014, 2016)),
    "annex": ("docx", {"year": "2015"}, lambda of: of.annex(2015)),
    "form": (
        "json",
        {"code": CODE, "form_of": "face", "on": ON},
        lambda of: of.partner_form("face", CODE, on=DAY),
    ),
    "tossd": ("xlsx", {"year": "2015"}, lambda of: of.cooperation_registry("tossd", 2015)),
    "rencid": ("csv", {"year": "2015"}, lambda of: of.cooperation_registry("rencid", 2015)),
    "auxiliary": ("html", {"code": CODE}, lambda of: of.auxiliary(CODE)),
    "bank": ("json", {"code": CODE, "on": ON}, lambda of: of.reconcile_bank(CODE, on=DAY)),
    "explanation": ("html", {"code": CODE, "on": ON}, lambda of: of.explain(CODE, on=DAY)),
    "trail": ("text", {"code": "", "who": "Ana"}, lambda of: of.trail(by="Ana")),
    "sample": (
        "csv",
        {"code": "PICE", "size": "1", "by": "amount", "seed": "x"},
        lambda of: of.sample("PICE", 1, by="amount", seed="x"),
    ),
    "check": ("ics", {"code": CODE}, lambda of: of.check(CODE)),
    "journal": (
        "beancount",
        {"code": CODE, "accounts": "plain", "layout": "entries", "on": ON},
        lambda of: of.accounting_journal(CODE, accounts=mapped("plain"), on=DAY),
    ),
}


def mapped(name: str) -> Any:
    from coopledger.readers.account_map import read_account_map

    return read_account_map(name)


def test_each_is_what_the_library_answers_in_that_form(ledger: Ledger, tmp_path: Path) -> None:
    for name, (form, said, ask) in ANSWERS.items():
        codes = (said["code"],) if said.get("code") else ()
        given = Given(said, codes, {}, None, form, Language.ES, tmp_path)
        made = OFFERED[name].make(ledger, given, untold)
        assert made.path is not None
        expected = ledger.export(ask(ledger), form=form, language="es")
        content = expected.encode() if isinstance(expected, str) else expected
        assert (name, made.path.read_bytes()) == (name, content)


@pytest.mark.parametrize("name", ["statement", "closing"])
def test_so_it_is_made_by_its_form(person: Loader, ledger: Ledger, name: str) -> None:
    """In a process of its own: a paper, and a workbook, which says how far it has come."""
    form, said, ask = ANSWERS[name]
    file = file_of(person, person.post("/reports/of", name=name, form=form, **said))
    assert file.content == ledger.export(ask(ledger), form=form, language="es")


def test_what_the_ledger_writes_itself_is_the_same(
    person: Loader, ledger: Ledger, tmp_path: Path
) -> None:
    ledger.expediente(CODE, tmp_path / "e.zip", language="es")
    ledger.export_data("months", tmp_path / "m.csv", CODE)
    archive, months = ((tmp_path / each).read_bytes() for each in ("e.zip", "m.csv"))
    for name, said, expected in (
        ("expediente", {"code": CODE}, archive),
        (
            "table",
            {"code": CODE, "table": "months", "form": "csv"},
            months,
        ),
        ("rows", {}, "".join(ledger.rows()).encode()),
        ("book", {"code": CODE, "form": "json"}, str(ledger.export(CODE, form="json")).encode()),
    ):
        assert file_of(person, person.post("/reports/of", name=name, **said)).content == expected


def test_what_is_sent_with_one_is_read(person: Loader, ledger: Ledger) -> None:
    """A publisher's settings, of whose publication something is missing; nothing of it stays."""
    settings = ("ine.toml", PUBLISHER.encode())
    asked = {"name": "iati", "code": CODE, "on": ON}
    wrong = person.post("/reports/of", [settings], field="publisher", form="xml", **asked)
    publication = ledger.iati(CODE, publisher=IatiPublisher(organisation=ORGANISATION), on=DAY)
    assert not publication.is_publishable
    assert "No se escribió XML" in wrong.text
    assert person.visitor.get(f"/reports/file?of={wrong.url.params['of']}").status_code == 400
    check = person.post("/reports/of", [settings], field="publisher", form="json", **asked)
    assert file_of(person, check).text == publication.to_json("es")


def test_an_offices_own_form_is_filled_in(person: Loader, ledger: Ledger, tmp_path: Path) -> None:
    form = Workbook()
    form.active["A1"] = "Ejercido: {{statement.fund.spent}}"
    form.save(tmp_path / "oficio.xlsx")
    ledger.fill_form(tmp_path / "oficio.xlsx", CODE, tmp_path / "filled.xlsx", on=DAY)
    sent = [("oficio.xlsx", (tmp_path / "oficio.xlsx").read_bytes())]
    page = person.post("/reports/of", sent, field="template", name="fill", code=CODE, on=ON)
    filled = load_workbook(BytesIO(file_of(person, page).content)).active["A1"].value
    assert filled == load_workbook(tmp_path / "filled.xlsx").active["A1"].value
    assert "435,763.79" in filled


def test_what_a_partner_published_is_read_beside_the_books(person: Loader, ledger: Ledger) -> None:
    published = CASES / "iati" / "partner.xml"
    sent = [("partner.xml", published.read_bytes())]
    asked = {"name": "iati-beside", "code": CODE, "on": ON, "form": "json"}
    page = person.post("/reports/of", sent, field="published", **asked)
    beside = ledger.iati_beside(published, CODE, on=DAY)
    assert file_of(person, page).text == ledger.export(beside, form="json", language="es")


ORGANISATION = {"ref": "XX-A", "type": "15", "name": "Un instituto"}
PUBLISHER = '[organisation]\nref = "XX-A"\ntype = "15"\nname = "Un instituto"\n'


def test_what_is_refused_is_said_and_leaves_nothing(person: Loader) -> None:
    wrong = ("malo.toml", b"[[[")
    for files, said, why in (
        ([], {"name": "none"}, "no es una de las opciones"),
        ([], {"name": "statement", "form": "docx", "code": CODE}, "no es una de las opciones"),
        ([], {"name": "form", "form": "pdf", "form_of": "x", "code": CODE}, "no es una de las"),
        ([], {"name": "statement", "form": "pdf", "code": "PICE"}, "PICE"),
        ([wrong], {"name": "iati", "form": "xml", "code": CODE}, "malo.toml"),
    ):
        answer = person.post("/reports/of", files, field="publisher", **said)
        assert (said, answer.status_code) == (said, 400)
        assert why in answer.text
        assert "coopledger-" not in answer.text  # the name of a folder of ours


@pytest.mark.parametrize(
    ("name", "said", "why"),
    [
        ("statement", {"code": CODE, "on": "ayer"}, "«ayer»|'ayer'"),
        ("statement", {"code": CODE, "since": "2016-12-31", "on": "2016-01-01"}, "2016-01-01"),
        ("totals", {"years": "x"}, "no es un año"),
        ("annex", {"year": "2014-2016"}, "no es un año"),
        ("totals", {"recorded": "ayer"}, "ayer"),
        ("sample", {"code": CODE, "size": "x", "by": "item"}, "no es una de las opciones"),
        ("iati", {"code": CODE, "value_dates": "M-1"}, "M-1"),
        ("iati-beside", {"code": CODE}, "falta un archivo: El archivo del socio"),
    ],
)
def test_so_is_what_makes_no_sense(
    ledger: Ledger, tmp_path: Path, name: str, said: dict[str, str], why: str
) -> None:
    given = Given(said, (said.get("code", ""),), {}, None, "csv", Language.ES, tmp_path)
    with pytest.raises(CoopledgerError) as refused:
        OFFERED[name].make(ledger, given, untold)
    assert re.search(why, refused.value.message(Language.ES))


def test_what_was_made_goes_once_enough_was_made_after_it(tmp_path: Path) -> None:
    tray = Tray(tmp_path, Apart())
    places = [tray.place() for _ in range(MOST_JOBS + 1)]
    names = [tray.done({"folder": each}) for each in places]
    assert [each.exists() for each in places] == [False] + [True] * MOST_JOBS
    assert tray.outcome(names[1])["folder"] == places[1]
    with pytest.raises(CoopledgerError):
        tray.outcome(names[0])


def test_no_file_setting_is_left_out() -> None:
    """Each setting that is a file says how it ends; a form sends it apart from its fields."""
    files = [each for of in OFFERED.values() for each in of.settings if each.kind is Kind.FILE]
    assert all(each.accept for each in files)
