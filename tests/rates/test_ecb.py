"""The embedded rates of the ECB: what it published, and nothing else."""

from datetime import date
from fractions import Fraction

import pytest

from coopledger.errors import RateUnavailable
from coopledger.model.agreement import RateBasis
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.rate import Rate
from coopledger.rates.ecb import Ecb
from coopledger.rates.lookup import RateQuery, look_up
from coopledger.rates.source import Pair

PESOS = Pair("EUR", "MXN")
PUBLISHED = {
    "2008-01-02": "16.0143",
    "2016-08-12": "20.3881",
    "2016-08-15": "20.2774",
    "2016-08-16": "20.2785",
    "2016-12-27": "21.5344",
    "2016-12-28": "21.5700",
    "2016-12-29": "21.6329",
    "2016-12-30": "21.7719",
}


def rate(when: str, pair: Pair = PESOS, *, previous: bool = False) -> Rate:
    return look_up(Ecb(), RateQuery.of(pair, When.parse(when), previous=previous), book="A")


def refused(when: str, pair: Pair = PESOS, *, previous: bool = False) -> RateUnavailable:
    with pytest.raises(RateUnavailable) as raised:
        rate(when, pair, previous=previous)
    return raised.value


@pytest.mark.parametrize("day", PUBLISHED)
def test_the_days_that_are_known(day: str) -> None:
    found = rate(day)
    assert (found.value, str(found.served)) == (Fraction(PUBLISHED[day]), day)
    assert (found.provenance, found.source) == (Provenance.SOURCE, None)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2016-12-26", "2016-12-23"),  # a TARGET holiday
        ("2016-12-31", "2016-12-30"),  # a Saturday
        ("2017-01-01", "2016-12-30"),
        ("2024-04-01", "2024-03-28"),  # Easter Monday
    ],
)
def test_a_day_without_a_quote_has_no_rate(day: str, last: str) -> None:
    error = refused(day)
    assert (error.code, str(error.params["last"])) == ("rates.no-quote", last)
    found = rate(day, previous=True)
    assert (str(found.when), str(found.served)) == (day, last)
    assert found.value == rate(last).value


def test_before_the_peso_was_quoted() -> None:
    assert refused("2007-12-31").code == "rates.none-nearby"
    assert refused("2008-01-01", previous=True).code == "rates.none-nearby"
    assert refused("1998-12-31").code == "rates.none-nearby"


def test_a_day_that_the_file_does_not_reach_is_not_served_by_its_last() -> None:
    assert refused("2199-01-04").code == "rates.not-yet"
    assert refused("2199-01-04", previous=True).code == "rates.not-yet"
    assert refused("2016-12-01/2199-01-04").code == "rates.period-open"


def test_a_cross_rate_is_the_quotient_of_two_quotes_of_a_day() -> None:
    found = rate("2016-12-29", Pair("USD", "MXN"))
    assert found.value == Fraction("21.6329") / Fraction("1.0453")
    assert found.source == "ECB 2016-12-29: MXN 21.6329 / USD 1.0453"
    assert found.provenance is Provenance.DERIVED
    back = rate("2016-12-29", Pair("MXN", "EUR"))
    assert back.value == 1 / Fraction("21.6329")
    assert back.source == "ECB 2016-12-29: EUR 1 / MXN 21.6329"


def test_the_mean_is_exact_and_says_of_how_many() -> None:
    found = rate("2016-12-27/2016-12-31")
    assert found.value == sum(map(Fraction, ("21.5344", "21.57", "21.6329", "21.7719"))) / 4
    assert str(found.served) == "2016-12-27/2016-12-30"
    assert found.source == "ECB 2016-12-27/2016-12-30: (Σ 4) MXN 86.5092 / EUR 4"
    assert found.basis is RateBasis.PERIOD


def test_the_mean_of_what_was_published_the_other_way_round_is_its_inverse() -> None:
    """An average is of the figures that were published; of none of its inverses."""
    period = "2016-07-04/2016-12-31"
    pesos, dollars = rate(period), rate(period, Pair("EUR", "USD"))
    assert rate(period, Pair("MXN", "EUR")).value == 1 / pesos.value
    cross = rate(period, Pair("USD", "MXN"))
    assert cross.value == pesos.value / dollars.value
    assert cross.source is not None
    assert cross.source.startswith("ECB 2016-07-04/2016-12-30: (Σ 129) MXN 2729.328 / USD 1")
    assert Rate.model_validate_json(cross.model_dump_json()) == cross


def test_a_mean_over_twenty_years_is_written_and_read_back() -> None:
    for pair in (PESOS, Pair("MXN", "EUR"), Pair("USD", "MXN")):
        found = rate("2008-01-02/2025-12-31", pair)
        assert Rate.model_validate_json(found.model_dump_json()) == found


def test_the_rate_of_a_month_is_the_mean_of_its_days() -> None:
    found = rate("2016-08")
    assert found.basis is RateBasis.MONTH
    assert found.value == rate("2016-08-01/2016-08-31").value
    assert found.reference != rate("2016-08-01/2016-08-31").reference


def test_a_mean_over_days_that_were_not_all_quoted_is_none() -> None:
    """The rouble is not quoted since March 2022; the peso since 2008 only."""
    assert refused("2022-02-15/2022-03-15", Pair("EUR", "RUB")).code == "rates.period-gap"
    assert refused("2007-12-20/2008-01-10").params["day"] == date(2007, 12, 20)
    assert refused("1998-12-20/1999-01-10", Pair("EUR", "USD")).code == "rates.period-gap"
    assert refused("2016-12-24/2016-12-26").code == "rates.period-empty"


@pytest.mark.parametrize("pair", [Pair("EUR", "GTQ"), Pair("COP", "MXN")])
def test_a_currency_that_is_not_published(pair: Pair) -> None:
    assert refused("2016-12-29", pair).code == "rates.no-pair"
