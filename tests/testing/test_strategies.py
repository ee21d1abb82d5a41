"""What the strategies give is what the rules accept; and it prints as code, to be pasted."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import coopledger
from coopledger import Agreement, Expenditure, Ledger, Money, Programme, Refused
from coopledger.model.events import Event
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import MOVING, OPENING_BALANCE, REVERSAL
from coopledger.testing import (
    DrawnLedger,
    History,
    agreements,
    assert_closes,
    everything,
    histories,
    ledgers,
    money,
    programmes,
    simple_histories,
)

FEWER = settings(max_examples=max(30, settings.default.max_examples // 3))
"""Each example here makes a ledger."""


def test_every_movement_of_money_is_drawn() -> None:
    """All but the position of an agreement taken over, which is before all else."""
    assert {*everything.KINDS} == {*MOVING, REVERSAL.name} - {OPENING_BALANCE.name}


@FEWER
@given(ledgers())
def test_a_drawn_ledger_has_its_history_and_closes(ledger: DrawnLedger) -> None:
    history = ledger.drawn
    assert set(ledger.facts("AGREEMENT")) == {history.opening, *history.facts}
    assert_closes(ledger)


@FEWER
@given(ledgers(st.one_of(simple_histories(most=40), programmes())))
def test_a_drawn_ledger_may_be_of_other_histories(ledger: DrawnLedger) -> None:
    assert set(ledger.facts(ledger.drawn.opening.code)[1:]) == set(ledger.drawn.facts)
    assert_closes(ledger)


@FEWER
@given(st.one_of(histories(), simple_histories(), programmes()))
def test_what_is_drawn_is_recorded_as_the_rules_accept_it(history: History) -> None:
    """They are not asked again; here they are: the same facts, in the same order."""
    assert history.is_as_drawn
    with history.recorded() as drawn, Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening, *history.facts)
        code = history.opening.code
        assert drawn.facts(code) == ledger.facts(code)


@settings(FEWER, max_examples=5)
@given(simple_histories())
def test_a_history_that_was_changed_by_hand_is_asked(history: History) -> None:
    spent = Expenditure(
        book=history.opening.code, reference="beyond", when="2017", amount="1.00 XAU"
    )
    with pytest.raises(Refused):
        replace(history, facts=(*history.facts, spent)).recorded()


@given(simple_histories())
def test_in_a_simple_history_money_only_comes_and_goes(history: History) -> None:
    assert {event.kind for event in history.events} <= {
        "disbursement", "interest", "expenditure", "refund",
    }  # fmt: skip


KINDS = {
    "activity", "addendum", "bank_balance", "commitment", "disallowance", "disbursement",
    "earlier_amount", "expenditure", "interest", "invoice", "match", "opening_balance",
    "other_income", "own_contribution", "rate", "reallocation", "recovery", "refund", "release",
    "request", "reversal", "settlement", "transfer", "variation", "withdrawal",
}  # fmt: skip


def test_everything_may_happen_in_a_history() -> None:
    kinds, exchanges, corrections = set(), [], []

    @settings(phases=[Phase.generate], derandomize=True)
    @given(histories())
    def look(history: History) -> None:
        kinds.update(fact.kind for fact in history.facts)
        exchanges.extend(e for e in history.events if getattr(e, "arrived", None))
        corrections.extend(event for event in history.events if event.revision > 1)

    look()
    assert kinds == KINDS
    assert exchanges
    assert corrections


@given(histories(agreements(prefinancing=False)))
def test_a_history_is_of_the_agreement_asked_for(history: History) -> None:
    assert not history.agreement.prefinancing


def test_a_programme_is_no_agreement() -> None:
    history = History(Programme(code="P-1", title="Own", currency="MXN"), ())
    with pytest.raises(coopledger.CoopledgerError, match="P-1 is a programme"):
        assert history.agreement


@settings(max_examples=20)
@given(st.data(), st.sampled_from((histories, simple_histories)), st.integers(0, 5))
def test_a_history_may_be_short(data: st.DataObject, some: Any, most: int) -> None:
    history = data.draw(some(most=most))
    moved = [fact for fact in history.events if fact.revision == 1]
    before = 2 * len(history.agreement.accounts)  # what came early, and what was taken over
    assert len(moved) <= most + before


@given(money("JPY", most=500), money())
def test_money_is_of_the_currency_asked_for(yen: Money, any_money: Money) -> None:
    assert yen.currency.code == "JPY"
    assert 1 <= yen.minor <= 500
    assert 1 <= any_money.minor <= 10**15


def pasted(code: str) -> object:
    """What the code gives that somebody pastes into a test."""
    names = {name: getattr(coopledger, name) for name in coopledger.__all__}
    return eval(code, {**names, "History": History, "date": date})


@given(st.one_of(histories(), simple_histories(), programmes()))
def test_a_history_prints_as_code(history: History) -> None:
    assert pasted(repr(history)) == history


@settings(max_examples=10)
@given(ledgers())
def test_a_ledger_prints_as_code(ledger: DrawnLedger) -> None:
    again = pasted(repr(ledger))
    assert isinstance(again, Ledger)
    assert again.facts("AGREEMENT") == ledger.facts("AGREEMENT")


FALSIFIED = """
from hypothesis import given, settings
from coopledger.testing import simple_histories

