"""InforEuro: the European Commission's monthly accounting rate of the euro.

The rate of a month is the ECB's of the last day but one of the month before on which there was one,
and is published before the month begins. A service without a token gives all the months of a
currency at once.
Source: European Commission, InforEuro; `currencies/MXN` answers
`[{"currencyIso", "refCurrencyIso", "amount", "dateStart": "dd/mm/yyyy", "dateEnd"}]`.
"""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from coopledger.errors import RateUnavailable, SourceSilent
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When
from coopledger.rates import web
from coopledger.rates.figures import plain_rate
from coopledger.rates.source import Pair, Quote, Quotes

ADDRESS = "https://ec.europa.eu/budg/inforeuro/api/public"
_EURO = "EUR"


class InforEuro:
    """Units of a currency for one euro, a month at a time.

    address: where the service is; `COOPLEDGER_INFOREURO_URL`, or the Commission's own, unless told
    otherwise.
    """

    code = "INFOREURO"
    publishes = RateBasis.MONTH
    one_by_one = False

    def __init__(self, address: str | None = None) -> None:
        self._address = address or os.environ.get("COOPLEDGER_INFOREURO_URL") or ADDRESS

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        if _EURO not in pair:
            raise RateUnavailable("rates.no-pair", source=self.code, pair=pair)
        currency = pair.quote if pair.base == _EURO else pair.base
        url = f"{self._address.rstrip('/')}/currencies/{currency}"
        answer = web.ask(self.code, url)
        if answer.status in (400, 404):
            raise RateUnavailable("rates.no-pair", source=self.code, pair=pair)
        said = web.accepted(self.code, url, answer).data(self.code)
        by: dict[When, Quote] = {}
        for month, written in sorted(self._published(said, currency)):
            when = When.parse(month)
            if when in by:
                raise SourceSilent("rates.unexpected", source=self.code, seen=f"{month} × 2")
            by[when] = self._quote(pair, written)
        if not by:
            raise RateUnavailable("rates.no-pair", source=self.code, pair=pair)
        gaps = {day for day in _months(first, last) if When.parse(day.isoformat()[:7]) not in by}
        return Quotes(by, [*by][-1].last, frozenset(gaps))

    def _published(self, said: Any, currency: str) -> Iterator[tuple[str, str]]:
        """Each month, as `2016-12`, with what is written for it. (Until 1998 it was of the ecu.)"""
        try:
            for item in said:
                if item["currencyIso"] != currency:
                    raise ValueError(item["currencyIso"])
                if item["refCurrencyIso"] != _EURO:
                    continue
                start, end = (
                    datetime.strptime(item[name], "%d/%m/%Y").date()
                    for name in ("dateStart", "dateEnd")
                )
                month = start.isoformat()[:7]
                if When.between(start, end) != When.between(*_ends(When.parse(month))):
                    raise ValueError(f"{start}/{end}")
                yield month, str(item["amount"])
        except (KeyError, TypeError, ValueError) as error:
            seen = str(said)[:60]
            raise SourceSilent("rates.unexpected", source=self.code, seen=seen) from error

    def _quote(self, pair: Pair, written: str) -> Quote:
        units = plain_rate(written, self.code)
        return Quote(units) if pair.base == _EURO else Quote(Fraction(1), units)


def _ends(month: When) -> tuple[date, date]:
    return month.first, month.last


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month that a stretch of days touches."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)
