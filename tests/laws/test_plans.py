"""A plan is what is then recorded: its receipt is the load's. One that moved does nothing."""

import tempfile
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import (
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    Plan,
    PlanMoved,
    Reading,
    Receipt,
    Reversal,
)
from coopledger.books.plan import moved
from coopledger.model.entry import Entry
from coopledger.testing.seeded import SeededWorkbook, workbooks
from coopledger.testing.sheets import write_workbook
from tests.effort import effort
from tests.engines import ENGINES, location

CODE = "INE-1"
OPENING = Agreement(code=CODE, title="Talleres", currency="EUR", accounts=["MXN"])
CAME = Disbursement(
    book=CODE, reference="M-1", when="2016-01-04", amount="1000.00 MXN", sent="50.00 EUR"
)
WHY = "el folio se capturó mal"

drawn = st.integers(0, 2).flatmap(workbooks)


def spent(reference: str, amount: str) -> Expenditure:
    return Expenditure(
        book=CODE, reference=reference, when=date(2016, 3, 1), amount=f"{amount} MXN"
    )


def read(*facts: Expenditure) -> Reading:
    """As if a document had said it."""
    return Reading([Entry(fact, any_revision=True) for fact in facts], is_load=True)


def held(ledger: Ledger) -> str:
    return ledger.reconcile(CODE).fund.held.money.say("en")


@settings(max_examples=effort(5, 400))
@given(drawn, st.booleans())
def test_the_plan_of_a_reading_is_what_its_load_does(
    workbook: SeededWorkbook, is_loaded_before: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = workbook.save(Path(folder) / "libro.xlsx")
        with Ledger.open("sqlite://") as ledger:
            if is_loaded_before:
                ledger.import_file(path)
            plan = ledger.plan(path)
            assert plan == ledger.plan(path), "planned twice is planned alike"
            assert ledger.preview_file(path) == plan.receipt
            receipt = ledger.record_planned(path, plan.hash)
            assert replace(receipt, load=None) == plan.receipt
            if receipt.accepted:
                _are_recorded(ledger, plan, receipt)


def _are_recorded(ledger: Ledger, plan: Plan, receipt: Receipt) -> None:
    assert receipt.recorded == len(plan.entries)
    for book in plan.books:
        facts = [entry.fact for entry in plan.entries if entry.fact.book == book.book]
        assert list(ledger.facts(book.book))[-len(facts) :] == facts or not facts
        [load] = [each for each in ledger.loads() if each.number == (receipt.load or 1)]
        if facts:
            assert [of.control for of in load.books if of.book == book.book] == [book.new]


def test_what_stands_before_and_after_is_said_of_each_book() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, CAME, spent("G-1", "100.00"))
        plan = ledger.plan(read(spent("G-1", "100.00"), spent("G-2", "50.00")))
        assert (plan.receipt.recorded, plan.receipt.unchanged) == (1, 1)
        [book] = plan.books
        said = [[total.say("es") for total in of] for of in (book.before, book.new, book.after)]
        assert said[0][-1] == "Gastos 1 = 100.00 MXN"
        assert said[1] == ["Gastos 1 = 50.00 MXN"]
        assert said[2][-1] == "Gastos 2 = 150.00 MXN"
        assert ledger.plan(read(spent("G-1", "100.00"))).books[0].before == book.before


def test_a_row_that_says_otherwise_stands_beside_what_is_recorded() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, CAME, spent("G-1", "100.00"))
        other = read(spent("G-1", "120.00"))
        refused = ledger.plan(other)
        assert not refused.receipt.accepted
        [each] = refused.differing
        assert (each.recorded, each.is_corrected) == (spent("G-1", "100.00"), False)
        assert each.entry.fact.amount == spent("G-1", "120.00").amount  # type: ignore[union-attr]

        corrected = ledger.plan(other, reason=WHY)
        assert corrected.hash != refused.hash
        assert [each.is_corrected for each in corrected.differing] == [True]
        assert [type(entry.fact) for entry in corrected.entries] == [Expenditure, Reversal]
        with pytest.raises(PlanMoved):
            ledger.record_planned(other, corrected.hash)  # asked without the reason
        assert ledger.record_planned(other, corrected.hash, reason=WHY).recorded == 2
        assert held(ledger) == "880.00 MXN"


