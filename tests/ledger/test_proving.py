"""Which days `verify` states: under *average* also those on which all that came before moves."""

from datetime import date
from typing import Any

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Interest, Ledger, Transfer
from coopledger.books.book import Book
from coopledger.ledger import proving
from coopledger.ledger.proving import days_at_average
from coopledger.model.facts import AnyFact

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


def test_of_many_events_some_days_evenly_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "FEW", 3)
    monkeypatch.setattr(proving, "EVENTS", 10)
    found = days_at_average(Book.of(opening("average"), FACTS), TODAY)
    assert list(found) == DAYS[::2]


def test_verify_states_them(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = []
    really = proving.state_book

    def told(connection: Any, known: Any, on: date, **more: Any) -> Any:
        stated.append(on)
        return really(connection, known, on, **more)

    monkeypatch.setattr(proving, "state_book", told)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opening("average"), *FACTS)
        assert ledger.verify().intact
    assert set(DAYS) <= set(stated)
    assert len(stated) == len(set(stated))
