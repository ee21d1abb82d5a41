"""`docs/facts.schema.json`: what a document of facts may hold, made from the models themselves.

What stands in many places gets a name of its own, and each field the words of its docstring.
"""

import json
import re
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from coopledger.model import agreement, base, dates, events, facts, terms, valuation
from coopledger.model.facts import StatedFact, fact_adapter

Schema = dict[str, Any]

NAMED = {
    "Amount": (
        base.PositiveMoney,
        'Money above zero, exact: "200.00 MXN", or its number and its ISO 4217 currency apart. '
        "The number is a string, with no more digits than the currency has; at most 10^18 minor "
        "units.",
    ),
    "AmountOrNothing": (base.NotNegativeMoney, "The same, or zero."),
    "SignedAmount": (base.StatedMoney, "The same, zero or below it too."),
    "When": (
        dates.When,
        "A date as it is known: a day (2016-08-29), a month (2016-08), a year (2016), or a range "
        "of days (2016-10-05/2016-12-02), from 1900 to 2200.",
    ),
    "Number": (base.ExactDecimal, "A number above zero that is not money: a rate, a percentage."),
    "CurrencyCode": (base.CurrencyCode, "An ISO 4217 code."),
    "Code": (
        base.Code,
        "A code or reference as people write it (folio, póliza, rubro), with no control signs. "
        "Spaces around it do not count; it is kept in Unicode's form NFC.",
    ),
    "Text": (base.Text, "Free text, for people."),
    "Reason": (base.Reason, "Why: free text that is not left empty."),
}

MODELS = {
    model.__name__: model
    for module in (agreement, events, facts, terms, valuation)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, base.Model)
}
KINDS = [fact.__name__ for fact in get_args(StatedFact)]


def facts_schema() -> Schema:
    """The schema of a whole document."""
    made = _named(fact_adapter.json_schema())
    defined = {name: _described(name, made["$defs"][name]) for name in sorted(made["$defs"])}
    for kind in KINDS:
        del defined[kind]["properties"]["kind"]["default"]
        defined[kind]["required"] = ["kind", *defined[kind]["required"]]
    named = {name: {"description": said, **_bare(of)} for name, (of, said) in NAMED.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of coopledger",
        "description": (
            "The facts of one or more books: what `coopledger export json` writes and "
            "`coopledger import` reads. Beyond what is said here, a currency and a day must exist, "
            "and the rules of the books must accept the facts; `coopledger import --dry-run` says "
            "whether they do. A name that stands twice in an object is refused."
        ),
        "type": "object",
        "properties": {
            "facts": {"type": "array", "items": {"oneOf": made["oneOf"]}},
        },
        "required": ["facts"],
        "additionalProperties": False,
        "$defs": {**named, **defined},
    }


@cache
def schema_text() -> str:
    return json.dumps(facts_schema(), ensure_ascii=False, indent=2) + "\n"


def _bare(of: Any) -> Schema:
    return TypeAdapter(of).json_schema()


def _named(node: Any) -> Any:
    """The same, with a reference to each schema that has a name; no titles made of names."""
    if isinstance(node, list):
        return [_named(item) for item in node]
    if not isinstance(node, dict):
        return node
    beside = {key: node[key] for key in ("default", "description") if key in node}
    own = {k: v for k, v in node.items() if k not in beside and not _is_title(k, v)}
    for name, (of, _) in NAMED.items():
        if own == _bare(of):
            return {"$ref": f"#/$defs/{name}", **beside}
    return {key: _named(value) for key, value in {**own, **beside}.items()}


def _is_title(key: str, value: Any) -> bool:
    return key == "title" and isinstance(value, str)


def _described(name: str, schema: Schema) -> Schema:
    """With the words of the docstring: of the model, and of each of its fields."""
    model = MODELS.get(name)
    if model is None:  # an enumeration
        return schema
    schema["description"] = _prose(model.__doc__ or "").split("\n\n")[0].strip()
    for field, said in _said_of_fields(model).items():
        if field in schema["properties"]:
            schema["properties"][field]["description"] = said
    return schema


def _said_of_fields(model: type[base.Model]) -> dict[str, str]:
    """`sent: the same money. account: ...` in the docstrings of a model and its parents."""
    found: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        names = "|".join(getattr(parent, "model_fields", {}))
        paragraphs = [" ".join(p.split()) for p in _prose(parent.__doc__ or "").split("\n\n")]
        for paragraph in paragraphs if names else ():
            heads = rf"(?:^|(?<=\. ))((?:{names})(?:, (?:{names}))*): "
            _, *parts = re.split(heads, paragraph)
            for heading, words in zip(parts[::2], parts[1::2], strict=True):
                for field in heading.split(", "):
                    said = words.strip().replace("None where", "null where")
                    found[field] = said[:1].upper() + said[1:]
    return found


def _prose(docstring: str) -> str:
    """A docstring without its examples."""
    return "\n\n".join(p for p in docstring.split("\n\n") if ">>>" not in p)
