"""The rates that a central bank publishes on paper, typed in by hand."""

from datetime import date
from fractions import Fraction

from coopledger import Pair, Quote, Quotes, RateBasis, RateUnavailable, When

_PESOS_FOR_A_EURO = {date(2016, 12, 28): "21.55", date(2016, 12, 29): "21.60"}


class CentralBank:
    """Pesos for a euro, a day at a time."""

    code = "BANCO-EJEMPLO"
    publishes = RateBasis.DAY
    one_by_one = False

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        if pair != ("EUR", "MXN"):
            raise RateUnavailable("rates.no-pair", source=self.code, pair=pair)
        known = {
            When.on(day): Quote(Fraction(pesos))
            for day, pesos in _PESOS_FOR_A_EURO.items()
            if first <= day <= last
        }
        return Quotes(known, known_to=max(_PESOS_FOR_A_EURO))
