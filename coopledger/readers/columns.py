"""What a sheet of the staff's workbook is made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from coopledger.readers.cells import text
from coopledger.written import number_in

Read = Callable[..., Any]
Numbers = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a fact. read None: money, whose currency may stand in the column named here.

    numbers: finds what is read by the number style of the document in a cell's text, if anything.
    of_rates: whether those are exchange rates, which nobody writes in groups of three.
    divides: whether it says how the amount of its row is divided.
    own_currency: money that may be in another currency than its row's, and then says so itself.
    part_of: the field of the fact that it is a part of.
    """

    field: str
    headers: tuple[str, ...]
    read: Read | None = text
    currency_from: str | None = None
    numbers: Numbers | None = None
    of_rates: bool = False
    divides: bool = False
    own_currency: bool = False
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: a table with a row a fact, or (`upright`) one fact with a row a field.

    assemble: makes of a row's fields those of the fact, where they are not the same.
    gathers: fields of which a fact has several, each in a row of its own under one reference.
    rare: fields that have a column only where a fact has them.
    awaits: the field that a person fills in: a row where it is empty states nothing yet.
    beside: headings of columns that are there for people to read, and state nothing.
    """

    kind: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    upright: bool = False
    assemble: Callable[[dict[str, Any]], dict[str, Any]] = dict
    gathers: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    awaits: str | None = None
    beside: frozenset[str] = frozenset()


def money(field: str, *headers: str, currency_from: str | None = "currency") -> Column:
    return Column(field, headers, None, currency_from, number_in)
