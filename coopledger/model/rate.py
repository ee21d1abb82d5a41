"""Exchange rates as somebody published them, or agreed on them."""

import re
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import (
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from coopledger.model.agreement import RateBasis
from coopledger.model.answer import Answers
from coopledger.model.base import Checked, Code, CurrencyCode, Number, Takes, invalid, otherwise
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact, without_default
from coopledger.model.rate_sources import publisher

_EXACT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?|[1-9][0-9]{0,199}/[1-9][0-9]{0,199}", re.ASCII)


def _ratio(given: object) -> Fraction:
    """A number above zero that is exact: text (`21.6329`, `61/3`), Decimal, Fraction, int."""
    if isinstance(given, str) and _EXACT.fullmatch(given):
        given = Fraction(given)
    if type(given) is int or (isinstance(given, Decimal) and given.is_finite()):
        given = Fraction(given)
    if isinstance(given, Fraction) and given > 0 and _EXACT.fullmatch(_bounded(given)):
        return given
    raise invalid("number-not-exact", seen=given)


def _bounded(ratio: Fraction) -> str:
    """What is written of it, and could be read back; nothing of what is longer than any rate."""
    longest = 10**200
    return written(ratio) if max(ratio.numerator, ratio.denominator) < longest else ""


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


def basis_of(when: When) -> RateBasis:
    """What a date alone asks for: the rate of a day, of a month, or the mean over a period."""
    if when.is_day:
        return RateBasis.DAY
    return RateBasis.MONTH if when.text == when.month else RateBasis.PERIOD


def name_of(source: str, base: str, quote: str, when: When, basis: RateBasis) -> str:
    """The reference of a rate: there is one of each, so it is made of what was asked.

    >>> name_of("ECB", "EUR", "MXN", When.parse("2016-08"), RateBasis.MONTH)
    'ECB EUR/MXN 2016-08'
    """
    usual = basis_of(when) is basis
    return f"{publisher(source)} {base}/{quote} {when}" + ("" if usual else f" ({basis.value})")


class Rate(Fact):
    """An exchange rate that was looked up (tipo de cambio), once and for all.

    reference: source, currencies and date asked, made of them; it may be left out.
    base, quote: one unit of base is `value` units of quote (MXN per EUR: base EUR, quote MXN).
    basis, when: what was asked for: of a day, a month, or the mean over a period; as the date says,
    unless told otherwise. served: the date that the source gives its answer, the one asked unless
    told otherwise; an earlier one only where the agreement takes the previous business day's.
    published_by: the source (docs/rates.md), whatever its case.

    >>> Rate(book="A-1", base="EUR", quote="MXN", when="2016-12-29", value="21.6329",
    ...      published_by="bce").reference
    'ECB EUR/MXN 2016-12-29'
    """

    kind: Literal["rate"] = "rate"
    reference: Code = Field(default="", json_schema_extra=without_default)
    base: CurrencyCode
    quote: CurrencyCode
    basis: Takes[RateBasis, RateBasis | str] = Field(
        default=otherwise(RateBasis.DAY), json_schema_extra=without_default
    )
    when: Takes[When, Day]
    served: Takes[When, Day] = Field(default=otherwise(None), json_schema_extra=without_default)
    value: Takes[ExactRatio, Number | Fraction]
    published_by: Annotated[Code, Checked(publisher)]

    @model_validator(mode="before")
    @classmethod
    def _what_is_left_out(cls, given: Any) -> Any:
        """What was asked says what was served, on which basis, and what it is called."""
        if not isinstance(given, dict):
            return given
        when = _when(given.get("when"))
        if when is None:
            return given
        asked = {"basis": basis_of(when), "served": when}
        given = {**asked, **{name: value for name, value in given.items() if value is not None}}
        source, base, quote = (given.get(name) for name in ("published_by", "base", "quote"))
        if not given.get("reference") and source and base and quote:
            with suppress(ValueError):
                name = name_of(str(source), base, quote, when, RateBasis(given["basis"]))
                given["reference"] = name
        return given

    @model_validator(mode="after")
    def _of_one_pair_and_day(self) -> Self:
        if self.base == self.quote:
            raise invalid("rate-of-itself", field="quote", seen=self.quote)
        fits = {
            RateBasis.DAY: self.when.is_day,
            RateBasis.MONTH: basis_of(self.when) is RateBasis.MONTH,
            RateBasis.PERIOD: True,
        }
        if not fits.get(self.basis, False):
            raise invalid("rate-basis", field="basis", seen=self.when)
        if self.served.first > self.when.last:
            raise invalid("rate-served-later", field="served", seen=self.served, when=self.when)
        if self.reference != (name := self.name):
            raise invalid("rate-name", field="reference", seen=self.reference, expected=name)
        return self

    @property
    def name(self) -> str:
        """What it is called, being what it is."""
        return name_of(self.published_by, self.base, self.quote, self.when, self.basis)


class Rates(Answers[Rate]):
    """The exchange rates of a book."""


def _when(given: object) -> When | None:
    """The date, where it is one: else it is complained of in its field."""
    try:
        return given if isinstance(given, When) else When.parse(str(given))
    except ValueError:
        return None
