"""What a form is that answers take."""

from collections.abc import Callable
from typing import NamedTuple


class Form(NamedTuple):
    """A form that answers take, or all the facts of a book.

    endings: of its files, the usual one first. write: makes it of a report; of a book, of its facts
    and a language. binary: whether no terminal can show it. of_rows: whether it is made of a
    report's table, which what is only said (`init`, `upgrade`) has not. of_days: whether it is made
    of deadlines, which only `check` has.
    """

    name: str
    endings: tuple[str, ...]
    write: Callable[..., str | bytes]
    binary: bool = False
    of_rows: bool = False
    of_days: bool = False
