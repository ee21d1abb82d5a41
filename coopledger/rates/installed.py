"""A source of rates that another installed package brings, held to what ours promise."""

from datetime import date
from fractions import Fraction

from coopledger.errors import RateUnavailable, SourceSilent
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When
from coopledger.model.rate import written
from coopledger.model.rate_sources import publisher
from coopledger.plugins import Plugin
from coopledger.rates.figures import plain_rate
from coopledger.rates.source import Pair, Quote, Quotes, RateSource


class InstalledSource:
    """What a package offers under a code. Raises SourceSilent where it is no source of that code.

    Its rates are recorded under the code it is offered by, so that it cannot pass for another.
    """

    def __init__(self, plugin: Plugin, code: str) -> None:
        self.code = code
        self._plugin = plugin
        with plugin.answering(SourceSilent):
            self._source: RateSource = plugin.loaded()()
            if publisher(self._source.code) != code:
                raise ValueError(f"its source says {self._source.code!r}")
            self.publishes = RateBasis(self._source.publishes)
            self.one_by_one = bool(self._source.one_by_one)

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        with self._plugin.answering(SourceSilent, passing=RateUnavailable):
            return _checked(self._source.quotes(pair, first, last), self.code)


def _checked(quotes: Quotes, source: str) -> Quotes:
    """The quotes, in order. Raises TypeError for what is none, RateUnavailable for a bad figure."""
    if not isinstance(quotes, Quotes):
        raise TypeError(f"Quotes are expected, not {quotes!r}")
    for when, quote in quotes.by.items():
        if not isinstance(when, When) or not isinstance(quote, Quote):
            raise TypeError(f"a When and its Quote are expected, not {when!r}: {quote!r}")
        for units in quote:
            if type(units) is not Fraction or plain_rate(written(units), source) != units:
                raise TypeError(f"{when}: a Fraction is expected, not {units!r}")
    by = dict(sorted(quotes.by.items(), key=lambda item: (item[0].first, item[0].last)))
    known_from, known_to = (_day(day) for day in (quotes.known_from, quotes.known_to))
    return Quotes(by, known_to, frozenset(map(_day, quotes.gaps)), known_from)


def _day(given: date) -> date:
    if type(given) is not date:
        raise TypeError(f"a date is expected, not {given!r}")
    return given
