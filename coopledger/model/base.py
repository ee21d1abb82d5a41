"""What every model shares: frozen, closed, and text that can be trusted."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    NamedTuple,
    TypeVar,
    cast,
)

import moneyed
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from coopledger.messages.catalogue import Language, say
from coopledger.messages.visible import hides, numbered, on_one_line
from coopledger.model.erased import Erased
from coopledger.model.finding import Finding, under_their_names
from coopledger.money import LARGEST_STATED, InKind, Money, currency_of, money_schema

_PLAIN_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?", re.ASCII)

LONGEST_CODE = 100
LONGEST_TEXT = 20_000


class Model(BaseModel):
    """A frozen record that forbids unknown fields. What checks them is built at its first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)


_Held = TypeVar("_Held", covariant=True)
_Given = TypeVar("_Given", contravariant=True)
_Each = TypeVar("_Each")

if TYPE_CHECKING:

    class Takes(Generic[_Held, _Given]):
        """A field that takes more than it holds: `when: Takes[When, Day]`.

        Type checkers see what may be given where a record is made, and what it then has. While a
        program runs, it is what is held that stands there.
        """

        def __get__(self, record: object, of: type) -> _Held: ...
        def __set__(self, record: object, given: _Given) -> None: ...

else:

    class Takes:
        def __class_getitem__(cls, held_and_given: tuple[Any, Any]) -> Any:
            return held_and_given[0]


def otherwise(value: Any) -> Any:
    """What a field holds where nothing is given for it."""
    return value


Amount = moneyed.Money | str | Mapping[str, str]
"""What a field of money takes: Money, `"120.50 MXN"`, or a mapping of amount and currency."""

Number = Decimal | int | str
"""What a number that is not money may be given as: never a float."""

Record = Mapping[str, Any]
"""The fields of a record, by their names, where the record itself is expected."""

Several = Takes[tuple[_Each, ...], Sequence[_Each | Record]]
"""Records of one kind, held as a tuple."""


class Provenance(StrEnum):
    """Where a figure comes from."""

    SOURCE = "source"
    DERIVED = "derived"
    ASSUMED = "assumed"

    def say(self, language: Language | str) -> str:
        return say(f"provenance.{self}", language)


_WEAKEST_FIRST = tuple(reversed(Provenance))


def weakest(*provenances: Provenance) -> Provenance:
    """A figure is as good as the weakest of what it is made of; of nothing, it is derived."""
    for each in _WEAKEST_FIRST:
        if each in provenances:
            return each
    return Provenance.DERIVED


def invalid(code: str, **params: object) -> PydanticCustomError:
    """A validation error that carries a finding's code and the parameters of its message.

    Who made a record reads the finding's sentences. A parameter `field` says which field it is
    about, where that is not where it was raised.
    """
    said = {name: _encodable(str(value)) for name, value in params.items()}
    finding = Finding(code, params=under_their_names("", said))
    told = {"message": finding.message(Language.EN), "remedy": finding.remedy(Language.EN)}
    sentence = say("marked.note", Language.EN, **told)
    return PydanticCustomError(cast("Any", code), cast("Any", sentence), said)


