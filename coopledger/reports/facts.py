"""A fact as plain data: what `import` reads back. `docs/facts.schema.json` describes it."""

from typing import Any

from coopledger.model.facts import AnyFact


def fact_data(fact: AnyFact) -> dict[str, Any]:
    """A fact as plain data, what it does not state left out; its kind comes first."""
    return {"kind": fact.kind, **fact.model_dump(mode="json", exclude_none=True)}
