"""What threads record at the same time goes together, and each is told of its own alone."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest

from coopledger import Activity, Disbursement, Ledger, Refused, StoreError
from coopledger.ledger.examining import Examination
from coopledger.ledger.recording import Recorder, stated
from coopledger.model.facts import AnyFact
from coopledger.readers.reading import Reading
from coopledger.store import journal
from tests.engines import rows
from tests.store.books import opened, reversing, spent

WRITERS = 12


@contextmanager
def gathered(ledger: Ledger, code: str, threads: int) -> Iterator[None]:
    """Who begins to record in a book here waits until all are there."""
    with ledger._shelf.desk(code):
        yield
        waiting = ledger._recorder.together._of_books._waiting
        until = time.monotonic() + 20
        while len(waiting.get(code, ())) < threads:
            assert time.monotonic() < until
            time.sleep(0.001)


def at_once(
    ledger: Ledger, facts: list[AnyFact], together: AbstractContextManager[None] | None = None
) -> dict[str, Any]:
    """What each of them got, by its reference: a receipt, or what was raised.

    together: sees that they come at the same time; else they wait for one book.
    """
    said: dict[str, Any] = {}

    def record(fact: AnyFact) -> None:
        try:
            said[fact.reference] = ledger.record(fact)
        except Exception as error:
            said[fact.reference] = error

    threads = [Thread(target=record, args=(fact,)) for fact in facts]
    with together or gathered(ledger, "A", len(threads)):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(60)
    assert len(said) == len(facts)
    return said


@contextmanager
def of_books_gathered(ledger: Ledger, books: int) -> Iterator[None]:
    """Whoever begins to store waits until facts of so many books are there."""
    together = ledger._recorder.together
    with together._turn:
        yield
        until = time.monotonic() + 20
        while len(together._of_ledger._waiting.get("", ())) < books:
            assert time.monotonic() < until
            time.sleep(0.001)


@contextmanager
def transactions_of(ledger: Ledger) -> Iterator[list[str]]:
    """The transactions in which something is stored, by what asks for them."""
    storage, ended = ledger._storage, list[str]()

    def counted(name: str) -> Callable[[Any], Any]:
        store = getattr(storage, name)

        def doing(work: Any) -> Any:
            done = store(work)
            ended.append(name)
            return done

        return doing

    with pytest.MonkeyPatch.context() as patched:
        for name in ("write", "insert_alone"):
            patched.setattr(storage, name, counted(name))
        yield ended


def test_all_that_waits_is_stored_by_one_transaction(where: str) -> None:
    """Each with a row and a time of its own, and of no load: as if it had been alone."""
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-0"))
        said: dict[str, Any] = {}
        for round_, by in enumerate(("write", "insert_alone")):  # the book is known by then
            facts: list[AnyFact] = [spent(f"G-{round_}-{n:02}") for n in range(WRITERS)]
            with transactions_of(ledger) as ended:
                said |= at_once(ledger, facts)
            assert ended == [by]
        alone = ledger.record(spent("G-99"))
        assert {receipt.recorded for receipt in said.values()} == {1}
        assert {receipt.control for receipt in said.values()} == {alone.control}
        assert {receipt.findings for receipt in said.values()} == {()}
        assert {receipt.load for receipt in said.values()} == {None}
        assert ledger.verify().intact
        assert ledger.loads() == ()
    moments = [row[16] for row in rows(where)]
    assert len({*moments}) == len(moments)


def test_where_another_came_first_they_still_go_together(where: str) -> None:
    opened(where)
    with Ledger.open(where) as ledger, Ledger.open(where) as other:
        for number in range(3):
            ledger.record(spent(f"G-{number}"))
        other.record(spent("OTHER"))
        facts: list[AnyFact] = [spent(f"H-{n:02}") for n in range(WRITERS)]
        with transactions_of(ledger) as ended:
            said = at_once(ledger, facts)
        assert ended == ["write"]
        assert {receipt.recorded for receipt in said.values()} == {1}
        assert ledger.verify().intact


def test_each_is_recorded_in_the_name_of_who_records_it(where: str) -> None:
    """Whoever's thread it was that did it for all."""
    opened(where)
    with Ledger.open(where, by="ana") as ledger:
        names = {f"G-{n:02}": ("ana", "beto", "caro")[n % 3] for n in range(WRITERS)}
        signed = {name: ledger.signed_by(name) for name in names.values()}
        threads = [
            Thread(target=signed[name].record, args=(spent(reference),))
            for reference, name in names.items()
        ]
        with gathered(ledger, "A", WRITERS):
            for thread in threads:
                thread.start()
        for thread in threads:
            thread.join(60)
        with ledger._storage.reading() as connection:
            rows_ = list(journal.proved(connection, "A"))
        assert names.items() <= {row["reference"]: row["recorded_by"] for row in rows_}.items()


