"""What of each expenditure was the institution's own money: what came first is spent first."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from coopledger.books.book import Book
from coopledger.books.cooperation import cooperation_totals
from coopledger.books.own_funds import own_parts
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    OtherIncome,
    OwnContribution,
    Recovery,
    Refund,
    Transfer,
    Withdrawal,
)
from coopledger.model.facts import AnyFact
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests import auditor


def fact(kind: type[Any], reference: str, day: str, amount: str, **more: Any) -> Any:
    if "MXN" in amount and kind is Disbursement:
        more.setdefault("sent", "1.00 EUR")
    return kind(book="A", reference=reference, when=f"2016-{day}", amount=amount, **more)


PUT = fact(OwnContribution, "AP", "02-01", "50.00 MXN")
SENT = fact(Disbursement, "M", "01-02", "100.00 MXN")
SPENT = fact(Expenditure, "G", "03-01", "120.00 MXN")

STORIES: dict[str, tuple[tuple[AnyFact, ...], int]] = {
    "what is left of the partner's, then own": ((SENT, PUT, SPENT), 20_00),
    "own money that came first is spent first": (
        (fact(OwnContribution, "AP", "01-01", "50.00 MXN"), SENT, SPENT), 50_00),
    "what is not spent is not given": ((SENT, PUT), 0),
    "a refund takes its turn": (
        (SENT, PUT, fact(Refund, "R", "02-15", "30.00 MXN"), SPENT), 50_00),
    "what was taken out was not spent": (
        (SENT, PUT, SPENT, fact(Withdrawal, "RA", "12-01", "30.00 MXN")), 20_00),
    "all of it taken out": (
        (SENT, PUT, fact(Expenditure, "G", "03-01", "100.00 MXN"),
         fact(Withdrawal, "RA", "12-01", "50.00 MXN")), 0),
    "the last put in is the first taken out": (
        (SENT, PUT, fact(OwnContribution, "AP-2", "02-02", "40.00 MXN"),
         fact(Withdrawal, "RA", "02-03", "60.00 MXN"), SPENT), 20_00),
    "taken out before it was put in again": (
        (fact(OwnContribution, "AP-1", "01-02", "10.00 MXN"), SENT,
         fact(Withdrawal, "RA", "01-03", "10.00 MXN"), PUT, SPENT), 20_00),
    "interest and other income are not own": (
        (SENT, fact(Interest, "I", "01-31", "5.00 MXN"),
         fact(OtherIncome, "O", "01-31", "5.00 MXN"), PUT, SPENT), 10_00),
    "what came back was not spent": (
        (SENT, PUT, SPENT, fact(Recovery, "C", "04-01", "15.00 MXN", of="G")), 5_00),
    "spent before any money came": (
        (fact(Expenditure, "G", "01-01", "120.00 MXN"), SENT, PUT), 20_00),
    "by way of another currency": (
        (fact(OwnContribution, "AP", "01-01", "10.00 EUR"),
         fact(Disbursement, "M", "01-02", "30.00 EUR"),
         fact(Transfer, "T", "02-01", "40.00 EUR", account="EUR", to_account="MXN",
              arrived="800.00 MXN"),
         fact(Expenditure, "G", "03-01", "400.00 MXN")), 100_00),
}  # fmt: skip


@pytest.mark.parametrize("rule", ConversionRule)
@pytest.mark.parametrize("story", STORIES)
def test_what_came_first_is_spent_first(story: str, rule: ConversionRule) -> None:
    facts, own = STORIES[story]
    agreement = Agreement(
        code="A", title="T", currency="EUR", accounts=["MXN", "EUR"], conversion=rule,
        prefinancing=True,
    )  # fmt: skip
    book = Book.of(agreement, facts)
    assert sum(own_parts(book, date.max).values()) == own
    given = sum(total.financial.money.minor for total in cooperation_totals([book]))
    assert given == own


@given(histories())
def test_the_auditor_finds_the_same_of_each_expenditure(history: History) -> None:
    agreement = history.agreement
    book = Book.of(agreement, history.facts)
    for day in history.days:
        standing = auditor.standing_on(day, history.facts)
        by_auditor = auditor.own_money_in(agreement, standing)
        expected = {
            (standing[place].reference, standing[place].revision): own
            for place, own in by_auditor.items()
        }
        assert own_parts(book, day) == expected
        for event in standing:
            own = expected.get((event.reference, event.revision), 0)
            assert 0 <= own <= auditor.left_of(event, standing)
