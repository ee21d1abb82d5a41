"""What a figure is made of, by hand: 200.00 MXN came for 10.00 EUR, so that 20 make one."""

from fractions import Fraction
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.explanation import Explanation, explain, rate_between, worths_of
from coopledger.books.reconciliation import reconciliation
from coopledger.model.agreement import Agreement, ConversionRule, SpendingRate
from coopledger.model.events import Recovery, Transfer
from coopledger.money import Money
from tests.books.stories import AGREEMENT, FACTS, YEAR_END

BACK = Recovery(
    book="A-1",
    reference="C-1",
    of="G-1",
    when="2016-05-02",
    amount="10.00 MXN",
    lines=["AIR"],
)


def explained(rule: ConversionRule, *more: Any) -> Explanation:
    agreement = AGREEMENT.model_copy(update={"conversion": rule})
    return explain(reconciliation(Book.of(agreement, [*FACTS, *more]), on=YEAR_END))


def of_the_line(found: Explanation, currency: str) -> list[tuple[str, ...]]:
    return [
        (part.reference, part.kind, part.when.text, *map(str, amounts))
        for part in found.instalments[currency]
        for amounts in [(part.amount, part.worth, part.reach, part.height)]
    ]


CAME = [
    ("M-1", "disbursement", "2016-01-05", "200.00 MXN", "10.00 EUR", "200.00 MXN", "10.00 EUR"),
    ("I-1", "interest", "2016-01-31", "1.00 MXN", "0.05 EUR", "201.00 MXN", "10.05 EUR"),
]
EXCHANGED = ("T-1", "transfer", "2016-02-01")


def test_the_line_is_what_came_end_to_end() -> None:
    found = explained(ConversionRule.FIFO)
    assert str(found.statement.agreement_currency.spent.money) == "4.00 EUR"
    assert list(found.instalments) == ["MXN", "USD"]
    assert of_the_line(found, "MXN") == CAME
    assert of_the_line(found, "USD") == [
        (*EXCHANGED, "2.20 USD", "2.00 EUR", "2.20 USD", "2.00 EUR")
    ]
    assert [part.rate for part in found.instalments["MXN"]] == [20, 20]


def test_under_the_average_what_was_exchanged_away_leaves_the_line() -> None:
    found = explained(ConversionRule.AVERAGE)
    assert of_the_line(found, "MXN") == [
        *CAME,
        (*EXCHANGED, "-40.00 MXN", "-2.00 EUR", "161.00 MXN", "8.05 EUR"),
    ]
    assert of_the_line(found, "USD") == [
        (*EXCHANGED, "2.20 USD", "2.00 EUR", "2.20 USD", "2.00 EUR")
    ]


def out(found: Explanation) -> list[tuple[str, ...]]:
    return [
        (
            part.reference,
            part.kind,
            *map(str, (part.amount, part.recovered, part.start, part.end)),
            *(figure.digits for figure in (part.low, part.high, part.worth, part.reported)),
            part.exchange_difference.digits,
            part.provenance.value,
        )
        for part in found.outflows
    ]


def test_what_went_out_took_the_next_stretch_of_the_line() -> None:
    found = explained(ConversionRule.FIFO)
    assert [part.when.text for part in found.outflows] == [
        "2016-02-01", "2016-02-10", "2016-03-10", "2016-04-05",
    ]  # fmt: skip
    assert [part.worth.currency.code for part in found.outflows] == ["EUR"] * 4
    none = "0.00 MXN"
    assert out(found) == [
        ("T-1", "transfer", "40.00 MXN", none, none, "40.00 MXN",
         "0.00", "2.00", "2.00", "2.00", "0.00", "derived"),
        ("G-1", "expenditure", "60.00 MXN", none, "40.00 MXN", "100.00 MXN",
         "2.00", "5.00", "3.00", "3.00", "0.00", "derived"),
        ("G-2", "expenditure", "1.10 USD", "0.00 USD", "0.00 USD", "1.10 USD",
         "0.00", "1.00", "1.00", "1.00", "0.00", "derived"),
        ("R-1", "refund", "50.00 MXN", none, "100.00 MXN", "150.00 MXN",
         "5.00", "7.50", "2.50", "2.30", "-0.20", "source"),
    ]  # fmt: skip


