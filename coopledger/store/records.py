"""Facts as rows of the journal, and back. What stands in a column does not stand in the body."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from coopledger.books.accounts import DoubleEntry
from coopledger.books.book import Book
from coopledger.books.order import reversal_day
from coopledger.model.dates import When
from coopledger.model.events import Event, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.kind import Kind, Turn
from coopledger.model.kinds import KINDS, counter_of
from coopledger.money import Money
from coopledger.store.rebuilding import rebuilt_as, rebuilt_of


class NoSuchKind(ValueError):
    """A row is of no kind that there is."""


_NAMED_BY_COLUMNS = frozenset({"book", "reference", "revision", "kind", "when", "amount"})

_LATER = {
    "agreement": ("reporting_periods", "signatories", "other_shares"),
    "addendum": (
        "reporting_periods", "signatories", "former_signatories", "ended_clauses", "accounts",
        "closed_accounts", "other_shares",
    ),
    "disallowance": ("lines",),
    "erasure": ("documents",),
}  # fmt: skip
"""Lists that came after the first ledgers: where one is empty, a fact is hashed without it."""


def body_of(fact: AnyFact) -> dict[str, Any]:
    """All that a fact says and no column has, as plain data."""
    body = fact.model_dump(mode="json", exclude_none=True, exclude=_not_in_body(fact.kind))
    for field in _LATER.get(fact.kind, ()):
        if not body[field]:
            del body[field]
    return body


def to_row(fact: AnyFact, book: Book) -> dict[str, str | int | None]:
    """The columns a fact fills, but for its body; its place in the chain is not among them.

    A reversal fills the columns of money with what it moves back.
    """
    said = vars(fact)  # of a record without such a field, `getattr` takes long to say so
    when: When | None = said.get("when")
    amount: Money | None = said.get("amount")
    counter = counter_of(fact)
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
    }


@cache
def _not_in_body(name: str) -> set[str]:
    """The fields of a kind of fact that have columns."""
    kind = KINDS[name]
    more = "code" if kind.turn is Turn.OPENING else kind.counter
    return {*_NAMED_BY_COLUMNS, more} if more is not None else set(_NAMED_BY_COLUMNS)


def _move(fact: AnyFact, book: Book) -> tuple[DoubleEntry | None, date | None]:
    """What a fact moves, and from which day on it counts."""
    if isinstance(fact, Event):
        return book.double_entry(fact), fact.ordering_day
    if isinstance(fact, Reversal):
        event = book.facts[fact.of, fact.of_revision]
        if isinstance(event, Event):
            return book.double_entry(event).back(), reversal_day(fact, event)
    return None, None


def from_row(row: Mapping[str, Any]) -> AnyFact:
    """The fact that an opened row records. Raises ValueError where it cannot be one of ours."""
    fact: dict[str, Any] = row["body"]
    if (kind := KINDS.get(row["kind"])) is None:
        raise NoSuchKind(row["kind"])
    # Only the models of the kinds that are met are ever built: each takes its time.
    return kind.model.model_validate(fact | _from_columns(row, kind) | {"kind": kind.name})


def rebuilt(row: Mapping[str, Any]) -> AnyFact:
    """The same of a row that was just proved: its model is asked only of what is not as usual."""
    try:
        kind, minor = KINDS[row["kind"]], row["minor"]
        if not row["reference"] or (minor is not None and minor <= 0):
            return from_row(row)
        return rebuilt_as(kind.model, row["body"], {**_from_columns(row, kind), "kind": kind.name})
    except (ValueError, KeyError, TypeError, AttributeError):
        return from_row(row)


def rebuilt_of_stored(row: Mapping[str, Any], texts: Mapping[str, Any]) -> AnyFact:
    """The same of a row as it is stored, and of its texts, by their paths.

    Raises what is raised of a row that is to be opened first: KeyError where a text has its place
    within a part of the body, others where it is not as usual.
    """
    kind, minor = KINDS[row["kind"]], row["minor"]
    if not row["reference"] or (minor is not None and minor <= 0):
        raise ValueError(row["reference"])
    held = {**_from_columns(row, kind), "kind": kind.name}
    return rebuilt_of(kind.model, row["body"], texts, held)


def _from_columns(row: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """The fields of a fact that stand in columns."""
    if kind.turn is Turn.OPENING:
        return {"code": row["reference"], "revision": row["revision"]}
    found = {"book": row["book"], "reference": row["reference"], "revision": row["revision"]}
    if row["dated"] is not None:
        found["when"] = When.parse(row["dated"])
    if kind.model is Reversal:  # its columns of money have what it moves back
        return found
    if row["minor"] is not None:
        found["amount"] = (kind.amount or Money).from_minor(row["minor"], row["currency"])
    if row["counter_minor"] is not None:
        if kind.counter is None:
            raise ValueError(f"{kind.name}: it has no second amount")
        counter = Money.from_minor(row["counter_minor"], row["counter_currency"])
        found[kind.counter] = counter
    return found
