"""forex-python, which has no timeout and gives another day's rate in silence: bounded here."""

import sys
import time
from fractions import Fraction
from typing import Any

import pytest

from coopledger.errors import RateUnavailable
from coopledger.model.dates import When
from coopledger.model.rate import Rate
from coopledger.rates.forex import ForexPython
from coopledger.rates.lookup import RateQuery, look_up, look_up_all
from coopledger.rates.source import Pair
from tests.rates import service
from tests.rates.service import Behaviour, serving

pytest.importorskip("forex_python")

PESOS = Pair("EUR", "MXN")


def rates(day: str, **currencies: Any) -> dict[str, Any]:
    return {"base": "EUR", "date": day, "rates": currencies}


def looked_up(behaviour: Behaviour, when: str = "2016-12-29", *, previous: bool = False) -> Rate:
    with serving(behaviour) as there:
        wanted = RateQuery.of(PESOS, When.parse(when), previous=previous)
        return look_up(ForexPython(there.address), wanted, book="A")


def refused(behaviour: Behaviour, when: str = "2016-12-29", **more: bool) -> RateUnavailable:
    with pytest.raises(RateUnavailable) as raised:
        looked_up(behaviour, when, **more)
    return raised.value


def test_the_rate_of_a_day_to_its_last_digit() -> None:
    body = '{"base": "EUR", "date": "2016-12-29", "rates": {"MXN": 21.63290000000000001}}'
    with serving(service.answers(body)) as there:
        wanted = RateQuery.of(PESOS, When.parse("2016-12-29"))
        found = look_up(ForexPython(there.address), wanted, book="A")
    assert found.value == Fraction("21.63290000000000001")
    assert found.reference == "FOREX-PYTHON EUR/MXN 2016-12-29"
    assert [asked.path for asked in there.asked] == ["/2016-12-29?base=EUR&symbols=MXN&rtype=fpy"]


def test_another_days_rate_is_not_that_days() -> None:
    friday = service.says(rates("2016-12-30", MXN=21.7719))
    error = refused(friday, "2016-12-31")
    assert (error.code, str(error.params["last"])) == ("rates.no-quote", "2016-12-30")
    found = looked_up(friday, "2016-12-31", previous=True)
    assert (str(found.served), found.value) == ("2016-12-30", Fraction("21.7719"))
    assert refused(friday, "2016-12-29", previous=True).code == "rates.wrong-day"
    assert refused(friday, "2017-12-31", previous=True).code == "rates.wrong-day"


BADLY = {
    "without the pair": (service.says(rates("2016-12-29", USD=1.05)), "rates.no-pair"),
    "a rate of nothing": (service.says(rates("2016-12-29", MXN=0)), "rates.no-pair"),
    "a negative rate": (service.says(rates("2016-12-29", MXN=-1)), "rates.bad-value"),
    "an endless rate": (
        service.answers('{"date": "2016-12-29", "rates": {"MXN": 1e999999999}}'),
        "rates.bad-value",
    ),
    "a word": (service.says(rates("2016-12-29", MXN="many")), "rates.bad-value"),
    "no date": (service.says({"rates": {"MXN": 21.6}}), "rates.unexpected"),
    "a list": (service.says([1, 2]), "rates.unexpected"),
    "a list of rates": (service.says({"date": "2016-12-29", "rates": [1]}), "rates.unexpected"),
    "a page": (service.HTML, "rates.not-json"),
    "too many": (service.TOO_MANY, "rates.too-many-after"),
    "down": (service.DOWN, "rates.down"),
    "a cut": (service.cut, "rates.cut"),
    "moved": (service.MOVED, "rates.moved"),
    "a flood": (service.floods, "rates.too-large"),
}


@pytest.mark.parametrize("name", BADLY)
def test_all_that_can_go_wrong_is_one_kind_of_error(name: str) -> None:
    behaviour, code = BADLY[name]
    assert refused(behaviour).code == code


@pytest.mark.parametrize("behaviour", [service.hangs, service.drips_body])
def test_it_ends(behaviour: Behaviour, in_a_hurry: float) -> None:
    started = time.monotonic()
    assert refused(behaviour).code == "rates.too-slow"
    assert time.monotonic() - started < 4 * in_a_hurry + 1


def test_it_knows_of_no_mean() -> None:
    assert refused(service.HTML, "2016-12").code == "rates.only-days"


def test_each_day_is_a_question_of_its_own() -> None:
    def answer(connection: Any, asked: Any) -> None:
        day = asked.path[1:11]
        service.says(rates(day, MXN=21.5))(connection, asked)

    wanted = [RateQuery.of(PESOS, When.parse(f"2016-12-{day}")) for day in (27, 28)]
    with serving(answer) as there:
        found = list(look_up_all(ForexPython(there.address), wanted, book="A"))
    assert [str(each.rate.served) for each in found if each.rate] == ["2016-12-27", "2016-12-28"]
    assert len(there.asked) == 2


def test_other_users_of_the_library_are_left_alone() -> None:
    import forex_python.converter as theirs  # type: ignore[import-untyped]
    import requests  # type: ignore[import-untyped]

    looked_up(service.says(rates("2016-12-29", MXN=21.6)))
    assert theirs.requests is requests
    assert sys.modules["forex_python.converter"] is theirs
