"""What another package brings is asked last, held to what ours promise, and named when it fails."""

import importlib.metadata
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from coopledger import Ledger, Severity
from coopledger.errors import PluginFailed, RateUnavailable
from coopledger.messages.catalogue import Language
from coopledger.model.dates import When
from coopledger.model.finding import Finding
from coopledger.rates.lookup import RateQuery, look_up, look_up_all
from coopledger.rates.registry import source_of
from coopledger.rates.source import Pair
from coopledger.readers.bank_profile import profile_named
from coopledger.readers.reading import Manner
from coopledger.readers.registry import read_document
from tests.plugins.conftest import Run
from tests.plugins.packages import installed

OURS = """
[coopledger.readers]
csv = thief:anything
json = thief:anything
[coopledger.writers]
json = thief:anything
htm = thief:anything
excel = thief:anything
zip = thief:anything
[coopledger.rates]
ECB = thief:anything
fix = thief:anything
[coopledger.bank_profiles]
generic = thief
"""


class Site:
    """Installs small packages, each with a module of its own name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, package: str, group: str, name: str, code: str) -> None:
        where = f"{package.replace('-', '_')}:it"
        installed(self.folder, package, f"[coopledger.{group}]\n{name} = {where}\n", code)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Site:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return Site(folder)


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules of a test are none of the next one's."""
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith(("thief", "broken", "other", "strange")):
            del sys.modules[name]


# Asked last


def test_nothing_of_ours_is_replaced(site: Site, run: Run, tmp_path: Path) -> None:
    installed(site.folder, "thief", OURS, "raise SystemExit('stolen')")
    assert [type(source_of(name)).__name__ for name in ("ECB", "bce", "FIX")] == [
        "Ecb",
        "Ecb",
        "Banxico",
    ]
    assert profile_named("generic").title
    (tmp_path / "facts.json").write_text('{"facts": []}')
    assert read_document(tmp_path / "facts.json").findings == []
    for asked in (("--format", "json"), ("-o", "a.htm"), ("--format", "excel", "-o", "a.xlsx")):
        status, said = run("list", *asked)
        assert status == 0, said
    for unknown in ("htm", "zip"):
        assert run("list", "--format", unknown)[0] == 2


