"""What histories that are drawn never have is what the rules refuse, said by another way."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from coopledger import AnyFact, Disbursement, Expenditure, Recovery, Reversal
from coopledger.books.book import Book
from coopledger.model.agreement import Account, Agreement, BudgetLine
from coopledger.rules.statable import unstatable
from coopledger.testing.fitting import Purse
from tests.rules import test_exchanges_have_their_money as exchanges

LINES = (BudgetLine(code="AIR", title="Fares"), BudgetLine(code="FEE", title="Fees"))
OPENED = Agreement(
    code="A", title="T", currency="MXN", accounts=[Account(code="MXN", currency="MXN")], lines=LINES
)


def of(
    kind: type[Any], reference: str, when: str, amount: str | None = None, **more: Any
) -> AnyFact:
    fields = more if amount is None else {"amount": f"{amount} MXN", "account": "MXN", **more}
    made: AnyFact = kind(book="A", reference=reference, when=when, **fields)
    return made


def came_back(next_amount: str, lines: Sequence[str], until: str = "2016-12-31") -> list[AnyFact]:
    """What came back of an expenditure, until that was taken back; it is then said otherwise."""
    return [
        of(Disbursement, "M", "2016-01-01", "10.00"),
        of(Expenditure, "G", "2016-01-31", "5.00", lines=["AIR"]),
        of(Recovery, "V", "2016-02-29", "5.00", of="G", lines=["AIR"]),
        of(Reversal, "X", until, of="V", reason="an error"),
        of(Reversal, "Y", "2016-01-31", of="G", reason="an error"),
        of(Expenditure, "G", "2016-01-31", next_amount, revision=2, lines=lines),
    ]


HISTORIES: dict[str, tuple[Agreement, Sequence[AnyFact], str | None]] = {
    "less than what came back": (OPENED, came_back("4.00", ["AIR"]), "recovery-beyond-expenditure"),
    "on another line": (OPENED, came_back("5.00", ["FEE"]), "recovery-part-unclear"),
    "less, and it never came back": (OPENED, came_back("4.00", ["AIR"], until="2016-02-29"), None),
    "more than what came back": (OPENED, came_back("6.00", ["AIR"]), None),
    **{
        name: (exchanges.agreement(prefinancing=True), facts, "transfer-beyond-held")
        for name, facts in exchanges.SHAPES.items()
    },
}


@pytest.mark.parametrize("name", HISTORIES)
def test_what_fits_is_what_the_rules_accept(name: str) -> None:
    agreement, facts, code = HISTORIES[name]
    found = unstatable(Book.of(agreement, facts), date(2026, 1, 1))
    assert [each.code for each in found] == ([code] if code else [])
    assert Purse(agreement).fits(facts) is (code is None)
