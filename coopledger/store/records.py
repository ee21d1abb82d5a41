"""Facts as rows of the journal, and back. What stands in a column does not stand in the body."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from coopledger.books.accounts import DoubleEntry, double_entry
from coopledger.books.book import Book
from coopledger.books.order import reversal_day
from coopledger.model.dates import When
from coopledger.model.events import Reversal
from coopledger.model.facts import MONEY_EVENTS, AnyFact, record_adapter
from coopledger.money import InKind, Money
from coopledger.store.chain import canonical_json

_NAMED_BY_COLUMNS = frozenset({"book", "reference", "revision", "kind", "when", "amount"})

# The second amount of an event, under the name each kind gives it.
_COUNTER = {
    "disbursement": "sent",
    "interest": "worth",
    "refund": "received",
    "transfer": "arrived",
}

_OPENINGS = ("agreement", "programme")


def to_row(fact: AnyFact, book: Book) -> dict[str, str | int | None]:
    """The columns a fact fills; its place in the chain is not among them.

    A reversal fills the columns of money with what it moves back.
    """
    body = fact.model_dump(mode="json", exclude_none=True, exclude=_not_in_body(fact.kind))
    when: When | None = getattr(fact, "when", None)
    amount: Money | None = getattr(fact, "amount", None)
    counter: Money | None = getattr(fact, _COUNTER[fact.kind]) if fact.kind in _COUNTER else None
    move, counts_from = _move(fact, book)
    if isinstance(fact, Reversal) and move is not None:
        amount, counter = move.amount, move.arrived
    return {
        "book": fact.book,
        "kind": fact.kind,
        "reference": fact.reference,
        "revision": fact.revision,
        "dated": when.text if when else None,
        "first_day": when.first.isoformat() if when else None,
        "last_day": when.last.isoformat() if when else None,
        "counts_from": counts_from.isoformat() if counts_from else None,
        "debit": move.debit if move else None,
        "credit": move.credit if move else None,
        "minor": amount.minor if amount is not None else None,
        "currency": amount.currency.code if amount is not None else None,
        "counter_minor": counter.minor if counter is not None else None,
        "counter_currency": counter.currency.code if counter is not None else None,
        "body": canonical_json(body),
    }


@cache
def _not_in_body(kind: str) -> set[str]:
    """The fields of a kind of fact that have columns."""
    named = _NAMED_BY_COLUMNS | {_COUNTER[kind]} if kind in _COUNTER else _NAMED_BY_COLUMNS
    return {*named, "code"} if kind in _OPENINGS else set(named)


def _move(fact: AnyFact, book: Book) -> tuple[DoubleEntry | None, date | None]:
    """What a fact moves, and from which day on it counts."""
    if isinstance(fact, MONEY_EVENTS):
        return double_entry(fact, book.opening), fact.ordering_day
    if isinstance(fact, Reversal):
        event = book.facts[fact.of, fact.of_revision]
        if isinstance(event, MONEY_EVENTS):
            return double_entry(event, book.opening).back(), reversal_day(fact, event)
    return None, None


def from_row(row: Mapping[str, Any]) -> AnyFact:
    """The fact a row records. Raises ValueError where the row cannot be one of ours."""
    fact: dict[str, Any] = json.loads(row["body"])
    fact["kind"] = kind = row["kind"]
    if kind in _OPENINGS:
        fact["code"] = row["reference"]
        return record_adapter.validate_python(fact)
    fact |= {"book": row["book"], "reference": row["reference"], "revision": row["revision"]}
    if row["dated"] is not None:
        fact["when"] = When.parse(row["dated"])
    if kind == "reversal":
        return record_adapter.validate_python(fact)
    if row["minor"] is not None:
        nature = InKind if kind == "in_kind" else Money
        fact["amount"] = nature.from_minor(row["minor"], row["currency"])
    if row["counter_minor"] is not None:
        fact[_COUNTER[kind]] = Money.from_minor(row["counter_minor"], row["counter_currency"])
    return record_adapter.validate_python(fact)
