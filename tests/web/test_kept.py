"""What is kept is kept as long as it is so, and no longer; and no more than there is room for."""

import threading
from collections.abc import Callable
from datetime import date

import pytest

from coopledger import Agreement, Disbursement, Ledger
from coopledger.web import kept as module
from coopledger.web.kept import Kept


def counted(answers: list[object]) -> Callable[[], object]:
    """What notes how often it was asked."""

    def make() -> object:
        answers.append(object())
        return answers[-1]

    return make


def opened(ledger: Ledger, *codes: str) -> None:
    for code in codes:
        ledger.record(Agreement(code=code, title=code, currency="EUR", accounts=["EUR"]))


def received(code: str, reference: str) -> Disbursement:
    return Disbursement(book=code, reference=reference, when="2016-08-01", amount="1.00 EUR")


def test_an_answer_is_kept_until_its_own_book_grows() -> None:
    answers: list[object] = []
    with Ledger.open("sqlite://") as ledger:
        opened(ledger, "A", "B")
        kept = Kept(ledger)
        first = kept.now().whole(("A",), "x", counted(answers))
        assert kept.now().whole(("A",), "x", counted(answers)) is first
        ledger.record(received("B", "M"))
        assert kept.now().whole(("A",), "x", counted(answers)) is first
        assert kept.now().whole(("A", "B"), "x", counted(answers)) is not first
        ledger.record(received("A", "M"))
        again = kept.now().whole(("A",), "x", counted(answers))
        assert again is not first
        ledger.record(received("A", "M"))  # which changes nothing
        assert kept.now().whole(("A",), "x", counted(answers)) is again
    assert len(answers) == 3


def test_and_until_the_day_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[object] = []
    with Ledger.open("sqlite://") as ledger:
        opened(ledger, "A")
        kept = Kept(ledger)
        kept.now().small(("A",), "x", counted(answers))

        class Tomorrow(date):
            @classmethod
            def today(cls) -> date:
                return date(2100, 1, 1)

        monkeypatch.setattr(module, "date", Tomorrow)
        kept.now().small(("A",), "x", counted(answers))
    assert len(answers) == 2


def test_a_new_book_is_seen_by_what_looks_at_all() -> None:
    answers: list[object] = []
    with Ledger.open("sqlite://") as ledger:
        opened(ledger, "A")
        kept = Kept(ledger)
        kept.now().of_all("x", counted(answers))
        opened(ledger, "B")
        kept.now().of_all("x", counted(answers))
        kept.now().of_all("x", counted(answers))
    assert len(answers) == 2


def test_what_is_longest_not_asked_for_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[object] = []
    monkeypatch.setattr(module, "_MOST_RECORDS", 7)  # each weighs as much as its book, and one
    with Ledger.open("sqlite://") as ledger:
        opened(ledger, "A", "B")
        ledger.record(*(received("B", f"M-{each}") for each in range(9)))
        kept = Kept(ledger)

        def ask(code: str, name: str) -> None:
            kept.now().whole((code,), name, counted(answers))

        for name in ("x", "y", "z", "x"):
            ask("A", name)
        assert len(answers) == 3  # all three had room
        ask("A", "w")
        ask("A", "y")  # which was the one
        assert len(answers) == 5
        ask("B", "x")  # heavier than all the room there is: it is kept alone
        ask("B", "x")
        assert len(answers) == 6
        ask("A", "x")
        assert len(answers) == 7


def test_who_asks_for_the_same_waits_for_the_first() -> None:
    answers: list[object] = []
    began, goes_on = threading.Event(), threading.Event()

    def slowly() -> object:
        began.set()
        assert goes_on.wait(30)
        return counted(answers)()

    with Ledger.open("sqlite://") as ledger:
        opened(ledger, "A")
        now = Kept(ledger).now()
        said: list[object] = []
        threads = [
            threading.Thread(target=lambda: said.append(now.whole(("A",), "x", slowly)))
            for _ in range(5)
        ]
        for thread in threads:
            thread.start()
        assert began.wait(30)
        other = now.whole(("A",), "y", counted([]))  # nobody waits for what others ask
        goes_on.set()
        for thread in threads:
            thread.join(30)
    assert len(answers) == 1
    assert set(map(id, said)) == {id(answers[0])}
    assert other is not answers[0]


def test_what_fails_is_asked_again() -> None:
    with Ledger.open("sqlite://") as ledger:
        opened(ledger, "A")
        now = Kept(ledger).now()
        with pytest.raises(ZeroDivisionError):
            now.whole(("A",), "x", lambda: 1 // 0)
        assert now.whole(("A",), "x", lambda: 1) == 1