def test_what_somebody_agrees_to_is_shown_before_it_is_recorded(where: str) -> None:
    """By the thread that records it, whoever waits besides."""
    opened(where)
    shown: list[list[str]] = []

    def agree(examination: Examination) -> None:
        shown.append([entry.fact.reference for entry in examination.new["A"]])
        raise StoreError("store.busy", where=where)

    with Ledger.open(where) as ledger:
        agreed = replace(ledger._recorder, agree=agree)
        said: list[object] = []

        def record() -> None:
            with pytest.raises(StoreError) as refused:
                agreed.record(stated([spent("P")]))
            said.append(refused.value.code)

        threads = [Thread(target=ledger.record, args=(spent(f"G-{n}"),)) for n in range(WRITERS)]
        waiting = ledger._recorder.together._of_books._waiting
        with gathered(ledger, "A", WRITERS):
            for thread in threads:
                thread.start()
            while not waiting.get("A"):
                time.sleep(0.001)
            threads.append(Thread(target=record))  # who is not the first of them
            threads[-1].start()
        for thread in threads:
            thread.join(60)
        assert said == ["store.busy"]
        assert {*map(tuple, shown)} == {("P",)}
        assert ledger.verify().intact
    assert len(rows(where)) == 2 + WRITERS


BOOKS = ("A", "B", "C", "D")


@contextmanager
def known_books(where: str) -> Iterator[Ledger]:
    """Some books as they were last seen, so that what is recorded in them is not asked for."""
    opened(where, *BOOKS)
    with Ledger.open(where) as ledger:
        for code in BOOKS:
            for number in range(2):
                ledger.record(spent(f"G-{number}", book=code))
        yield ledger


