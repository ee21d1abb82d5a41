"""Looking a rate up: the quote of a day or a month, or the mean of the quotes over a period.

A day without a quote has no rate: the one of the business day before is taken only where it is
asked for, and then its own date is said. Nothing is interpolated, and nothing is ever zero.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from coopledger.errors import RateUnavailable
from coopledger.model.agreement import RateBasis
from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.rate import Rate, basis_of, name_of, written
from coopledger.rates.source import Pair, Quotes, RateSource

LONGEST_CLOSED = timedelta(days=7)
"""No source rests for longer: an older quote is not the previous business day's."""


@dataclass(frozen=True, slots=True)
class RateQuery:
    """A rate that is to be looked up.

    basis: as the date says, unless told otherwise. previous: whether a day without a quote takes
    the previous business day's.
    """

    pair: Pair
    when: When
    basis: RateBasis
    previous: bool = False

    @classmethod
    def of(cls, pair: Pair, when: When, *, previous: bool = False) -> "RateQuery":
        return cls(pair, when, basis_of(when), previous)


class RateResult(NamedTuple):
    """What became of one that was wanted of a source: its rate, or why there is none."""

    source: str
    wanted: RateQuery
    rate: Rate | None
    why: RateUnavailable | None = None

    @property
    def reference(self) -> str:
        """What it is called, found or not."""
        pair, when, basis = self.wanted.pair, self.wanted.when, self.wanted.basis
        return name_of(self.source, pair.base, pair.quote, when, basis)


def look_up(source: RateSource, wanted: RateQuery, *, book: str) -> Rate:
    """A rate, as a fact of a book. Raises RateUnavailable where the source has none.

    >>> from coopledger.rates.ecb import Ecb
    >>> day = RateQuery.of(Pair("EUR", "MXN"), When.parse("2016-12-29"))
    >>> look_up(Ecb(), day, book="A-1").value
    Fraction(216329, 10000)
    """
    _check(source, wanted)
    return _rate(source, wanted, source.quotes(wanted.pair, *_span([wanted])), book)


def look_up_all(
    source: RateSource, wanted: Iterable[RateQuery], *, book: str
) -> Iterator[RateResult]:
    """Each of them, with as few questions as the source allows.

    Once the source does not answer, it is not asked again: whatever is left fails alike.
    """
    silent: RateUnavailable | None = None
    askable = []
    for each in wanted:
        try:
            _check(source, each)
            askable.append(each)
        except RateUnavailable as error:
            yield RateResult(source.code, each, None, error)
    for asked in _together(source, askable):
        try:
            if silent is not None:
                raise silent
            quotes = source.quotes(asked[0].pair, *_span(asked))
        except RateUnavailable as error:
            silent = error if error.lasting else None
            yield from (RateResult(source.code, each, None, error) for each in asked)
        else:
            yield from (_found(source, each, quotes, book) for each in asked)


def _found(source: RateSource, wanted: RateQuery, quotes: Quotes, book: str) -> RateResult:
    try:
        return RateResult(source.code, wanted, _rate(source, wanted, quotes, book))
    except RateUnavailable as error:
        return RateResult(source.code, wanted, None, error)


def _together(source: RateSource, wanted: Iterable[RateQuery]) -> Iterator[list[RateQuery]]:
    """What is asked in one question: a pair's days, unless each is a question of its own."""
    ordered = sorted(wanted, key=lambda w: (w.pair, w.when.first, w.when.last))
    if source.one_by_one:
        yield from ([each] for each in ordered)
    else:
        yield from (list(same) for _, same in groupby(ordered, key=lambda w: w.pair))


def _span(wanted: list[RateQuery]) -> tuple[date, date]:
    """The days to ask for: with some before, to say which was the last that had a quote."""
    first, last = min(w.when.first for w in wanted), max(w.when.last for w in wanted)
    return first - LONGEST_CLOSED, last


