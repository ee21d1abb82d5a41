"""`docs/answers.schema.json`: what each answer is as JSON, of all that is printed in the tests.

A field is required where every answer has it, and has its sentence from `answer_words.txt`: one
that has none is named. It may be null where it ever was, or its sentence says when. What has data
for keys, currencies say, takes any. Objects that have the same fields are one part, which has a
name. A fact within an answer is as `facts.schema.json` says.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from coopledger.model.kinds import KINDS
from tests.docs.answers_asked import answers

Schema = dict[str, Any]
Fields = frozenset[str]

WORDS = dict(
    line.split(": ", 1)
    for line in Path(__file__).with_name("answer_words.txt").read_text("utf-8").splitlines()
)
DATA_KEYS = ("by_kind", "columns", "dates", "tools", "head", "tables", "in_other_currencies")
"""Fields whose object has data for keys, unless it has nothing but fields of its own."""
PARTS = {
    "AccountingJournal.books.entries.chain": "PlaceInChain",
    "Annex.findings": "Finding",
    "Annex.made_with": "MadeWith",
    "AuditTrail.merges": "Merge",
    "AuditTrail.trail": "Record",
    "BankReconciliation.since_issued": "ChangesSinceIssued",
    "Statement.commitments.by_line": "OutstandingOf",
    "CooperationTotals.totals": "YearTotal",
    "Document.elsewhere": "Elsewhere",
    "Documents.documents": "Document",
    "Forgotten.forgotten.erased": "RecordPlace",
    "IatiBeside.items.published.provider": "IatiParty",
    "Matching.bank": "Pairing",
    "Merge.books": "MergedBook",
    "Pairing.evidence": "Unmatched",
    "Pairing.matched": "Match",
    "PaperProof.answers.page": "ProofAnswer",
    "Receipt.control": "ControlSum",
    "ReferenceHistory.records.related": "RelatedRecord",
    "SpentOf.reported": "Amount",
    "Statement.by_line": "SpentOf",
    "Statement.fund": "FundSide",
    "YearTotal.by_book": "TotalOf",
}
"""Where a part of many answers is found first, and its name."""
FACT = {"type": "object", "description": "A fact, as facts.schema.json says of its kind."}
_REFERENCE = "#/$defs/"
_TEXT = re.compile("[Cc]ode of|text with all digits|[Tt]he path of")
_CURRENCY = re.compile("[A-Z]{3}")
_NAMES = {str: "string", bool: "boolean", int: "integer", type(None): "null"}


@cache
def answers_schema() -> Schema:
    """The schema of every answer, by the name of its class, and of every part that many have."""
    samples: defaultdict[str, list[Any]] = defaultdict(list)
    for name, data in answers():
        samples[name].append(data)
    made = _parts_and_answers(samples)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of coopledger",
        "description": (
            "What `--format json` and `to_json()` give, by the class of the answer in Python. "
            "Amounts are text with all the digits of their currency, days are ISO 8601."
        ),
        "$defs": {"Fact": FACT, **{name: made[name] for name in sorted(made)}},
    }


def schema_text() -> str:
    return json.dumps(answers_schema(), ensure_ascii=False, indent=1) + "\n"


def _parts_and_answers(samples: dict[str, list[Any]]) -> dict[str, Schema]:
    """Answers are gone through to see which objects are alike, and then said."""
    parts, names = dict[str, list[Any]](), dict[str, str]()
    while True:
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for name, seen in samples.items():
            for path, objects in _objects(seen, "", name, names):
                found[path] += objects
        alike: defaultdict[Fields, list[str]] = defaultdict(list)
        for path, objects in found.items():
            alike[_fields(objects)].append(path)
        parts = {path: found[path] for path in found if path in names.values()}
        many = [paths for fields, paths in alike.items() if len(paths) > 1 and len(fields) > 1]
        if not many:
            break
        outermost = [paths for paths in many if not _is_within(paths, many)]
        names |= {path: _part_name(paths) for paths in outermost for path in paths}
    saying = _Saying({_fields(seen): name for name, seen in parts.items()})
    return {name: saying.of(seen, "", name) for name, seen in {**samples, **parts}.items()}


def _is_within(paths: list[str], many: list[list[str]]) -> bool:
    """Whether any of these is within others, which are to be named first."""
    others = tuple(f"{path}." for each in many if each is not paths for path in each)
    return any(path.startswith(others) for path in paths)


def _objects(
    samples: list[Any], name: str, path: str, names: Mapping[str, str]
) -> Iterator[tuple[str, list[Any]]]:
    """Where there are objects with fields of their own, and which. names: of parts, by paths."""
    if any(map(_is_fact, samples)):
        return
    inner = [item for each in samples if isinstance(each, list) for item in each]
    if inner:
        yield from _objects(inner, name, path, names)
    objects = [each for each in samples if isinstance(each, dict)]
    if objects and _are_data(_fields(objects), name, path):
        values = [value for each in objects for value in each.values()]
        yield from _objects(values, "", path, names)
    elif objects:
        path = names.get(path, path)
        yield path, objects
        for key in dict.fromkeys(key for each in objects for key in each):
            seen = [each[key] for each in objects if key in each]
            yield from _objects(seen, key, f"{path}.{key}", names)


def _part_name(paths: list[str]) -> str:
    """An answer that is a part of another, too, is called as it is."""
    named = [PARTS.get(path) or path for path in paths if path in PARTS or "." not in path]
    if len(named) != 1:
        raise LookupError(f"one name is to be given to {paths}, not {named}")
    return named[0]


class _Saying:
    """Schemas of plain data, with a reference where an object is a part that has a name."""

    def __init__(self, parts: dict[Fields, str]) -> None:
        self.parts = parts

    def of(self, samples: list[Any], name: str, path: str) -> Schema:
        """What all of these are."""
        if any(map(_is_fact, samples)):
            return _or_null({"$ref": f"{_REFERENCE}Fact"}, samples)
        objects = [each for each in samples if isinstance(each, dict)]
        part = self.parts.get(_fields(objects))
        if part is not None and path != part:
            return _or_null({"$ref": _REFERENCE + part}, samples)
        kinds = dict.fromkeys(_kind(each) for each in samples)
        made: Schema = {"type": [*kinds] if len(kinds) != 1 else next(iter(kinds), "null")}
        if objects:
            made |= self._of_objects(objects, name, path)
        if "array" in kinds:
            items = [item for each in samples if isinstance(each, list) for item in each]
            made["items"] = self.of(items, name, path) if items else {}
        return made

    def _of_objects(self, samples: list[dict[str, Any]], name: str, path: str) -> Schema:
        keys = dict.fromkeys(key for each in samples for key in each)
        if _are_data(keys, name, path):
            values = [value for each in samples for value in each.values()]
            return {"additionalProperties": self.of(values, "", path)}
        return {
            "properties": {key: self._field(samples, key, f"{path}.{key}") for key in keys},
            "required": [key for key in keys if all(key in each for each in samples)],
            "additionalProperties": False,
        }

    def _field(self, samples: list[dict[str, Any]], key: str, path: str) -> Schema:
        """A field: null, or text, too, where its sentence says so and none of these was."""
        said = _said(key, path)
        seen = [each[key] for each in samples if key in each]
        if "null" in said and "null is" not in said:
            seen.append(None)
        if _TEXT.search(said) and all(each is None for each in seen):
            seen.append("")
        return {"description": said, **self.of(seen, key, path)}


def _fields(objects: list[dict[str, Any]]) -> Fields:
    return frozenset(key for each in objects for key in each)


def _are_data(keys: Iterable[str], name: str, path: str) -> bool:
    in_form = path.startswith(("PartnerForm.tables", "PartnerForm.head"))
    of_currencies = keys and all(map(_CURRENCY.fullmatch, keys))
    return bool(in_form or of_currencies or name in DATA_KEYS or path.endswith("valuation"))


def _said(key: str, path: str) -> str:
    said = WORDS.get(path) or WORDS.get(key)
    if said is None:
        raise LookupError(f"answer_words.txt says nothing of {key} ({path})")
    return said[:1].upper() + said[1:] + "."


def _is_fact(seen: Any) -> bool:
    return (
        isinstance(seen, dict)
        and seen.get("kind") in KINDS
        and "provenance" in seen
        and ("title" in seen or "book" in seen)
        and "revision" in seen
    )


def _or_null(schema: Schema, samples: list[Any]) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]} if None in samples else schema


def _kind(seen: Any) -> str:
    if isinstance(seen, dict):
        return "object"
    return "array" if isinstance(seen, list) else _NAMES[type(seen)]


def complaints(schemas: dict[str, Schema], name: str, seen: Any) -> Iterator[str]:
    """What the schema of that name does not accept in plain data."""
    yield from _complaints(schemas, schemas[name], seen, "$")


def _complaints(schemas: dict[str, Schema], schema: Schema, seen: Any, path: str) -> Iterator[str]:
    """The few words that a schema of ours is made of."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].removeprefix(_REFERENCE)]
    if "anyOf" in schema:
        if all(any(_complaints(schemas, each, seen, path)) for each in schema["anyOf"]):
            yield f"{path}: {seen!r}"
        return
    kinds = schema.get("type")
    if kinds and _kind(seen) not in ([kinds] if isinstance(kinds, str) else kinds):
        yield f"{path} is {_kind(seen)}, not {kinds}"
    elif isinstance(seen, list):
        for place, item in enumerate(seen):
            yield from _complaints(schemas, schema.get("items", {}), item, f"{path}[{place}]")
    elif isinstance(seen, dict):
        yield from (f"{path} lacks {key}" for key in set(schema.get("required", ())) - seen.keys())
        for key, value in seen.items():
            known = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            if known is False:
                yield f"{path} has {key}"
            else:
                yield from _complaints(schemas, known, value, f"{path}.{key}")
