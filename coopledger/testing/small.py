"""The small things that histories are made of: amounts, dates, references, parts.

Amounts run from one minor unit to 10^15 of them, currencies have 2, 0 and 4 digits, dates are days,
months, years and ranges.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain, count

from hypothesis import strategies as st

from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import Portion, Reversal
from coopledger.model.facts import MoneyEvent
from coopledger.money import Money

CURRENCIES = ("MXN", "EUR", "USD", "JPY", "CLP", "CLF")
LARGEST_AMOUNT = 10**15

# Where days, months and years begin and end. Few, so that events meet on one day.
DAYS = tuple(
    map(
        date.fromisoformat,
        (
            "2016-01-01", "2016-01-31", "2016-02-01", "2016-02-28", "2016-02-29", "2016-03-01",
            "2016-03-15", "2016-08-29", "2016-12-31", "2015-12-31", "2017-01-01",
        ),
    )
)  # fmt: skip
MONTHS = ("2016-01", "2016-02", "2016-03", "2015-12", "2016-12")
YEARS = ("2016", "2015", "2017")
LAST_DAY = date(2017, 12, 31)

# References whose order by code points is not that of a dictionary, nor that of UTF-16 or numbers.
# A prime number of them, so that any step walks through all.
REFERENCES = (
    "A", "B", "a", "b", "10", "2", "Z", "z", "á", "É", "ñ", "ß", "_", "-1", "~", "folio 7", "ｆ",
    "𝔸", "Ａ", "日", "A-1", "A-10", "A-2", "AA", "Aa", "aA", "ÿ", "Ā", "1", "01", "9", "é", "Ж",
    "א", "ก", "가", "𐀀",
)  # fmt: skip


def money(currency: str | None = None, *, most: int = LARGEST_AMOUNT) -> st.SearchStrategy[Money]:
    """Amounts above nothing, tiny and huge, of one currency or of several kinds of them.

    most: in minor units of the currency.
    """
    currencies = st.sampled_from(CURRENCIES) if currency is None else st.just(currency)
    return st.builds(Money.from_minor, amounts(most), currencies)


def amounts(most: int) -> st.SearchStrategy[int]:
    """From one minor unit to the most there may be: tiny, middling, huge, or anything between."""
    return within((1, min(most, 9)), (1, min(most, 10**6)), (most - most // 8, most), (1, most))


_PLACES = st.tuples(st.integers(0, 7), st.integers(0, 2**60))
"""Which bounds, and from which end; and how far from it."""


def within(*bounds: tuple[int, int]) -> st.SearchStrategy[int]:
    """A number within one of up to four bounds, often at an end of them.

    To make a strategy costs Hypothesis more than to draw from it: one that is always the same is
    drawn from, and what it gives is put within the bounds.
    """
    return _PLACES.map(lambda place: _placed(place, bounds))


def _placed(place: tuple[int, int], bounds: Sequence[tuple[int, int]]) -> int:
    end, far = place
    from_most, which = divmod(end, 4)
    least, most = bounds[which % len(bounds)]
    step = far % (most - least + 1)
    return most - step if from_most else least + step


def amounts_out(most: int, allowed: int) -> st.SearchStrategy[int]:
    """What goes out: often all there is, or half of it."""
    everything = min(most, allowed)
    ends = ((1, everything), (everything, everything), (max(1, everything // 2),) * 2)
    return within((1, min(everything, 9)), *ends)


_PRECISIONS = st.sampled_from(("day", "day", "month", "range", "day", "year"))
_DAYS, _LENGTHS = st.sampled_from(DAYS), st.integers(1, 70)
_MONTHS, _YEARS = st.sampled_from(MONTHS).map(When.parse), st.sampled_from(YEARS).map(When.parse)


@cache
def whens() -> st.SearchStrategy[When]:
    """A day, a month, a year or a range of days; days most of all."""
    return _whens()


@st.composite
def _whens(draw: st.DrawFn) -> When:
    precision = draw(_PRECISIONS)
    if precision == "month":
        return draw(_MONTHS)
    if precision == "year":
        return draw(_YEARS)
    first = draw(_DAYS)
    if precision == "day":
        return When.on(first)
    return When.between(first, first + timedelta(days=draw(_LENGTHS)))


provenances = st.sampled_from(
    (Provenance.SOURCE, Provenance.SOURCE, Provenance.DERIVED, Provenance.ASSUMED)
)


_NAMED = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 2), _PLACES), max_size=4)
"""Of each part: which of the codes that are left, whether it has an amount, and how much."""


def portions(
    codes: tuple[str, ...], currency: str, amount: int
) -> st.SearchStrategy[tuple[Portion, ...]]:
    """Some of the codes, with parts of the amount or without; the parts never exceed it."""
    if not codes:
        return _NO_PORTIONS
    return _NAMED.map(lambda named: tuple(_split(named, [*codes], currency, amount)))


_NO_PORTIONS: st.SearchStrategy[tuple[Portion, ...]] = st.just(())


def _split(
    named: list[tuple[int, int, tuple[int, int]]], codes: list[str], currency: str, amount: int
) -> Iterator[Portion]:
    left, equal = amount, amount // min(len(named), len(codes)) if named else 0
    for which, bare, place in named:
        if not codes:
            return
        code = codes.pop(which % len(codes))
        if bare == 2 or not left:
            yield Portion(code=code)
            continue
        part = min(max(1, equal), left)
        part = _placed(place, ((1, min(left, 9)), (part, part), (1, left)))
        left -= part
        yield Portion(code=code, amount=Money.from_minor(part, currency))


def references(draw: st.DrawFn) -> Iterator[str]:
    """References without end, in another order each time."""
    start = draw(st.integers(0, len(REFERENCES) - 1))
    step = draw(st.integers(1, len(REFERENCES) - 1))
    named = [REFERENCES[(start + n * step) % len(REFERENCES)] for n in range(len(REFERENCES))]
    return chain(named, (f"{name} {again}" for again in count(2) for name in named))


def days_worth_asking(moved: Iterable[MoneyEvent | Reversal]) -> list[date]:
    """The days around and inside the dates of events."""
    days = {LAST_DAY}
    for fact in moved:
        when = fact.when
        days |= {when.first - timedelta(days=1), when.first, when.last - timedelta(days=1)}
        days.add(when.last)
    return sorted(days, reverse=True)


@st.composite
def asked(draw: st.DrawFn, moved: Iterable[MoneyEvent | Reversal], most: int) -> tuple[date, ...]:
    """Some of the days worth asking about, and the last of all."""
    some = st.lists(st.sampled_from(days_worth_asking(moved)), max_size=most, unique=True)
    return tuple(sorted({LAST_DAY, *draw(some)}))
