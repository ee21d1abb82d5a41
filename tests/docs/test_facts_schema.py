"""The published JSON Schema is current, and says of a document what the reader says of it.

Where it changes on purpose, `WRITE_CASES=1 pytest tests/docs/test_facts_schema.py` writes it anew.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from coopledger.model.facts import AnyFact, fact_adapter
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.writers.facts_json import facts_json
from tests.docs.facts_schema import schema_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "facts.schema.json"
LEDGERS = Path(__file__).parents[1] / "cases" / "ledgers"
SCHEMA = json.loads(PUBLISHED.read_text("utf-8"))
"""As it is published: one test holds it to the models."""

TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
    "null": type(None),
}  # fmt: skip
ANNOTATIONS = {"$schema", "$defs", "title", "description", "default"}


def test_the_published_schema_is_current() -> None:
    if os.environ.get("WRITE_CASES"):
        PUBLISHED.write_text(schema_text(), "utf-8", newline="\n")
    assert PUBLISHED.read_text("utf-8") == schema_text()


def accepts(schema: dict[str, Any], seen: Any) -> bool:
    """Whether a schema accepts plain data: the few words of JSON Schema that ours is made of."""
    return all(
        _holds(word, wanted, schema, seen)
        for word, wanted in schema.items()
        if word not in ANNOTATIONS
    )


def _holds(word: str, wanted: Any, schema: dict[str, Any], seen: Any) -> bool:
    is_number = isinstance(seen, int) and not isinstance(seen, bool)
    match word:
        case "$ref":
            return accepts(SCHEMA["$defs"][wanted.removeprefix("#/$defs/")], seen)
        case "anyOf":
            return any(accepts(each, seen) for each in wanted)
        case "oneOf":
            return sum(accepts(each, seen) for each in wanted) == 1
        case "const":
            return bool(seen == wanted)
        case "enum":
            return seen in wanted
        case "type":
            return isinstance(seen, TYPES[wanted]) and (wanted != "integer" or is_number)
        case "pattern":
            return not isinstance(seen, str) or re.search(wanted, seen) is not None
        case "minLength":
            return not isinstance(seen, str) or len(seen) >= wanted
        case "maxLength":
            return not isinstance(seen, str) or len(seen) <= wanted
        case "minimum":
            return not is_number or seen >= wanted
        case "exclusiveMinimum":
            return not is_number or seen > wanted
        case "maximum":
            return not is_number or seen <= wanted
        case "minItems":
            return not isinstance(seen, list) or len(seen) >= wanted
        case "maxItems":
            return not isinstance(seen, list) or len(seen) <= wanted
        case "items":
            return not isinstance(seen, list) or all(accepts(wanted, item) for item in seen)
        case "required":
            return not isinstance(seen, dict) or set(wanted) <= set(seen)
        case "properties":
            return not isinstance(seen, dict) or all(
                accepts(wanted[name], value) for name, value in seen.items() if name in wanted
            )
        case "additionalProperties":
            named = set(schema["properties"])
            return wanted or not isinstance(seen, dict) or set(seen) <= named
    raise AssertionError(f"{word}: a word of JSON Schema that this test does not know")


@settings(max_examples=40)
@given(st.one_of(simple_histories(), programmes(), histories()))
def test_it_accepts_what_is_exported(history: History) -> None:
    exported = json.loads(facts_json([history.opening, *history.facts]))
    assert accepts(SCHEMA, exported)


def all_kinds() -> list[AnyFact]:
    stated = [
        fact
        for path in sorted(LEDGERS.glob("*/facts.json"))
        for fact in json.loads(path.read_text("utf-8"))
    ]
    return [fact_adapter.validate_python(fact) for fact in stated]


def test_it_accepts_every_kind_of_fact_and_describes_every_field() -> None:
    facts = all_kinds()
    assert {fact.kind for fact in facts} == set(
        fact_adapter.json_schema()["discriminator"]["mapping"]
    )
    assert accepts(SCHEMA, json.loads(facts_json(facts)))
    for fact in facts:
        described = SCHEMA["$defs"][type(fact).__name__]["properties"]
        assert set(fact.model_dump(mode="json")) == set(described)


MONEY_IN = {
    "kind": "disbursement", "book": "A", "reference": "M", "when": "2016-08",
    "amount": "200.00 MXN",
}  # fmt: skip
IN_KIND = {
    "kind": "in_kind", "book": "A", "reference": "E", "when": "2016", "amount": "1.00 MXN",
}  # fmt: skip
OPENING = {
    "kind": "agreement", "code": "A", "title": "T", "currency": "EUR", "accounts": ["MXN"],
}  # fmt: skip


@pytest.mark.parametrize(
    "fact",
    [
        MONEY_IN,
        MONEY_IN | {"amount": {"amount": "200", "currency": "MXN"}},
        MONEY_IN | {"sent": None},
        MONEY_IN | {"when": "2016-10-05/2016-12-02"},
        OPENING,
        OPENING | {"accounts": [{"code": "B", "currency": "MXN"}]},
        OPENING | {"spending_rates": [{"currency": "MXN", "value": "21.5"}]},
        {
            "kind": "expenditure", "book": "A", "reference": "G", "when": "2016",
            "amount": "1.00 MXN", "lines": ["AIR", {"code": "FEES", "amount": "0.50 MXN"}],
        },
        {
            "kind": "bank_balance", "book": "A", "reference": "B", "when": "2016-12-31",
            "account": "MXN", "balance": "-3.00 MXN",
        },
        {
            "kind": "in_kind", "book": "A", "reference": "E", "when": "2016", "amount": None,
            "valuation": {
                "currency": "MXN", "method": "days", "days": "2.5", "daily_rate": "100.00 MXN",
            },
        },
    ],
)  # fmt: skip
def test_what_the_models_accept_it_accepts(fact: dict[str, Any]) -> None:
    fact_adapter.validate_python(fact)
    assert accepts(SCHEMA, {"facts": [fact]})


@pytest.mark.parametrize(
    "fact",
    [
        {name: value for name, value in MONEY_IN.items() if name != "kind"},
        {name: value for name, value in MONEY_IN.items() if name != "reference"},
        MONEY_IN | {"kind": "gift"},
        MONEY_IN | {"amount": 200.0},
        MONEY_IN | {"amount": 200},
        MONEY_IN | {"amount": "200.00"},
        MONEY_IN | {"amount": "$200.00"},
        MONEY_IN | {"amount": "-200.00 MXN"},
        MONEY_IN | {"amount": "1,200.00 MXN"},
        MONEY_IN | {"amount": {"amount": 0.5, "currency": "MXN"}},
        MONEY_IN | {"amount": {"amount": "0.50"}},
        MONEY_IN | {"when": "29/08/2016"},
        MONEY_IN | {"when": "2016-13"},
        MONEY_IN | {"when": "en agosto de 2016-08"},
        MONEY_IN | {"revision": 0},
        MONEY_IN | {"revision": True},
        MONEY_IN | {"reference": ""},
        MONEY_IN | {"reference": "x" * 101},
        MONEY_IN | {"provenance": "guessed"},
        MONEY_IN | {"colour": "blue"},
        IN_KIND | {"hours": 40.0},
        IN_KIND | {"hours": "40"},
        IN_KIND | {"valuation": {"method": "hours"}},
        IN_KIND | {"valuation": {"currency": "MXN", "travel": "1.00"}},
        IN_KIND | {"valuation": {"currency": "MXN", "method": "guess", "travel": "1.00 MXN"}},
        OPENING | {"accounts": []},
        OPENING | {"currency": "euros"},
        OPENING | {"reallocation_limit": 12.5},
    ],
)
def test_what_it_refuses_the_models_refuse(fact: dict[str, Any]) -> None:
    assert not accepts(SCHEMA, {"facts": [fact]})
    with pytest.raises(ValidationError):
        fact_adapter.validate_python(fact)


def test_a_name_beside_the_facts_is_refused() -> None:
    assert accepts(SCHEMA, {"facts": []})
    assert not accepts(SCHEMA, {"facts": [], "version": 1})
    assert not accepts(SCHEMA, [MONEY_IN])


def test_each_field_has_its_words_from_one_place() -> None:
    defined = SCHEMA["$defs"]
    assert all(schema.get("description") for schema in defined.values())
    assert defined["Disbursement"]["properties"]["sent"]["description"] == (
        "The same money in the currency of the agreement."
    )
    assert ">>>" not in PUBLISHED.read_text("utf-8")
