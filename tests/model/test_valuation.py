"""What is given in kind: its components add up to the value, exactly, and nothing is assumed."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coopledger import Expenditure, InKind, InKindContribution, Money, Provenance
from coopledger.model.facts import fact_adapter
from coopledger.model.valuation import BESIDE, INPUTS, Valuation, ValuationMethod
from coopledger.money import digits_of
from coopledger.numerals import NumberStyle
from coopledger.readers.amounts import amount
from coopledger.readers.words import decimal
from coopledger.testing.dice import dice
from coopledger.testing.openings import valuation
from coopledger.testing.small import CURRENCIES

WORKED: dict[str, Any] = {
    "currency": "MXN",
    "method": "hours",
    "grade": "Dirección de área",
    "hours": "40",
    "annual_cost": "650000.00 MXN",
    "annual_hours": "1760",
    "travel": "3500.00 MXN",
    "per_diem": "2400.00 MXN",
    "materials": "150.00 MXN",
}
GIVEN: dict[str, Any] = {"book": "PICE", "reference": "E-1", "when": "2016-11"}


def contribution(valuation: dict[str, Any], **more: Any) -> InKindContribution:
    return InKindContribution(**GIVEN, valuation=valuation, **more)


def codes(make: Any) -> list[tuple[str, str]]:
    """The code of each thing that is wrong, and the field it is about."""
    with pytest.raises(ValidationError) as refused:
        make()
    return [
        (problem["type"], str(problem.get("ctx", {}).get("field") or problem["loc"][-1]))
        for problem in refused.value.errors()
    ]


def test_by_hours_as_done_by_hand() -> None:
    """650,000.00 × 40 ÷ 1,760 = 14,772.7272...; with 3,500.00, 2,400.00 and 150.00: 20,822.73."""
    worked = contribution(WORKED, amount="20822.73 MXN")
    assert worked.valuation is not None
    assert [(name, money.digits) for name, money in worked.valuation.components] == [
        ("hours", "14772.73"),
        ("travel", "3500.00"),
        ("per_diem", "2400.00"),
        ("materials", "150.00"),
    ]
    assert worked.valuation.total == InKind("20822.73", "MXN")
    assert worked.provenance is Provenance.SOURCE


@pytest.mark.parametrize(
    ("given_", "total"),
    [
        ({"method": "days", "days": "2.5", "daily_rate": "1500.01 MXN"}, "3750.03"),
        ({"method": "days", "days": "0.5", "daily_rate": "0.01 MXN"}, "0.01"),
        ({"method": "days", "days": "0.4999", "daily_rate": "0.01 MXN"}, "0.00"),
        (
            {"method": "tariff", "units": "3", "unit": "pages", "tariff": "85.50 MXN",
             "tariff_source": "list"},
            "256.50",
        ),
        ({"travel": "900.00 MXN"}, "900.00"),
        # 0.004 of each would be 0.012 together: each is rounded alone, once.
        ({"travel": "0.01 USD", "per_diem": "0.01 USD", "materials": "0.01 USD", "rate": "0.4",
          "rate_source": "x", "rate_date": "2016"}, "0.00"),
        ({"travel": "0.01 USD", "per_diem": "0.01 USD", "materials": "0.01 USD", "rate": "0.5",
          "rate_source": "x", "rate_date": "2016"}, "0.03"),
        # Converting and dividing is rounded once: 1.00 ÷ 3 × 1.5 = 0.50, not 0.33 × 1.5 = 0.495.
        ({"method": "hours", "hours": "1", "annual_hours": "3", "annual_cost": "1.00 USD",
          "rate": "1.5", "rate_source": "x", "rate_date": "2016"}, "0.50"),
    ],
)  # fmt: skip
def test_each_component_is_rounded_once_halves_up(given_: dict[str, Any], total: str) -> None:
    assert Valuation(currency="MXN", **given_).total.digits == total


def test_yen_have_no_cents() -> None:
    worked = Valuation(currency="JPY", method="days", days="0.5", daily_rate="8001 JPY")
    assert worked.total == InKind("4001", "JPY")


def redone(valuation: Valuation) -> dict[str, int]:
    """The components in minor units, from the stored inputs alone and in another way."""
    stated = valuation.model_dump(mode="json", exclude_none=True)
    unit = 10 ** digits_of(valuation.total.currency)

    def number(name: str) -> Fraction:
        return Fraction(stated.get(name, "1"))

    def worth(name: str) -> Fraction:
        rate = 1 if stated[name]["currency"] == stated["currency"] else number("rate")
        return Fraction(stated[name]["amount"]) * rate * unit

    exact = {name: worth(name) for name in ("travel", "per_diem", "materials") if name in stated}
    for cost, quantity in (("annual_cost", "hours"), ("daily_rate", "days"), ("tariff", "units")):
        if cost in stated:
            exact[stated["method"]] = worth(cost) * number(quantity) / number("annual_hours")
    return {
        name: (2 * each.numerator + each.denominator) // (2 * each.denominator)
        for name, each in exact.items()
    }


VALUATIONS = st.builds(valuation, dice(), st.sampled_from(CURRENCIES))


@given(VALUATIONS)
def test_the_components_add_up_to_what_the_inputs_come_to(valuation: Valuation) -> None:
    by_name = {name: money.minor for name, money in valuation.components}
    assert by_name == redone(valuation)
    derived = InKindContribution(**GIVEN, valuation=valuation)
    assert derived.amount.minor == sum(by_name.values())
    assert type(derived.amount) is InKind
    assert derived.provenance is Provenance.DERIVED


@given(VALUATIONS, st.sampled_from((-1, 1, 100)))
def test_no_other_amount_is_accepted_by_no_cent(valuation: Valuation, off: int) -> None:
    other = InKind.from_minor(valuation.total.minor + off, valuation.currency)
    assert codes(lambda: InKindContribution(**GIVEN, valuation=valuation, amount=other)) == [
        ("valuation-sum", "amount")
    ]


@given(VALUATIONS)
def test_what_is_stored_is_read_again(valuation: Valuation) -> None:
    fact = InKindContribution(**GIVEN, valuation=valuation)
    stored = fact.model_dump(mode="json", exclude_none=True)
    assert fact_adapter.validate_python(stored) == fact


@given(
    st.sampled_from(NumberStyle),
    st.integers(1, 10**7),
    st.integers(1, 10**10),
    st.integers(1, 10**6),
    st.booleans(),
)
def test_the_same_inputs_in_any_number_style_read_alike(
    style: NumberStyle, hundredths: int, cents: int, hours: int, grouped: bool
) -> None:
    def written(number: Decimal) -> str:
        text = f"{number:,f}" if grouped else f"{number:f}"
        return text.translate(str.maketrans({",": style.group, ".": style.point}))

    worked, cost = Decimal(hundredths) / 100, Decimal(cents) / 100
    read = Valuation(
        currency="MXN",
        method=ValuationMethod.HOURS,
        hours=decimal(written(worked), style),
        annual_cost=amount(written(cost), "MXN", style),
        annual_hours=decimal(written(Decimal(hours)), style),
    )
    plain = Valuation(
        currency="MXN",
        method="hours",
        hours=f"{worked:f}",
        annual_cost=f"{cost:f} MXN",
        annual_hours=str(hours),
    )
    assert read == plain
    assert read.total == plain.total


EVERY = {
    "hours": "1", "annual_cost": "1.00 MXN", "annual_hours": "1", "days": "1",
    "daily_rate": "1.00 MXN", "units": "1", "unit": "page", "tariff": "1.00 MXN",
    "tariff_source": "list",
}  # fmt: skip
"""Each input there is, so that the rows below are made of the model's own table."""


