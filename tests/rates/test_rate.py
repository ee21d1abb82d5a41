"""A rate as a fact: named after what it is, exact, and never of two minds."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coopledger.ledger import Ledger
from coopledger.messages.sentences import SENTENCES
from coopledger.model.agreement import Agreement
from coopledger.model.facts import fact_adapter
from coopledger.model.rate import Rate, written
from coopledger.model.rate_sources import SOURCES, publisher
from coopledger.model.receipt import Refused
from coopledger.rates.registry import source_of

PAGE = Path(__file__).parents[2] / "docs" / "rates.md"

GIVEN = {
    "book": "A", "base": "EUR", "quote": "MXN", "when": "2016-12-29", "value": "21.6329",
    "published_by": "ECB",
}  # fmt: skip


def rate(**changed: Any) -> Rate:
    return Rate.model_validate({**GIVEN, **changed})


@pytest.mark.parametrize("code", SOURCES)
def test_every_source_is_found_under_each_of_its_names(code: str) -> None:
    for name in (code, code.lower(), *SOURCES[code].also_called):
        assert publisher(name) == code
        assert source_of(name).code == code


def test_the_page_on_rates_lists_every_source_in_order() -> None:
    listed = re.findall(r"^\| `([A-Z-]+)` (?:\(`([A-Z-]+)`\) )?\|", PAGE.read_text("utf-8"), re.M)
    assert [code for code, _ in listed] == list(SOURCES)
    for code, name in listed:
        assert not name or name in SOURCES[code].also_called


def test_the_sources_named_as_examples_are_known() -> None:
    for sentence in SENTENCES["help-of.published_by"]:
        _, _, names = sentence.rstrip(".").rpartition(": ")
        assert {publisher(name) for name in names.split(", ")} <= set(SOURCES)


@given(st.fractions(min_value="1/1000000", max_value=10**9))
def test_what_is_written_is_read_back_exactly(value: Fraction) -> None:
    fact = rate(value=value)
    assert fact_adapter.validate_json(fact.model_dump_json()) == fact
    assert Fraction(written(value)) == value


def test_what_is_left_out_is_as_the_date_says() -> None:
    assert (rate().basis, str(rate().served)) == ("day", "2016-12-29")
    assert rate(when="2016-12").basis == "month"
    assert rate(when="2016-12-01/2016-12-31").basis == "period"
    assert rate(published_by="  banxico fix ").reference == "BANXICO-FIX EUR/MXN 2016-12-29"
    assert rate(basis="period").reference == "ECB EUR/MXN 2016-12-29 (period)"
    assert rate(reference="ECB EUR/MXN 2016-12-29") == rate(published_by="bce")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"basis": "month"}, "rate-basis"),
        ({"when": "2016-12", "basis": "day"}, "rate-basis"),
        ({"basis": "fixed"}, "rate-basis"),
        ({"served": "2016-12-30"}, "rate-served-later"),
        ({"reference": "T-1"}, "rate-name"),
        ({"quote": "EUR"}, "rate-of-itself"),
        ({"value": "0"}, "number-not-exact"),
        ({"value": 21.6329}, "number-not-exact"),
        ({"value": "NaN"}, "number-not-exact"),
        ({"value": "1/0"}, "number-not-exact"),
        ({"value": Fraction(10**30)}, "number-not-exact"),
        ({"value": Fraction(1, 3**500)}, "number-not-exact"),
        ({"when": "yesterday"}, "date-unreadable"),
        ({"published_by": ""}, "missing-value"),
    ],
)
def test_what_is_no_rate_is_not_built(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        rate(**changed)
    assert code in [problem["type"] for problem in raised.value.errors()]


def test_a_closed_year_takes_no_rate() -> None:
    """It would change what was reported of it."""
    ledger = Ledger.open("sqlite://")
    ledger.record(Agreement(code="A", title="A", currency="EUR", accounts=["MXN"]), rate())
    ledger.set_period("A", 2016, "closed")
    with pytest.raises(Refused) as raised:
        ledger.record(rate(when="2016-12-28", value="21.57"))
    assert [finding.code for finding in raised.value.findings] == ["period-closed"]


def test_another_value_of_the_same_rate_is_refused() -> None:
    ledger = Ledger.open("sqlite://")
    ledger.record(Agreement(code="A", title="A", currency="EUR", accounts=["MXN"]), rate())
    assert ledger.record(rate(published_by="bce")).unchanged == 1
    with pytest.raises(Refused) as raised:
        ledger.record(rate(value="21.6330"))
    assert [finding.code for finding in raised.value.findings] == ["same-reference"]
    assert "21.6329" in str(raised.value)
    assert [each.value for each in ledger.rates("A")] == [Fraction("21.6329")]
    assert ledger.verify().intact
