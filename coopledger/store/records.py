"""Facts as rows of the journal, and back. What stands in a column does not stand in the body."""

import json
from collections.abc import Mapping
from typing import Any

from coopledger.books.accounts import sides
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.dates import When
from coopledger.model.events import MONEY_EVENTS, AnyFact, fact_adapter
from coopledger.money import InKind, Money
from coopledger.store.chain import canonical_json

_NAMED_BY_COLUMNS = ("book", "reference", "revision", "kind", "when", "amount")

# The second amount of an event, under the name each kind gives it.
_COUNTER = {"disbursement": "sent", "interest": "worth", "refund": "received"}

_OPENINGS = ("agreement", "programme")


def to_row(fact: AnyFact, opening: Agreement | Programme) -> dict[str, str | int | None]:
    """The columns a fact fills; its place in the chain is not among them."""
    body = fact.model_dump(mode="json", exclude_none=True)
    for name in (*_NAMED_BY_COLUMNS, _COUNTER.get(fact.kind, "")):
        body.pop(name, None)
    if isinstance(fact, Agreement | Programme):
        del body["code"]
    when: When | None = getattr(fact, "when", None)
    amount: Money | None = getattr(fact, "amount", None)
    counter: Money | None = getattr(fact, _COUNTER.get(fact.kind, ""), None)
    moved = sides(fact, opening) if isinstance(fact, MONEY_EVENTS) else None
    return {
        "book": fact.book,
        "kind": fact.kind,
        "reference": fact.reference,
        "revision": fact.revision,
        "dated": when.text if when else None,
        "first_day": when.first.isoformat() if when else None,
        "last_day": when.last.isoformat() if when else None,
        "debit": moved.debit if moved else None,
        "credit": moved.credit if moved else None,
        "minor": amount.minor if amount is not None else None,
        "currency": amount.currency.code if amount is not None else None,
        "counter_minor": counter.minor if counter is not None else None,
        "counter_currency": counter.currency.code if counter is not None else None,
        "body": canonical_json(body),
    }


def from_row(row: Mapping[str, Any]) -> AnyFact:
    """The fact a row records. Raises ValueError where the row cannot be one of ours."""
    fact: dict[str, Any] = json.loads(row["body"])
    fact["kind"] = kind = row["kind"]
    if kind in _OPENINGS:
        fact["code"] = row["reference"]
        return fact_adapter.validate_python(fact)
    fact |= {"book": row["book"], "reference": row["reference"], "revision": row["revision"]}
    if row["dated"] is not None:
        fact["when"] = When.parse(row["dated"])
    if row["minor"] is not None:
        nature = InKind if kind == "in_kind" else Money
        fact["amount"] = nature.from_minor(row["minor"], row["currency"])
    if row["counter_minor"] is not None:
        fact[_COUNTER[kind]] = Money.from_minor(row["counter_minor"], row["counter_currency"])
    return fact_adapter.validate_python(fact)