@pytest.mark.parametrize(("method", "name"), [(m, name) for m, of in INPUTS.items() for name in of])
def test_no_input_has_a_default(method: ValuationMethod, name: str) -> None:
    inputs = {field: EVERY[field] for field in INPUTS[method] if field != name}
    of = {"currency": "MXN", "travel": "1.00 MXN"}
    assert codes(lambda: Valuation(**of, method=method, **inputs)) == [
        ("valuation-input-missing", name)
    ]
    alone = {"currency": "MXN", name: EVERY[name]}
    assert codes(lambda: Valuation(**alone)) == [("valuation-without-method", name)]
    for other in set(INPUTS) - {method}:
        whole = {field: EVERY[field] for field in INPUTS[other]}
        given_ = {"currency": "MXN", "method": other, **whole, name: EVERY[name]}
        assert codes(lambda given_=given_: Valuation(**given_)) == [
            ("valuation-input-unused", name)
        ]


RATE = {"rate": "18.9", "rate_source": "Banxico", "rate_date": "2016-11-25"}


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({}, ("valuation-input-missing", "method")),
        ({"grade": "Director"}, ("valuation-input-missing", "method")),
        ({"travel": "1.00 USD"}, ("valuation-rate-missing", "travel")),
        ({"travel": "1.00 MXN", **RATE}, ("valuation-rate-unused", "rate")),
        ({"travel": "1.00 MXN", "rate_source": "x"}, ("valuation-rate-unused", "rate_source")),
        ({"travel": "1.00 USD", "rate": "18.9"}, ("valuation-input-missing", "rate_source")),
        ({"travel": "1.00 USD", **RATE, "rate_date": None},
         ("valuation-input-missing", "rate_date")),
        ({"travel": "1.00 USD", "per_diem": "1.00 EUR", **RATE},
         ("currency-mismatch", "per_diem")),
        ({"travel": "0.00 MXN"}, ("not-positive", "travel")),
        ({"travel": "1.00 MXN", "rate": "0"}, ("number-not-exact", "rate")),
        ({"travel": "1.00 MXN", "name": "Ana"}, ("extra_forbidden", "name")),
    ],
)  # fmt: skip
def test_what_cannot_be_valued(given_: dict[str, Any], found: tuple[str, str]) -> None:
    assert codes(lambda: Valuation(currency="MXN", **given_)) == [found]


