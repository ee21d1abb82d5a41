"""The sheets of the staff's workbook: what each is called, and which fact its rows state.

A sheet is known by its Spanish name or its English one, whatever its case or accents. Which columns
it has, its kind of fact says (`model/kinds.py`); how they are headed, `headings.py`. A currency may
stand in a heading: `Importe (MXN)`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from coopledger.currencies import CURRENCIES
from coopledger.messages.catalogue import Language, say
from coopledger.model import kinds
from coopledger.model.kind import Turn
from coopledger.readers.cells import plain
from coopledger.readers.columns import SheetSpec
from coopledger.readers.headings import ATTACHED, column_of
from coopledger.readers.invoice_columns import RARE, invoice_with_parties
from coopledger.readers.valuation_columns import in_kind_valued

_OF_ACCOUNT = {
    "account": "code",
    "account_title": "title",
    "account_number": "number",
    "holder": "holder",
}


def _addendum(fields: dict[str, Any]) -> dict[str, Any]:
    """A row of an addendum may give one line a new ceiling, or add a line, which has a title.

    It may open an account, too: in the row's currency, or in that whose code is the account's.
    """
    account = {of: fields.pop(name) for name, of in _OF_ACCOUNT.items() if name in fields}
    if account:
        code = account.get("code")
        own = {"currency": code} if code in CURRENCIES else {}
        account = {**own, **account, **{n: fields[n] for n in ("currency",) if n in fields}}
        fields = {**fields, "accounts": (account,)}
    names = ("line", "line_title", "ceiling", "units", "eligible")
    line: dict[str, Any] = {name: fields.pop(name) for name in names if name in fields}
    if "line_title" in line:
        line["title"] = line.pop("line_title")
        if "line" in line:
            line["code"] = line.pop("line")
        return {**fields, "lines": (line,)}
    return {**fields, "ceilings": (line,)} if line else fields


def _rate(fields: dict[str, Any]) -> dict[str, Any]:
    """A figure for several units of the base, as one for one unit."""
    units = fields.pop("units", 1)
    if units != 1 and "value" in fields:
        return {**fields, "value": fields["value"] / units}
    return fields


SHOWN_OF_MATCHES = (
    "account", "currency", "evidence", "books", "difference", "evidence-says", "books-say", "why",
)  # fmt: skip
"""What stands beside a proposed match for a person to decide: `shown.<name>` in the catalogue."""

_SHOWN_EARLIER = (
    "importe de la prueba", "importe en los libros", "que dice la prueba",
    "evidence amounts to", "books amount to", "what the evidence says",
)  # fmt: skip
"""What earlier releases called some of it."""

_SHOWN = frozenset(
    plain(say(f"shown.{name}", language)) for name in SHOWN_OF_MATCHES for language in Language
).union(_SHOWN_EARLIER)

_ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "programme": ("program",),
    "line": ("lines",),
    "interest": ("intereses",),
    "expenditure": ("erogaciones",),
    "refund": ("devoluciones",),
    "disallowance": ("no aceptados",),
    "release": ("liberaciones",),
    "settlement": ("solventacion",),
    "request": ("solicitudes",),
    "variation": ("explicaciones", "variaciones", "explanations of variations"),
    "bank_balance": ("saldo segun banco",),
    "rate": ("tipo de cambio", "exchange rates"),
    "invoice": ("facturas",),
    "match": ("conciliaciones",),
    "in_kind": ("in kind",),
}
"""Names of sheets beside the one that each has today: those of earlier releases among them."""

_PARTICULARS: Mapping[str, Mapping[str, Any]] = {
    "agreement": {"upright": True},
    "programme": {"upright": True},
    "institution": {"upright": True},
    "addendum": {"assemble": _addendum, "gathers": ("lines", "ceilings", "accounts")},
    "rate": {"assemble": _rate},
    "invoice": {"assemble": invoice_with_parties, "rare": RARE},
    "match": {"awaits": "decision", "beside": _SHOWN},
    "in_kind": {"assemble": in_kind_valued},
}
"""What is not so of every sheet."""


def _sheet(kind: str, fields: Sequence[str]) -> SheetSpec:
    """The sheet of a kind of fact, or of an agreement's accounts or lines."""
    named = (plain(say(f"sheet.{kind}", language)) for language in Language)
    names = (*named, *_ALSO_CALLED.get(kind, ()))
    columns = tuple(column_of(kind, field) for field in fields)
    particulars = dict(_PARTICULARS.get(kind, {}))
    if ATTACHED in fields and kind not in kinds.MOVING:
        particulars["rare"] = (*particulars.get("rare", ()), ATTACHED)
    return SheetSpec(kind, names, columns, **particulars)


AGREEMENT = _sheet(kinds.AGREEMENT.name, kinds.AGREEMENT.columns)
PROGRAMME = _sheet(kinds.PROGRAMME.name, kinds.PROGRAMME.columns)
INSTITUTION = _sheet(kinds.INSTITUTION.name, kinds.INSTITUTION.columns)
ACCOUNTS = _sheet("account", ("code", "currency", "title", "number", "holder"))
LINES = _sheet(
    "line",
    ("code", "title", "ceiling", "currency", "unit", "quantity", "unit_value", "eligible"),
)

OPENINGS: Mapping[str, SheetSpec] = {s.kind: s for s in (AGREEMENT, PROGRAMME, INSTITUTION)}
"""The sheets of what opens a book, by the name of the kind."""

TABLES = tuple(
    _sheet(kind.name, (*kind.columns, ATTACHED, "book"))
    for kind in kinds.ALL
    if kind.columns and kind.turn is not Turn.OPENING
)
"""The sheets with a fact a row, in their usual order."""

OF_KIND: Mapping[str, SheetSpec] = {sheet.kind: sheet for sheet in TABLES}
"""The same, by the name of the kind."""

_SHEETS: Mapping[str, SheetSpec] = {
    plain(name): sheet
    for sheet in (AGREEMENT, PROGRAMME, INSTITUTION, ACCOUNTS, LINES, *TABLES)
    for name in sheet.names
}


_NO_DATA = frozenset(
    plain(say(key, language))
    for key in ("template.sheet", "sheet.match-help", "sheet.match-open", "sheet.match-balances")
    for language in Language
).union(("resumen de exportacion", "export summary"))
"""Ours, and the one that Apple's Numbers puts before those that it exports."""

_EXPORTED = re.compile(r"(?P<name>.+?) (?:tabla|table) \d+(?: \d+)?", re.ASCII)
"""Each table of a sheet is one of its own where Numbers exports them: `Gastos - Tabla 1`."""


def has_no_data(name: str) -> bool:
    """Whether it is a sheet that explains the workbook, or shows what it was made from."""
    return plain(name) in _NO_DATA


def spec_of(name: str) -> SheetSpec | None:
    """The sheet that goes by a name, or by the one that Apple's Numbers gives it."""
    words = plain(name)
    exported = _EXPORTED.fullmatch(words)
    return _SHEETS.get(words) or (_SHEETS.get(exported["name"]) if exported else None)
