"""The chain: each row's SHA-256 covers what it says, and the hash of the row before.

Of what is sealed it covers the digests.

The canonical form is JSON: one object, its keys sorted, no spaces, UTF-8, integers as strings so
that no reader's number type can change them, null where a column is empty. A column that was added
later stands in it only where it is filled, so that it changes no hash of before.
"""

import hashlib
import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from coopledger.store.columns import ADDED, COLUMNS, INTEGERS, NOT_HASHED

START = "0" * 64
"""What the first row of a book follows."""

RowData = Mapping[str, Any]


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
    """The SHA-256, in hexadecimal, of a row's columns, all but `hash` itself and `sealed`.

    Raises TypeError where a value is of another type than its column, ValueError where a text is
    none that could be written down: such a row says what no row of ours does.
    """
    written: list[str] = []
    for name, key, whole, added in _COVERED:
        value: Any = row.get(name) if added else row[name]
        if type(value) is str and not whole:
            written.append(key + encode_basestring(value))
        elif type(value) is int and whole:
            written.append(f'{key}"{value}"')
        elif value is not None:
            raise TypeError(f"{name}: {type(value).__name__}")
        elif not added:
            written.append(f"{key}null")
    return hashlib.sha256(f"{{{','.join(written)}}}".encode()).hexdigest()


_COVERED = tuple(
    (name, f'"{name}":', name in INTEGERS, name in ADDED)
    for name in sorted(COLUMNS)
    if name not in NOT_HASHED
)
