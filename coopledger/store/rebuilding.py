"""Facts made again of rows that were just proved, without asking again what recording asked.

A model asks of all it is given whether it can be so. What a row of a chain says was asked when it
was recorded, and its hash says that it is the same: it need only be brought to the form in which a
fact holds it. Of what cannot be, the model says why. (`verify` asks all of them.)
"""

import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import from_json

from coopledger.model.dates import When
from coopledger.model.erased import Erased
from coopledger.money import Money

_M = TypeVar("_M", bound=BaseModel)

_Read = Callable[[Any], Any]
"""Brings what a field is given to the form in which it is held."""

_NOTHING: Mapping[str, Any] = types.MappingProxyType({})
_LONGEST_SHARED = 1_000
_NEEDED = object()
_MOST_SHARED = 1_000


def rebuilt_as(model: type[_M], said: Mapping[str, Any], held: Mapping[str, Any] = _NOTHING) -> _M:
    """The record that its own plain data says. held: fields that have the form they are held in.

    Raises ValueError, KeyError or TypeError where it says no record of that model.
    """
    return cast("_M", _form(model).record(said, held))


def rebuilt_of(model: type[_M], body: str, texts: Mapping[str, Any], held: Mapping[str, Any]) -> _M:
    """The same of the JSON of its data, and of the texts that stand beside it, each by its field.

    What is said in the same JSON, as that of most events is, is held once.
    """
    form = _form(model)
    said = _said_in(form, body) if len(body) <= _LONGEST_SHARED else form.said_in(body)
    return cast("_M", form.filled(said, texts, held))


class _Form:
    """How the records of a model are made.

    held: its fields in their order, each with its default. needed: those that have none. read: how
    what a field is given is brought to its form. same: the type of which it is held as given.
    given: which fields records were given, by these names as they came.
    """

    __slots__ = ("given", "held", "model", "needed", "read", "same")

    def __init__(self, model: type[BaseModel]) -> None:
        fields = model.model_fields
        self.model = model
        self.held = {name: _default(field) for name, field in fields.items()}
        self.needed = {name for name, default in self.held.items() if default is _NEEDED}
        self.read: Mapping[str, _Read] = {
            name: _of(field.annotation) for name, field in fields.items()
        }
        self.same = {name: _same(field.annotation) for name, field in fields.items()}
        self.given: dict[tuple[str, ...], set[str]] = {}

    def record(self, said: Mapping[str, Any], as_held: Mapping[str, Any] = _NOTHING) -> BaseModel:
        """The record that says this; it is of a field that there is, or raises KeyError."""
        return self.filled((self.held, ()), said, as_held)

    def said_in(self, body: str) -> "_SaidIn":
        """What the JSON of a record says, as it is held, and the names of its fields."""
        held = self.held.copy()
        self._read_into(held, said := from_json(body))
        return held, tuple(said)

    def filled(
        self, known: "_SaidIn", said: Mapping[str, Any], as_held: Mapping[str, Any]
    ) -> BaseModel:
        """The record that says what is known already, and this."""
        held = known[0].copy()
        self._read_into(held, said)
        held |= as_held
        given = self.given.get(names := (*known[1], *said, *as_held))
        record = self.model.__new__(self.model)
        _hold(record, "__dict__", held)
        _hold(record, "__pydantic_fields_set__", given or self._all_given(names))
        _hold(record, "__pydantic_extra__", None)
        _hold(record, "__pydantic_private__", None)
        return record

    def _read_into(self, held: dict[str, Any], said: Mapping[str, Any]) -> None:
        same = self.same
        for name, given in said.items():
            held[name] = given if type(given) is same[name] else self.read[name](given)

    def _all_given(self, names: tuple[str, ...]) -> set[str]:
        """Which are given, as a set that all of them share: who changes a record copies it first.

        Raises KeyError where one is missing.
        """
        if unlike := self.needed.difference(names) | set(names).difference(self.held):
            raise KeyError(*unlike)
        if len(self.given) < _MOST_SHARED:
            self.given[names] = set(names)
        return set(names)

    def part(self, said: Any) -> BaseModel:
        """The same of a part of a record: what has but one text, as most, is made once."""
        if type(said) is not dict:
            raise TypeError(repr(said))
        if len(said) == 1:
            [(name, given)] = said.items()
            if type(given) is str:
                return _of_one_text(self, name, given)
        return self.record(said)


