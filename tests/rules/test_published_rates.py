"""A published rate is asked for the day, the month or the period that the agreement prescribes."""

from datetime import date
from fractions import Fraction

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Ledger, SpendingRate, When
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.errors import MissingRate


def ledger(basis: str, **terms: object) -> Ledger:
    ledger = Ledger.open("sqlite://")
    rate = SpendingRate(currency="MXN", basis=basis, source="BCE")
    ledger.record(
        Agreement.model_validate(
            {"code": "A", "title": "T", "currency": "EUR", "accounts": ["MXN"], **terms}
            | {"spending_rates": (rate,)}
        ),
        Disbursement(
            book="A", reference="M", when="2016-01", amount="2000.00 MXN", sent="100.00 EUR"
        ),
        Expenditure(book="A", reference="G", when="2016-03-05", amount="1000.00 MXN"),
        Expenditure(book="A", reference="H", when="2016-04", amount="500.00 MXN"),
    )
    return ledger


@pytest.mark.parametrize(
    ("basis", "terms", "asked"),
    [
        ("day", {}, ["2016-03-05", "2016-04-30"]),
        ("month", {}, ["2016-03", "2016-04"]),
        ("period", {}, ["2016-01-01/2016-05-31"] * 2),
        ("period", {"start": "2015-12-15"}, ["2015-12-15/2016-05-31"] * 2),
        ("period", {"end": "2016-04-30"}, ["2016-01-01/2016-04-30"] * 2),
    ],
)
def test_what_is_asked_for(basis: str, terms: dict[str, str], asked: list[str]) -> None:
    seen: list[str] = []

    def rate_of(prescribed: SpendingRate, when: When) -> Fraction:
        assert (prescribed.currency, prescribed.source) == ("MXN", "BCE")
        seen.append(str(when))
        return Fraction(25)

    facts = ledger(basis, **terms).facts("A")
    side = reconcile(Book.of(facts[0], facts), on=date(2016, 5, 31), rate_of=rate_of)
    assert seen == asked
    assert side.agreement_currency.spent.money.digits == "60.00"
    assert side.agreement_currency.exchange_difference.money.digits == "-15.00"
    assert side.closes


def test_a_rate_that_nobody_gives_is_never_guessed() -> None:
    books = ledger("day")
    with pytest.raises(MissingRate, match="BCE"):
        books.reconcile("A", on=date(2016, 5, 31))
    assert books.reconcile("A", on=date(2016, 2, 1)).closes  # nothing was spent yet
    assert books.verify().intact
