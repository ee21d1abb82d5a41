"""The European Commission's monthly rate."""

from fractions import Fraction
from typing import Any

import pytest

from coopledger.errors import RateUnavailable
from coopledger.model.dates import When
from coopledger.model.rate import Rate
from coopledger.rates.inforeuro import InforEuro
from coopledger.rates.lookup import RateQuery, look_up, look_up_all
from coopledger.rates.source import Pair
from tests.rates import service
from tests.rates.service import Behaviour, serving

PESOS = Pair("EUR", "MXN")


def month(start: str, end: str, amount: object, **more: str) -> dict[str, Any]:
    said = {"currencyIso": "MXN", "refCurrencyIso": "EUR", **more}
    return {**said, "amount": amount, "dateStart": start, "dateEnd": end}


MONTHS = [
    month("01/12/2016", "31/12/2016", 21.7875),
    month("01/11/2016", "30/11/2016", 20.6348),
    month("01/10/2016", "31/10/2016", 21.7795),
    month("01/12/1998", "31/12/1998", 11.7, refCurrencyIso="XEU"),
]
"""The rate of December is the one that the ECB published on 29 November 2016."""


def looked_up(behaviour: Behaviour, when: str, pair: Pair = PESOS) -> Rate:
    with serving(behaviour) as there:
        found = look_up(InforEuro(there.address), RateQuery.of(pair, When.parse(when)), book="A")
        assert [asked.path for asked in there.asked] == ["/currencies/MXN"]
        return found


def refused(behaviour: Behaviour, when: str = "2016-12") -> RateUnavailable:
    with pytest.raises(RateUnavailable) as raised:
        looked_up(behaviour, when)
    return raised.value


def test_the_rate_of_a_month() -> None:
    found = looked_up(service.says(MONTHS), "2016-12")
    assert (found.value, str(found.served)) == (Fraction("21.7875"), "2016-12")
    assert found.reference == "INFOREURO EUR/MXN 2016-12"
    back = looked_up(service.says(MONTHS), "2016-12", Pair("MXN", "EUR"))
    assert back.value == 1 / Fraction("21.7875")


def test_the_mean_over_the_months_of_a_period() -> None:
    found = looked_up(service.says(MONTHS), "2016-10-05/2016-12-02")
    assert (
        found.value == Fraction("21.7875") / 3 + Fraction("20.6348") / 3 + Fraction("21.7795") / 3
    )
    assert str(found.served) == "2016-10-01/2016-12-31"


def test_what_it_has_not() -> None:
    assert refused(service.says(MONTHS), "2016-09").code == "rates.no-month"
    assert refused(service.says(MONTHS), "1998-12").code == "rates.no-month"
    assert refused(service.says(MONTHS), "2016-09-15/2016-11-15").code == "rates.period-gap"
    assert refused(service.says(MONTHS), "2016-12-01/2017-01-15").code == "rates.period-open"
    assert refused(service.says([])).code == "rates.no-pair"
    none = {"code": 5, "message": "No rates published for period"}
    assert refused(service.says(none, 404)).code == "rates.no-pair"


@pytest.mark.parametrize(
    ("pair", "when", "code"),
    [
        (PESOS, "2016-12-29", "rates.only-months"),
        (Pair("USD", "MXN"), "2016-12", "rates.no-pair"),
    ],
)
def test_what_it_never_has_is_not_asked_for(pair: Pair, when: str, code: str) -> None:
    with pytest.raises(RateUnavailable) as raised:
        look_up(InforEuro("https://unused.invalid"), RateQuery.of(pair, When.parse(when)), book="A")
    assert raised.value.code == code


def test_what_it_never_has_does_not_stand_in_the_way_of_what_it_has() -> None:
    wanted = [
        RateQuery.of(PESOS, When.parse(when)) for when in ("2016-12-29", "2016-12", "2016-09")
    ]
    with serving(service.says(MONTHS)) as there:
        found = list(look_up_all(InforEuro(there.address), wanted, book="A"))
    assert {str(f.wanted.when): f.why.code if f.why else "found" for f in found} == {
        "2016-12-29": "rates.only-months",
        "2016-12": "found",
        "2016-09": "rates.no-month",
    }
    assert len(there.asked) == 1


BADLY = {
    "another currency": [month("01/12/2016", "31/12/2016", 1.05, currencyIso="USD")],
    "not a month": [month("01/12/2016", "15/12/2016", 21.7)],
    "a month twice": [MONTHS[0], MONTHS[0]],
    "no list": {"rates": []},
    "no amount": [{"currencyIso": "MXN", "refCurrencyIso": "EUR"}],
    "a word": "21.7875",
}


@pytest.mark.parametrize("name", BADLY)
def test_what_is_not_an_answer_is_not_taken(name: str) -> None:
    assert refused(service.says(BADLY[name])).code == "rates.unexpected"


@pytest.mark.parametrize("amount", [0, -1, 1e-9, None, "21,78", True])
def test_what_is_no_rate_is_not_taken(amount: object) -> None:
    said = [month("01/12/2016", "31/12/2016", amount)]
    assert refused(service.says(said)).code == "rates.bad-value"
