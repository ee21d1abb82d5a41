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
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from coopledger.model.dates import When
from coopledger.money import Money

_M = TypeVar("_M", bound=BaseModel)


def rebuilt_as(model: type[_M], said: Mapping[str, Any]) -> _M:
    """The record that its own plain data says, some of which may have the form it is held in.

    Raises ValueError, KeyError or TypeError where it says no record of that model.
    """
    record: _M = _form(model).validate_python(said)
    return record


@cache
def _form(model: type[BaseModel]) -> SchemaValidator:
    """What brings the data of a model to its form."""
    return SchemaValidator(_of_model(model))


def _of_model(model: type[BaseModel]) -> CoreSchema:
    fields = {name: _of_field(field) for name, field in model.model_fields.items()}
    return core_schema.model_schema(
        model,
        core_schema.model_fields_schema(fields),
        config=core_schema.CoreConfig(extra_fields_behavior="forbid"),
    )


def _of_field(field: FieldInfo) -> core_schema.ModelField:
    """A default that a field may not hold stands for what its model fills in: that is needed."""
    held, default = _of(field.annotation), field.default
    fills_in = default == "" or (default is None and type(None) not in get_args(field.annotation))
    if not field.is_required() and not fills_in:
        held = core_schema.with_default_schema(held, default=default)
    return core_schema.model_field(held)


def _of(kind: Any) -> CoreSchema:
    """What brings the data of a type to its form. Raises TypeError for a type unknown here."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(inner[0])
    if origin is tuple:
        return core_schema.tuple_schema([_of(inner[0])], variadic_item_index=0)
    if origin is Literal:
        return core_schema.literal_schema(list(inner))
    if origin in (Union, types.UnionType):
        some = [each for each in inner if each is not type(None)]
        return core_schema.nullable_schema(_of(some[0]) if len(some) == 1 else _one_of(*some))
    if issubclass(kind, Enum):
        return _one_of(kind)
    if issubclass(kind, BaseModel):
        return _of_model(kind)
    if issubclass(kind, Money | When):
        return _made_by(kind._from_field)
    return _PLAIN[kind]


def _one_of(*kinds: Any) -> CoreSchema:
    """A member of one of these enumerations, by its value."""
    if not all(issubclass(kind, Enum) for kind in kinds):
        raise TypeError(f"one of several: {kinds}")
    return _made_by({member.value: member for kind in kinds for member in kind}.__getitem__)


_OF_DIGITS = re.compile(r"[0-9./]+", re.ASCII)


def _number(kind: Callable[[str], Decimal | Fraction]) -> CoreSchema:
    """A number that is written as a text, exactly."""

    def number(written: Any) -> Decimal | Fraction:
        if not isinstance(written, str) or not _OF_DIGITS.fullmatch(written):
            raise TypeError(repr(written))
        try:
            return kind(written)
        except ArithmeticError as error:
            raise ValueError(written) from error

    return _made_by(number)


def _made_by(read: Callable[[Any], Any]) -> CoreSchema:
    return core_schema.no_info_plain_validator_function(read)


_PLAIN: Mapping[type, CoreSchema] = {
    str: core_schema.is_instance_schema(str),  # what was erased is a text too, and stays it
    int: core_schema.int_schema(strict=True),
    bool: core_schema.bool_schema(strict=True),
    Decimal: _number(Decimal),
    Fraction: _number(Fraction),
}
