"""The Bank of Mexico's series, as its service answers, well and badly."""

import json
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from coopledger.errors import RateUnavailable
from coopledger.model.dates import When
from coopledger.model.rate import Rate
from coopledger.rates.banxico import Banxico
from coopledger.rates.lookup import RateQuery, look_up, look_up_all
from coopledger.rates.source import Pair
from tests.rates import service
from tests.rates.service import Behaviour, serving

DOLLARS = Pair("USD", "MXN")
DECEMBER = {
    "2016-12-22": "20.6093",
    "2016-12-23": "20.6352",
    "2016-12-26": "20.7048",
    "2016-12-27": "20.7272",
    "2016-12-28": "20.7314",
    "2016-12-29": "20.6194",
    "2016-12-30": "20.6640",
}
"""Made up, but of the usual shape."""


def sie(days: dict[str, str], series: str = "SF43718") -> dict[str, Any]:
    data = [{"fecha": f"{d[8:]}/{d[5:7]}/{d[:4]}", "dato": dato} for d, dato in days.items()]
    return {"bmx": {"series": [{"idSerie": series, "titulo": "Tipo de cambio", "datos": data}]}}


def bank(days: dict[str, str], series: str = "SF43718") -> Behaviour:
    """The series, between the days that it is asked for."""

    def answer(connection: Any, asked: Any) -> None:
        *_, first, last = asked.path.split("/")
        within = {day: dato for day, dato in days.items() if first <= day <= last}
        service.says(sie(within, series))(connection, asked)

    return answer


def looked_up(
    behaviour: Behaviour,
    when: str,
    pair: Pair = DOLLARS,
    code: str = "BANXICO-FIX",
    **more: bool,
) -> Rate:
    with serving(behaviour) as there:
        source = Banxico(code, there.address, token="abc123")
        return look_up(source, RateQuery.of(pair, When.parse(when), **more), book="A")


def refused(behaviour: Behaviour, when: str = "2016-12-29", **more: Any) -> RateUnavailable:
    with pytest.raises(RateUnavailable) as raised:
        looked_up(behaviour, when, **more)
    return raised.value


def test_the_fix_of_a_day() -> None:
    with serving(bank(DECEMBER)) as there:
        source = Banxico("BANXICO-FIX", there.address + "/", token=" abc123\n")
        found = look_up(source, RateQuery.of(DOLLARS, When.parse("2016-12-29")), book="A")
    assert found.value == Fraction("20.6194")
    assert found.reference == "BANXICO-FIX USD/MXN 2016-12-29"
    (asked,) = there.asked
    assert asked.path == "/series/SF43718/datos/2016-12-22/2016-12-29"
    assert asked.headers["bmx-token"] == "abc123"


def test_the_other_way_round_is_the_exact_quotient() -> None:
    found = looked_up(bank(DECEMBER), "2016-12-29", Pair("MXN", "USD"))
    assert found.value == 1 / Fraction("20.6194")
    assert found.source == "BANXICO-FIX 2016-12-29: USD 1 / MXN 20.6194"


@pytest.mark.parametrize(
    ("code", "series", "pair"),
    [("BANXICO-DOF", "SF60653", DOLLARS), ("BANXICO-EUR", "SF46410", Pair("EUR", "MXN"))],
)
def test_each_code_has_its_series(code: str, series: str, pair: Pair) -> None:
    assert looked_up(bank(DECEMBER, series), "2016-12-29", pair, code).published_by == code
    assert refused(bank(DECEMBER), pair=pair, code=code).code == "rates.unexpected"


def test_a_day_without_a_figure() -> None:
    days = {**DECEMBER, "2016-12-26": "N/E"}
    error = refused(bank(days), "2016-12-26")
    assert (error.code, str(error.params["last"])) == ("rates.no-quote", "2016-12-23")
    found = looked_up(bank(days), "2016-12-25", previous=True)
    assert (str(found.served), found.value) == ("2016-12-23", Fraction("20.6352"))
    found = looked_up(bank(days), "2016-12-26/2016-12-28")
    assert found.value == (Fraction("20.7272") + Fraction("20.7314")) / 2


def test_a_series_with_no_day_at_all() -> None:
    empty = {"bmx": {"series": [{"idSerie": "SF43718", "titulo": "Tipo de cambio"}]}}
    assert refused(service.says(empty)).code == "rates.none-nearby"


def test_what_may_yet_be_published_today_is_not_taken_from_yesterday() -> None:
    yesterday, today = date.today() - timedelta(days=1), date.today().isoformat()
    error = refused(bank({yesterday.isoformat(): "20.00"}), today, previous=True)
    assert error.code == "rates.not-yet"


def test_several_days_are_one_question() -> None:
    wanted = [RateQuery.of(DOLLARS, When.parse(day)) for day in (*DECEMBER, "2016-12-24")]
    with serving(bank(DECEMBER)) as there:
        found = list(look_up_all(Banxico("BANXICO-FIX", there.address, "t"), wanted, book="A"))
    assert len(there.asked) == 1
    assert {f"{f.wanted.when}": f.rate.value for f in found if f.rate} == {
        day: Fraction(value) for day, value in DECEMBER.items()
    }
    (none,) = [f for f in found if f.rate is None]
    assert none.why is not None
    assert none.why.code == "rates.no-quote"


def test_who_does_not_answer_is_not_asked_again() -> None:
    euros = RateQuery.of(Pair("MXN", "USD"), When.parse("2016-12-29"))
    wanted = [RateQuery.of(DOLLARS, When.parse("2016-12-29")), euros]
    with serving(service.DOWN) as there:
        found = list(look_up_all(Banxico("BANXICO-FIX", there.address, "t"), wanted, book="A"))
    assert len(there.asked) == 1
    assert [f.why.code for f in found if f.why] == ["rates.down", "rates.down"]


