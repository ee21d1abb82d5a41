"""`coopledger export json`: a book leaves one ledger and is the same in another."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Ledger, Reversal
from coopledger.model.agreement import Agreement
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.testing.small import LAST_DAY
from coopledger.writers.facts_json import facts_json
from tests.command_line import Run


def test_a_book_is_the_same_in_another_ledger(loaded: Run) -> None:
    for code in ("INE-SEGIB-2016", "PICE"):
        assert loaded("export", "json", code, "-o", f"{code}.json").out == ""
        ran = loaded("import", f"{code}.json", "--ledger", "other.db")
        assert ran.status == 0, ran.out
        again = loaded("export", "json", code, "--ledger", "other.db")
        assert again.out == loaded("export", "json", code).out
    for question in (["reconcile", "INE-SEGIB-2016", "--on", "2016-12-31"], ["totals"]):
        assert loaded(*question, "--ledger", "other.db").out == loaded(*question).out
    assert loaded("verify", "--ledger", "other.db").status == 0


def test_a_ledger_that_has_it_learns_nothing_new(loaded: Run) -> None:
    loaded("export", "json", "PICE", "-o", "pice.json")
    ran = loaded("import", "pice.json")
    nothing_new = "Nada nuevo. Asientos que ya estaban guardados: 9."
    assert (ran.status, ran.out.splitlines()[0]) == (0, nothing_new)


def test_the_facts_stand_in_the_order_of_recording_kind_first(loaded: Run) -> None:
    facts = json.loads(loaded("export", "json", "INE-SEGIB-2016").out)["facts"]
    assert [next(iter(fact)) for fact in facts] == ["kind"] * 6
    assert facts[0]["kind"] == "agreement"
    assert facts[-1]["amount"] == {"amount": "674034.05", "currency": "MXN"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["export"],
            "|facts|agreements|spending_rates}'. Hay:\n\tjson",
        ),
        (["export", "json"], "Falta el argumento 'CLAVE'"),
        (["export", "docx", "PICE"], "'docx' no es"),
        (["export", "json", "PICES"], "¿Quiso decir PICE?"),
        (["export", "json", "PICE", "--format", "json"], "No existe la opción '--format'"),
    ],
)
def test_misuse(loaded: Run, arguments: list[str], said: str) -> None:
    ran = loaded(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


@settings(max_examples=25)
@given(st.one_of(simple_histories(), programmes(), histories()))
def test_whole_histories_come_back(
    tmp_path_factory: pytest.TempPathFactory, history: History
) -> None:
    document = tmp_path_factory.mktemp("export") / "book.json"
    code = history.opening.code
    with Ledger.open("sqlite://") as ledger, Ledger.open("sqlite://") as other:
        ledger.record(history.opening, *history.facts)
        facts = ledger.facts(code)
        document.write_text(facts_json(facts), "utf-8")
        receipt = other.import_file(document)
        assert receipt.accepted, receipt.findings
        assert set(other.facts(code)) == set(facts) or other.facts(code) == facts
        assert set(other.facts(code)) == set(facts)
        assert other.cooperation_totals() == ledger.cooperation_totals()
        if isinstance(history.opening, Agreement):
            assert other.reconcile(code, on=LAST_DAY) == ledger.reconcile(code, on=LAST_DAY)
        assert ledger.import_file(document).recorded == 0


def test_a_correction_of_later_comes_back_too(loaded: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        spent = next(f for f in ledger.facts("INE-SEGIB-2016") if f.reference == "G-01")
        back = Reversal(
            book=spent.book, reference="X-01", of="G-01", when=spent.when, reason="otro importe"
        )
        ledger.record(back, spent.model_copy(update={"revision": 2, "payee": "Varios"}))
    loaded("export", "json", "INE-SEGIB-2016", "-o", "book.json")
    assert loaded("import", "book.json").out.startswith("Nada nuevo.")
    assert loaded("import", "book.json", "--ledger", "other.db").status == 0
    with Ledger.open(tmp_path / "coopledger.db") as one, Ledger.open(tmp_path / "other.db") as two:
        day = date(2016, 12, 31)
        assert one.reconcile("INE-SEGIB-2016", on=day) == two.reconcile("INE-SEGIB-2016", on=day)
        assert set(one.facts("INE-SEGIB-2016")) == set(two.facts("INE-SEGIB-2016"))
