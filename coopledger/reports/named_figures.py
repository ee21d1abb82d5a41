"""What an answer says for programs, each thing under one name: `statement.lines.AIR.spent`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

Named = Mapping[str, Decimal | str | None]
"""By its name: an amount, words, or nothing."""

_CALLED_BY = ("code", "reference", "account", "row", "currency", "month", "name")
"""What a thing of a list is called by: the first of these that it has and no other there has."""

_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_WORDS = frozenset(
    (
        "account", "code", "concept", "holder", "name", "note", "number", "of", "payee", "reason",
        "reference", "row", "source", "tax_id", "title",
    )
)  # fmt: skip
"""What is words, though it be written in digits."""


def named_figures(data: Any) -> dict[str, Decimal | str | None]:
    """All that plain data says, by dotted names."""
    return dict(_named("", "", data))


def _named(name: str, last: str, value: Any) -> Iterator[tuple[str, Decimal | str | None]]:
    match value:
        case dict():
            for key, each in value.items():
                yield from _named(f"{name}.{key}" if name else str(key), str(key), each)
        case list() | tuple():
            for key, each in _called(value):
                yield from _named(f"{name}.{key}", last, each)
        case _:
            yield name, _plain(last, value)


def _called(items: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Each thing of a list by what it is called by; else by its place, from 1."""
    listed = list(items)
    for key in _CALLED_BY:
        names = [each.get(key) if isinstance(each, dict) else None for each in listed]
        if all(names) and len(set(names)) == len(names):
            yield from zip(map(str, names), listed, strict=True)
            return
    yield from ((str(place), each) for place, each in enumerate(listed, 1))


def _plain(last: str, value: Any) -> Decimal | str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return Decimal(value)
    text = str(value)
    return Decimal(text) if _AMOUNT.fullmatch(text) and last not in _WORDS else text
