"""The example package of docs/extending.md, really installed, and used through the command line."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from coopledger import Agreement, Ledger, Place
from tests.plugins.conftest import Run
from tests.plugins.packages import EXAMPLE, install_example

PAGE = Path(__file__).parents[2] / "docs" / "extending.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_example(tmp_path_factory.mktemp("example"))


@pytest.fixture
def with_example(site: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    monkeypatch.syspath_prepend(str(site))
    return run


def test_its_reader_reads_what_ends_as_it_says(with_example: Run) -> None:
    Path("octubre.CAJA").write_text("2016-10-05;150.00 MXN;Taxi\n2016-10-06;80.50 MXN;Café\n")
    status, said = with_example("import", "octubre.CAJA", "--book", "A-1")
    assert (status, said.splitlines()[-2]) == (0, "New records stored in A-1: 2. It is load 1.")
    with Ledger.open("coopledger.db") as ledger:
        (recorded,) = ledger.history("octubre-2")
        assert recorded.origin == Place("octubre.CAJA", row=2)
        assert ledger.verify().intact


def test_what_its_reader_cannot_read_is_found_all_at_once_and_nothing_is_recorded(
    with_example: Run,
) -> None:
    Path("octubre.caja").write_text("2016-10-05;150.00 MXN;Taxi\n5/10;80.50 MXN;Café\n;;\n")
    status, said = with_example("import", "octubre.caja", "--book", "A-1")
    assert status == 1
    words = "coopledger-example: day;amount;concept is expected."
    for row in (2, 3):
        assert f"ERROR [package-says] octubre.caja, row {row}: {words}" in said
    with Ledger.open("coopledger.db") as ledger:
        assert len(ledger.facts("A-1")) == 2


def test_its_bank_profile_goes_by_its_name(with_example: Run) -> None:
    Path("octubre.csv").write_text(
        "FECHA MOV,GLOSA,MONTO,SALDO\n"
        "2016.10.05,Taxi,-150.00,1850.00\n"
        "2016.10.06,Abono,50.00,1900.00\n"
    )
    asked = ("import", "octubre.csv", "--book", "A-1", "--account", "MXN", "--profile")
    status, said = with_example(*asked, "banco-ejemplo")
    assert (status, said.splitlines()[-2]) == (0, "New records stored in A-1: 4. It is load 1.")
    status, said = with_example(*asked, "banco-exemplo")
    assert status == 2
    assert "there are banorte, bbva-mexico, generic, banco-ejemplo" in said


def test_its_form_is_one_of_every_answer_by_name_and_by_ending(with_example: Run) -> None:
    status, said = with_example("list", "--format", "MD")
    assert status == 0
    assert said.splitlines()[3] == "| --- | --- | --- | --- |"
    assert "| Training | 2 |" in said
    assert with_example("list", "-o", "books.md") == (0, "")
    assert Path("books.md").read_text("utf-8") == said
    with Ledger.open("coopledger.db") as ledger:
        assert ledger.export(ledger.books(), "books.md", language="en") == said
        statement = ledger.reconcile("A-1")
        assert str(ledger.export(statement, "statement.md")).startswith("# ")
    status, said = with_example("list", "--format", "md", "-o", "books.json")
    assert status == 2
    assert ".md" in said
    assert with_example("init", "--format", "md")[0] == 0, "which has no rows"


def test_its_source_of_rates_goes_by_its_code(with_example: Run) -> None:
    fetch = ("rates", "fetch", "--agreement", "A-1", "--source", "banco ejemplo", "--on")
    status, said = with_example(*fetch, "2016-12-29")
    assert (status, said.splitlines()[0]) == (
        0,
        "BANCO-EJEMPLO EUR/MXN 2016-12-29: 21.6 MXN per EUR",
    )
    status, said = with_example(*fetch, "2016-12-27")
    assert (status, "none nearby" in said or "BANCO-EJEMPLO" in said) == (1, True)
    with Ledger.open("coopledger.db") as ledger:
        assert [rate.value for rate in ledger.rates("A-1")] == [Fraction("21.6")]


def test_its_check_reports_and_changes_no_status(with_example: Run) -> None:
    assert "package-says" not in with_example("check", "--on", "2016-12-31")[1]
    with Ledger.open("coopledger.db") as ledger:
        ledger.record(Agreement(code="A-2", title="Forum", currency="MXN", accounts=["MXN"]))
    status, said = with_example("check", "--on", "2016-12-31")
    assert status == 0
    assert (
        "WARNING [package-says] A-2: coopledger-example: A-2 does not say when its report is due: "
        "ask the partner."
    ) in said.replace("agreement ", "")


def test_without_it_the_same_ledger_says_the_same_and_what_is_missing(run: Run) -> None:
    Path("octubre.caja").write_text("2016-10-05;150.00 MXN;Taxi\n")
    assert (
        "[unknown-format] octubre.caja: .caja files are not read"
        in run("import", "octubre.caja", "--book", "A-1")[1]
    )
    assert "package-says" not in run("check", "--on", "2016-12-31")[1]
    assert run("list", "--format", "md")[0] == 2
    assert run("list", "-o", "books.md") == (0, "")
    assert Path("books.md").read_text("utf-8") == run("list")[1], "text, as in any other file"
    fetch = ("rates", "fetch", "--agreement", "A-1", "--on", "2016-12-29")
    status, said = run(*fetch, "--source", "BANCO-EJEMPLO")
    assert status == 1
    assert "there is no source «BANCO-EJEMPLO»" in said


def test_the_page_shows_the_example_as_it_is() -> None:
    page = PAGE.read_text("utf-8")
    shown = re.findall(r"`tests/plugins/example/([\w./-]+)`:\n\n```\w+\n(.*?)```", page, re.S)
    assert {name for name, _ in shown} >= {
        "pyproject.toml",
        "coopledger_example/petty_cash.py",
        "coopledger_example/markdown.py",
        "coopledger_example/central_bank.py",
        "coopledger_example/profiles/banco-ejemplo.toml",
        "coopledger_example/checks.py",
    }
    for name, text in shown:
        assert text == (EXAMPLE / name).read_text("utf-8"), name
