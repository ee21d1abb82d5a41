"""What every model shares: frozen, closed, and text that can be trusted."""

import unicodedata
from enum import StrEnum
from typing import Annotated, Any, TypeVar, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from coopledger.messages.catalogue import Language, say
from coopledger.money import InKind, Money, currency_of

LONGEST_CODE = 100
LONGEST_TEXT = 20_000


class Model(BaseModel):
    """A frozen record that forbids unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Provenance(StrEnum):
    """Where a figure comes from."""

    SOURCE = "source"
    DERIVED = "derived"
    ASSUMED = "assumed"

    def say(self, language: Language) -> str:
        return say(f"provenance.{self}", language)


_STRENGTH = {provenance: place for place, provenance in enumerate(Provenance)}


def weakest(*provenances: Provenance) -> Provenance:
    """A figure is as good as the weakest of what it is made of; of nothing, it is derived."""
    return max(provenances, key=_STRENGTH.__getitem__, default=Provenance.DERIVED)


def invalid(code: str, **params: object) -> PydanticCustomError:
    """A validation error that carries a finding's code and the parameters of its message."""
    return PydanticCustomError(
        cast("Any", code), cast("Any", code), {name: str(value) for name, value in params.items()}
    )


def _clean(value: object) -> object:
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _speakable(text: str) -> str:
    # Control and format characters hide or reorder what is read on a screen.
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") for sign in text):
        raise invalid("unprintable-text", seen=ascii(text[:80]))
    return text


def _short(text: str) -> str:
    if not text:
        raise invalid("missing-value")
    if len(text) > LONGEST_CODE:
        raise invalid("text-too-long", longest=LONGEST_CODE, seen=text[:40])
    return _speakable(text)


def _prose(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise invalid("text-too-long", longest=LONGEST_TEXT, seen=text[:40])
    _speakable(text.translate({9: " ", 10: " ", 13: " "}))
    return text


def _currency(code: str) -> str:
    return currency_of(code).code


_M = TypeVar("_M", bound=Money)


def _positive(amount: _M) -> _M:
    if amount.minor <= 0:
        raise invalid("not-positive", seen=amount)
    return amount


Code = Annotated[str, BeforeValidator(_clean), AfterValidator(_short)]
"""A code or reference as staff write it: folio, póliza, rubro. Never empty, at most 100 signs."""

Text = Annotated[str, BeforeValidator(_clean), AfterValidator(_prose)]
"""Free text, for people."""

CurrencyCode = Annotated[Code, AfterValidator(_currency)]
"""An ISO 4217 code."""

PositiveMoney = Annotated[Money, AfterValidator(_positive)]
PositiveInKind = Annotated[InKind, AfterValidator(_positive)]
