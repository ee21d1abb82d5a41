"""A source of rates that another installed package brings, held to what ours promise."""

from datetime import date
from fractions import Fraction

from coopledger.errors import RateUnavailable, SourceSilent
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When
from coopledger.model.rate_sources import publisher
from coopledger.plugins import Plugin
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
            return _checked(self._source.quotes(pair, first, last))


def _checked(quotes: Quotes) -> Quotes:
    """The quotes, in order. Raises TypeError, ValueError where they are not what they should be."""
    if not isinstance(quotes, Quotes):
        raise TypeError(f"Quotes are expected, not {quotes!r}")
    for when, quote in quotes.by.items():
        if not isinstance(when, When) or not isinstance(quote, Quote):
            raise TypeError(f"a When and its Quote are expected, not {when!r}: {quote!r}")
        for units in quote:
            if type(units) is not Fraction or units <= 0:
                raise ValueError(f"{when}: a Fraction above zero is expected, not {units!r}")
    by = dict(sorted(quotes.by.items(), key=lambda item: (item[0].first, item[0].last)))
    known_from, known_to = (_day(day) for day in (quotes.known_from, quotes.known_to))
    return Quotes(by, known_to, frozenset(map(_day, quotes.gaps)), known_from)


def _day(given: date) -> date:
    if type(given) is not date:
        raise TypeError(f"a date is expected, not {given!r}")
    return given