def _encodable(text: str) -> str:
    """Text that can be written anywhere: half a sign (a lone surrogate) by its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _clean(value: object) -> object:
    """Text in one form, its lines ended in one way: what looks the same is the same."""
    if not isinstance(value, str):
        return value
    if value.isascii() and "\r" not in value:  # as most texts are: it is in one form already
        return value.strip()
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip()


def _speakable(text: str) -> str:
    if hides(text):
        seen = (numbered(sign) if hides(sign) else sign for sign in text[:80])
        raise invalid("unprintable-text", seen="".join(seen))
    return text


def _short(text: str) -> str:
    if not text:
        raise invalid("missing-value")
    if len(text) > LONGEST_CODE:
        raise invalid("text-too-long", longest=LONGEST_CODE, seen=text[:40])
    return text if text.isprintable() else _speakable(text)


def _prose(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise invalid("text-too-long", longest=LONGEST_TEXT, seen=text[:40])
    if not text.isprintable():
        _speakable(on_one_line(text))
    return text


def _said(text: str) -> str:
    if not text:
        raise invalid("missing-value")
    return text


def _currency(code: str) -> str:
    return currency_of(code).code


_M = TypeVar("_M", bound=Money)


def _positive(amount: _M) -> _M:
    if amount.minor <= 0:
        raise invalid("not-positive", seen=amount)
    return _within_range(amount)


def _not_negative(amount: _M) -> _M:
    return _positive(amount) if amount.minor else amount


def _within_range(amount: _M) -> _M:
    if abs(amount.minor) > LARGEST_STATED:
        raise invalid("amount-too-large", seen=amount)
    return amount


def _exact_decimal(given: object) -> Decimal:
    """A positive number that is exact: text, Decimal or int, never a float."""
    if isinstance(given, str) and _PLAIN_NUMBER.fullmatch(given):
        given = Decimal(given)
    if type(given) is int:
        given = Decimal(given)
    if isinstance(given, Decimal) and given.is_finite() and given > 0 and _rereadable(given):
        return given
    raise invalid("number-not-exact", seen=given)


def _rereadable(number: Decimal) -> bool:
    """Whether it has no more digits than can be written down and read again."""
    return number.adjusted() < 20 and int(number.as_tuple().exponent) >= -20


ExactDecimal = Annotated[
    Decimal,
    PlainValidator(_exact_decimal),
    PlainSerializer(lambda number: f"{number:f}", when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{_PLAIN_NUMBER.pattern}$"},
                {"type": "integer", "exclusiveMinimum": 0},
            ]
        }
    ),
]
"""A number above zero that is not money: a rate, a percentage."""


class Checked(NamedTuple):
    """What is read of a field is checked; before it is read, it may be put into one form.

    As pydantic's own validators do, but for that they look up, for each field again, what their
    function takes: that is a quarter of what it takes to build a model. What was erased stays what
    it is.
    """

    check: Callable[[Any], Any]
    clean: Callable[[object], object] | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        check, clean, inner = self.check, self.clean or otherwise, handler(source)
        held = str if inner == {"type": "str"} else None

        def checked(given: Any, read: core_schema.ValidatorFunctionWrapHandler) -> Any:
            if type(given) is held:  # there is nothing more to read
                return check(clean(given))
            return given if type(given) is Erased else check(read(clean(given)))

        return core_schema.no_info_wrap_validator_function(checked, inner)


Code = Annotated[
    str,
    Checked(_short, clean=_clean),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_CODE}),
]
"""A code or reference as staff write it: folio, póliza, rubro. Never empty, at most 100 signs."""

Codes = Takes[tuple[Code, ...], Sequence[str]]
"""Several of them, held as a tuple."""

Text = Annotated[
    str,
    Checked(_prose, clean=_clean),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_TEXT}),
]
"""Free text, for people."""

Revision = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]

LoadNumber = Annotated[int, Field(ge=1, le=10**15, strict=True)]
"""The number of a load: one sequence for a ledger."""

Title = Annotated[
    Text,
    Checked(_said),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}),
]
"""What something is called: free text that is not left empty."""

Reason = Annotated[
    Text,
    Checked(_said),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}),
]
"""Why: free text that is not left empty."""

CurrencyCode = Annotated[
    Code, Checked(_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})
]
"""An ISO 4217 code."""

_positive_schema = WithJsonSchema(money_schema("[+]?"))

PositiveMoney = Annotated[Money, Checked(_positive), _positive_schema]
NotNegativeMoney = Annotated[Money, Checked(_not_negative), WithJsonSchema(money_schema(r"\+?"))]
StatedMoney = Annotated[Money, Checked(_within_range)]
PositiveInKind = Annotated[InKind, Checked(_positive), _positive_schema]
