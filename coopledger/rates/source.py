"""What a source of exchange rates is: it says what it published for two currencies, and when.

It never guesses: what it did not publish is not there. What is made of its quotes, such as a mean
over a period, is made in `lookup`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple, Protocol

from coopledger.messages.catalogue import Language
from coopledger.model.agreement import RateBasis
from coopledger.model.dates import When


class Pair(NamedTuple):
    """One unit of base is so many units of quote."""

    base: str
    quote: str

    def say(self, language: Language | str) -> str:
        return str(self)

    def __str__(self) -> str:
        return f"{self.base}/{self.quote}"


class Quote(NamedTuple):
    """What was published on one day: so many units of the quote currency for so many of the base.

    One of the two is 1 where the source publishes just this pair, this way round or the other.
    """

    units: Fraction
    base: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Quotes:
    """What a source published for a pair of currencies within a stretch of days.

    by: by the day or the month it is of, in order. known_to: the last day for which the absence of
    a quote means that there is none, rather than that it is yet to come; known_from: the first.
    gaps: days on which the source published rates, but not of this pair.
    """

    by: Mapping[When, Quote]
    known_to: date
    gaps: frozenset[date] = field(default_factory=frozenset)
    known_from: date = date.min


class RateSource(Protocol):
    """A publisher of rates.

    code: as an agreement names it (`SpendingRate.source`). publishes: a rate a day, or a month.
    one_by_one: whether it is asked for each day apart, and so knows of no mean.
    """

    @property
    def code(self) -> str: ...

    @property
    def publishes(self) -> RateBasis: ...

    @property
    def one_by_one(self) -> bool: ...

    def quotes(self, pair: Pair, first: date, last: date) -> Quotes:
        """What it published from a day to another, both included. Raises RateUnavailable."""
        ...


def through_weekend(day: date) -> date:
    """The last day of the weekend that follows a Friday; the day itself otherwise.

    Nobody publishes on a Saturday or a Sunday, so that a Friday's is the last word until Sunday.
    """
    return day + timedelta(days=2) if day.weekday() == 4 else day