@pytest.mark.parametrize("engine", ENGINES)
def test_of_two_who_load_at_once_one_is_told_and_nothing_is_twice(
    engine: str, tmp_path: Path
) -> None:
    """Both planned; both record at the same moment. One does; the other sees what is left."""
    with location(engine, tmp_path) as where:
        with Ledger.open(where) as ledger:
            ledger.record(OPENING, CAME)
        said: list[Receipt | PlanMoved] = []
        together = threading.Barrier(2)

        def load(*rows: Expenditure) -> None:
            with Ledger.open(where) as ledger:
                plan = ledger.plan(read(*rows))
                together.wait(60)
                try:
                    said.append(ledger.record_planned(read(*rows), plan.hash))
                except PlanMoved as error:
                    said.append(error)

        shared = spent("G-1", "100.00")
        hands = [
            threading.Thread(target=load, args=(shared, spent(own, "10.00")))
            for own in ("G-2", "G-3")
        ]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join(60)
        [receipt] = [each for each in said if isinstance(each, Receipt)]
        [told] = [each for each in said if isinstance(each, PlanMoved)]
        assert (receipt.recorded, receipt.accepted) == (2, True)
        assert (told.now.receipt.recorded, told.now.receipt.unchanged) == (1, 1)
        with Ledger.open(where) as ledger:
            assert len(ledger.facts(CODE)) == 4
            again = read(*(entry.fact for entry in told.now.entries))  # type: ignore[misc]
            assert ledger.record_planned(again, ledger.plan(again).hash).recorded == 1
            assert held(ledger) == "880.00 MXN"
            assert ledger.verify().intact


def test_what_moved_says_what_is_gone_and_what_is_found_since() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, CAME)
        reading = read(spent("G-1", "100.00"), spent("G-2", "850.00"))
        plan = ledger.plan(reading)
        assert plan.receipt.accepted
        before = len(ledger.facts(CODE)) + 2
        ledger.record(spent("G-1", "100.00"), spent("G-9", "60.00"))
        with pytest.raises(PlanMoved) as error:
            ledger.record_planned(reading, plan.hash)
        assert len(ledger.facts(CODE)) == before
        changed = moved(plan, error.value.now)
        assert [fact.reference for fact in changed.gone] == ["G-1"]
        assert changed.come == ()
        assert [finding.code for finding in changed.said] == ["leaves-without-money"]
        assert error.value.now == ledger.plan(reading), "the books are as they were"


def test_what_others_record_beside_it_moves_no_plan() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(OPENING, CAME)
        reading = read(spent("G-1", "100.00"))
        plan = ledger.plan(reading)
        ledger.record(spent("G-9", "60.00"))
        assert ledger.record_planned(reading, plan.hash).recorded == 1


def test_what_waits_for_another_person_is_planned_so() -> None:
    guarded = Agreement(
        code=CODE, title="Talleres", currency="EUR", accounts=["MXN"],
        approval_for=["loads"],
    )  # fmt: skip
    with Ledger.open("sqlite://", by="Ana") as ledger:
        ledger.record(guarded, CAME)
        reading = read(spent("G-1", "100.00"))
        refused = ledger.plan(reading)
        assert [found.code for found in refused.receipt.findings] == ["needs-approval"]
        plan = ledger.plan(reading, propose=True)
        assert plan.receipt.accepted
        assert plan.is_proposal
        with pytest.raises(PlanMoved):
            ledger.record_planned(reading, refused.hash, propose=True)
        receipt = ledger.record_planned(reading, plan.hash, propose=True, note="revísalo")
        assert [each.reference for each in receipt.proposals] == ["PR-1"]
        assert held(ledger) == "1,000.00 MXN"


def test_a_plan_makes_no_ledger(tmp_path: Path) -> None:
    where = tmp_path / "books.db"
    path = write_workbook(tmp_path / "libro.xlsx", {"Gastos": [["Folio"], ["G-1"]]})
    with Ledger.open(where) as ledger:
        plan = ledger.plan(path)
        assert not plan.receipt.accepted
        assert not ledger.record_planned(path, plan.hash).accepted
    assert not where.exists()
