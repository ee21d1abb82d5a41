"""Amounts of money: exact, frozen, of one currency.

`Money` is a `moneyed.Money` that cannot be wrong: no float, no NaN, no more digits than the
currency has, and no operator that would round or mix. Arithmetic is on whole minor units (centavos,
cents), so no decimal context can touch it.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, NoReturn, Self, cast

import moneyed
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from coopledger.currencies import CURRENCIES
from coopledger.errors import MixedMoney, MoneyError
from coopledger.messages.catalogue import Language, say
from coopledger.numerals import NumberStyle
from coopledger.written import number_and_currency

LARGEST_MINOR = 10**200
"""More than any sum or worth that facts within `LARGEST_STATED` come to."""

LARGEST_STATED = 10**18
"""No amount that a fact states, and no running total of a book, exceeds this many minor units."""

# ISO 4217 codes that name no money: testing, and "no currency".
NOT_MONEY = frozenset({"XXX", "XTS"})

# Each is one object, so that two amounts are of one currency where theirs is the same.
_OF_MONEY = {code: known for code, known in CURRENCIES.items() if code not in NOT_MONEY}

_hold = object.__setattr__
"""Sets what is frozen. An object that never has a dict of its own takes half the room."""

_LONGEST = 250
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)


def currency_of(code: object) -> moneyed.Currency:
    """The currency with that ISO 4217 code. Raises MoneyError where there is none."""
    if isinstance(code, moneyed.Currency):
        code = code.code
    found = _OF_MONEY.get(code) if isinstance(code, str) else None
    if found is None:
        raise MoneyError("money.unknown-currency", seen=code)
    return found


def digits_of(currency: moneyed.Currency) -> int:
    """How many digits the currency has after the point: MXN 2, JPY 0, CLF 4.

    >>> [digits_of(currency_of(code)) for code in ("MXN", "JPY", "CLF")]
    [2, 0, 4]
    """
    return len(str(currency.sub_unit)) - 1


def money_schema(sign: str) -> JsonSchemaValue:
    """What a field of money takes, as a JSON Schema. sign: the signs it may have, as a pattern."""
    number = rf"{sign}[0-9]+(\.[0-9]+)?"
    return {
        "anyOf": [
            {"type": "string", "pattern": f"^{number} [A-Z]{{3}}$"},
            {
                "type": "object",
                "properties": {
                    "amount": {"type": "string", "pattern": f"^{number}$"},
                    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                },
                "required": ["amount", "currency"],
                "additionalProperties": False,
            },
        ]
    }


class _Verb(str):
    """What was to be done with two amounts."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return say(f"verb.{self}", language)


