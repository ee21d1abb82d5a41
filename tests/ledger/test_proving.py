"""Which days `verify` states: under *average* also those on which all that came before moves."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from coopledger import (
    Agreement,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    Transfer,
)
from coopledger.books.book import Book
from coopledger.ledger import proving
from coopledger.ledger.proving import days_at_average
from coopledger.model.facts import AnyFact
from coopledger.store import journal
from coopledger.store.chain import hash_of

TODAY = date(2016, 6, 15)


def fact(kind: type[Any], reference: str, when: str, amount: str, **more: Any) -> Any:
    return kind(book="A", reference=reference, when=when, amount=amount, **more)


FACTS: tuple[AnyFact, ...] = (
    fact(Disbursement, "M", "2016-01-05", "900.00 MXN", sent="45.00 EUR", account="MXN"),
    fact(Expenditure, "G", "2016-01-20", "100.00 MXN", account="MXN"),
    fact(Interest, "I", "2016-03-03", "5.00 MXN", account="MXN"),
    fact(Transfer, "T", "2016-04-04", "90.00 MXN", account="MXN", to_account="USD",
         arrived="5.00 USD"),
    fact(Expenditure, "H", "2016-06-10", "100.00 MXN", account="MXN"),
)  # fmt: skip
DAYS = [
    date(2016, 1, 5), date(2016, 1, 31), date(2016, 3, 3), date(2016, 3, 31), date(2016, 4, 4),
    date(2016, 4, 30),
]  # fmt: skip


def opening(rule: str) -> Agreement:
    return Agreement(
        code="A", title="Foro", currency="EUR", accounts=["MXN", "USD"], conversion=rule
    )


@pytest.mark.parametrize(("rule", "days"), [("average", DAYS), ("fifo", [])])
def test_month_ends_and_instalments_at_average(rule: str, days: list[date]) -> None:
    assert list(days_at_average(Book.of(opening(rule), FACTS), TODAY)) == days


@pytest.fixture
def stated(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days that are stated, of whatever book."""
    found: list[date] = []
    really = proving.require_lawful

    def told(book: Book, runs: Any, *, on: date, held: Any) -> None:
        found.append(on)
        really(book, runs, on=on, held=held)

    monkeypatch.setattr(proving, "require_lawful", told)
    return found


def test_verify_states_them(stated: list[date]) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening("average"), *FACTS)
        assert ledger.verify().intact
    assert set(DAYS) <= set(stated)
    assert len(stated) == len(set(stated))


def test_in_a_ledger_of_many_rows_only_some_days_evenly_spread(
    stated: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "STATED", 10)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening("average"), *FACTS)
        assert ledger.verify().intact
    days = [*DAYS, date(2016, 6, 30)]
    assert set(days) & set(stated) == set(days[::-3])


# What came after a head that was kept


def _tampered(ledger: Ledger, change: str) -> None:
    guard = "SELECT sql FROM sqlite_master WHERE name = 'journal_is_not_updated'"

    def update(connection: Any) -> None:
        made = connection.scalar(guard)
        connection.execute("DROP TRIGGER journal_is_not_updated")
        connection.execute(f"UPDATE journal SET {change}")
        connection.execute(made)

    ledger._storage.write(update)


@pytest.mark.parametrize("column", ["body", "digests"])
def test_a_row_like_another_is_held_to_its_fact_all_the_same(column: str) -> None:
    """Whoever wrote it down otherwise, and worked out its hash."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening("fifo"), *FACTS)
        with ledger._storage.reading() as connection:
            _, _, before, *_, last = journal.rows(connection, "A")
        assert before["body"] == last["body"]
        changed = last[column].replace(":", ": ", 1)
        hash_ = hash_of({**last, column: changed})
        _tampered(ledger, f"{column} = '{changed}', hash = '{hash_}' WHERE seq = 6")
        [problem] = ledger.verify().problems
    assert (problem.code, problem.params["seq"]) == ("verify.derived", 6)
    assert problem.params["column"] == column
    assert (problem.params["seen"], problem.params["expected"]) == (changed, last[column])


@pytest.fixture
def since() -> Iterator[tuple[Ledger, str]]:
    """A ledger of six rows, with the head that it had with three of them."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening("fifo"), *FACTS[:2])
        head = str(ledger.head())
        ledger.record(*FACTS[2:])
        yield ledger, head


def test_what_came_after_a_head_is_proved_and_nothing_else(since: tuple[Ledger, str]) -> None:
    ledger, head = since
    told: list[float] = []
    found = ledger.verify(since=head, progress=told.append)
    assert found.intact
    assert found.head == ledger.head()
    assert str(found.since) == head
    assert told[-1] == 1
    assert "records looked at: 3. Those before it (3)" in found.to_text(language="en")
    _tampered(ledger, "document = hash WHERE seq = 2")
    assert ledger.verify(since=head).intact  # which the whole proof is for
    assert not ledger.verify().intact


def test_a_row_after_the_head_is_named(since: tuple[Ledger, str]) -> None:
    ledger, head = since
    _tampered(ledger, "document = hash WHERE seq = 5")
    found = ledger.verify(since=head)
    assert [(p.code, p.params["seq"]) for p in found.problems] == [("verify.altered", 5)]
    assert (found.books[0].rows, found.intact) == (4, False)


def test_rows_that_never_gave_the_head_are_not_gone_on_from(since: tuple[Ledger, str]) -> None:
    ledger, head = since
    _tampered(ledger, f"hash = '{'0' * 64}' WHERE seq = 3")
    assert [p.code for p in ledger.verify(since=head).problems] == ["verify.rewritten"]
    longer = f"99{head[1:]}"
    assert [p.code for p in ledger.verify(since=longer).problems] == ["verify.cut"]


def test_one_head_alone_is_given(since: tuple[Ledger, str]) -> None:
    ledger, head = since
    with pytest.raises(CoopledgerError, match="one head alone"):
        ledger.verify(since=head, against=head)
