"""What the bank said that an account held: which balances are of an account, and in which order."""

from datetime import date
from typing import Any

import pytest

from coopledger.books.bank_balances import bank_balances
from coopledger.books.book import Book
from coopledger.model.agreement import Account, Agreement, Programme
from coopledger.model.events import Reversal
from coopledger.model.evidence import BankBalance

PESOS, CASH, DOLLARS = (
    Account(code=code, currency=currency)
    for code, currency in (("PESOS", "MXN"), ("CAJA", "MXN"), ("USD", "USD"))
)
AGREEMENT = Agreement(code="A", title="T", currency="EUR", accounts=(PESOS, CASH, DOLLARS))


def known(reference: str, when: str, account: str | None, currency: str = "MXN") -> BankBalance:
    return BankBalance(
        book="A", reference=reference, when=when, account=account, balance=f"100.00 {currency}"
    )


SAID: tuple[Any, ...] = (
    known("S-5", "2016-03-31", "PESOS"),
    known("S-2", "2016-02-29", "PESOS"),
    known("S-1", "2016-02-29", "PESOS"),
    known("S-0", "2016-04-30", "PESOS"),
    known("S-3", "2016-03", "PESOS"),  # a month is no day
    known("S-4", "2016-03-01", None),  # of which of the two nobody says
    known("C-1", "2016-03-01", "CAJA"),
    known("U-2", "2016-03-02", "USD", "USD"),
    known("U-1", "2016-03-03", None, "USD"),  # of the only one of its currency
    Reversal(book="A", reference="X-1", of="S-2", when="2016-03-15", reason="of another account"),
)


@pytest.mark.parametrize(
    ("account", "on", "expected"),
    [
        (PESOS, "2016-02-28", []),
        (PESOS, "2016-02-29", ["S-1", "S-2"]),
        (PESOS, "2016-03-14", ["S-1", "S-2"]),
        (PESOS, "2016-03-15", ["S-1"]),  # what is taken back later stood until then
        (PESOS, "2016-03-31", ["S-1", "S-5"]),
        (PESOS, "2016-12-31", ["S-1", "S-5", "S-0"]),
        (CASH, "2016-12-31", ["C-1"]),
        (DOLLARS, "2016-12-31", ["U-2", "U-1"]),
    ],
)
def test_the_balances_of_an_account_by_day_and_reference(
    account: Account, on: str, expected: list[str]
) -> None:
    found = bank_balances(Book.of(AGREEMENT, SAID), account, date.fromisoformat(on))
    assert [balance.reference for balance in found] == expected


def test_a_programme_has_none() -> None:
    programme = Programme(code="A", title="Own funds", currency="MXN")
    assert bank_balances(Book.of(programme), PESOS, date(2016, 12, 31)) == []
