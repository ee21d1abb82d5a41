"""The commands on the real example: what they print, what they promise to programs."""

import json
from pathlib import Path

import pytest

from coopledger.cli.main import COMMANDS
from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

SEGIB = EXAMPLES / "INE-SEGIB-2016.xlsx"
CODE = "INE-SEGIB-2016"


def test_importing_twice_says_nothing_new(run: Run) -> None:
    assert "Asientos nuevos guardados en INE-SEGIB-2016: 6." in run("import", SEGIB).out
    again = run("import", SEGIB)
    assert again.status == 0
    assert again.out == (
        "Nada nuevo. Asientos que ya estaban guardados: 6.\n"
        "Cifras de control del documento: Convenio 1; Actividades 2; "
        "Ministraciones 1 = 1,109,797.84 MXN (Enviado = 54,855.00 EUR); "
        "Gastos 1 = 435,763.79 MXN; "
        "Reintegros 1 = 674,034.05 MXN (Recibido = 31,003.19 EUR).\n"
    )


def test_a_dry_run_stores_nothing_and_makes_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("import", SEGIB, "--dry-run")
    assert ran.status == 0
    assert "Simulación: no se guardó nada" in ran.out
    assert list(tmp_path.iterdir()) == []


def test_reconcile_promises_its_json(loaded: Run) -> None:
    answer = json.loads(loaded("reconcile", CODE, "--on", "2016-12-31", "--format", "json").out)
    fund, agreement = answer["fund"], answer["agreement_currency"]
    assert (answer["agreement"], answer["on"]) == (CODE, "2016-12-31")
    assert (answer["closes"], answer["rule"]) == (True, "fifo")
    names = ["currency", "received", "interest", "spent", "returned", "held"]
    assert [fund[name] for name in names] == [
        "MXN", "1109797.84", "0.00", "435763.79", "674034.05", "0.00"
    ]  # fmt: skip
    assert fund["not_yet_funded"] == "0.00"
    assert [agreement[name] for name in [*names, "exchange_difference"]] == [
        "EUR", "54855.00", "0.00", "21538.90", "31003.19", "0.00", "-2312.91"
    ]  # fmt: skip
    assert fund["provenance"]["received"] == "source"
    assert agreement["provenance"]["spent"] == "derived"


def test_totals_promise_their_json(loaded: Run) -> None:
    answer = json.loads(loaded("totals", "--format", "json").out)
    wanted = ("year", "currency", "activities", "financial", "in_kind", "total", "partner_funds")
    assert [[total[name] for name in wanted] for total in answer["totals"]] == [
        [2014, "MXN", {"total": 15, "by_kind": {"not-stated": 15}},
         "270869.10", "295423.80", "566292.90", "0.00"],
        [2015, "MXN",
         {"total": 8,
          "by_kind": {"workshop": 5, "specialised-course": 2, "electoral-conference": 1}},
         "1345564.00", "507827.00", "1853391.00", "0.00"],
        [2016, "MXN", {"total": 2, "by_kind": {"forum": 1, "specialised-course": 1}},
         "0.00", "0.00", "0.00", "435763.79"],
    ]  # fmt: skip


def test_totals_of_one_year(loaded: Run) -> None:
    ran = loaded("totals", "--year", "2015")
    assert "1,853,391.00" in ran.out
    assert "566,292.90" not in ran.out


def test_list_and_verify(loaded: Run) -> None:
    listed = loaded("list")
    assert (listed.status, listed.out.count("INE-SEGIB-2016  "), "PICE" in listed.out) == (
        0,
        1,
        True,
    )
    verified = loaded("verify")
    assert verified.status == 0
    assert "Íntegro. Libros: 2; asientos: 15." in verified.out
    assert json.loads(loaded("verify", "--format", "json").out)["intact"] is True


def test_a_statement_before_the_money_came(loaded: Run) -> None:
    answer = json.loads(loaded("reconcile", CODE, "--on", "2016-07-31", "--format", "json").out)
    assert (answer["closes"], answer["fund"]["received"], answer["events"]) == (True, "0.00", 0)


def test_a_statement_on_a_day_inside_an_imprecise_date_says_so(loaded: Run) -> None:
    ran = loaded("reconcile", CODE, "--on", "2016-10-31")
    words = " ".join(ran.out.split())
    assert "G-01 está fechado 2016-10-05 a 2016-12-02" in words
    assert "aún no cuenta" in words


@pytest.mark.parametrize("where", ["before", "after"])
def test_options_stand_before_the_command_or_after_it(run: Run, tmp_path: Path, where: str) -> None:
    ledger = ["--ledger", str(tmp_path / "other.db")]
    arguments = [*ledger, "import", SEGIB] if where == "before" else ["import", SEGIB, *ledger]
    assert run(*arguments).status == 0
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "coopledger.db").exists()
    assert run("list", COOPLEDGER_URL=f"sqlite:///{tmp_path / 'other.db'}").status == 0


def test_the_answer_goes_to_a_file(loaded: Run, tmp_path: Path) -> None:
    ran = loaded("totals", "--format", "json", "-o", "totals.json")
    assert (ran.status, ran.out) == (0, "")
    assert len(json.loads((tmp_path / "totals.json").read_text("utf-8"))["totals"]) == 3


@pytest.mark.parametrize(
    ("environment", "arguments", "word"),
    [
        ({}, [], "Uso:"),
        ({"LANG": "en_GB.UTF-8"}, [], "Usage:"),
        ({"LANG": "C"}, [], "Uso:"),
        ({"LANG": "fr_FR.UTF-8"}, [], "Uso:"),
        ({"COOPLEDGER_LANG": "en"}, [], "Usage:"),
        ({"COOPLEDGER_LANG": "en"}, ["--lang", "es"], "Uso:"),
    ],
)
def test_the_language_of_help(
    run: Run, environment: dict[str, str], arguments: list[str], word: str
) -> None:
    assert word in run(*arguments, "--help", **environment).out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_command_has_help_with_an_example(run: Run, command: str, language: str) -> None:
    ran = run("--lang", language, command, "--help")
    assert ran.status == 0
    assert f"coopledger {command}" in ran.out.split({"es": "Ejemplo", "en": "Example"}[language])[1]
