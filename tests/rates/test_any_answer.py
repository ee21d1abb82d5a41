"""Whatever a service answers, what comes of it is a rate or one kind of error."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.errors import RateUnavailable
from coopledger.model.dates import When
from coopledger.rates.banxico import Banxico
from coopledger.rates.forex import ForexPython
from coopledger.rates.inforeuro import InforEuro
from coopledger.rates.lookup import RateQuery, look_up
from coopledger.rates.source import Pair, RateSource
from tests.rates import service
from tests.rates.service import Service, serving

MAKERS: dict[str, Callable[[str], RateSource]] = {
    "banxico": lambda address: Banxico("BANXICO-EUR", address, "t"),
    "inforeuro": InforEuro,
    "forex-python": ForexPython,
}

words = st.sampled_from(
    ["bmx", "series", "idSerie", "SF46410", "datos", "fecha", "dato", "29/12/2016", "N/E", "21.63",
     "currencyIso", "MXN", "refCurrencyIso", "EUR", "amount", "dateStart", "01/12/2016", "dateEnd",
     "31/12/2016", "date", "2016-12-29", "rates", "", "0", "01/01/0001"]
)  # fmt: skip
leaves = st.none() | st.booleans() | st.integers() | st.floats() | words
data = st.recursive(
    leaves, lambda of: st.lists(of, max_size=3) | st.dictionaries(words, of, max_size=5)
)


def nearly(value: Any, spoilt: Any, at: int) -> Any:
    """A right answer with one of its parts in the place of another: the at-th, counted deep."""
    count = iter(range(10_000))

    def copy(part: Any) -> Any:
        if next(count) == at:
            return spoilt
        if isinstance(part, dict):
            return {name: copy(each) for name, each in part.items()}
        return [copy(each) for each in part] if isinstance(part, list) else part

    return copy(value)


RIGHT: dict[str, Any] = {
    "banxico": {
        "bmx": {
            "series": [{"idSerie": "SF46410", "datos": [{"fecha": "29/12/2016", "dato": "21.63"}]}]
        }
    },
    "inforeuro": [
        {"currencyIso": "MXN", "refCurrencyIso": "EUR", "amount": 21.63,
         "dateStart": "01/12/2016", "dateEnd": "31/12/2016"}
    ],
    "forex-python": {"base": "EUR", "date": "2016-12-29", "rates": {"MXN": 21.63}},
}  # fmt: skip


@pytest.fixture(scope="module")
def there() -> Iterator[Service]:
    with serving(service.HTML) as found:
        yield found


def comes_of(name: str, there: Service) -> str:
    when = When.parse("2016-12" if name == "inforeuro" else "2016-12-29")
    try:
        rate = look_up(
            MAKERS[name](there.address), RateQuery.of(Pair("EUR", "MXN"), when), book="A"
        )
    except RateUnavailable as error:
        return error.code
    assert rate.value > 0
    return "rate"


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_right_is_taken(name: str, there: Service) -> None:
    there.behaviour = service.says(RIGHT[name])
    assert comes_of(name, there) == "rate"


@pytest.mark.parametrize("name", MAKERS)
@given(said=data)
def test_any_data(name: str, there: Service, said: Any) -> None:
    there.behaviour = service.answers(json.dumps(said))
    comes_of(name, there)


@pytest.mark.parametrize("name", MAKERS)
@given(spoilt=data, at=st.integers(0, 12))
def test_nearly_right_data(name: str, there: Service, spoilt: Any, at: int) -> None:
    there.behaviour = service.answers(json.dumps(nearly(RIGHT[name], spoilt, at)))
    comes_of(name, there)


@pytest.mark.parametrize("name", MAKERS)
@given(body=st.binary(max_size=200), status=st.integers(100, 999))
def test_any_bytes(name: str, there: Service, body: bytes, status: int) -> None:
    there.behaviour = service.answers(body, status)
    assert comes_of(name, there).startswith("rates.")
