"""A fact as a row of the table `facts`, and the fact that such a row states.

What most facts say has a column; what else one says is JSON in `more`. Nothing stands twice.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from coopledger.books.data_tables import FACTS, FactRow
from coopledger.model.agreement import Opening
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import KINDS
from coopledger.readers.strict_json import strictly

COLUMNS = tuple(column.name for column in FACTS.columns())

BY_COLUMNS = ("disbursement", "interest", "expenditure", "refund")
"""The kinds of facts that are taken column by column, beside what opens an agreement."""

_PLAIN = ("reference", "when", "account", "payee", "concept")
"""The columns whose field is called as they are, and is text."""

_PARTS = {"line": "lines", "activity": "activities"}
"""The columns of one part, and the field that may have several."""


class SaidTwice(ValueError):
    """A field that both a column and `more` state."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def row_of(fact: AnyFact) -> FactRow:
    """The row of a fact.

    >>> from coopledger.model.events import Expenditure
    >>> spent = Expenditure(book="A-1", reference="G-1", when="2016-10", amount="9.50 MXN",
    ...                     lines=["L1"], note="taxi")
    >>> row = row_of(spent)
    >>> (row.reference, row.when, row.amount, row.currency, row.line, row.more)
    ('G-1', '2016-10', Decimal('9.50'), 'MXN', 'L1', '{"note":"taxi"}')
    """
    rest = fact.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    found: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {"amount": None, "counter_amount": None}
    found |= {"kind": fact.kind, "book": fact.book, "revision": fact.revision}
    for name in ("kind", "book", "revision", "code" if isinstance(fact, Opening) else "reference"):
        rest.pop(name, None)
    found["reference"] = fact.reference
    for name in _PLAIN:
        if isinstance(rest.get(name), str):
            found[name] = rest.pop(name)
    for name, field in _PARTS.items():
        if (code := _only(rest.get(name, rest.get(field)))) is not None:
            rest.pop(name, rest.pop(field, None))
            found[name] = code
    for name, field in _amounts(fact.kind).items():
        if (stated := rest.pop(field, None)) is not None:
            found[f"{name}amount"] = Decimal(stated["amount"])
            found[f"{name}currency"] = stated["currency"]
    if rest:
        found["more"] = json.dumps(rest, ensure_ascii=False, separators=(",", ":"))
    return FactRow(**found)


def stated_in(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the fact that a row states, for the model to check. An empty cell says nothing.

    Raises SaidTwice where `more` says again what a column says, ValueError where it is no JSON
    object.
    """
    given: dict[str, Any] = {}
    cells = {name: cell for name, cell in row.items() if cell not in (None, "")}
    more = cells.pop("more", None)
    revision = cells.get("revision")
    if isinstance(revision, str) and revision.isascii() and revision.isdigit():
        cells["revision"] = int(revision[:20])
    kind = KINDS.get(str(cells.get("kind")))
    fields = kind.model.model_fields if kind is not None else {}
    if kind is not None and issubclass(kind.model, Opening):
        code = cells.pop("book", None)
        cells = {"code": code, **cells} if code is not None else cells
        if cells.get("reference") == code:
            cells.pop("reference", None)
    for name, field in _PARTS.items():
        if name in cells and name not in fields:
            cells[field] = [cells.pop(name)]
    for name, field in _amounts(str(cells.get("kind"))).items():
        stated = {
            part: cells.pop(f"{name}{part}")
            for part in ("amount", "currency")
            if f"{name}{part}" in cells
        }
        if stated:
            given[field] = stated
    given = cells | given
    for field, value in (object_in(more) if more is not None else {}).items():
        if field in given:
            raise SaidTwice(field)
        given[field] = value
    return given


@cache
def columns_of(kind: str) -> Mapping[str, str]:
    """The columns of the fields of a kind that are not called as they are.

    >>> columns_of("disbursement")["sent"]
    'counter_amount'
    """
    found = {field: name for name, field in _PARTS.items()} | {"code": "book"}
    counter = _amounts(kind).get("counter_")
    return found | ({counter: "counter_amount"} if counter is not None else {})


def object_in(written: object) -> dict[str, Any]:
    """What a JSON object says. Raises ValueError for anything else, a name that stands twice too.

    >>> object_in('{"note": "a"}')
    {'note': 'a'}
    """
    found = strictly(written) if isinstance(written, str) else None
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _amounts(kind: str) -> dict[str, str]:
    """The fields of a kind that are amounts, by the beginning of their columns' names."""
    known = KINDS.get(kind)
    if known is None or "amount" not in known.model.model_fields:
        return {}
    return {"": "amount"} | ({"counter_": known.counter} if known.counter is not None else {})


def _only(parts: Any) -> str | None:
    """The code of the one part that has all of it."""
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list) or len(parts) != 1:
        return None
    [part] = parts
    if isinstance(part, str):
        return part
    code = part.get("code") if isinstance(part, dict) and len(part) == 1 else None
    return code if isinstance(code, str) else None