def test_what_is_spent_of_several_books_is_looked_at_together(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each is told what it would be told alone."""
    looked_at: list[int] = []
    examined = Recorder.examined

    def counted(recorder: Recorder, reading: Reading, *given: Any) -> Examination:
        looked_at.append(len(reading.entries))
        return examined(recorder, reading, *given)

    with known_books(where) as ledger:
        monkeypatch.setattr(Recorder, "examined", counted)
        facts: list[AnyFact] = [spent(f"{code}-1", book=code) for code in BOOKS]
        with transactions_of(ledger) as ended:
            said = at_once(ledger, facts, of_books_gathered(ledger, len(BOOKS)))
        assert ended == ["insert_alone"]
        assert looked_at == [len(BOOKS)]
        for code in BOOKS:
            alone = ledger.record(spent(f"{code}-2", book=code))
            assert said[f"{code}-1"] == alone
        assert ledger.verify().intact


def test_who_is_refused_in_one_book_drags_no_other_down(where: str) -> None:
    with known_books(where) as ledger:
        good: list[AnyFact] = [spent(f"{code}-1", book=code) for code in BOOKS[1:]]
        bad = spent("BIG", "900001.00 MXN")
        said = at_once(ledger, [*good, bad], of_books_gathered(ledger, len(BOOKS)))
        assert {said[fact.reference].recorded for fact in good} == {1}
        with pytest.raises(Refused) as refused:
            ledger.record(bad)
        assert said["BIG"].findings == refused.value.findings
        assert ledger.verify().intact
    assert len(rows(where)) == len(BOOKS) * 4 + len(good)


def test_who_is_refused_drags_nobody_down(where: str) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        good: list[AnyFact] = [spent(f"G-{n}") for n in range(WRITERS)]
        bad: list[AnyFact] = [
            spent("BIG", "900001.00 MXN"),
            spent("EUR", "1.00 EUR"),
            reversing("NONE", "R-1"),
        ]
        said = at_once(ledger, [*good, *bad])
        assert {said[fact.reference].recorded for fact in good} == {1}
        found = {fact.reference: said[fact.reference].findings for fact in bad}
        assert {name: {each.code for each in of} for name, of in found.items()} == {
            "BIG": {"spent-beyond-received"},
            "EUR": {"currency-mismatch"},
            "R-1": {"unknown-event"},
        }
        for fact in bad:  # as it is told alone
            with pytest.raises(Refused) as refused:
                ledger.record(fact)
            assert refused.value.findings == found[fact.reference]
        assert ledger.verify().intact


def test_what_is_wrong_with_one_reaches_its_caller_alone(where: str) -> None:
    def rule(case: Any) -> Iterator[Any]:
        for entry in case.new:
            if entry.fact.reference == "BAD":
                raise ZeroDivisionError
        return iter(())

    opened(where)
    with Ledger.open(where, rules=[rule]) as ledger:
        ledger.record(spent("G-0"))
        said = at_once(ledger, [spent("BAD"), *(spent(f"G-{n}") for n in range(1, WRITERS))])
        assert type(said.pop("BAD")) is ZeroDivisionError
        assert {receipt.recorded for receipt in said.values()} == {1}
        assert {len(receipt.rules) for receipt in said.values()} == {1}
        assert ledger.verify().intact


def test_what_one_brings_another_may_spend(where: str) -> None:
    """They came at the same time: so the one may have come first."""
    opened(where)
    more = Disbursement(
        book="A", reference="M-2", when="2016-09", amount="5.00 MXN", sent="0.25 EUR"
    )
    with Ledger.open(where) as ledger:
        ledger.record(spent("ALL", "900000.00 MXN"))
        said = at_once(ledger, [spent("G", "5.00 MXN"), more])
        assert {receipt.recorded for receipt in said.values()} == {1}
        assert ledger.verify().intact


def test_the_same_twice_is_recorded_once(where: str) -> None:
    opened(where)
    with Ledger.open(where) as ledger:
        ledger.record(spent("G-0"))
        receipts = []
        same = [spent("G-1")] * 4
        threads = [
            Thread(target=lambda fact=fact: receipts.append(ledger.record(fact))) for fact in same
        ]
        with gathered(ledger, "A", len(threads)):
            for thread in threads:
                thread.start()
        for thread in threads:
            thread.join(60)
        told = sorted((receipt.recorded, receipt.unchanged) for receipt in receipts)
        assert told == [(0, 1), (0, 1), (0, 1), (1, 0)]


def test_an_activity_that_is_corrected_meanwhile_is_looked_at_beside_the_others(where: str) -> None:
    opened(where)
    course = Activity(book="A", reference="ACT", title="Course", when="2016-10-05")
    again = course.model_copy(update={"title": "Another"})
    with Ledger.open(where) as ledger:
        ledger.record(course)
        said = at_once(ledger, [again.model_copy(update={"revision": 2}), spent("G-1")])
        assert isinstance(said["ACT"], Refused)
        assert said["G-1"].recorded == 1
        assert ledger.verify().intact


def test_who_comes_after_it_was_closed_is_told_so(where: str) -> None:
    opened(where)
    ledger = Ledger.open(where)
    ledger.record(spent("G-0"))
    ledger.close()
    said: list[object] = []

    def record() -> None:
        try:
            ledger.record(spent("G-1"))
        except StoreError as error:
            said.append(error.code)

    thread = Thread(target=record)
    thread.start()
    thread.join(60)
    assert said == ["ledger.closed"]
