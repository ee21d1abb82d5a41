"""Exchange rates as somebody published them, or agreed on them."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema, model_validator

from coopledger.model.agreement import RateBasis
from coopledger.model.base import Code, CurrencyCode, invalid
from coopledger.model.dates import When
from coopledger.model.fact import Fact, without_default

_EXACT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?|[1-9][0-9]{0,199}/[1-9][0-9]{0,199}", re.ASCII)


def _ratio(given: object) -> Fraction:
    """A number above zero that is exact: text (`21.6329`, `61/3`), Decimal, Fraction, int."""
    if isinstance(given, str) and _EXACT.fullmatch(given):
        given = Fraction(given)
    if type(given) is int or (isinstance(given, Decimal) and given.is_finite()):
        given = Fraction(given)
    if isinstance(given, Fraction) and given > 0:
        return given
    raise invalid("number-not-exact", seen=given)


def written(ratio: Fraction) -> str:
    """A decimal where it has an end, else as numerator/denominator; exact both ways.

    >>> written(Fraction("21.6329")), written(Fraction(61, 3))
    ('21.6329', '61/3')
    """
    rest, twos, fives = ratio.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    digits = max(twos, fives)
    if rest != 1 or digits > 20:
        return f"{ratio.numerator}/{ratio.denominator}"
    whole = str(ratio.numerator * 10**digits // ratio.denominator).zfill(digits + 1)
    return f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole


ExactRatio = Annotated[
    Fraction,
    PlainValidator(_ratio),
    PlainSerializer(written, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^({_EXACT.pattern})$"},
                {"type": "integer", "exclusiveMinimum": 0},
            ]
        }
    ),
]
"""A number above zero that may have no end: the mean of several rates."""


class Rate(Fact):
    """An exchange rate that was looked up (tipo de cambio), once and for all.

    reference: source, currencies and date asked, made of them; it may be left out.
    base, quote: one unit of base is `value` units of quote (MXN per EUR: base EUR, quote MXN).
    basis, when: what was asked for: of a day, a month, or the mean over a period.
    served: the date that the source gives its answer; another than the one asked only where the
    agreement takes the previous business day's. published_by: the source.

    >>> Rate(book="A-1", base="EUR", quote="MXN", when="2016-12-29", served="2016-12-29",
    ...      value="21.6329", published_by="ECB").reference
    'ECB EUR/MXN 2016-12-29'
    """

    kind: Literal["rate"] = "rate"
    reference: Code = Field(default="", json_schema_extra=without_default)
    base: CurrencyCode
    quote: CurrencyCode
    basis: RateBasis = RateBasis.DAY
    when: When
    served: When
    value: ExactRatio
    published_by: Code

    @model_validator(mode="before")
    @classmethod
    def _named_after_what_it_is(cls, given: Any) -> Any:
        names = ("published_by", "base", "quote", "when")
        if isinstance(given, dict) and not given.get("reference") and all(map(given.get, names)):
            source, base, quote, when = (given[name] for name in names)
            return {**given, "reference": f"{source} {base}/{quote} {when}"}
        return given

    @model_validator(mode="after")
    def _between_two(self) -> Self:
        if self.base == self.quote:
            raise invalid("rate-own-currency", field="quote", seen=self.quote)
        if self.basis is RateBasis.FIXED:
            raise invalid("invalid-value", field="basis", seen=self.basis)
        return self


_CALLED = {"BCE": "ECB"}
"""Names that people use for a source, beside its code."""


def source_code(name: str) -> str:
    """The code of a source of rates, whatever the case it is written in.

    >>> source_code("bce")
    'ECB'
    """
    return _CALLED.get(name.upper(), name.upper())
