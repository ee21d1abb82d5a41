"""Exchange rates, for people, as plain data, and as a table."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from coopledger.messages.catalogue import Language, say
from coopledger.model.rate import Rate, written
from coopledger.reports.flat import FlatTable

Plain = dict[str, Any]

_DECIMALS = 10


def rate_line(rate: Rate, language: Language) -> str:
    """`ECB EUR/MXN 2016-12-29: 21.6329 MXN por EUR`, and what it is made of."""
    served = "" if rate.served == rate.when or rate.source else _said("served", rate, language)
    made_of = say("rates.made-of", language, made_of=rate.source) if rate.source else ""
    return say(
        "rates.of",
        language,
        reference=rate.reference,
        value=value_text(rate.value, language),
        quote=rate.quote,
        base=rate.base,
        served=served,
        made_of=made_of,
    )


def _said(key: str, rate: Rate, language: Language) -> str:
    return say(f"rates.{key}", language, served=rate.served)


def value_text(value: Fraction, language: Language) -> str:
    """All its decimals; where they have no end, ten of them and the exact quotient."""
    exact = written(value)
    if "/" not in exact:
        return exact
    cut = value.numerator * 10**_DECIMALS // value.denominator
    decimal = f"{cut // 10**_DECIMALS}.{cut % 10**_DECIMALS:0{_DECIMALS}}"
    return say("rates.exact", language, decimal=decimal, exact=exact)


def rates_text(code: str, rates: Sequence[Rate], language: Language) -> str:
    """The rates of a book, one a line."""
    if not rates:
        return say("rates.nothing-recorded", language, code=code) + "\n"
    lines = [f"  {rate_line(rate, language)}" for rate in rates]
    return "\n".join([say("rates.recorded", language, code=code), *lines]) + "\n"


_NAMES = (
    "reference", "base", "quote", "basis", "when", "served", "value", "published_by",
    "provenance", "source",
)  # fmt: skip


def rates_data(rates: Iterable[Rate]) -> list[Plain]:
    """A rate an item; the value as text, exact. Stable names."""
    dumped = (rate.model_dump(mode="json") for rate in rates)
    return [{name: data[name] for name in _NAMES} for data in dumped]


def rates_table(rates: Sequence[Rate], language: Language) -> FlatTable:
    """A rate a row."""
    rows = []
    for rate, data in zip(rates, rates_data(rates), strict=True):
        basis, provenance = rate.basis.say(language), rate.provenance.say(language)
        rows.append({**data, "basis": basis, "provenance": provenance})
    return FlatTable(
        say("sheet.rate", language),
        tuple(say(f"column.{name}", language) for name in _NAMES),
        tuple(tuple(row[name] for name in _NAMES) for row in rows),
    )
