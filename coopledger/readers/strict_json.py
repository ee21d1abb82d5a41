"""JSON in which nothing is lost without a word: a name that stands twice, a number that is none."""

import json
from typing import Any


def strictly(written: str) -> Any:
    """What a text of JSON says. Raises ValueError.

    >>> strictly('{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ValueError: a name stands twice among a, a
    """
    try:
        return json.loads(written, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError(str(error)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(f"a name stands twice among {', '.join(name for name, _ in pairs)}")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)