def _check(source: RateSource, wanted: RateQuery) -> None:
    """What a source cannot answer is not asked."""
    if wanted.basis is RateBasis.DAY and source.publishes is not RateBasis.DAY:
        raise RateUnavailable("rates.only-months", source=source.code, when=wanted.when)
    if wanted.basis is not RateBasis.DAY and source.one_by_one:
        raise RateUnavailable("rates.only-days", source=source.code, when=wanted.when)


def _rate(source: RateSource, wanted: RateQuery, quotes: Quotes, book: str) -> Rate:
    if wanted.basis is RateBasis.DAY:
        return _of_day(source, wanted, quotes, book)
    if wanted.basis is RateBasis.MONTH and source.publishes is RateBasis.MONTH:
        return _of_month(source, wanted, quotes, book)
    return _mean(source, wanted, quotes, book)


def _of_day(source: RateSource, wanted: RateQuery, quotes: Quotes, book: str) -> Rate:
    """The quote of the day; where it has none and that is asked for, the one before it."""
    day = wanted.when.last
    if wanted.when in quotes.by:
        return _fact(source, wanted, quotes, [wanted.when], book)
    said = {"source": source.code, "pair": wanted.pair, "day": day}
    if day > quotes.known_to:
        raise RateUnavailable("rates.not-yet", **said, last=quotes.known_to)
    before = [served for served in quotes.by if day - LONGEST_CLOSED <= served.last < day]
    if not before:
        raise RateUnavailable("rates.none-nearby", **said)
    if not wanted.previous:
        raise RateUnavailable("rates.no-quote", **said, last=before[-1])
    return _fact(source, wanted, quotes, before[-1:], book)


def _of_month(source: RateSource, wanted: RateQuery, quotes: Quotes, book: str) -> Rate:
    if wanted.when not in quotes.by:
        said = {"source": source.code, "pair": wanted.pair, "when": wanted.when}
        raise RateUnavailable("rates.no-month", **said)
    return _fact(source, wanted, quotes, [wanted.when], book)


def _mean(source: RateSource, wanted: RateQuery, quotes: Quotes, book: str) -> Rate:
    """The mean of all that was published over a period, which has to be over."""
    first, last = wanted.when.first, wanted.when.last
    said = {"source": source.code, "pair": wanted.pair, "when": wanted.when}
    if last > quotes.known_to:
        raise RateUnavailable("rates.period-open", **said, last=quotes.known_to)
    within = [of for of in quotes.by if of.first <= last and of.last >= first]
    start = first.replace(day=1) if source.publishes is RateBasis.MONTH else first
    gaps = [day for day in quotes.gaps if start <= day <= last]
    if first < quotes.known_from:
        gaps.append(first)
    if gaps:
        raise RateUnavailable("rates.period-gap", **said, day=min(gaps))
    if not within:
        raise RateUnavailable("rates.period-empty", **said)
    return _fact(source, wanted, quotes, within, book)


def _fact(source: RateSource, wanted: RateQuery, quotes: Quotes, of: list[When], book: str) -> Rate:
    """The rate made of these quotes, with what it is made of where it is not one of them.

    The mean is that of the figures that were published: where they are of the other way round, or
    of two currencies against a third, the sums are divided, which is the quotient of the means.
    """
    units = sum((quotes.by[each].units for each in of), Fraction(0))
    base = sum((quotes.by[each].base for each in of), Fraction(0))
    served = of[0] if len(of) == 1 else When.between(of[0].first, of[-1].last)
    made_of = None
    if base != 1:
        several = f"(Σ {len(of)}) " if len(of) > 1 else ""
        figures = f"{wanted.pair.quote} {written(units)} / {wanted.pair.base} {written(base)}"
        made_of = f"{source.code} {served}: {several}{figures}"
    return Rate(
        book=book,
        base=wanted.pair.base,
        quote=wanted.pair.quote,
        basis=wanted.basis,
        when=wanted.when,
        served=served,
        value=units / base,
        published_by=source.code,
        provenance=Provenance.DERIVED if made_of else Provenance.SOURCE,
        source=made_of,
    )