_form = cache(_Form)
_hold = object.__setattr__


_SaidIn = tuple[dict[str, Any], tuple[str, ...]]


@lru_cache(maxsize=2_000)
def _said_in(form: _Form, body: str) -> _SaidIn:
    return form.said_in(body)


@lru_cache(maxsize=10_000)
def _of_one_text(form: _Form, name: str, given: str) -> BaseModel:
    return form.record({name: given})


def _default(field: FieldInfo) -> Any:
    """A default that a field may not hold stands for what its model fills in: that is needed."""
    default = field.default
    fills_in = default == "" or (default is None and type(None) not in get_args(field.annotation))
    return _NEEDED if field.is_required() or fills_in else default


def _of(kind: Any) -> _Read:
    """What brings the data of a type to its form. Raises TypeError for a type unknown here."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(inner[0])
    if origin is tuple:
        return _several(_of(inner[0]))
    if origin is Literal:
        return {each: each for each in inner}.__getitem__
    if origin in (Union, types.UnionType):
        some = [each for each in inner if each is not type(None)]
        return _or_none(_of(some[0]) if len(some) == 1 else _one_of(*some))
    if issubclass(kind, Enum):
        return _one_of(kind)
    if issubclass(kind, BaseModel):
        return _form(kind).part
    if issubclass(kind, Money | When):
        return cast("_Read", kind._from_field)
    return _PLAIN[kind]


def _same(kind: Any) -> Any:
    """The type of what a field holds as it is given, but for None; None where it may not."""
    if get_origin(kind) is Annotated:
        return _same(get_args(kind)[0])
    some = [each for each in get_args(kind) if each is not type(None)]
    if get_origin(kind) in (Union, types.UnionType) and len(some) == 1:
        return _same(some[0])
    as_given = kind in (str, int, bool) or (
        isinstance(kind, type) and issubclass(kind, Money | When)
    )
    return kind if as_given else None


def _several(read: _Read) -> _Read:
    def several(given: Any) -> tuple[Any, ...]:
        if type(given) is not list:
            raise TypeError(repr(given))
        return tuple(map(read, given))

    return several


def _or_none(read: _Read) -> _Read:
    return lambda given: None if given is None else read(given)


def _one_of(*kinds: Any) -> _Read:
    """A member of one of these enumerations, by its value."""
    if not all(issubclass(kind, Enum) for kind in kinds):
        raise TypeError(f"one of several: {kinds}")
    return {member.value: member for kind in kinds for member in kind}.__getitem__


def _is(*kinds: type) -> _Read:
    def same(given: Any) -> Any:
        if type(given) not in kinds:
            raise TypeError(repr(given))
        return given

    return same


_OF_DIGITS = re.compile(r"[0-9./]+", re.ASCII)


def _number(kind: Callable[[str], Decimal | Fraction]) -> _Read:
    """A number that is written as a text, exactly."""

    def number(written: Any) -> Decimal | Fraction:
        if not isinstance(written, str) or not _OF_DIGITS.fullmatch(written):
            raise TypeError(repr(written))
        try:
            return kind(written)
        except ArithmeticError as error:
            raise ValueError(written) from error

    return number


_PLAIN: Mapping[type, _Read] = {
    str: _is(str, Erased),  # what was erased is a text too, and stays it
    int: _is(int),
    bool: _is(bool),
    Decimal: _number(Decimal),
    Fraction: _number(Fraction),
}