@settings(derandomize=True, database=None, deadline=None)
@given(simple_histories())
def test(history):
    assert not history.events

test()
"""


def test_what_falsifies_a_test_is_small_and_can_be_pasted() -> None:
    shown = ran(FALSIFIED)
    _, _, shown = shown.partition("history=")
    shown = shown.replace("  # or any other generated value", "")  # where it tried a few
    history = pasted(shown[: shown.rindex(",\n)")])
    assert isinstance(history, History)
    assert len(history.events) == 1
    assert history.events[0].amount.minor == 1


def ran(program: str) -> str:
    """What a program says as it ends."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stderr + done.stdout


WITHOUT = """
import sys
sys.modules["hypothesis"] = None
"""


def test_without_hypothesis_assert_closes_works() -> None:
    program = """
from coopledger.model.events import Event
from coopledger.testing import History, NotClosed, assert_closes
assert_closes([{"received": 1, "held": 1}])
try:
    assert_closes([{"received": 1, "held": 2}])
except NotClosed as broken:
    print(broken.difference)
"""
    assert ran(WITHOUT + program) == "-1\n"


@pytest.mark.parametrize("name", ["histories", "workbooks", "ledgers", "money"])
def test_without_hypothesis_a_strategy_says_what_to_install(name: str) -> None:
    said = ran(f"{WITHOUT}from coopledger.testing import {name}")
    assert said.endswith(
        f"MissingExtra: {name} draws examples with Hypothesis, which is not installed: "
        "pip install 'coopledger[testing]'\n"
    )


def test_nothing_else_needs_hypothesis() -> None:
    program = """
import pkgutil
from importlib import import_module
import coopledger
for module in pkgutil.walk_packages(coopledger.__path__, "coopledger."):
    if not module.name.startswith(("coopledger.testing.", "coopledger.__main__")):
        if ".migrations" not in module.name:
            import_module(module.name)
print("imported")
"""
    assert ran(WITHOUT + program) == "imported\n"


def test_a_name_that_is_not_there_is_an_ordinary_mistake() -> None:
    with pytest.raises(ImportError, match="cannot import name 'wishes'"):
        exec("from coopledger.testing import wishes")


def test_events_are_the_movements_of_money() -> None:
    facts: list[AnyFact] = [
        coopledger.Activity(book="A", reference="W", title="Workshop"),
        coopledger.Expenditure(book="A", reference="G", when="2016", amount="1.00 MXN"),
    ]
    opening = Agreement(code="A", title="T", currency="MXN", accounts=["MXN"])
    assert History(opening, tuple(facts)).events == [facts[1]]
    assert isinstance(facts[1], Event)
