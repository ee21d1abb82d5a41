"""A statement that does not close: which law, and by how much."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from coopledger import (
    Activity,
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    Money,
    Refund,
    Statement,
)
from coopledger.books.flows import FLOWS
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.testing import DrawnLedger, Law, NotClosed, assert_closes, ledgers

PESO, EURO = Money("1.00", "MXN"), Money("1.00", "EUR")


@pytest.fixture(scope="module")
def statement() -> Statement:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(
            Agreement(code="A-1", title="T", currency="EUR", accounts=["MXN"], lines=[]),
            Activity(book="A-1", reference="W-1", title="Workshop", partners=["SEGIB"]),
            Disbursement(
                book="A-1", reference="M", when="2016-08", amount="200.00 MXN", sent="10.00 EUR"
            ),
            Expenditure(
                book="A-1", reference="G", when="2016-10", amount="150.00 MXN", activities=["W-1"]
            ),
            Refund(book="A-1", reference="R", when="2016-12-29", amount="20.00 MXN"),
        )
        return ledger.reconcile("A-1", on=date(2016, 12, 31))


def broken(statement: Statement) -> NotClosed:
    with pytest.raises(NotClosed) as raised:
        assert_closes(statement)
    assert raised.value.after is None  # a statement does not hold its events
    return raised.value


def test_a_statement_that_closes_passes(statement: Statement) -> None:
    assert_closes(statement)


@settings(max_examples=max(20, settings.default.max_examples // 5))
@given(ledgers())
def test_every_statement_of_a_history_passes(ledger: DrawnLedger) -> None:
    for day in ledger.drawn.days:
        assert_closes(ledger.reconcile("AGREEMENT", on=day))


CAME = (*FundSide.CAME, "exchange_difference")


@pytest.mark.parametrize("name", [*FLOWS, "held"])
def test_a_fund_that_is_a_peso_off_breaks_law_1(statement: Statement, name: str) -> None:
    figure = getattr(statement.fund, name)
    side = replace(statement.fund, **{name: replace(figure, money=figure.money + PESO)})
    found = broken(replace(statement, funds=(side,)))
    assert found.law is Law.FUND_CURRENCY
    assert found.difference == (PESO if name in CAME else -PESO)
    assert "A-1: off by" in str(found)


@pytest.mark.parametrize("name", [*AgreementSide.CAME, *AgreementSide.WENT])
def test_an_agreement_that_is_a_euro_off_breaks_law_2(statement: Statement, name: str) -> None:
    side = statement.agreement_currency
    figure = getattr(side, name)
    off = replace(side, **{name: replace(figure, money=figure.money + EURO)})
    found = broken(replace(statement, agreement_currency=off))
    assert found.law is Law.AGREEMENT_CURRENCY
    assert found.difference == (EURO if name in CAME else -EURO)


@pytest.mark.parametrize("by", ["by_line", "by_activity", "by_partner"])
@pytest.mark.parametrize("currency", ["MXN", "EUR"])
def test_parts_that_are_off_break_law_3(statement: Statement, by: str, currency: str) -> None:
    first, *rest = getattr(statement, by)
    if currency == "MXN":
        off = replace(first, minor=(first.minor[0] + PESO.minor,))
    else:
        off = replace(first, reported_minor=first.reported_minor - EURO.minor)
    found = broken(replace(statement, **{by: (off, *rest)}))
    assert found.law is Law.PARTS
    assert found.difference == (PESO if currency == "MXN" else -EURO)


def test_a_month_that_is_lost_breaks_law_3(statement: Statement) -> None:
    found = broken(replace(statement, by_month=statement.by_month[1:]))
    assert found.law is Law.PARTS
    assert found.difference == Money("-200.00", "MXN")
    assert "the months add up to 0.00 MXN, the whole is 200.00 MXN" in str(found)