class Money(moneyed.Money):
    """An exact amount of one currency.

    >>> Money("1109797.84", "MXN") - Money("435763.79", "MXN")
    Money('674034.05', 'MXN')
    >>> Money("0.001", "EUR")
    Traceback (most recent call last):
    coopledger.errors.MoneyError: 0.001 EUR has more digits than EUR (2): round it where it is ...
    """

    minor: int

    # Amounts of different natures have no sum: what it cost, and what was given in kind.
    nature: ClassVar[str] = "financial"

    def __init__(self, amount: object = 0, currency: object = None) -> None:
        known = currency_of(currency)
        minor = _as_written(amount, digits_of(known)) if type(amount) is str else None
        if minor is None:
            minor = _minor_units(exact_decimal(amount), known)
        self._set(minor, known)

    def _set(self, minor: int, currency: moneyed.Currency) -> None:
        if not -LARGEST_MINOR <= minor <= LARGEST_MINOR:
            raise MoneyError("money.too-large", seen=_digits(minor, digits_of(currency)))
        _hold(self, "minor", minor)
        _hold(self, "currency", currency)

    @cached_property  # type: ignore[misc]  # moneyed says it is final: it is, of what it is made
    def amount(self) -> Decimal:
        """The number, with all the digits of its currency: few are ever asked for it."""
        return Decimal(self.digits)

    @classmethod
    def from_minor(cls, minor: int, currency: object) -> Self:
        """An amount from whole minor units.

        >>> Money.from_minor(5485500, "EUR")
        Money('54855.00', 'EUR')
        """
        if type(minor) is not int:
            raise MoneyError("money.not-exact", seen=repr(minor))
        known = _OF_MONEY.get(currency) if type(currency) is str else None
        money = cls.__new__(cls)
        money._set(minor, known or currency_of(currency))
        return money

    @classmethod
    def parse(
        cls,
        text: str,
        currency: str | None = None,
        *,
        style: NumberStyle = NumberStyle.COMMA_GROUPS,
    ) -> Self:
        """An amount as people write it, by the number style of its document.

        currency: what the document says elsewhere; a currency written beside the number must agree.
        Raises MoneyError where the text can be read in no way, or in more than one.

        >>> Money.parse("$1,109,797.84")
        Money('1109797.84', 'MXN')
        >>> Money.parse("1.109.797,84 Pesos", style=NumberStyle.DOT_GROUPS)
        Money('1109797.84', 'MXN')
        """
        if not isinstance(text, str):
            raise MoneyError("money.not-text", seen=repr(text))
        if not isinstance(style, NumberStyle):
            raise MoneyError("money.no-style", seen=repr(style))
        expected = None if currency is None else currency_of(currency).code
        return cls(*number_and_currency(text, expected, style))

    # Frozen.

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"Money is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"Money is frozen: {name} cannot be deleted")

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self).from_minor, (self.minor, self.currency.code))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    # Operators: exact, between amounts of one currency and one nature, or an error.

    def _peer(self, other: object, verb: str) -> int:
        """The minor units of the other amount, if the two have a common meaning."""
        if not isinstance(other, moneyed.Money):
            raise MixedMoney("money.not-money", verb=_Verb(verb), left=self, right=repr(other))
        mine = other if isinstance(other, Money) else Money(other.amount, other.currency)
        if mine.nature != self.nature:
            raise MixedMoney("money.mixed-natures", verb=_Verb(verb), left=self, right=mine)
        if mine.currency is not self.currency:
            raise MixedMoney("money.mixed-currencies", verb=_Verb(verb), left=self, right=mine)
        return mine.minor

    def _like(self, minor: int) -> Self:
        money = self.__new__(type(self))
        money._set(minor, self.currency)
        return money

    def __pos__(self) -> Self:
        return self

    def __neg__(self) -> Self:
        return self._like(-self.minor)

    def __abs__(self) -> Self:
        return self._like(abs(self.minor))

    def __bool__(self) -> bool:
        return self.minor != 0

    def __add__(self, other: object) -> Self:
        if type(other) is int and other == 0:  # the start of sum()
            return self
        return self._like(self.minor + self._peer(other, "add"))

    __radd__ = __add__

    def __sub__(self, other: object) -> Self:
        return self._like(self.minor - self._peer(other, "subtract"))

    def __rsub__(self, other: object) -> Self:
        return self._like(self._peer(other, "subtract") - self.minor)

    def __mul__(self, other: object) -> Self:
        return self._exactly(self.minor * _exact_factor(other))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Self | Fraction:  # type: ignore[override]
        """By a number: the exact part, or an error. By money: the exact ratio, as a Fraction."""
        if isinstance(other, moneyed.Money):
            divisor = self._peer(other, "divide")
            if divisor == 0:
                raise ZeroDivisionError(f"{self} / {other}")
            return Fraction(self.minor, divisor)
        return self._exactly(self.minor / _exact_factor(other))

    def __rtruediv__(self, other: object) -> Fraction:  # type: ignore[override]
        """How many times this amount goes into another, as a Fraction."""
        dividend = self._peer(other, "divide")
        if not self.minor:
            raise ZeroDivisionError(f"{other} / {self}")
        return Fraction(dividend, self.minor)

    def _exactly(self, minor: Fraction) -> Self:
        if minor.denominator != 1:
            raise MoneyError("money.would-round", currency=self.currency.code)
        return self._like(minor.numerator)

    def __rmod__(self, other: object) -> Self:
        """`5 % money` is five per cent of it, as in moneyed; exact, or an error."""
        return self._exactly(self.minor * _exact_factor(other) / 100)

    def round(self, ndigits: int | None = 0) -> NoReturn:
        """Refused: money is never rounded, it is split."""
        raise MoneyError("money.would-round", currency=self.currency.code)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, moneyed.Money):
            return NotImplemented
        if isinstance(other, Money):
            alike = self.nature == other.nature and self.currency is other.currency
            return alike and self.minor == other.minor
        plain = self.nature == Money.nature
        return plain and self.currency == other.currency and self.amount == other.amount

    def __ne__(self, other: object) -> bool:
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __hash__(self) -> int:
        return hash((self.amount, self.currency))

    def __lt__(self, other: object) -> bool:
        return self.minor < self._peer(other, "compare")

    def __le__(self, other: object) -> bool:
        return self.minor <= self._peer(other, "compare")

    def __gt__(self, other: object) -> bool:
        return self.minor > self._peer(other, "compare")

    def __ge__(self, other: object) -> bool:
        return self.minor >= self._peer(other, "compare")

    def get_amount_in_sub_unit(self) -> int:
        return self.minor

    def split(self, weights: Sequence[int]) -> list[Self]:
        """The amount in parts that add up to it exactly (largest remainder, ties by place).

        >>> Money("1.00", "EUR").split([1, 1, 1])
        [Money('0.34', 'EUR'), Money('0.33', 'EUR'), Money('0.33', 'EUR')]
        """
        if isinstance(weights, bytes) or not _are_whole(weights):
            raise MoneyError("money.weights", seen=repr(weights))
        return [self._like(part) for part in split_minor(self.minor, weights)]

    # In and out.

    @property
    def digits(self) -> str:
        """The bare number, with all its minor digits and nothing else: `54855.00`."""
        return _digits(self.minor, digits_of(self.currency))

    def figure(self) -> str:
        """The number as es_MX and English both write it: `54,855.00`."""
        return f"{self.amount:,f}"

    def say(self, language: Language | str) -> str:
        """The amount for a person: the currency by its code, never by an ambiguous sign."""
        return f"{self.figure()} {self.currency.code}"

    def __str__(self) -> str:
        return self.say(Language.EN)

    def __repr__(self) -> str:
        return f"{type(self).__name__}('{self.digits}', '{self.currency.code}')"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._from_field,
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls._to_field, when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return money_schema("[+-]?")

    @classmethod
    def _from_field(cls, value: object) -> Self:
        """A field takes Money, `"54855.00 EUR"`, or `{"amount": "54855.00", "currency": "EUR"}`."""
        try:
            if type(value) is cls:
                return value
            match value:
                case moneyed.Money():
                    if getattr(value, "nature", cls.nature) != cls.nature:
                        raise MoneyError("money.wrong-nature", seen=value, expected=cls.nature)
                    return cls(value.amount, value.currency)
                case str():
                    number, _, code = value.rpartition(" ")
                    return cls(number, code)
                case {"amount": amount, "currency": code, **rest} if not rest:
                    return cls(amount, code)
            raise MoneyError("money.not-exact", seen=repr(value))
        except MoneyError as error:
            code, said = cast("Any", error.code), cast("Any", "{said}")
            raise PydanticCustomError(code, said, {"said": str(error)}) from error

    @classmethod
    def _to_field(cls, value: Self) -> dict[str, str]:
        return {"amount": value.digits, "currency": value.currency.code}


