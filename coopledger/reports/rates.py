"""Exchange rates: for people, for programs, for a spreadsheet."""

from collections.abc import Iterable
from fractions import Fraction

from coopledger.messages.catalogue import Language, say
from coopledger.model.rate import Rate, Rates, written
from coopledger.reports.document import Document, lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_DECIMALS = 10


def report(rates: Rates, language: Language) -> Report:
    """The rates of a book, one a line."""
    return Report(
        language,
        document=lambda: _document(rates, language),
        data=lambda: {"rates": rates_data(rates)},
        table=lambda: rates_table(rates, language),
    )


def _document(rates: Rates, language: Language) -> Document:
    if not rates:
        said = say("rates.nothing-recorded", language, code=rates.of)
        return Document(say("sheet.rate", language), (lines((said,)),), titled=False)
    said_of = lines((rate_line(rate, language) for rate in rates), level=1)
    return Document(say("rates.recorded", language, code=rates.of), (said_of,))


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


_NAMES = (
    "reference", "base", "quote", "basis", "when", "served", "value", "published_by",
    "provenance", "source",
)  # fmt: skip


def rates_data(rates: Iterable[Rate]) -> list[Plain]:
    """A rate an item; the value as text, exact. Stable names."""
    dumped = (rate.model_dump(mode="json") for rate in rates)
    return [{name: data[name] for name in _NAMES} for data in dumped]


def rates_table(rates: Iterable[Rate], language: Language) -> FlatTable:
    """A rate a row."""
    rates = tuple(rates)
    rows = [
        {**data, "basis": rate.basis.say(language), "provenance": rate.provenance.say(language)}
        for rate, data in zip(rates, rates_data(rates), strict=True)
    ]
    return flat("rate", _NAMES, rows, language)
