"""forex-python, a library that asks a service of its own for the rate of a day.

It has no timeout, follows redirects, keeps whatever comes, and gives another day's rate without
saying so. It runs here in a copy of its module of our own, where what it takes for `requests` is
bounded and remembers which day was served. Amounts are Decimals only (`force_decimal=True`).
Source: forex-python 1.9, `converter.CurrencyRates.get_rate`.
"""

import os
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

from coopledger.errors import MissingExtra, RateUnavailable, SourceSilent
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When
from coopledger.rates import web
from coopledger.rates.figures import plain_rate
from coopledger.rates.source import Pair, Quote, Quotes


class ForexPython:
    """One day and one pair at a time.

    address: of the service that the library asks; `COOPLEDGER_FOREX_URL`, or the library's own,
    unless told otherwise.
    """

    code = "FOREX-PYTHON"
    publishes = RateBasis.DAY
    one_by_one = True

    def __init__(self, address: str | None = None) -> None:
        self._address = address or os.environ.get("COOPLEDGER_FOREX_URL")

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        """The rate it gives for the last of these days, under the day that it is really of."""
        bounded = _BoundedRequests(self.code)
        try:
            rates = _converter(bounded).CurrencyRates(force_decimal=True)
            if self._address:
                rates._source_url = lambda: f"{self._address.rstrip('/')}/"
            rate = rates.get_rate(pair.base, pair.quote, last)
        except CoopledgerError:
            raise
        except Exception as error:
            if type(error).__name__ == "RatesNotAvailableError" and bounded.served is not None:
                # It answered, and had no rate of this pair.
                raise RateUnavailable("rates.no-pair", source=self.code, pair=pair) from error
            said = f"{type(error).__name__}: {error}"[:80]
            raise SourceSilent("rates.unexpected", source=self.code, seen=said) from error
        served = bounded.served
        if served is None or not first <= served <= last:
            seen = served or "?"
            raise RateUnavailable("rates.wrong-day", source=self.code, seen=seen, asked=last)
        quote = Quote(plain_rate(str(rate) if isinstance(rate, Decimal) else repr(rate), self.code))
        return Quotes({When.on(served): quote}, date.today() - timedelta(days=1))


class _BoundedRequests:
    """What the library knows as `requests`: one that ends. served: the day of the last answer."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.served: date | None = None

    def get(self, url: str, params: Mapping[str, str]) -> "_Response":
        where = f"{url}?{urlencode(params)}"
        answer = web.accepted(self._source, where, web.ask(self._source, where))
        said = answer.data(self._source)
        try:
            self.served = date.fromisoformat(said["date"])
        except (KeyError, TypeError, ValueError) as error:
            seen = str(said)[:60]
            raise SourceSilent("rates.unexpected", source=self._source, seen=seen) from error
        return _Response(answer.status, answer.text)


class _Response:
    def __init__(self, status_code: int, text: str) -> None:
        self.status_code, self.text = status_code, text


def _converter(requests: _BoundedRequests) -> Any:
    """The library's module, loaded apart from any other use of it in this program."""
    try:
        spec = find_spec("forex_python.converter")
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError("forex_python")
        module: ModuleType = module_from_spec(spec)
        spec.loader.exec_module(module)
    except ImportError as error:
        raise MissingExtra("rates.not-installed") from error
    vars(module)["requests"] = requests
    return module
