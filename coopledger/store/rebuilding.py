"""Facts made again of rows that were just proved, without asking again what recording asked.

A model asks of all it is given whether it can be so. What a row of a chain says was asked when it
was recorded, and its hash says that it is the same: it need only be brought to the same form. Of
what cannot be, the model says why. (`verify` asks the models of everything again.)
"""

import types
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from coopledger.model.dates import When
from coopledger.money import Money

Reader = Callable[[Any], Any]
"""What brings plain data to the form that a field holds. Raises ValueError, KeyError, TypeError."""

_M = TypeVar("_M", bound=BaseModel)


class Rebuilding:
    """How the records of a model are made again of their plain data."""

    def __init__(self, model: type[BaseModel]) -> None:
        fields = model.model_fields
        self._model = model
        self._readers = {name: _reader(field.annotation) for name, field in fields.items()}
        self._blank = {name: field.get_default() for name, field in fields.items()}
        # What its validators fill in where it is left out is in all that is written down.
        self._required = {name for name, field in fields.items() if _is_needed(field)}

    def __call__(self, said: Mapping[str, Any], held: Mapping[str, Any]) -> Any:
        """A record. said: its plain data. held: fields that have the form they are held in."""
        if type(said) is not dict:
            raise TypeError(f"{self._model.__name__}: {type(said).__name__}")
        values, readers = self._blank.copy(), self._readers
        for name, value in said.items():
            values[name] = readers[name](value)
        values.update(held)
        given = {*said, *held}
        if not self._required <= given:
            raise KeyError(*self._required - given)
        return _made(self._model, values, given)


@cache
def rebuilding(model: type[BaseModel]) -> Rebuilding:
    """That of a model. Raises TypeError where it has a field of which nothing is known here."""
    return Rebuilding(model)


_set: Callable[[object, str, object], None] = object.__setattr__


def _made(model: type[_M], values: dict[str, Any], given: set[str]) -> _M:
    """A record as its model makes it, of values that it would not change."""
    record = model.__new__(model)
    _set(record, "__dict__", values)
    _set(record, "__pydantic_fields_set__", given)
    _set(record, "__pydantic_extra__", None)
    _set(record, "__pydantic_private__", None)
    return record


def _is_needed(field: FieldInfo) -> bool:
    """Whether it has no default, or one that it may not hold: that stands for what is left out."""
    default, kind = field.default, field.annotation
    if field.is_required() or default == "":
        return True
    return default is None and type(None) not in get_args(kind)


def _reader(kind: Any) -> Reader:
    """What reads a field of a type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _reader(inner[0])
    if origin is tuple:
        return _several(_reader(inner[0]))
    if origin is Literal:
        return _one_of((value, value) for value in inner)
    if origin in (Union, types.UnionType):
        some = [each for each in inner if each is not type(None)]
        if len(some) == 1:
            return _reader(some[0])
        return _one_of(member for each in some for member in _members(each))
    if issubclass(kind, Enum):
        return _one_of(_members(kind))
    if issubclass(kind, Money):
        amount: Reader = kind._from_field
        return amount
    if issubclass(kind, BaseModel):
        return _part(kind)
    return _PLAIN[kind]


def _members(kind: Any) -> Iterable[tuple[Any, Any]]:
    if not issubclass(kind, Enum):
        raise TypeError(f"one of several: {kind}")
    return ((member.value, member) for member in kind)


def _one_of(known: Iterable[tuple[Any, Any]]) -> Reader:
    return dict(known).__getitem__


def _several(read: Reader) -> Reader:
    def several(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError(type(value).__name__)
        return tuple(map(read, value))

    return several


def _part(model: type[BaseModel]) -> Reader:
    nothing: Mapping[str, Any] = {}
    return lambda value: rebuilding(model)(value, nothing)


def _exactly(kind: type) -> Reader:
    def exactly(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(type(value).__name__)
        return value

    return exactly


def _text(value: Any) -> str:
    if not isinstance(value, str):  # what was erased is a text too
        raise TypeError(type(value).__name__)
    return value


_PLAIN: Mapping[type, Reader] = {
    str: _text,
    int: _exactly(int),
    bool: _exactly(bool),
    When: When.parse,
    Decimal: lambda value: Decimal(_text(value)),
    Fraction: lambda value: Fraction(_text(value)),
}
