"""The small things that histories are made of: amounts, dates, references, parts.

Amounts run from one minor unit to 10^15 of them, currencies have 2, 0 and 4 digits, dates are days,
months, years and ranges.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, count

from hypothesis import strategies as st

from coopledger.model.base import Provenance
from coopledger.model.dates import When
from coopledger.model.events import Portion, Reversal
from coopledger.model.facts import MoneyEvent
from coopledger.money import Money
from coopledger.testing.dice import Dice, dice

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


@st.composite
def money(draw: st.DrawFn, currency: str | None = None, *, most: int = LARGEST_AMOUNT) -> Money:
    """Amounts above nothing, tiny and huge, of one currency or of several kinds of them.

    most: in minor units of the currency.
    """
    thrown = draw(dice(10))
    minor = amount(thrown, most)
    return Money.from_minor(minor, thrown.one_of(CURRENCIES) if currency is None else currency)


def amount(dice: Dice, most: int = LARGEST_AMOUNT) -> int:
    """From one minor unit to the most there may be: tiny, middling, huge, or anything between."""
    ends = ((1, min(most, 9)), (1, min(most, 10**6)), (most - most // 8, most), (1, most))
    return dice.within(*ends)


def amount_out(dice: Dice, allowed: int) -> int:
    """What goes out: often all there is, or half of it."""
    most = min(LARGEST_AMOUNT, allowed)
    return dice.within((1, min(most, 9)), (1, most), (most, most), (max(1, most // 2),) * 2)


_PRECISIONS = ("day", "day", "month", "range", "day", "year")


def date_of(dice: Dice) -> When:
    """A day, a month, a year or a range of days; days most of all."""
    precision, first, length = dice.one_of(_PRECISIONS), dice.one_of(DAYS), dice.below(70)
    match precision:
        case "month":
            return When.parse(MONTHS[length % len(MONTHS)])
        case "year":
            return When.parse(YEARS[length % len(YEARS)])
        case "range":
            return When.between(first, first + timedelta(days=1 + length))
    return When.on(first)


_PROVENANCES = (Provenance.SOURCE, Provenance.SOURCE, Provenance.DERIVED, Provenance.ASSUMED)


def provenance(dice: Dice) -> Provenance:
    """Where a figure comes from: most often from the source."""
    return dice.one_of(_PROVENANCES)


def portions(dice: Dice, codes: tuple[str, ...], currency: str, amount: int) -> tuple[Portion, ...]:
    """Some of the codes, with parts of the amount or without; the parts never exceed it."""
    return tuple(_split(dice, dice.some_of(codes, 0, 4), currency, amount))


def _split(dice: Dice, codes: list[str], currency: str, amount: int) -> Iterator[Portion]:
    left = amount
    for code in codes:
        bare, which, far = dice.seldom(), dice.below(4), dice.below(2**16)
        if bare or not left:
            yield Portion(code=code)
            continue
        equal = min(max(1, amount // len(codes)), left)
        between = 1 + (left - 1) * far // (2**16 - 1)
        part = (1 + far % min(left, 9), equal, between, left)[which]
        left -= part
        yield Portion(code=code, amount=Money.from_minor(part, currency))


def references(dice: Dice) -> Iterator[str]:
    """References without end, in another order each time."""
    start = dice.below(len(REFERENCES))
    step = 1 + dice.below(len(REFERENCES) - 1)
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


def asked(dice: Dice, moved: Iterable[MoneyEvent | Reversal], most: int) -> tuple[date, ...]:
    """Some of the days worth asking about, and the last of all."""
    return tuple(sorted({LAST_DAY, *dice.some_of(days_worth_asking(moved), 0, most)}))
