"""What a form is that answers take."""

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Form(NamedTuple):
    """A form that answers take, or all the facts of a book.

    endings: of its files, the usual one first. write: makes it of a report; of a book, of its facts
    and a language. binary: whether no terminal can show it. made_of: the part of a report that it
    lays out, which not every report has. to_edit: whether it is for writing on, which nobody does
    with what is signed. tells: whether it takes what is told how far it has come.
    """

    name: str
    endings: tuple[str, ...]
    write: Callable[..., str | bytes]
    binary: bool = False
    made_of: str = "document"
    to_edit: bool = False
    tells: bool = False


class DataForm(NamedTuple):
    """A form of the tables that other programs take.

    endings: of its files. write: makes it, piece by piece, of a table and its rows.
    """

    name: str
    endings: tuple[str, ...]
    write: Callable[..., Iterator[bytes]]