WORDS = {"error": {"mensaje": "Token inválido.", "detalle": "El token no existe."}}
BADLY = {
    "a bad token": (service.says(WORDS, 400), "rates.bad-token"),
    "no such token": (service.says(WORDS, 401), "rates.bad-token"),
    "no such series": (service.says({"error": {"mensaje": "No existe"}}, 404), "rates.no-series"),
    "another day": (service.says(sie({"2016-12-31": "20.6"})), "rates.wrong-day"),
    "a day twice": (
        service.answers(
            json.dumps(sie({"2016-12-29": "20.6"})).replace("}]}]}}", '}, {"fecha": "29/12/2016", '
            '"dato": "20.7"}]}]}}')
        ),
        "rates.wrong-day",
    ),
    "another series": (service.says(sie(DECEMBER, "SF1")), "rates.unexpected"),
    "another date": (service.says(sie({"2016-13-29": "20.6"})), "rates.unexpected"),
    "no series": (service.says({"bmx": {"series": []}}), "rates.unexpected"),
    "a list": (service.says([1]), "rates.unexpected"),
    "nothing": (service.says(None), "rates.unexpected"),
    "a page": (service.HTML, "rates.not-json"),
    "too many": (service.TOO_MANY, "rates.too-many-after"),
    "a cut": (service.cut, "rates.cut"),
}  # fmt: skip


@pytest.mark.parametrize("name", BADLY)
def test_what_is_not_an_answer_is_not_taken(name: str) -> None:
    behaviour, code = BADLY[name]
    assert refused(behaviour).code == code


@pytest.mark.parametrize(
    "written", ["0", "0.0000", "-20.6", "1e3", "20,61", "NaN", "", "null", "٢٠.٦", "1_0", "20."]
)
def test_what_is_no_rate_is_not_taken(written: str) -> None:
    assert refused(bank({"2016-12-29": written})).code == "rates.bad-value"


def test_a_pair_it_does_not_publish_is_not_asked_for() -> None:
    with serving(bank(DECEMBER)) as there:
        source = Banxico("BANXICO-FIX", there.address, "t")
        with pytest.raises(RateUnavailable) as raised:
            look_up(source, RateQuery.of(Pair("EUR", "MXN"), When.parse("2016-12-29")), book="A")
    assert (raised.value.code, there.asked) == ("rates.no-pair", [])


@pytest.mark.parametrize(
    ("token", "code"),
    [("", "rates.no-token"), ("a b", "rates.bad-token"), ("a\nX: y", "rates.bad-token")],
)
def test_without_a_token_nobody_is_asked(token: str, code: str, monkeypatch: Any) -> None:
    with serving(bank(DECEMBER)) as there:
        monkeypatch.setenv("COOPLEDGER_BANXICO_URL", there.address)
        monkeypatch.setenv("BANXICO_TOKEN", token)
        wanted = RateQuery.of(DOLLARS, When.parse("2016-12-29"))
        with pytest.raises(RateUnavailable) as raised:
            look_up(Banxico("BANXICO-FIX"), wanted, book="A")
        assert (raised.value.code, there.asked) == (code, [])
        monkeypatch.setenv("BANXICO_TOKEN", "abc123")
        assert look_up(Banxico("BANXICO-FIX"), wanted, book="A").value == Fraction("20.6194")
        assert len(there.asked) == 1


_TOKEN = "5f1e3c0a9b8d7e6f5a4b3c2d1e0f9a8b"


def _echoes(status: int, body: str, **headers: str) -> Behaviour:
    """A service that says again which token it was asked with."""

    def answer(connection: Any, asked: Any) -> None:
        written = body.replace("TOKEN", asked.headers["bmx-token"]).encode()
        told = {name: value.replace("TOKEN", _TOKEN) for name, value in headers.items()}
        connection.sendall(service.head(status, len(written), **told) + written)

    return answer


@pytest.mark.parametrize(
    "behaviour",
    [
        _echoes(200, "TOKEN"),
        _echoes(200, '{"bmx": "TOKEN"}'),
        _echoes(200, '{"bmx": {"series": [{"idSerie": "TOKEN"}]}}'),
        _echoes(302, "", Location="https://www.banxico.org.mx/a?token=TOKEN"),
        _echoes(302, "", Location="https://www.banxico.org.mx/TOKEN"),
        _echoes(429, "", Retry_After="TOKEN"),
        _echoes(500, "TOKEN"),
        lambda connection, _: connection.sendall(f"{_TOKEN}\r\n\r\n".encode()),
        lambda connection, _: connection.sendall(f"HTTP/1.1 {_TOKEN}\r\n\r\n".encode()),
    ],
)
def test_a_token_that_the_service_says_again_is_not_said(behaviour: Behaviour) -> None:
    with serving(behaviour) as there:
        source = Banxico("BANXICO-FIX", there.address, token=_TOKEN)
        with pytest.raises(RateUnavailable) as error:
            look_up(source, RateQuery.of(DOLLARS, When.parse("2016-12-29")), book="A")
    said = f"{error.value.message('es')} {error.value!r} {error.value.params}"
    assert _TOKEN[:8] not in said


def test_an_address_of_the_service_with_a_password_is_not_said() -> None:
    source = Banxico("BANXICO-FIX", f"ftp://ana:{_TOKEN * 4}@x/y?token={_TOKEN}", token=_TOKEN)
    with pytest.raises(RateUnavailable) as error:
        look_up(source, RateQuery.of(DOLLARS, When.parse("2016-12-29")), book="A")
    assert _TOKEN[:8] not in error.value.message("es")
