"""Facts as JSON, `{"facts": [{"kind": "expenditure", ...}, ...]}`: what `import` reads back.

`docs/facts.schema.json` describes it.
"""

from collections.abc import Iterable
from typing import Any

from coopledger.model.facts import AnyFact
from coopledger.writers.json_text import to_json


def facts_json(facts: Iterable[AnyFact]) -> str:
    """A document of facts, in their order."""
    return to_json({"facts": [fact_data(fact) for fact in facts]})


def fact_data(fact: AnyFact) -> dict[str, Any]:
    """A fact as plain data, what it does not state left out; its kind comes first."""
    return {"kind": fact.kind, **fact.model_dump(mode="json", exclude_none=True)}