def test_a_float_is_no_input() -> None:
    for name in ("hours", "annual_hours"):
        assert codes(lambda name=name: Valuation(**{**WORKED, name: 40.0})) == [
            ("number-not-exact", name)
        ]
    assert codes(lambda: Valuation(**{**WORKED, "travel": 3500.0})) == [
        ("money.not-exact", "travel")
    ]


@pytest.mark.parametrize("number", [Decimal("1E+21"), Decimal("1E-21"), 10**20, Decimal("NaN")])
def test_no_number_is_taken_that_could_not_be_read_again(number: object) -> None:
    given_ = {**WORKED, "hours": number}
    assert codes(lambda: Valuation(**given_)) == [("number-not-exact", "hours")]


def test_its_amount_is_in_its_currency() -> None:
    assert codes(lambda: contribution(WORKED, amount="20822.73 USD")) == [
        ("currency-mismatch", "amount")
    ]


def test_an_amount_that_is_left_out_is_derived() -> None:
    derived = contribution(WORKED)
    assert derived.amount == InKind("20822.73", "MXN")
    assert derived.provenance is Provenance.DERIVED
    assert contribution(WORKED, provenance="source").provenance is Provenance.DERIVED
    assert contribution(WORKED, provenance="assumed").provenance is Provenance.ASSUMED
    assert contribution(WORKED, amount=None) == derived


def test_without_a_valuation_the_amount_is_missing() -> None:
    assert codes(lambda: InKindContribution(**GIVEN)) == [("missing", "amount")]
    wrong = {**WORKED, "hours": "many"}
    assert codes(lambda: contribution(wrong)) == [("number-not-exact", "hours")]


def test_what_comes_to_nothing_is_nothing_given() -> None:
    of = {"currency": "MXN", "method": "days", "days": "0.001", "daily_rate": "1.00 MXN"}
    assert codes(lambda: contribution(of)) == [("not-positive", "amount")]


def test_what_was_stored_before_stays_as_it_was() -> None:
    plain = InKindContribution(**GIVEN, amount="1.00 MXN")
    assert plain.model_dump(mode="json", exclude_none=True) == {
        "book": "PICE", "reference": "E-1", "revision": 1, "provenance": "source",
        "kind": "in_kind", "when": "2016-11", "activities": [],
        "amount": {"amount": "1.00", "currency": "MXN"},
    }  # fmt: skip


def test_a_supplier_is_paid_in_another_currency_than_the_accounts() -> None:
    spent = {"book": "A", "reference": "G-1", "when": "2016-10-05", "amount": "9850.00 MXN"}
    assert Expenditure(**spent, paid="500.00 USD").paid == Money("500.00", "USD")
    assert codes(lambda: Expenditure(**spent, paid="500.00 MXN")) == [
        ("paid-in-one-currency", "paid")
    ]
    assert codes(lambda: Expenditure(**spent, paid="0.00 USD")) == [("not-positive", "paid")]
    assert codes(lambda: Expenditure(**spent, paid=InKind("5.00", "USD"))) == [
        ("money.wrong-nature", "paid")
    ]


def test_every_component_has_a_place() -> None:
    assert {name for name, _ in Valuation(**WORKED).components} == {"hours", *BESIDE}
