"""An erased text equals anything: what a document says of it neither differs nor comes back."""

from typing import TypeVar

from coopledger.model.base import Model
from coopledger.model.erased import is_erased

_M = TypeVar("_M", bound=Model)


def as_erased(given: _M, recorded: Model) -> _M:
    """What is given, erased where what is recorded is; itself where nothing is."""
    if type(given) is not type(recorded):
        return given
    update = {
        name: value
        for name in type(given).model_fields
        if (value := _erased(getattr(given, name), getattr(recorded, name))) is not None
    }
    return given.model_copy(update=update) if update else given


def _erased(given: object, recorded: object) -> object:
    """What stands in a field then; None where it stays as it is."""
    if is_erased(recorded):
        return recorded
    if isinstance(given, Model) and isinstance(recorded, Model):
        return _if_other(given, as_erased(given, recorded))
    if isinstance(given, tuple) and isinstance(recorded, tuple):
        if recorded and all(map(is_erased, recorded)):
            return recorded
        by_code = {getattr(each, "code", n): each for n, each in enumerate(recorded)}
        found = tuple(
            as_erased(each, by_code[code])
            if isinstance(each, Model) and isinstance(by_code.get(code), Model)
            else each
            for code, each in ((getattr(each, "code", n), each) for n, each in enumerate(given))
        )
        return found if any(a is not b for a, b in zip(found, given, strict=True)) else None
    return None


def _if_other(before: Model, after: Model) -> Model | None:
    return after if after is not before else None