class InKind(Money):
    """What a contribution in kind is valued at. It has no sum with money that was paid.

    >>> InKind("295423.80", "MXN") + Money("270869.10", "MXN")
    Traceback (most recent call last):
    coopledger.errors.MixedMoney: cannot add 295,423.80 MXN and 270,869.10 MXN: one is in kind ...
    """

    nature = "in_kind"


def split_minor(total: int, weights: Sequence[int]) -> list[int]:
    """Whole minor units in parts by weight that add up to them (largest remainder, ties by place).

    Raises MoneyError for a weight below zero, or for no weight above it and something to split.

    >>> split_minor(100, [1, 1, 1])
    [34, 33, 33]
    """
    whole = sum(weights)
    if total == 0 and not any(weights):
        return [0] * len(weights)
    if whole <= 0 or min(weights) < 0:
        raise MoneyError("money.weights", seen=repr(weights))
    if total < 0:
        return [-part for part in split_minor(-total, weights)]
    parts = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts


def total_of(amounts: Iterable[Money], currency: object) -> Money:
    """The sum, in a currency that is known even where there is nothing to add."""
    known = currency_of(currency)
    return Money.from_minor(minor_of(amounts, known), known)


def minor_of(amounts: Iterable[Money], currency: moneyed.Currency) -> int:
    """The same sum in minor units. Raises MixedMoney for amounts that have no sum."""
    minor = 0
    for amount in amounts:
        if type(amount) is Money and amount.currency is currency:
            minor += amount.minor
        else:
            minor += Money.from_minor(0, currency)._peer(amount, "add")
    return minor


