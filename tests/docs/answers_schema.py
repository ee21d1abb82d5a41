"""`docs/answers.schema.json`: what each answer is as JSON, of all that is printed in the tests.

A field is required where every answer has it, and has its sentence from `answer_words.txt`: one
that has none is named. It may be null where it ever was, or its sentence says when. What has data
for keys, currencies say, takes any. A fact within an answer is as `facts.schema.json` says.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from coopledger import Agreement, Answer, Ledger, MissingRate, Receipt
from coopledger.messages.catalogue import Language
from coopledger.model.facts import fact_adapter
from coopledger.model.kinds import KINDS
from coopledger.readers.account_map import read_account_map
from coopledger.reports.receipt import receipt_report
from coopledger.reports.registry import REPORTS
from tests.reports.test_every_answer import ANSWERS

Schema = dict[str, Any]

CASES = Path(__file__).parents[1] / "cases" / "ledgers"
WORDS = dict(
    line.split(": ", 1)
    for line in Path(__file__).with_name("answer_words.txt").read_text("utf-8").splitlines()
)
DATA_KEYS = ("by_kind", "columns", "dates", "tools", "head", "tables", "in_other_currencies")
"""Fields whose object has data for keys, unless it has nothing but fields of its own."""
FACT = {"type": "object", "description": "A fact, as facts.schema.json says of its kind."}
_TEXT = re.compile("[Cc]ode of|text with all digits")
_CURRENCY = re.compile("[A-Z]{3}")
_NAMES = {str: "string", bool: "boolean", int: "integer", type(None): "null"}


def answers() -> Iterator[tuple[str, Any]]:
    """Answers by the name of their class, as plain data: of the example, and of every case."""
    for made, _ in ANSWERS.values():
        yield plain(made())
    for folder in sorted(CASES.iterdir()):
        if (folder / "facts.json").exists():
            yield from of_case(folder)


def plain(answer: Answer) -> tuple[str, Any]:
    name = next(kind.__name__ for kind in type(answer).__mro__ if kind.__name__ in REPORTS)
    return name, json.loads(answer.to_json("en"))


def of_receipt(receipt: Receipt) -> tuple[str, Any]:
    return "Receipt", json.loads(json.dumps(receipt_report(receipt, Language.EN).data()))


def of_case(folder: Path) -> Iterator[tuple[str, Any]]:
    facts = json.loads((folder / "facts.json").read_text("utf-8"))
    with Ledger.open("sqlite://") as ledger:
        yield of_receipt(ledger.load(*map(fact_adapter.validate_python, facts)))
        for name in ("later", "refused"):
            if (folder / f"{name}.json").exists():
                more = json.loads((folder / f"{name}.json").read_text("utf-8"))
                yield of_receipt(ledger.preview(*map(fact_adapter.validate_python, more)))
        yield from of_ledger(ledger)


def of_ledger(ledger: Ledger) -> Iterator[tuple[str, Any]]:
    """What a ledger answers of each of its agreements, and of all books."""
    for book in ledger.books():
        if isinstance(book.opening, Agreement):
            for ask in (ledger.reconcile, ledger.explain, ledger.match):
                with suppress(MissingRate):
                    yield plain(ask(book.opening.code, on=date(2018, 12, 31)))
            yield plain(ledger.auxiliary(book.opening.code))
            for mapped in map(read_account_map, ("conac", "plain")):
                with suppress(MissingRate):
                    journal = ledger.accounting_journal(book.opening.code, accounts=mapped)
                    yield plain(journal)
    yield from map(plain, (ledger.cooperation_totals(), ledger.check(), ledger.trail()))


@cache
def answers_schema() -> Schema:
    """The schema of every answer, by the name of its class."""
    samples: defaultdict[str, list[Any]] = defaultdict(list)
    for name, data in answers():
        samples[name].append(data)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of coopledger",
        "description": (
            "What `--format json` and `to_json()` give, by the class of the answer in Python. "
            "Amounts are text with all the digits of their currency, days are ISO 8601."
        ),
        "$defs": {
            "Fact": FACT,
            **{name: _of(samples[name], "", name) for name in sorted(samples)},
        },
    }


def schema_text() -> str:
    return json.dumps(answers_schema(), ensure_ascii=False, indent=1) + "\n"


def _of(samples: list[Any], name: str, path: str) -> Schema:
    """What all of these are."""
    if any(map(_is_fact, samples)):
        return _or_null({"$ref": "#/$defs/Fact"}, samples)
    kinds = dict.fromkeys(_kind(each) for each in samples)
    made: Schema = {"type": [*kinds] if len(kinds) != 1 else next(iter(kinds), "null")}
    if "object" in kinds:
        made |= _of_objects([each for each in samples if isinstance(each, dict)], name, path)
    if "array" in kinds:
        items = [item for each in samples if isinstance(each, list) for item in each]
        made["items"] = _of(items, name, path) if items else {}
    return made


def _of_objects(samples: list[dict[str, Any]], name: str, path: str) -> Schema:
    keys = dict.fromkeys(key for each in samples for key in each)
    if _are_data(keys, name, path):
        return {
            "additionalProperties": _of([v for each in samples for v in each.values()], "", path)
        }
    return {
        "properties": {key: _field(samples, key, f"{path}.{key}") for key in keys},
        "required": [key for key in keys if all(key in each for each in samples)],
        "additionalProperties": False,
    }


def _field(samples: list[dict[str, Any]], key: str, path: str) -> Schema:
    """What a field is: null, or text, too, where its sentence says so and none of these was."""
    said = _said(key, path)
    seen = [each[key] for each in samples if key in each]
    if "null" in said and "null is" not in said:
        seen.append(None)
    if _TEXT.search(said) and all(each is None for each in seen):
        seen.append("")
    return {"description": said, **_of(seen, key, path)}


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


def complaints(schema: Schema, seen: Any, path: str = "$") -> Iterator[str]:
    """What a schema of ours does not accept in plain data: the few words that it is made of."""
    if "$ref" in schema:
        if not isinstance(seen, dict):
            yield f"{path} is no fact: {seen!r}"
        return
    if "anyOf" in schema:
        if all(any(complaints(each, seen)) for each in schema["anyOf"]):
            yield f"{path}: {seen!r}"
        return
    kinds = schema.get("type")
    if kinds and _kind(seen) not in ([kinds] if isinstance(kinds, str) else kinds):
        yield f"{path} is {_kind(seen)}, not {kinds}"
    elif isinstance(seen, list):
        for place, item in enumerate(seen):
            yield from complaints(schema.get("items", {}), item, f"{path}[{place}]")
    elif isinstance(seen, dict):
        yield from (f"{path} lacks {key}" for key in set(schema.get("required", ())) - seen.keys())
        for key, value in seen.items():
            known = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            if known is False:
                yield f"{path} has {key}"
            else:
                yield from complaints(known, value, f"{path}.{key}")
