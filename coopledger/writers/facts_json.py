"""Facts as JSON, `{"facts": [{"kind": "expenditure", ...}, ...]}`: what `import` reads back."""

from collections.abc import Iterable

from coopledger.messages.catalogue import Language
from coopledger.model.facts import AnyFact
from coopledger.reports.facts import fact_data
from coopledger.writers.json import to_json


def facts_json(facts: Iterable[AnyFact]) -> str:
    """A document of facts, in their order."""
    return to_json({"facts": [fact_data(fact) for fact in facts]})


def book_json(facts: Iterable[AnyFact], _: Language) -> str:
    """The facts of a book: the same document in every language."""
    return facts_json(facts)