def test_what_is_ours_never_asks_for_other_packages(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    """Nor does what records: a year closes by our own rules alone."""

    def asked(**_: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(importlib.metadata, "entry_points", asked)
    (tmp_path / "Gastos.csv").write_text("Folio,Fecha,Importe\nG-1,2016-10-05,10.00 MXN\n")
    for arguments in (
        ("import", "Gastos.csv", "--book", "A-1"),
        ("rates", "fetch", "--agreement", "A-1", "--on", "2016-12-29"),
        ("period", "A-1", "2016", "closed"),
        ("reconcile", "A-1"),
        ("list", "--format", "csv"),
        ("totals", "-o", "totals.xlsx"),
        ("issue", "A-1", "--on", "2016-12-31"),
        ("verify",),
    ):
        status, said = run(*arguments)
        assert status == 0, said
    assert run("check")[0] == 1  # what it finds
    site("thief", "checks", "thief", "")
    with pytest.raises(AssertionError), Ledger.open("coopledger.db") as ledger:
        ledger.check()


@pytest.mark.parametrize(
    "metadata", ["thief-1.0.dist-info", "Thief.egg-info", "thief.egg/EGG-INFO", "thief.zip"]
)
def test_whatever_way_a_package_is_installed_its_checks_are_asked(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch, metadata: str
) -> None:
    installed(site.folder, "thief", "[coopledger.checks]\nthief = thief:it\n", ASKED)
    found = site.folder / "thief-1.0.dist-info"
    shutil.copy(found / "METADATA", found / "PKG-INFO")
    if metadata.endswith(".zip"):
        shutil.make_archive(str(site.folder / "thief"), "zip", site.folder)
        shutil.rmtree(found)
        monkeypatch.syspath_prepend(str(site.folder / metadata))
    elif "/" in metadata:
        monkeypatch.syspath_prepend(str(site.folder / "thief.egg"))
        shutil.move(found, site.folder / metadata)
    else:
        found.rename(site.folder / metadata)
    assert "RuntimeError: asked" in run("check")[1]


ASKED = """
def it(view):
    raise RuntimeError("asked")
"""

# Broken

BROKEN = {
    "no module": ("", "absent:it"),
    "nothing of that name": ("", "broken:absent"),
    "fails when imported": ("import no_such_library", "broken:it"),
    "ends the program when imported": ("raise SystemExit(3)", "broken:it"),
    "not to be called": ("it = 7", "broken:it"),
    "takes something else": ("def it(): return None", "broken:it"),
    "fails": ("def it(*_): raise RuntimeError('out of\\n paper')", "broken:it"),
    "raises what cannot be said": (
        "from coopledger.errors import RateUnavailable\n"
        "def it(*_): raise RateUnavailable('no.such-code')",
        "broken:it",
    ),
    "gives something else": ("def it(*_): return 7", "broken:it"),
    "gives nothing": ("def it(*_): return None", "broken:it"),
}


@pytest.mark.parametrize(("code", "where"), BROKEN.values(), ids=BROKEN)
def test_a_broken_package_is_said_by_its_name(
    code: str, where: str, site: Site, run: Run, tmp_path: Path
) -> None:
    offers = "\n".join(
        f"[coopledger.{group}]\n{name} = {where}"
        for group, name in (
            ("readers", "odd"),
            ("writers", "odd"),
            ("rates", "ODD"),
            ("bank_profiles", "odd-bank"),
            ("checks", "odd"),
        )
    )
    installed(site.folder, "broken", offers, code)
    (tmp_path / "a.odd").write_text("")
    (tmp_path / "a.csv").write_text("FECHA\n")
    fetch = ("rates", "fetch", "--agreement", "A-1", "--on", "2016-12-29", "--source")
    for arguments, status in (
        (("import", "a.odd", "--book", "A-1"), 2),
        (("import", "a.csv", "--book", "A-1", "--profile", "odd-bank"), 2),
        ((*fetch, "odd"), 1),
        (("list", "--format", "odd"), 2),
        (("list", "-o", "list.odd"), 2),
        (("check", "--on", "2016-12-31"), 0),
    ):
        ended, said = run(*arguments)
        assert ended == status, said
        assert "which the package broken brings, cannot be used or failed (" in said
        assert len(said.splitlines()) < 5


def test_two_packages_that_bring_the_same_are_both_named(site: Site, tmp_path: Path) -> None:
    for package in ("other-a", "other-b"):
        site(package, "readers", "odd", "")
        site_rates = f"[coopledger.rates]\nODD = {package}:it\n"
        installed(site.folder, f"{package}-rates", site_rates)
    (tmp_path / "a.odd").write_text("")
    with pytest.raises(PluginFailed, match=r"bring \.odd: other-a, other-b"):
        read_document(tmp_path / "a.odd")
    with pytest.raises(PluginFailed, match="bring ODD: other-a-rates, other-b-rates"):
        source_of("odd")


# Readers

READS = """
from datetime import datetime
from coopledger import Origin
from coopledger import Entry, Expenditure, Finding, Manner, Place, Reading, remark
def spent(**changed):
    fields = dict(book="A-1", reference="G-1", when="2016-10-05", amount="10.00 MXN")
    return Expenditure(**{**fields, **changed})
def it(path, manner):
    return Reading(%s)
"""


def read(site: Site, tmp_path: Path, reading: str) -> Any:
    site("strange", "readers", "odd", READS % reading)
    (tmp_path / "a.odd").write_text("text")
    return read_document(tmp_path / "a.odd", Manner(book="A-1"))


def test_a_reading_is_taken_and_the_document_is_the_file(site: Site, tmp_path: Path) -> None:
    reading = read(site, tmp_path, "entries=[Entry(spent())], document='0' * 64")
    assert [entry.fact.reference for entry in reading.entries] == ["G-1"]
    assert reading.document.startswith("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a")


@pytest.mark.parametrize(
    "reading",
    [
        "entries=[spent()]",
        "entries=[Entry('G-1')]",
        "entries=[Entry(spent(), origin='row 3')]",
        "partial=[Entry(Expenditure.model_construct(kind='expenditure', amount=10.5))]",
        "entries=[Entry(spent().model_copy(update={'amount': 10.5}))]",
        "entries=[Entry(type('Mine', (Expenditure,), {}).model_validate(spent().model_dump()))]",
        "findings=['wrong']",
        "findings=[Finding('no-such-code')]",
        "findings=[Finding('amount-unreadable')]",
        "findings=[Finding('package-says')]",
        "findings=[remark({})]",
        "findings=[remark({'es': ' ', 'en': ''})]",
        "findings=[remark('wrong')]",
        "findings=[remark({'es': 'mal'}, severity='fatal')]",
        "findings=[remark({'es': 'mal'}, place='row 3')]",
        "findings=[remark({'es': 'mal'}, place=Place('a.odd', row='3'))]",
        "findings=[remark({'es': 'mal'}, due=datetime(2016, 12, 31))]",
        "entries=[Entry(spent(), Origin('a.odd', '', '3'))]",
        "entries=[Entry(spent(), Origin(None, '', 3))]",
        "references=[7]",
        "findings=None",
        "unread=7",
    ],
)
def test_what_is_no_reading_is_refused_by_the_packages_name(
    reading: str, site: Site, tmp_path: Path
) -> None:
    with pytest.raises(PluginFailed) as refused:
        read(site, tmp_path, reading)
    for language in Language:
        assert "strange" in refused.value.message(language)


def test_a_remark_is_said_in_a_language_it_has(site: Site, tmp_path: Path) -> None:
    reading = read(site, tmp_path, "findings=[remark({'es': 'está al revés'})]")
    (finding,) = reading.findings
    assert finding.message(Language.EN) == "strange: está al revés"
    assert finding.severity is Severity.ERROR


# Sources of rates

RATES = """
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from coopledger import Pair, Quote, Quotes, RateBasis, RateUnavailable, When
DAY = When.on(date(2016, 12, 29))
class it:
    code, publishes, one_by_one = "ODD", RateBasis.DAY, False
    def quotes(self, pair, first, last):
        return Quotes({DAY: Quote(Fraction(20))}, date(2016, 12, 31))
%s
"""
WANTED = RateQuery.of(Pair("EUR", "MXN"), When.parse("2016-12-29"))


@pytest.mark.parametrize(
    "change",
    [
        "it.code = 'ECB'",
        "it.code = None",
        "it.publishes = 'weekly'",
        "del it.one_by_one",
        "it.quotes = lambda *_: {DAY: 20}",
        "it.quotes = lambda *_: Quotes({DAY: Quote(20.5)}, date.max)",
        "it.quotes = lambda *_: Quotes({DAY: Quote(Decimal('20.5'))}, date.max)",
        "it.quotes = lambda *_: Quotes({DAY: Quote(Fraction(0))}, date.max)",
        "it.quotes = lambda *_: Quotes({DAY: Quote(Fraction(1), Fraction(-1))}, date.max)",
        "it.quotes = lambda *_: Quotes({DAY: Quote(Fraction(10**300))}, date.max)",
        "it.quotes = lambda *_: Quotes({DAY: Quote(Fraction(1, 3))}, date.max)",
        "it.quotes = lambda *_: Quotes({DAY: 20}, date.max)",
        "it.quotes = lambda *_: Quotes({date(2016, 12, 29): Quote(Fraction(20))}, date.max)",
        "it.quotes = lambda *_: Quotes({}, '2016-12-31')",
        "it.quotes = lambda *_: Quotes({}, datetime(2016, 12, 31))",
        "it.quotes = lambda *_: 1 / 0",
    ],
)
def test_what_is_no_source_is_refused_by_the_packages_name(change: str, site: Site) -> None:
    site("strange-rates", "rates", "odd", RATES % change)
    with pytest.raises(RateUnavailable) as refused:
        look_up(source_of("odd"), WANTED, book="A-1")
    assert re.search("which the package strange-rates brings|ODD answered with", str(refused.value))


def test_its_quotes_are_taken_in_order_and_its_own_refusal_is_said_as_it_is(site: Site) -> None:
    change = (
        "it.quotes = lambda *_: Quotes({When.on(date(2016, 12, day)): Quote(Fraction(day)) "
        "for day in (29, 27, 28)}, date(2016, 12, 31))"
    )
    site("strange-rates", "rates", "odd", RATES % change)
    mean = RateQuery.of(Pair("EUR", "MXN"), When.parse("2016-12-27/2016-12-29"))
    assert look_up(source_of("odd"), mean, book="A-1").value == 28
    refuses = (
        "def no(*_): raise RateUnavailable('rates.no-pair', source='ODD2', pair='?')\n"
        "it.quotes = no"
    )
    site("strange-rates-2", "rates", "odd2", (RATES % refuses).replace('"ODD"', '"ODD2"'))
    (found,) = look_up_all(source_of("odd2"), [WANTED], book="A-1")
    assert found.why is not None
    assert found.why.code == "rates.no-pair"


# Checks

CHECK = """
from datetime import date
from coopledger import Finding, Place, Severity, remark
def it(view):
    %s
"""


def found_by(check: str, site: Site, run: Run) -> list[Finding]:
    site("strange-check", "checks", "odd", CHECK % check)
    site("other-check", "checks", "even", CHECK % "yield remark({'es': 'dos', 'en': 'two'})")
    with Ledger.open("coopledger.db") as ledger:
        return [f for f in ledger.check() if f.code.startswith("package")]


def test_a_check_reports_at_most_a_warning_and_the_soonest_first(site: Site, run: Run) -> None:
    other, strange = found_by(
        "yield remark({'en': 'one'}, due=date(2016, 1, 1), place=Place(reference='M-1'))", site, run
    )[::-1]
    assert strange.message(Language.EN) == "strange-check: one"
    assert (strange.severity, strange.place.reference) == (Severity.WARNING, "M-1")
    assert (other.message(Language.ES), other.place.reference) == ("other-check: dos", "A-1")


@pytest.mark.parametrize(
    "check",
    [
        "yield Finding('pace', Severity.NOTE, params={'elapsed': 1, 'spent': 2})",
        "yield 'one'",
        "yield remark({'en': 'one'}); raise KeyError('two')",
        "return 7",
        "view.book.facts.clear()",
    ],
)
def test_a_check_that_fails_is_said_and_the_others_are_asked(
    check: str, site: Site, run: Run
) -> None:
    found = found_by(check, site, run)
    assert {finding.code for finding in found} == {"package-says", "package-check-failed"}
    assert {finding.severity for finding in found} == {Severity.WARNING}
    (failed,) = (finding for finding in found if finding.code == "package-check-failed")
    assert "strange-check" in failed.message(Language.ES)
