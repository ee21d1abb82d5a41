"""What is worked out once, when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class once(Generic[_T]):  # noqa: N801 - as `cached_property`
    """A property of one thread's object, worked out when it is first asked for.

    Python's own takes a lock, which takes most of its time.
    """

    def __init__(self, work_out: Callable[[Any], _T]) -> None:
        self.work_out = work_out
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, of: None, kind: type) -> "once[_T]": ...
    @overload
    def __get__(self, of: object, kind: type) -> _T: ...
    def __get__(self, of: object, kind: type) -> "once[_T] | _T":
        if of is None:
            return self
        value = of.__dict__[self.work_out.__name__] = self.work_out(of)
        return value
