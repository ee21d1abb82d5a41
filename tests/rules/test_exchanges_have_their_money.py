"""An exchange takes its stretch of the line where it stands: its money is there, not coming back.

What comes back on the day of its expenditure stands before it, as all that comes in does. It is
held by then, and yet nothing that the line has: of that the expenditure takes less, later.
"""

from datetime import date

import pytest

from coopledger import (
    AnyFact,
    Disbursement,
    Expenditure,
    Interest,
    Ledger,
    OwnContribution,
    Recovery,
    Refused,
    Reversal,
    Transfer,
)
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.errors import LedgerBroken
from coopledger.model.agreement import Account, Agreement, ConversionRule
from coopledger.rules.statable import unstatable
from tests.statable import amiss_on

DAY = "2016-01-31"
CURRENCIES = ("MXN", "CLP", "USD")


def agreement(*, prefinancing: bool = False) -> Agreement:
    accounts = tuple(Account(code=code, currency=code) for code in CURRENCIES)
    return Agreement(
        code="A", title="T", currency="MXN", accounts=accounts, prefinancing=prefinancing
    )


def exchange(reference: str, amount: str, arrived: str, when: str = DAY) -> Transfer:
    account, to = amount[-3:], arrived[-3:]
    moved = {"amount": amount, "account": account, "to_account": to, "arrived": arrived}
    return Transfer(book="A", reference=reference, when=when, **moved)


def came(amount: str, reference: str = "M", when: str = DAY, sent: str | None = None) -> AnyFact:
    account = amount[-3:]
    given = {"amount": amount, "account": account, "sent": sent}
    return Disbursement(book="A", reference=reference, when=when, **given)


BACK = (
    Expenditure(book="A", reference="G", when="2016-01", amount="0.05 MXN", account="MXN"),
    Recovery(book="A", reference="V", when="2016-01-26", amount="0.05 MXN", account="MXN", of="G"),
)
"""What came back inside the range of its expenditure, and so acts on that one's day."""

INTEREST = Interest(book="A", reference="I", when=DAY, amount="0.01 MXN", account="MXN")

AWAY = exchange("T", "0.05 MXN", "100 CLP")

SHAPES = {
    "its expenditure was paid in advance": (INTEREST, AWAY, *BACK),
    "something comes in before the expenditure": (
        came("100 CLP", when="2016-01-01", sent="0.09 MXN"),
        INTEREST,
        AWAY,
        exchange("U", "50 CLP", "0.09 MXN"),
        *BACK,
    ),
    "what was there is taken back later": (
        came("0.09 MXN"),
        INTEREST,
        AWAY,
        *BACK,
        Reversal(book="A", reference="X", of="M", when="2016-02-28", reason="an error"),
        Disbursement(
            book="A", reference="M", revision=2, when="2016-02-28", amount="0.09 MXN", account="MXN"
        ),
    ),
    "the institution's own money comes later": (
        INTEREST,
        AWAY,
        *BACK,
        OwnContribution(
            book="A", reference="O", when="2016-03-01", amount="1.00 MXN", account="MXN"
        ),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_came_back_of_a_later_expenditure_is_not_exchanged(shape: str) -> None:
    facts, opened = SHAPES[shape], agreement(prefinancing=True)
    with Ledger.open("sqlite://") as ledger:
        ledger.record(opened)
        with pytest.raises(Refused) as refused:
            ledger.record(*facts)
    [found] = refused.value.findings
    assert found.code == "transfer-beyond-held"
    assert str(found.params["held"]) == "0.01 MXN"


@pytest.mark.parametrize("shape", SHAPES)
def test_neither_fact_by_fact(shape: str) -> None:
    """Whoever comes last is refused, and what the journal then has can be stated on every day."""
    facts = SHAPES[shape]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement(prefinancing=True))
        refused = []
        for fact in sorted(facts, key=lambda each: each.kind not in ("disbursement", "interest")):
            try:
                ledger.record(fact)
            except Refused as why:
                refused += why.findings
        assert {found.code for found in refused} & {"transfer-beyond-held", "leaves-without-money"}
        assert ledger.verify().intact


@pytest.mark.parametrize("shape", SHAPES)
def test_a_book_that_has_it_is_said_to_be_unstatable(shape: str) -> None:
    """As the auditor says, who lays the line by himself; `verify` tells it of what is stored."""
    facts, opened = SHAPES[shape], agreement(prefinancing=True)
    found = [each.code for each in unstatable(Book.of(opened, facts), date(2016, 12, 31))]
    assert found == ["transfer-beyond-held"]
    days = {fact.when.last for fact in facts}
    assert any("line" in said for day in days for said in amiss_on(day, opened, facts))


def test_what_the_line_has_is_exchanged() -> None:
    """With its money there, what comes back the same day is no matter."""
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement())
        ledger.record(came("0.05 MXN"), AWAY, *BACK, INTEREST)
        ledger.record(came("0.01 MXN", "N", "2016-02-01"))
        assert ledger.reconcile("A", on=date(2016, 12, 31)).closes


def test_what_came_back_on_an_earlier_day_is_exchanged() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(agreement())
        ledger.record(came("0.05 MXN"), *BACK)
        ledger.record(exchange("T", "0.05 MXN", "100 CLP", when="2016-02-01"))
        assert ledger.reconcile("A", on=date(2016, 12, 31)).closes


def test_a_book_of_which_it_was_not_asked_is_worked_out_to_its_end() -> None:
    """Under *average* nothing was left of what it had come for: there is no rate to go on at."""
    facts = (
        exchange("T", "5 CLP", "0.02 MXN", when="2016-01-01"),
        came("5 CLP", when="2016-02-01", sent="0.03 MXN"),
        Expenditure(book="A", reference="G", when="2016-02-02", amount="4 CLP", account="CLP"),
        Recovery(book="A", reference="V", when="2016-02-03", amount="4 CLP", account="CLP", of="G"),
    )
    opened = agreement(prefinancing=True).model_copy(update={"conversion": ConversionRule.AVERAGE})
    book = Book.of(opened, facts)
    assert [each.code for each in unstatable(book, date(2016, 12, 31))] == ["transfer-beyond-held"]
    with pytest.raises(LedgerBroken):
        reconcile(book, on=date(2016, 12, 31))
