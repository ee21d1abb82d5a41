"""What was recorded after a head: all of it, nothing else, and the head to go on from."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from coopledger import CoopledgerError, Interest, Ledger, LedgerHead, NoSuchBook, Reversal
from coopledger.testing import History, histories
from tests.command_line import Run
from tests.writers.answers import example

CODE = "INE-SEGIB-2016"


def test_a_feed_has_every_record_once() -> None:
    """Asked after each thing that is done, it has in the end what the audit trail has."""
    ledger = example()
    told: list[tuple[str, int]] = []
    head = str(LedgerHead.of({}))

    def ask() -> list[tuple[str, str]]:
        nonlocal head
        found = ledger.recorded_since(head)
        head = found.head
        told.extend((done.fact.book, done.recorded.seq) for done in found.trail)
        return [(done.act.value, done.fact.reference) for done in found.trail]

    ask()
    assert ask() == []
    earned = Interest(book=CODE, reference="G-2", when="2016-12-30", amount="1.00 MXN")
    ledger.record(earned)
    assert ask() == [("recorded", "G-2")]
    back = Reversal(book=CODE, reference="X-2", of="G-2", when=earned.when, reason="twice")
    ledger.record(back, earned.model_copy(update={"revision": 2, "note": "Y"}))
    assert ask() == [("corrected", "G-2"), ("reversed", "X-2")]
    ledger.issue(CODE, on=date(2016, 12, 31))
    ledger.set_period("PICE", 2014, "closed")
    assert ask() == [("issued", "EE-1"), ("closed", "period:2014")]
    every = [(done.fact.book, done.recorded.seq) for done in ledger.trail()]
    assert sorted(told) == sorted(every)
    assert head == str(ledger.head())


def test_of_one_book_by_its_own_head() -> None:
    ledger = example()
    mine, theirs = ledger.head(CODE), ledger.head("PICE")
    ledger.record(Interest(book=CODE, reference="G-2", when="2016-12-30", amount="1.00 MXN"))
    found = ledger.recorded_since(mine, CODE)
    assert [done.fact.reference for done in found.trail] == ["G-2"]
    assert (found.book, found.head) == (CODE, str(ledger.head(CODE)))
    assert ledger.recorded_since(theirs, "PICE").trail == ()
    whole = ledger.recorded_since(LedgerHead.of({}), CODE)
    assert len(whole.trail) == ledger.head(CODE).rows
    for head, code in ((theirs, None), (theirs, CODE), (ledger.head(), CODE)):
        with pytest.raises(CoopledgerError, match="never had the head"):
            ledger.recorded_since(head, code)
    with pytest.raises(NoSuchBook):
        ledger.recorded_since(mine, "NO")
    with pytest.raises(NoSuchBook):
        ledger.head("NO")


def test_a_ledger_answers_the_same_wherever_it_is_kept(where: str) -> None:
    ledger = example()
    head = ledger.head("PICE")
    ledger.set_period("PICE", 2014, "closed")
    ledger.copy_to(where)
    with Ledger.open(where) as copy:
        for since, code in ((LedgerHead.of({}), None), (head, "PICE")):
            found = copy.recorded_since(since, code)
            assert found.to_json("en") == ledger.recorded_since(since, code).to_json("en")
        assert [done.act.value for done in found.trail] == ["closed"]


@settings(max_examples=10)
@given(histories())
def test_from_any_state_that_a_ledger_had(history: History) -> None:
    """Whatever was recorded, and wherever one was: what came after is all that is told."""
    with Ledger.open("sqlite://") as ledger:
        heads = [ledger_head(ledger)]
        for fact in (history.opening, *history.facts[:20]):
            if ledger.preview(fact).accepted:
                ledger.record(fact)
                heads.append(ledger_head(ledger))
        every = [(done.fact.book, done.recorded.seq) for done in ledger.trail()]
        for rows, head in enumerate(heads):
            found = ledger.recorded_since(head)
            assert [(done.fact.book, done.recorded.seq) for done in found.trail] == every[rows:]
            assert found.head == str(ledger.head())


def ledger_head(ledger: Ledger) -> str:
    ledger.create()
    return str(ledger.head())


def test_from_the_command_line(loaded: Run, tmp_path: Path) -> None:
    head = loaded("head").out.strip()
    assert "Nada se registró desde entonces." in loaded("changes", "--since", head).out
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(Interest(book=CODE, reference="G-2", when="2016-12-30", amount="1.00 MXN"))
    told = json.loads(loaded("changes", "--since", head, "--format", "json").out)
    assert [row["fact"]["reference"] for row in told["changes"]] == ["G-2"]
    assert told["head"] == loaded("head").out.strip()
    assert "G-2" in loaded("changes", "--since", head, "--format", "csv").out
    own = loaded("head", "PICE").out.strip()
    assert "Nothing was recorded" in loaded("--lang", "en", "changes", "PICE", "--since", own).out
    for head, said in (("x", "no es la huella"), ("3.2-" + "0" * 64, "nunca tuvo la huella")):
        ran = loaded("changes", "--since", head)
        assert (ran.status, ran.out, said in ran.err) == (2, "", True)
