"""An erased text equals anything: what a document says of it neither differs nor comes back."""

from collections.abc import Iterable
from typing import TypeVar

from coopledger.model.base import Model
from coopledger.model.erased import is_erased
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import kind_of

_M = TypeVar("_M", bound=Model)
_F = TypeVar("_F", bound=AnyFact)


def as_erased(given: _F, recorded: AnyFact) -> _F:
    """What is given, erased where what is recorded is; itself where nothing is."""
    return _as_erased(given, recorded, kind_of(recorded).sealed_fields)


def _as_erased(given: _M, recorded: Model, fields: Iterable[str]) -> _M:
    """The same of a fact or of its part. fields: those in which anything can be erased."""
    if type(given) is not type(recorded):
        return given
    update = {
        name: value
        for name in fields
        if (value := _erased(getattr(given, name), getattr(recorded, name))) is not None
    }
    return given.model_copy(update=update) if update else given


def _erased(given: object, recorded: object) -> object:
    """What stands in a field then; None where it stays as it is."""
    if is_erased(recorded):
        return recorded
    if isinstance(given, Model) and isinstance(recorded, Model):
        return _if_other(given, _part(given, recorded))
    if isinstance(given, tuple) and isinstance(recorded, tuple):
        if recorded and all(map(is_erased, recorded)):
            return recorded
        by_code = {getattr(each, "code", n): each for n, each in enumerate(recorded)}
        found = tuple(
            _part(each, by_code[code])
            if isinstance(each, Model) and isinstance(by_code.get(code), Model)
            else each
            for code, each in ((getattr(each, "code", n), each) for n, each in enumerate(given))
        )
        return found if any(a is not b for a, b in zip(found, given, strict=True)) else None
    return None


def _part(given: _M, recorded: Model) -> _M:
    return _as_erased(given, recorded, type(recorded).model_fields)


def _if_other(before: Model, after: Model) -> Model | None:
    return after if after is not before else None