def test_what_was_recovered_is_already_taken_off() -> None:
    spent = explained(ConversionRule.FIFO, BACK).outflows[1]
    assert (str(spent.amount), str(spent.recovered)) == ("50.00 MXN", "10.00 MXN")
    assert (str(spent.end), str(spent.worth)) == ("90.00 MXN", "2.50 EUR")


@pytest.mark.parametrize("rule", ConversionRule)
def test_each_figure_is_the_sum_of_the_events_that_it_names(rule: ConversionRule) -> None:
    found = explained(rule, BACK)
    named = {
        key: [f"{reference}: {money}" for reference, money in parts]
        for key, parts in found.figures.items()
    }
    assert named == {
        ("MXN", "received"): ["M-1: 200.00 MXN"],
        ("MXN", "interest"): ["I-1: 1.00 MXN"],
        ("MXN", "transferred_out"): ["T-1: 40.00 MXN"],
        ("MXN", "spent"): ["G-1: 50.00 MXN"],
        ("MXN", "returned"): ["R-1: 50.00 MXN"],
        ("USD", "transferred_in"): ["T-1: 2.20 USD"],
        ("USD", "spent"): ["G-2: 1.10 USD"],
        ("agreement", "received"): ["M-1: 10.00 EUR"],
        ("agreement", "interest"): ["I-1: 0.05 EUR"],
        ("agreement", "spent"): ["G-1: 2.50 EUR", "G-2: 1.00 EUR"],
        ("agreement", "returned"): ["R-1: 2.30 EUR"],
        ("agreement", "exchange_difference"): ["R-1: -0.20 EUR"],
    }


def test_an_event_that_came_in_and_went_out_is_worth_what_went_out() -> None:
    book = Book.of(AGREEMENT.model_copy(update={"conversion": ConversionRule.FIFO}), FACTS)
    told = reconciliation(book, on=YEAR_END)
    found = {}
    for fact in FACTS:
        found |= worths_of(told, fact.reference)
    assert {key: str(part.worth) for key, part in found.items()} == {
        ("disbursement", "M-1"): "10.00 EUR",
        ("interest", "I-1"): "0.05 EUR",
        ("transfer", "T-1"): "2.00 EUR",
        ("expenditure", "G-1"): "3.00 EUR",
        ("expenditure", "G-2"): "1.00 EUR",
        ("refund", "R-1"): "2.50 EUR",
    }
    assert str(found["transfer", "T-1"].amount) == "40.00 MXN"


def test_a_rate_is_how_many_units_make_one() -> None:
    assert rate_between(Money("1109797.84", "MXN"), Money("54855", "EUR")) == Fraction(
        110979784, 5485500
    )
    assert rate_between(Money("500", "JPY"), Money("4", "EUR")) == 125
    assert rate_between(Money("5", "MXN"), Money("0", "EUR")) is None


def test_into_the_agreement_s_own_currency_an_exchange_is_worth_what_it_brought() -> None:
    accounts = Agreement(code="B", title="T", currency="EUR", accounts=["MXN", "EUR"]).accounts
    agreement = AGREEMENT.model_copy(update={"accounts": accounts})
    exchange = Transfer(
        book="A-1",
        reference="T-2",
        when="2016-02-01",
        account="MXN",
        to_account="EUR",
        amount="40.00 MXN",
        arrived="2.30 EUR",
    )
    found = explain(reconciliation(Book.of(agreement, [FACTS[2], exchange]), on=YEAR_END))
    (part,) = found.instalments["EUR"]
    assert (str(part.amount), str(part.worth), str(part.height)) == ("2.30 EUR",) * 3


def test_an_outflow_says_the_rate_it_is_reported_at() -> None:
    fixed = SpendingRate(currency="MXN", value="24")
    agreement = AGREEMENT.model_copy(update={"spending_rates": (fixed,)})
    found = explain(reconciliation(Book.of(agreement, FACTS), on=YEAR_END))
    assert [(part.reference, part.rate) for part in found.outflows] == [
        ("T-1", None), ("G-1", 24), ("G-2", None), ("R-1", None),
    ]  # fmt: skip
    assert str(found.outflows[1].reported) == "2.50 EUR"