def _are_whole(weights: object) -> bool:
    return isinstance(weights, Sequence) and all(type(each) is int for each in weights)


def exact_decimal(amount: object) -> Decimal:
    """Strings, ints and Decimals are exact. A float is not, even where it looks so: MoneyError."""
    match amount:
        case bool() | float():
            raise MoneyError("money.not-exact", seen=repr(amount))
        case int():
            return Decimal(amount)
        case Decimal() if amount.is_finite():
            return amount
        case str() if len(amount) <= _LONGEST and _PLAIN_NUMBER.fullmatch(amount):
            return Decimal(amount)
    raise MoneyError("money.not-exact", seen=repr(amount))


def _exact_factor(number: object) -> Fraction:
    if isinstance(number, Fraction):
        return number
    return Fraction(exact_decimal(number))


def _as_written(number: str, digits: int) -> int | None:
    """The minor units of a plain number with all the digits of its currency, as most are written.

    None of any other text.
    """
    whole, point, rest = number.partition(".")
    figures = whole + rest
    if len(rest) != digits or bool(point) != bool(digits) or not whole:
        return None
    return int(figures) if len(figures) <= 40 and figures.isascii() and figures.isdigit() else None


def _minor_units(amount: Decimal, currency: moneyed.Currency) -> int:
    if -20 <= amount.adjusted() <= 40:  # as all amounts are that anybody states
        number, of = amount.as_integer_ratio()
        units: int = 10 ** digits_of(currency)
        minor, lost = divmod(number * units, of)
        if not lost:
            return minor
    sign, figures, exponent = amount.as_tuple()
    shift = int(exponent) + digits_of(currency)
    if shift > 200:
        raise MoneyError("money.too-large", seen=str(amount))
    value = int("".join(map(str, figures)))
    if shift < 0:
        value, lost = divmod(value, 10**-shift) if -shift <= len(figures) else (0, value)
        if lost:
            raise MoneyError(
                "money.too-many-digits",
                seen=f"{amount:f}",
                currency=currency.code,
                digits=digits_of(currency),
            )
    else:
        value *= 10**shift
    return -value if sign else value


def _digits(minor: int, digits: int) -> str:
    sign, figures = "-" if minor < 0 else "", str(abs(minor)).rjust(digits + 1, "0")
    return f"{sign}{figures}" if digits == 0 else f"{sign}{figures[:-digits]}.{figures[-digits:]}"
