"""The chain: each row's SHA-256 covers every column of it, and the hash of the row before.

The canonical form is JSON: one object, its keys sorted, no spaces, UTF-8, integers as strings so
that no reader's number type can change them, null where a column is empty. A column that was added
later stands in it only where it is filled, so that it changes no hash of before.
"""

import hashlib
import json
from collections.abc import Mapping

from coopledger.store.columns import ADDED, INTEGERS

START = "0" * 64
"""What the first row of a book follows."""

RowData = Mapping[str, str | int | None]


_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def canonical_json(value: object) -> str:
    """The one way to write plain data down.

    >>> canonical_json({"b": 1, "a": "ñ"})
    '{"a":"ñ","b":1}'
    """
    return _CANONICAL.encode(value)


def hash_of(row: RowData) -> str:
    """The SHA-256, in hexadecimal, of a row's columns, all but `hash` itself.

    Raises TypeError where a value is of another type than its column, ValueError where a text is
    none that could be written down: such a row says what no row of ours does.
    """
    covered = dict(row)
    covered.pop("hash", None)
    for name in INTEGERS:
        if (value := covered[name]) is not None:
            covered[name] = str(value) if type(value) is int else _no_integer(name)
    if not _TEXTS.issuperset(map(type, covered.values())):
        raise TypeError("a column of text holds something else")
    for name in ADDED:
        if covered.get(name) is None:
            covered.pop(name, None)
    return hashlib.sha256(canonical_json(covered).encode()).hexdigest()


_TEXTS = frozenset({str, type(None)})


def _no_integer(name: str) -> str:
    raise TypeError(f"{name} is no integer")
