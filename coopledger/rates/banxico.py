"""The Bank of Mexico's exchange rates: pesos for a dollar or a euro, by its service of series.

It is asked with a token that it gives to whoever asks for one, read from `BANXICO_TOKEN`. Days on
which nothing was determined have no figure, or `N/E`.
Source: Banco de México, SIE API, series SF43718 (FIX, by the day it is determined), SF60653 (for
obligations in dollars payable in Mexico, as the DOF publishes it, by the day it is to be applied),
SF46410 (euro).
"""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

from coopledger.errors import RateUnavailable, SourceSilent
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When
from coopledger.rates import web
from coopledger.rates.figures import plain_rate
from coopledger.rates.source import Pair, Quote, Quotes

ADDRESS = "https://www.banxico.org.mx/SieAPIRest/service/v1"
SERIES = {
    "BANXICO-FIX": ("SF43718", "USD"),
    "BANXICO-DOF": ("SF60653", "USD"),
    "BANXICO-EUR": ("SF46410", "EUR"),
}
"""The series behind each code, and the currency that it gives in pesos."""

_PESO = "MXN"
_NONE = "N/E"


class Banxico:
    """One series, asked for a stretch of days at a time.

    code: one of `SERIES`. address: where the service is; `COOPLEDGER_BANXICO_URL`, or the bank's
    own, unless told otherwise.
    """

    publishes = RateBasis.DAY
    one_by_one = False

    def __init__(self, code: str, address: str | None = None, token: str | None = None) -> None:
        self.code = code
        self.series, self.currency = SERIES[code]
        self._address = address or os.environ.get("COOPLEDGER_BANXICO_URL") or ADDRESS
        self._token = token or os.environ.get("BANXICO_TOKEN", "")

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        if set(pair) != {self.currency, _PESO}:
            raise RateUnavailable("rates.no-pair", source=self.code, pair=pair)
        token = self._token.strip()
        if not token.isalnum() or not token.isascii():
            code = "rates.bad-token" if token else "rates.no-token"
            raise SourceSilent(code, source=self.code)
        url = f"{self._address.rstrip('/')}/series/{self.series}/datos/{first}/{last}"
        answer = web.ask(self.code, url, {"Bmx-Token": token})
        self._check(url, answer)
        by: dict[When, Quote] = {}
        for day, written in self._published(answer.data(self.code)):
            if not first <= day <= last or When.on(day) in by:
                raise SourceSilent("rates.wrong-day", source=self.code, seen=day, asked=last)
            if written != _NONE:
                by[When.on(day)] = self._quote(pair, written)
        # Today's may be yet to come.
        return Quotes(dict(sorted(by.items(), key=_by_day)), date.today() - timedelta(days=1))

    def _check(self, url: str, answer: web.HttpAnswer) -> None:
        """The bank says what it did not like in words, under one of several statuses."""
        if answer.status in (400, 401, 403) and "token" in answer.text.casefold():
            raise SourceSilent("rates.bad-token", source=self.code)
        if answer.status == 404:
            raise SourceSilent("rates.no-series", source=self.code, series=self.series)
        web.accepted(self.code, url, answer)

    def _published(self, said: Any) -> Iterator[tuple[date, str]]:
        """Each day with what is written for it."""
        try:
            (series,) = said["bmx"]["series"]
            if series["idSerie"] != self.series:
                raise ValueError(series["idSerie"])
            for item in series.get("datos") or ():
                day = datetime.strptime(item["fecha"], "%d/%m/%Y").date()
                yield day, str(item["dato"]).strip()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            seen = str(said)[:60]
            raise SourceSilent("rates.unexpected", source=self.code, seen=seen) from error

    def _quote(self, pair: Pair, written: str) -> Quote:
        pesos = plain_rate(written, self.code)
        return Quote(pesos) if pair.quote == _PESO else Quote(Fraction(1), pesos)


fix, dof, euro = (partial(Banxico, code) for code in SERIES)


def _by_day(item: tuple[When, Quote]) -> date:
    return item[0].first
