"""The published schema of answers is current, says something of each field, and holds for others.

Where an answer changes on purpose, `WRITE_CASES=1 pytest tests/docs/test_answers_schema.py` writes
it anew; a new field needs its sentence in `answer_words.txt`.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from coopledger import Agreement, Ledger, MissingRate
from coopledger.reports.registry import REPORTS
from coopledger.testing import History, histories
from tests.docs.answers_asked import plain
from tests.docs.answers_schema import PARTS, WORDS, complaints, schema_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "answers.schema.json"


def test_the_published_schema_is_current() -> None:
    if os.environ.get("WRITE_CASES"):
        PUBLISHED.write_text(schema_text(), "utf-8", newline="\n")
    assert PUBLISHED.read_text("utf-8") == schema_text()


def published() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PUBLISHED.read_text("utf-8"))["$defs"]
    return found


def test_every_answer_has_one_and_every_field_its_sentence() -> None:
    assert set(published()) == {*REPORTS, *PARTS.values(), "Receipt", "Fact"}
    seen = {path: field for name in published() for path, field in fields(published()[name], name)}
    for path, field in seen.items():
        assert field.get("description", "").endswith("."), path
    assert {*WORDS} <= {*seen, *(path.rpartition(".")[2] for path in seen)}


def test_no_field_is_always_null_and_no_list_always_empty() -> None:
    """Of such a one nothing would be known but that no answer here had any."""
    for name, schema in published().items():
        for path, field in fields(schema, name):
            assert field.get("type") != "null", path
            assert field.get("items") != {}, path


def fields(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            yield f"{path}.{name}", field
            yield from fields(field, f"{path}.{name}")
        for word in ("items", "additionalProperties"):
            yield from fields(schema.get(word), path)


def test_it_refuses_what_is_no_answer() -> None:
    schemas = published()
    good = {"intact": True, "head": "0", "books": [], "problems": [], "notes": []}
    assert list(complaints(schemas, "Verification", good)) == []
    for wrong in ({**good, "more": 1}, {"intact": True}, {**good, "intact": "yes"}, []):
        assert list(complaints(schemas, "Verification", wrong))


@settings(max_examples=20)
@given(histories())
def test_answers_of_drawn_books_are_as_it_says(history: History) -> None:
    schemas = published()
    with Ledger.open("sqlite://") as ledger:
        said = [plain(ledger.record(history.opening, *history.facts))]
        if isinstance(history.opening, Agreement):
            asked = (ledger.reconcile, ledger.explain, ledger.match, ledger.accounting_journal,
                     ledger.statement_paper, ledger.closing_package)  # fmt: skip
            for ask in asked:
                try:
                    said += [plain(ask(history.opening.code, on=day)) for day in history.days]
                except MissingRate:
                    continue
        said += map(plain, (ledger.cooperation_totals(), ledger.check(), ledger.trail()))
        said += map(plain, (ledger.auxiliary(history.opening.code), ledger.verify()))
        said += [plain(ledger.history(fact.reference)) for fact in history.facts[-2:]]
    for name, data in said:
        assert list(complaints(schemas, name, data)) == [], name
