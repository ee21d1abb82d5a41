"""Rates that a book has recorded: which one a statement uses, and which it needs."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from coopledger import (
    Addendum,
    Agreement,
    Disbursement,
    Expenditure,
    Ledger,
    Rate,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.books.book import Book
from coopledger.books.rates import RecordedRates, first_of, rates_needed
from coopledger.errors import MissingRate
from coopledger.model.agreement import SpendingRate
from coopledger.model.dates import When
from coopledger.model.receipt import Refused

ON = date(2016, 12, 31)
PRESCRIBED = SpendingRate(currency="MXN", basis="day", source="BCE")
BY_DAY_BEFORE = PRESCRIBED.model_copy(update={"previous_business_day": True})
M = Disbursement(book="A", reference="M", when="2016-01", amount="2000.00 MXN", sent="100.00 EUR")
G = Expenditure(book="A", reference="G", when="2016-12-26", amount="1000.00 MXN")


def agreement(prescribed: SpendingRate = PRESCRIBED, **terms: Any) -> Agreement:
    stated = {"code": "A", "title": "T", "currency": "EUR", "accounts": ["MXN"]}
    return Agreement.model_validate({**stated, "spending_rates": (prescribed,), **terms})


def rate(when: str = "2016-12-26", value: str = "25", **given: Any) -> Rate:
    given = {"base": "EUR", "quote": "MXN", "published_by": "ECB", "served": when, **given}
    return Rate(book="A", when=when, value=value, **given)


def reported(*facts: Any, of: Agreement | None = None) -> str:
    ledger = Ledger.open("sqlite://")
    ledger.record(of or agreement(), M, G, *facts)
    return ledger.reconcile("A", on=ON).agreement_currency.spent.money.digits


@pytest.mark.parametrize(
    "recorded",
    [
        rate(),
        rate(published_by="bce"),
        rate(base="MXN", quote="EUR", value="0.04"),
        rate(value="50/2"),
    ],
)
def test_a_recorded_rate_is_used_in_either_direction(recorded: Rate) -> None:
    assert reported(recorded) == "40.00"


@pytest.mark.parametrize(
    "other",
    [
        rate("2016-12-27"),
        rate(published_by="BANXICO"),
        rate("2016-12", basis="month"),
        rate(quote="USD"),
    ],
)
def test_no_other_rate_will_do(other: Rate) -> None:
    with pytest.raises(MissingRate, match=r"Ledger\.rates_needed"):
        reported(other)


def test_the_previous_business_day_counts_where_the_agreement_says_so() -> None:
    christmas = rate(served="2016-12-23")
    assert reported(christmas, of=agreement(BY_DAY_BEFORE)) == "40.00"
    with pytest.raises(Refused, match="the rate was asked of 2016-12-26"):
        reported(christmas)
    with pytest.raises(ValidationError, match="rate-served-later"):
        rate(served="2016-12-27")


def test_a_rate_is_never_overwritten() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(), M, G, rate())
    assert ledger.record(rate()).unchanged == 1
    with pytest.raises(Refused, match="before 25, now 26"):
        ledger.record(rate(value="26"))
    mended = Reversal(
        book="A", reference="X", of=rate().reference, when="2016-12-26", reason="mistyped"
    )
    ledger.record(mended, rate(value="20", revision=2))
    assert ledger.reconcile("A", on=ON).agreement_currency.spent.money.digits == "50.00"


def test_an_issued_statement_keeps_its_rates_and_the_next_says_what_changed() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(agreement(), M, G, rate())
    issue = ledger.issue("A", on=ON).issue
    assert [(used.source, str(used.when), used.rate) for used in issue.rates] == [
        ("BCE", "2016-12-26", "25")
    ]
    mended = Reversal(
        book="A", reference="X", of=rate().reference, when="2016-12-26", reason="mistyped"
    )
    ledger.record(mended, rate(value="20", revision=2))
    changed = {change.figure: change for change in ledger.changes_since("A").figures}
    assert (changed["spent"].was.digits, changed["spent"].now.digits) == ("40.00", "50.00")
    assert ledger.verify().intact


def test_the_mean_over_the_reporting_period_is_exact() -> None:
    prescribed = SpendingRate(currency="MXN", basis="period", source="ECB")
    of = agreement(prescribed, start="2016-01-01", end="2016-12-31")
    mean = rate("2016-01-01/2016-12-31", "61/3", basis="period")
    assert reported(mean, of=of) == "49.18"  # 1000 / 20.333...


def spent(reference: str, when: str, amount: str = "10.00 MXN") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=amount)


def needed(*facts: Any, of: Agreement | None = None, on: date = ON) -> list[str]:
    book = Book.of(of or agreement(accounts=["MXN", "EUR", "USD"]), (M, *facts))
    return [f"{need.source} {need.currency} {need.when}" for need in rates_needed(book, on)]


def test_a_rate_for_each_day_of_spending_and_none_that_is_recorded() -> None:
    facts = (G, spent("H", "2016-12-26"), spent("I", "2016-10"), spent("J", "2016-09-01"))
    days = ["ECB MXN 2016-09-01", "ECB MXN 2016-10-31", "ECB MXN 2016-12-26"]
    assert needed(*facts) == days
    assert needed(*facts, on=date(2016, 9, 30)) == days[:1]
    assert (
        needed(*facts, rate(published_by="ecb"), rate("2016-09-01", published_by="ONU")) == days[:2]
    )
    assert needed(*facts, rate(served="2016-12-23")) == days
    by_day_before = agreement(BY_DAY_BEFORE)
    assert needed(*facts, rate(served="2016-12-23"), of=by_day_before) == days[:2]


def test_a_rate_for_each_month_or_one_for_the_period() -> None:
    def by(basis: str) -> Agreement:
        prescribed = SpendingRate(currency="MXN", basis=basis, source="InforEuro")
        return agreement(prescribed, start="2016-07-04")

    facts = (G, spent("H", "2016-08-30"), spent("I", "2016-12-05"))
    assert needed(*facts, of=by("month")) == ["INFOREURO MXN 2016-08", "INFOREURO MXN 2016-12"]
    assert needed(*facts, of=by("period")) == ["INFOREURO MXN 2016-07-04/2016-12-31"]


def test_no_rate_for_what_is_not_prescribed_or_was_taken_back() -> None:
    back = Reversal(book="A", reference="X", when=G.when, of="G", reason="another agreement's")
    facts = (spent("H", "2016-09-01", "1.00 EUR"), spent("I", "2016-09-02", "1.00 USD"))
    assert needed(G, back, *facts) == []
    assert needed() == []


def test_an_addendum_prescribes_another_source_from_its_day_on() -> None:
    later = SpendingRate(currency="MXN", basis="month", source="INFOREURO")
    changed = Addendum(book="A", reference="AD", when="2016-12-28", spending_rates=(later,))
    assert needed(G, changed, spent("I", "2016-12-30")) == [
        "INFOREURO MXN 2016-12",
        "ECB MXN 2016-12-26",
    ]


def test_an_addendum_that_is_taken_back_later_prescribes_until_then() -> None:
    monthly = SpendingRate(currency="MXN", basis="month", source="INFOREURO")
    changed = Addendum(book="A", reference="AD", when="2016-12-01", spending_rates=(monthly,))
    back = Reversal(book="A", reference="X", of="AD", when="2016-12-31", reason="never signed")
    assert needed(G, changed, back, on=date(2016, 12, 30)) == ["INFOREURO MXN 2016-12"]
    assert needed(G, changed, back) == ["ECB MXN 2016-12-26"]


def test_the_reference_rate_of_what_was_returned_or_exchanged_on_a_known_day() -> None:
    of = agreement(accounts=["MXN", "EUR"], spending_rates=(), reference_rate="ECB")
    refund = Refund(
        book="A", reference="R", when="2016-12-29", amount="10.00 MXN", received="0.40 EUR"
    )
    exchange = Transfer(
        book="A", reference="T", when="2016-12-28", account="MXN", to_account="EUR",
        amount="10.00 MXN", arrived="0.40 EUR",
    )  # fmt: skip
    unknown = refund.model_copy(
        update={"reference": "S", "when": When.parse("2016-12-27"), "received": None}
    )
    some_day = refund.model_copy(update={"reference": "U", "when": When.parse("2016-11")})
    facts = (G, refund, exchange, unknown, some_day)
    days = ["ECB MXN 2016-12-28", "ECB MXN 2016-12-29"]
    assert needed(*facts, of=of) == days
    assert needed(*facts, rate("2016-12-28"), of=of) == days[1:]
    # The reference rate is of the day itself: the last one before it will not do.
    assert needed(*facts, rate("2016-12-29", served="2016-12-28"), of=of) == days


def test_what_is_needed_stands_by_day_then_currency_then_source() -> None:
    of = agreement(
        accounts=["MXN", "USD", "EUR"],
        spending_rates=(PRESCRIBED, PRESCRIBED.model_copy(update={"currency": "USD"})),
        reference_rate="BANXICO-FIX",
    )
    back = Refund(
        book="A", reference="R", when="2016-12-28", amount="10.00 MXN", received="0.40 EUR"
    )
    facts = (
        spent("J", "2016-12-28", "1.00 USD"),
        spent("I", "2016-12-28"),
        back,
        spent("H", "2016-12-27", "1.00 USD"),
    )
    assert needed(*facts, of=of) == [
        "ECB USD 2016-12-27",
        "BANXICO-FIX MXN 2016-12-28",
        "ECB MXN 2016-12-28",
        "ECB USD 2016-12-28",
    ]


def test_of_two_rates_that_would_do_the_first_by_reference_counts_whatever_came_first() -> None:
    one, other = rate(), rate(base="MXN", quote="EUR", value="0.05")
    assert (one.reference, other.reference) == ("ECB EUR/MXN 2016-12-26", "ECB MXN/EUR 2016-12-26")
    for recorded in ((one, other), (other, one)):
        rates = RecordedRates(Book.of(agreement(), recorded))
        assert rates(PRESCRIBED, When.parse("2016-12-26")) == 25
        assert rates.of_day("MXN", "ECB", date(2016, 12, 26)) == one


def test_a_rate_is_asked_of_another_where_the_first_has_none() -> None:
    recorded = RecordedRates(Book.of(agreement(), [rate()]))

    def of_an_issue(_: SpendingRate, when: When) -> Fraction:
        if when.text > "2016-12-27":
            raise MissingRate("rate.missing", source="as issued", basis="day", day=when)
        return Fraction(20)

    asked = first_of(recorded, of_an_issue)
    assert asked(PRESCRIBED, When.parse("2016-12-26")) == 25
    assert asked(PRESCRIBED, When.parse("2016-12-27")) == 20
    with pytest.raises(MissingRate, match=r"the rate BCE \(day\) of MXN for 2016-12-28"):
        asked(PRESCRIBED, When.parse("2016-12-28"))


def test_the_latest_rate_known_on_a_day() -> None:
    the_other_way = rate("2016-12-23", "0.04", base="MXN", quote="EUR")
    recorded = (rate("2016-12-29"), the_other_way, rate("2016-12-28"))
    rates = RecordedRates(Book.of(agreement(), recorded))
    found = {
        day: known and str(known.served)
        for day in (22, 23, 27, 29, 31)
        if (known := rates.latest("MXN", "ecb", date(2016, 12, day))) or day
    }
    assert found == {
        22: None, 23: "2016-12-23", 27: "2016-12-23", 29: "2016-12-29", 31: "2016-12-29"
    }  # fmt: skip
    assert rates.of_day("MXN", "ECB", date(2016, 12, 27)) is None
    asked = rates(PRESCRIBED, When.parse("2016-12-28"))
    assert asked == Fraction(25)


@pytest.mark.parametrize(
    "other",
    [
        rate("2016-12", basis="month"),
        rate("2016-12-01/2016-12-26", basis="period"),
        rate(published_by="BANXICO-FIX"),
        rate(quote="USD"),
        rate(base="USD", quote="MXN"),
    ],
)
def test_no_other_rate_is_the_last_of_a_day(other: Rate) -> None:
    rates = RecordedRates(Book.of(agreement(), [other]))
    assert rates.latest("MXN", "ECB", ON) is None
    assert rates.of_day("MXN", "ECB", date(2016, 12, 26)) is None


def test_a_rate_of_the_day_before_is_known_as_of_the_day_it_is_of() -> None:
    christmas = rate(served="2016-12-23")
    rates = RecordedRates(Book.of(agreement(), [christmas]))
    assert rates.of_day("MXN", "ECB", date(2016, 12, 23)) == christmas
    assert rates.of_day("MXN", "ECB", date(2016, 12, 26)) is None
    assert rates.latest("MXN", "ECB", date(2016, 12, 23)) == christmas
