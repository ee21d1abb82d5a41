"""Of books no more is kept than there is room for, and what is asked is answered the same."""

import gc
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import (
    Activity,
    Agreement,
    AnyFact,
    Disbursement,
    Expenditure,
    Ledger,
    Refused,
    Rule,
)
from coopledger.books.cooperation import cooperation_totals
from coopledger.ledger.as_recorded import AsRecorded
from coopledger.ledger.lately import Lately
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.writers.facts_json import facts_json

DAY = date(2020, 1, 1)

ASKED: dict[str, Callable[[Ledger], object]] = {
    "reconcile": lambda ledger: [
        ledger.reconcile(book.opening.code, on=DAY)
        for book in ledger.books()
        if book.opening.code != RATELESS
    ],
    "totals": lambda ledger: ledger.cooperation_totals(),
    "totals of old": lambda ledger: ledger.cooperation_totals(recorded_by=ledger.head()),
    "check": lambda ledger: [str(found) for found in ledger.check(on=DAY)],
    "verify": lambda ledger: ledger.verify().intact,
}

RATELESS = "Z-RATE"


def facts_of(number: int) -> list[AnyFact]:
    """An agreement whose years begin in a month of its own, and whose activity another counts."""
    code = f"A-{number}"
    named: dict[str, str] = {}
    if number % 2:
        named = {"same_as": "V", "same_as_book": f"A-{number - 1}"}
    opening = Agreement(
        code=code, title="T", currency="EUR", accounts=["MXN"], fiscal_year_start=1 + number % 3
    )
    money = {"book": code, "when": "2016-02-05"}
    return [
        opening,
        Activity(book=code, reference="V", title="Visit", when="2016-03-05", **named),
        Disbursement(**money, reference="M", amount="100.00 MXN", sent="5.00 EUR"),
        Expenditure(**money, reference="G", amount="30.00 MXN", activities=["V"]),
    ]


def rateless() -> list[AnyFact]:
    rate = {"currency": "MXN", "basis": "month", "source": "ecb"}
    return [
        Agreement(
            code=RATELESS, title="T", currency="EUR", accounts=["MXN"], spending_rates=[rate]
        ),
        Disbursement(
            book=RATELESS, reference="M", when="2016-02-05", amount="9.00 MXN", sent="1.00 EUR"
        ),
        Expenditure(book=RATELESS, reference="G", when="2016-02-05", amount="3.00 MXN"),
    ]


def ledger_of(books: int) -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.record(*(fact for number in range(books) for fact in facts_of(number)), *rateless())
    return ledger


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 12))), st.integers(0, 20))
def test_no_more_is_kept_than_there_is_room_for(puts: list[tuple[str, int]], most: int) -> None:
    """Of what came once, and of what came again; but the newest of each."""
    kept, often = Lately[tuple[str, int]](most, first=5), dict[str, int]()
    for name, weight in puts:
        kept.put(name, (name, weight), weight)
        often[name] = often.get(name, 0) + 1
        assert kept.get(name) == (name, weight)
        for room, together in ((5, [w for n, w in kept if often[n] == 1]),
                               (most, [w for n, w in kept if often[n] > 1])):  # fmt: skip
            assert sum(together) <= room or len(together) == 1
    kept.clear()
    assert list(kept) == []


def test_what_is_asked_for_last_stays_longest() -> None:
    kept = Lately[int](3)
    for name in range(3):
        kept.put(name, name, 1)
    assert kept.get(0) == 0
    kept.put(3, 3, 1)
    assert [kept.get(name) for name in range(4)] == [0, None, 2, 3]
    kept.drop(0)
    kept.drop("unknown")
    assert sorted(kept) == [2, 3]


@pytest.mark.parametrize("asked", ASKED)
def test_every_answer_is_the_same_whatever_is_kept(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []
    for most, once in ((200_000, 200_000), (0, 0), (9, 5)):
        monkeypatch.setattr("coopledger.ledger.shelf.MOST_FACTS", most)
        monkeypatch.setattr("coopledger.ledger.shelf.MOST_ONCE", once)
        with ledger_of(7) as ledger:
            for _ in range(3):
                answers.append(str(ASKED[asked](ledger)))
            kept = [known.seq for known in ledger._shelf._books]
            assert sum(kept) <= max(most, 4) + max(once, 4)
    assert len(set(answers)) == 1


@settings(max_examples=20)
@given(histories(), st.integers(1, 12))
def test_books_read_one_by_one_add_up_to_what_all_of_them_do(history: History, month: int) -> None:
    """Whichever month their years begin in, and whichever of them count an activity."""
    with ledger_of(4) as ledger:
        opening = history.opening.model_copy(update={"fiscal_year_start": month})
        ledger.record(opening, *history.facts)
        with ledger._at_all() as (connection, desk):
            every = AsRecorded(connection, desk, None)
            books = list(every.values())
            assert cooperation_totals(every) == cooperation_totals(books)
            assert [*every] == [book.code for book in books]


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_that_is_looked_at_refers_to_itself(asked: str) -> None:
    """So that it is let go of without Python's collector, however many books there are."""
    found = {}
    for books in (2, 2, 8):  # the first time, what is imported does
        with ledger_of(books) as ledger:
            gc.collect()
            ASKED[asked](ledger)
            found[books] = gc.collect()
    assert found[2] == found[8]
    assert gc.isenabled()


def _refused(ledger: Ledger, facts: Sequence[AnyFact]) -> None:
    beyond = [each for each in facts if not isinstance(each, Disbursement)]
    assert not ledger.preview(*beyond).accepted
    with pytest.raises(Refused):
        ledger.record(*beyond)


RECORDED: dict[str, Callable[[Ledger, Sequence[AnyFact]], object]] = {
    "recorded": lambda ledger, facts: ledger.record(*facts),
    "loaded twice": lambda ledger, facts: [ledger.load(*facts), ledger.load(*facts)],
    "previewed": lambda ledger, facts: ledger.preview(*facts),
    "refused": _refused,
}


@pytest.mark.parametrize("done", RECORDED)
def test_nothing_that_is_recorded_refers_to_itself(done: str) -> None:
    found = {}
    for books in (2, 2, 8):
        facts = [fact for number in range(books) for fact in facts_of(number)]
        with Ledger.open("sqlite://") as ledger:
            gc.collect()
            RECORDED[done](ledger, facts)
            found[books] = gc.collect()
    assert found[2] == found[8]
    assert gc.isenabled()


@pytest.mark.parametrize("rules", [(), (lambda case: (),)])
def test_the_collector_rests_but_where_a_program_has_rules(
    rules: tuple[Rule, ...], tmp_path: Path
) -> None:
    """What those leave behind may be anything."""
    seen: list[bool] = []
    facts = tmp_path / "facts.json"
    facts.write_text(facts_json(facts_of(0)), "utf-8")
    with Ledger.open("sqlite://", rules=rules) as ledger:
        receipt = ledger.import_file(facts, progress=lambda share: seen.append(gc.isenabled()))
    assert receipt.accepted
    assert seen[-1] is bool(rules)
