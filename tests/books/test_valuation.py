"""What each event is worth and what it is reported at, by hand."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from coopledger.books.book import Book, Standing
from coopledger.books.terms import Terms
from coopledger.books.valuation import BookValuation, ValuedEvent, value
from coopledger.errors import MissingRate
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement, ConversionRule, SpendingRate
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Transfer,
)
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import MOVING, money_kind
from coopledger.model.terms import Addendum
from coopledger.readers.example_book import example_book


def agreement(**terms: Any) -> Agreement:
    stated = {"code": "A", "title": "T", "currency": "EUR", "accounts": ["MXN", "EUR", "JPY"]}
    return Agreement.model_validate(stated | terms)


def came(reference: str, when: str, amount: str, sent: str | None, **more: Any) -> AnyFact:
    return Disbursement(book="A", reference=reference, when=when, amount=amount, sent=sent, **more)


def earned(reference: str, when: str, amount: str, **more: Any) -> AnyFact:
    return Interest(book="A", reference=reference, when=when, amount=amount, **more)


def spent(reference: str, when: str, amount: str, **more: Any) -> AnyFact:
    return Expenditure(book="A", reference=reference, when=when, amount=amount, **more)


def exchanged(reference: str, when: str, amount: str, arrived: str) -> AnyFact:
    return Transfer(
        book="A", reference=reference, when=when, amount=amount, arrived=arrived,
        account=amount[-3:], to_account=arrived[-3:],
    )  # fmt: skip


def valued(facts: list[AnyFact], of: Agreement | None = None, **asked: Any) -> BookValuation:
    of = of or agreement()
    addenda = [fact for fact in facts if isinstance(fact, Addendum)]
    book = Book.of(of, facts)
    return value(Terms(of, addenda), book.standing(asked.get("on", date.max)), **asked)


def found(valuation: BookValuation) -> dict[str, tuple[int, int, int, str]]:
    def figures(item: ValuedEvent) -> tuple[int, int, int, str]:
        return item.minor, item.worth, item.reported, item.provenance.value

    return {item.event.reference: figures(item) for item in valuation.events}


M = came("M", "2016-01-05", "200.00 MXN", "10.00 EUR")


def test_what_comes_in_is_worth_what_was_sent_or_its_face() -> None:
    facts = [
        M,
        came("N", "2016-01-06", "7.00 EUR", None),
        came("O", "2016-01-07", "90.00 MXN", "5.00 EUR", provenance="assumed"),
    ]
    assert found(valued(facts)) == {
        "M": (200_00, 10_00, 10_00, "source"),
        "N": (7_00, 7_00, 7_00, "source"),
        "O": (90_00, 5_00, 5_00, "assumed"),
    }


def test_interest_is_worth_the_average_before_it_halves_up() -> None:
    facts = [
        earned("I-0", "2016-01-01", "3.00 MXN"),
        M,
        earned("I-1", "2016-01-06", "0.30 MXN"),  # 1.5 cents
        earned("I-2", "2016-01-07", "0.29 MXN"),  # 1.45
        earned("I-3", "2016-01-08", "5.00 MXN", worth="0.99 EUR"),
        earned("I-4", "2016-01-09", "2.00 EUR"),
        came("O", "2016-01-10", "100.00 MXN", "8.00 EUR"),
        # 18.00 for 300.00: interest is not among them.
        earned("I-5", "2016-01-11", "50.00 MXN", provenance="assumed"),
    ]
    assert found(valued(facts)) == {
        "I-0": (3_00, 0, 0, "derived"),
        "M": (200_00, 10_00, 10_00, "source"),
        "I-1": (30, 2, 2, "derived"),
        "I-2": (29, 1, 1, "derived"),
        "I-3": (5_00, 99, 99, "source"),
        "I-4": (2_00, 2_00, 2_00, "source"),
        "O": (100_00, 8_00, 8_00, "source"),
        "I-5": (50_00, 3_00, 3_00, "assumed"),
    }


def test_what_was_exchanged_is_worth_its_stretch_on_both_sides() -> None:
    facts = [
        M,
        exchanged("T-1", "2016-02-01", "40.00 MXN", "300 JPY"),
        earned("I", "2016-02-02", "150 JPY"),
        exchanged("T-2", "2016-02-03", "20.00 MXN", "1.30 EUR"),
        spent("G-1", "2016-02-04", "225 JPY"),
        spent("G-2", "2016-02-05", "0.30 EUR"),
    ]
    assert found(valued(facts)) == {
        "M": (200_00, 10_00, 10_00, "source"),
        "T-1": (40_00, 2_00, 2_00, "derived"),
        "I": (150, 1_00, 1_00, "derived"),
        # Into the agreement's own currency, it counts with what it brought.
        "T-2": (20_00, 1_00, 1_30, "derived"),
        "G-1": (225, 1_50, 1_50, "derived"),
        "G-2": (30, 30, 30, "source"),
    }


def test_between_accounts_and_back_nothing_is_worth_anything() -> None:
    two = agreement(accounts=[{"code": "B", "currency": "MXN"}, {"code": "C", "currency": "MXN"}])
    facts = [
        came("M", "2016-01-05", "200.00 MXN", "10.00 EUR", account="B"),
        Transfer(book="A", reference="T", when="2016-02-01", amount="50.00 MXN", account="B",
                 to_account="C"),
        spent("G", "2016-02-02", "100.00 MXN", account="B"),
        Recovery(book="A", reference="R", of="G", when="2016-02-03", amount="20.00 MXN",
                 account="B", provenance="assumed"),
    ]  # fmt: skip
    assert found(valued(facts, two)) == {
        "M": (200_00, 10_00, 10_00, "source"),
        "T": (50_00, 0, 0, "source"),
        "G": (80_00, 4_00, 4_00, "derived"),
        "R": (20_00, 0, 0, "assumed"),
    }


def test_a_refund_states_what_the_partner_got() -> None:
    facts = [
        M,
        Refund(book="A", reference="R-1", when="2016-03-01", amount="20.00 MXN",
               received="0.90 EUR"),
        Refund(book="A", reference="R-2", when="2016-03-02", amount="20.00 MXN"),
    ]  # fmt: skip
    valuation = valued(facts)
    assert found(valuation) == {
        "M": (200_00, 10_00, 10_00, "source"),
        "R-1": (20_00, 1_00, 90, "source"),
        "R-2": (20_00, 1_00, 1_00, "derived"),
    }
    assert [item.exchange_difference for item in valuation.events] == [0, -10, 0]
    assert [item.rate for item in valuation.events] == [None, None, None]


def test_what_went_out_is_as_sure_as_what_came() -> None:
    facts = [
        came("M", "2016-01-05", "200.00 MXN", "10.00 EUR", provenance="assumed"),
        spent("G", "2016-02-02", "100.00 MXN"),
        exchanged("T", "2016-02-03", "20.00 MXN", "300 JPY"),
        spent("H", "2016-02-04", "150 JPY"),
    ]
    assert {name: figures[3] for name, figures in found(valued(facts)).items()} == dict.fromkeys(
        "MGTH", "assumed"
    )
    facts.insert(1, came("N", "2016-01-06", "100.00 MXN", "5.00 EUR"))
    assert found(valued(facts))["G"][3] == "assumed"
    facts.insert(2, earned("I", "2016-01-07", "1.00 MXN"))
    assert found(valued(facts))["I"][3] == "assumed"
    del facts[1:3]
    facts[0] = facts[0].model_copy(update={"provenance": Provenance.SOURCE})
    assert {name: figures[3] for name, figures in found(valued(facts)).items()} == {
        "M": "source", "G": "derived", "T": "derived", "H": "derived",
    }  # fmt: skip


def test_what_is_not_yet_funded_is_worth_nothing_and_then_its_worth() -> None:
    facts = [spent("G", "2016-01-01", "300.00 MXN"), M]
    valuation = valued(facts)
    assert found(valuation)["G"] == (300_00, 10_00, 10_00, "derived")
    assert found(valued(facts, on=date(2016, 1, 1)))["G"] == (300_00, 0, 0, "derived")
    assert valuation.worth_of_held("MXN", -100_00) == valuation.worth_of_held("MXN", 0) == 0


def test_what_is_held_is_worth_the_end_of_the_line() -> None:
    facts = [M, came("N", "2016-01-06", "100.00 MXN", "8.00 EUR")]
    valuation = valued(facts, agreement(conversion=ConversionRule.FIFO))
    assert [valuation.worth_of_held("MXN", held) for held in (100_00, 150_00, 300_00, 13)] == [
        8_00, 10_50, 18_00, 1,
    ]  # fmt: skip
    average = valued(facts, agreement(conversion=ConversionRule.AVERAGE))
    assert average.worth_of_held("MXN", 150_00) == 9_00


# A rate that the agreement prescribes

FIXED = SpendingRate(currency="MXN", value="16")
IN_YEN = SpendingRate(currency="JPY", value="150")


@pytest.mark.parametrize(
    ("amount", "reported"),
    [("100.00 MXN", 6_25), ("0.08 MXN", 1), ("0.07 MXN", 0), ("0.24 MXN", 2)],
)
def test_spending_is_reported_at_the_prescribed_rate_halves_up(amount: str, reported: int) -> None:
    valuation = valued([M, spent("G", "2016-02-02", amount)], agreement(spending_rates=(FIXED,)))
    item = valuation.events[1]
    assert (item.reported, item.rate, item.provenance.value) == (reported, 16, "derived")


def test_at_a_prescribed_rate_it_is_as_sure_as_what_was_spent() -> None:
    """What the money was worth as it came has no part in what is reported of it."""
    facts = [
        came("M", "2016-01-05", "200.00 MXN", "10.00 EUR", provenance="assumed"),
        spent("G", "2016-02-02", "16.00 MXN"),
        spent("H", "2016-02-03", "16.00 MXN", provenance="assumed"),
    ]
    figures = found(valued(facts, agreement(spending_rates=(FIXED,))))
    assert (figures["G"][2:], figures["H"][2:]) == ((1_00, "derived"), (1_00, "assumed"))


def test_only_what_is_funded_is_reported_and_only_spending() -> None:
    rates = agreement(spending_rates=(FIXED, IN_YEN))
    facts = [
        M,
        exchanged("T", "2016-02-01", "40.00 MXN", "300 JPY"),
        spent("H", "2016-02-02", "75 JPY", provenance="assumed"),
        Refund(book="A", reference="R", when="2016-02-02", amount="20.00 MXN"),
        spent("G", "2016-02-03", "200.00 MXN"),
    ]
    figures = found(valued(facts, rates))
    assert figures["H"] == (75, 50, 50, "assumed")
    assert figures["R"] == (20_00, 1_00, 1_00, "derived")
    assert figures["G"] == (200_00, 7_00, 140_00 // 16, "derived")
    assert figures["T"] == (40_00, 2_00, 2_00, "derived")


def test_an_addendum_prescribes_another_rate_from_its_day_on() -> None:
    addendum = Addendum(
        book="A", reference="A-2", when="2016-03-01", spending_rates=[
            {"currency": "MXN", "value": "25"}
        ],
    )  # fmt: skip
    facts = [M, spent("G", "2016-02-29", "50.00 MXN"), spent("H", "2016-03-01", "50.00 MXN")]
    for rates, before in ((FIXED,), Fraction(16)), ((), None):
        valuation = valued([*facts, addendum], agreement(spending_rates=rates))
        assert [item.rate for item in valuation.events] == [None, before, 25]


def published(basis: str) -> SpendingRate:
    return SpendingRate(currency="MXN", basis=basis, source="BCE")


@pytest.mark.parametrize(
    ("basis", "terms", "on", "asked"),
    [
        ("day", {}, "2016-06-30", ["2016-02-02", "2016-03-15"]),
        ("month", {}, "2016-06-30", ["2016-02", "2016-03"]),
        ("period", {}, "2016-06-30", ["2016-01-05/2016-06-30"] * 2),
        ("period", {"start": "2015-12"}, "2016-06-30", ["2015-12-01/2016-06-30"] * 2),
        ("period", {"end": "2016-05"}, "2016-06-30", ["2016-01-05/2016-05-31"] * 2),
        ("period", {"end": "2016-07"}, "2016-06-30", ["2016-01-05/2016-06-30"] * 2),
        # Spent after the end, or before the start: the period is not turned round.
        ("period", {"end": "2015-12"}, "2016-06-30", ["2016-01-05"] * 2),
        # At the end of time, the period ends with the last event; or with the agreement.
        ("period", {}, None, ["2016-01-05/2016-03-15"] * 2),
        ("period", {"end": "2016-05"}, None, ["2016-01-05/2016-05-31"] * 2),
    ],
)
def test_a_published_rate_is_asked_for_its_day_month_or_period(
    basis: str, terms: dict[str, str], on: str | None, asked: list[str]
) -> None:
    seen = []

    def rate_of(prescribed: SpendingRate, when: When) -> Fraction:
        assert prescribed == published(basis)
        seen.append(str(when))
        return Fraction(20 + len(seen))

    facts = [M, spent("G", "2016-02-02", "42.00 MXN"), spent("H", "2016-03-15", "44.00 MXN")]
    day = date.fromisoformat(on) if on else date.max
    of = agreement(spending_rates=(published(basis),), **terms)
    valuation = valued(facts, of, on=day, rate_of=rate_of)
    assert seen == asked
    assert [(item.rate, item.reported) for item in valuation.events[1:]] == [(21, 200), (22, 200)]


def test_a_rate_that_is_missing_is_named() -> None:
    of = agreement(spending_rates=(published("month"),))
    with pytest.raises(MissingRate) as missing:
        valued([M, spent("G", "2016-02-02", "42.00 MXN")], of)
    assert missing.value.code == "rate.missing"
    assert missing.value.params == {
        "currency": "MXN", "basis": "month", "source": "BCE", "day": date(2016, 2, 2),
    }  # fmt: skip


def test_where_nothing_happened_there_is_nothing_to_value() -> None:
    valuation = valued([], agreement(spending_rates=(published("period"),)))
    assert list(valuation.events) == []
    assert valuation.worth_of_held("MXN", 0) == 0


def test_what_funds_lengthens_its_line_and_nothing_else_does() -> None:
    book = example_book(Language.EN)
    events = list(book.timeline)
    assert {event.kind for event in events} == {*MOVING}
    for event in events:
        found = value(Terms(book.opening), [Standing(event)]).curves[event.amount.currency.code]
        assert (found.funded > 0) == money_kind(event).funds, event.kind
