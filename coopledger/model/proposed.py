"""The facts of a proposal as one text, and back: exactly those that would be recorded.

Each with where it was read. What was erased of a fact that is stated again stays erased.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from coopledger.model.base import Model
from coopledger.model.entry import Entry
from coopledger.model.erased import ERASED, is_erased
from coopledger.model.finding import Origin
from coopledger.model.kinds import KINDS
from coopledger.model.proposal import Proposal

_WRITTEN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def written(entries: Iterable[Entry]) -> str:
    """Facts as the text of a proposal: the same facts are the same text."""
    return _WRITTEN.encode([_item(entry) for entry in entries])


def _item(entry: Entry) -> dict[str, Any]:
    fact, origin = entry.fact, entry.origin
    item: dict[str, Any] = {"fact": fact.model_dump(mode="json", exclude_none=True)}
    if origin is not None:
        item["origin"] = [origin.document, origin.sheet, origin.row]
    if erased := [*_erased_in(fact)]:
        item["erased"] = erased
    return item


def _erased_in(value: object, at: tuple[str | int, ...] = ()) -> Iterator[list[str | int]]:
    if is_erased(value):
        yield [*at]
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _erased_in(getattr(value, name), (*at, name))
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _erased_in(each, (*at, place))


def proposed(proposal: Proposal) -> list[Entry]:
    """What a proposal would record, in the order in which it would; nothing of one erased."""
    return [] if is_erased(proposal.facts) else [*map(_entry, json.loads(proposal.facts))]


def _entry(item: dict[str, Any]) -> Entry:
    stated = item["fact"]
    for path in item.get("erased", ()):
        _erase(stated, path)
    origin = Origin(*item["origin"]) if "origin" in item else None
    return Entry(KINDS[stated["kind"]].model.model_validate(stated), origin)


def _erase(stated: Any, path: list[str | int]) -> None:
    for name in path[:-1]:
        stated = stated[name]
    stated[path[-1]] = ERASED
