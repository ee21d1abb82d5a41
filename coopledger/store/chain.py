"""The chain: each row's SHA-256 covers what it says, and the hash of the row before.

Of what is sealed it covers the digests.

The canonical form is JSON: one object, its keys sorted, no spaces, UTF-8, integers as strings so
that no reader's number type can change them, null where a column is empty. A column that was added
later stands in it only where it is filled, so that it changes no hash of before.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from json import encoder
from json.encoder import encode_basestring
from operator import itemgetter
from types import NoneType
from typing import Any, NamedTuple

from coopledger.store.columns import ADDED, COLUMNS, INTEGERS, NOT_HASHED

START = "0" * 64
"""What the first row of a book follows."""

RowData = Mapping[str, Any]


_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def _writer() -> Callable[[Any], str]:
    """What writes plain data down: `_CANONICAL`, which sets itself up anew for each text it writes.

    Where Python has what it sets up, once is enough: that is half of what it takes.
    """
    made: Any = getattr(encoder, "c_make_encoder", None)
    if made is None:
        return _CANONICAL.encode
    pieces = made(
        None, _CANONICAL.default, encode_basestring, None, ":", ",", True, False, False
    )  # fmt: skip
    return lambda value: "".join(pieces(value, 0))


_write = _writer()


def canonical_json(value: object) -> str:
    """The one way to write plain data down.

    >>> canonical_json({"b": 1, "a": "ñ"})
    '{"a":"ñ","b":1}'
    """
    return _write(value)


def hash_of(row: RowData) -> str:
    """The SHA-256, in hexadecimal, of a row's columns, all but `hash` itself and `sealed`.

    Raises TypeError where a value is of another type than its column, ValueError where a text is
    none that could be written down: such a row says what no row of ours does.
    """
    try:
        values = _values_of(row)
    except KeyError:
        values = _values_of({**dict.fromkeys(ADDED), **row})
    form = _form(tuple(map(type, values)))
    said = (*map(encode_basestring, form.texts(values)), *form.integers(values))
    return hash_as(form.written, form.in_order(said))


def hash_as(form: str, said: tuple[object, ...]) -> str:
    """The same of a row in such a form (`form_of`), with what stands in its places."""
    return hashlib.sha256((form % said).encode()).hexdigest()


_COVERED = tuple(name for name in sorted(COLUMNS) if name not in NOT_HASHED)
_values_of = itemgetter(*_COVERED)

_Some = Callable[[tuple[Any, ...]], tuple[Any, ...]]


class _Form(NamedTuple):
    """How rows are written down whose columns hold values of certain types, or nothing.

    written: with a place for each value. texts, integers: those of a row's values that are.
    in_order: the texts and then the integers, in the order of their columns.
    """

    written: str
    texts: _Some
    integers: _Some
    in_order: _Some


@lru_cache(maxsize=1_000)
def _form(types: tuple[type, ...]) -> _Form:
    """That of rows whose values have these types. Raises TypeError where no row of ours has."""
    texts, integers = list[int](), list[int]()
    for place, (name, kind) in enumerate(zip(_COVERED, types, strict=True)):
        if kind is str and name not in INTEGERS:
            texts.append(place)
        elif kind is int and name in INTEGERS:
            integers.append(place)
        elif kind is not NoneType:
            raise TypeError(f"{name}: {kind.__name__}")
    said = [*texts, *integers]
    in_order = [said.index(place) for place in sorted(said)]
    written = form_of({}, {_COVERED[place] for place in said})
    return _Form(written, _some(texts), _some(integers), _some(in_order))


def form_of(same: RowData, others: Collection[str]) -> str:
    """How rows are written down that have these values in the same columns, for its SHA-256.

    With a `%s` for each of the other columns, in the order of their names: for a text as JSON has
    it, or for the digits of an integer. What is in neither is empty.
    """
    written = list[str]()
    for name in _COVERED:
        value = same.get(name)
        if name in others:
            written.append(f'"{name}":"%s"' if name in INTEGERS else f'"{name}":%s')
        elif value is not None:
            said = f'"{value:d}"' if name in INTEGERS else encode_basestring(value)
            written.append(f'"{name}":{said}'.replace("%", "%%"))
        elif name not in ADDED:
            written.append(f'"{name}":null')
    return f"{{{','.join(written)}}}"


def _some(places: Sequence[int]) -> _Some:
    """The values at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[place] for place in places)
