"""The auxiliary ledger of a book: account by account, a line for what moved it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from coopledger.books.auxiliary import (
    Auxiliary,
    AuxiliaryAccount,
    AuxiliaryLine,
    Numbers,
    lines_of,
)
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.dates import When
from coopledger.model.events import Expenditure, Reversal, Transfer
from coopledger.model.facts import MoneyEvent
from coopledger.model.terms import Disallowance
from coopledger.reports.cells import cell
from coopledger.reports.document import Cell, Document, Links, Reckoned, Row, Style, Table, lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_COLUMNS = (
    *(
        "account",
        "day",
        "when",
        "issued",
        "reference",
        "revision",
        "kind",
        "of",
        "payee",
        "concept",
    ),
    *("lines", "activities", "currency", "came_in", "went_out", "balance", "disallowed"),
    *("documents", "reason"),
)
_HEADS = ("lines", "came_in", "went_out", "balance", "documents")
_BALANCE = Reckoned(3, plus=(1,), minus=(2,), carried=True)
"""What an account held before, and what came in, less what went out."""
_SPENT = Reckoned(3, plus=(2,), minus=(1,), carried=True)
"""Of what has no account: what was spent before, and what went out, less what came back."""

Places = Mapping[int, str]
"""Where the document of a number is, for a page to lead there."""


def report(found: Auxiliary, language: Language, places: Places = MappingProxyType({})) -> Report:
    """What moved each account. places: of the documents that are beside the page."""
    return Report(
        language,
        document=lambda: _document(found, language, places),
        data=lambda: {"accounts": [_account(each, language) for each in found]},
        table=lambda: _table(found, language),
        sheet=say("sheet.auxiliary", language),
    )


def _document(found: Auxiliary, language: Language, places: Places) -> Document:
    title = say("auxiliary.title", language, code=found.of)
    if not found:
        return Document(title, (lines((say("auxiliary.none", language),)),))
    return Document(title, ((), *((_of_account(each, language, places),) for each in found)))


def _of_account(found: AuxiliaryAccount, language: Language, places: Places) -> Table:
    heads = [say(f"column.{head}", language) for head in _HEADS]
    if found.account is None:
        heads[_HEADS.index("balance")] = say("label.spent", language)
    rows = [Row(_title(found, language), tuple(heads), Style.HEAD)]
    rows += [
        Row(line_label(each, language), _cells(each, places, language), level=1)
        for each in found.lines
    ]
    return Table(tuple(rows), reckoned=(_SPENT if found.account is None else _BALANCE,))


def _title(found: AuxiliaryAccount, language: Language) -> str:
    if found.account is None:
        return found.currency
    return say("auxiliary.account", language, account=found.account, currency=found.currency)


def line_label(line: AuxiliaryLine, language: Language) -> str:
    """What a line is: `2016-10-05  G-01  gasto  Hotel Sede: hospedaje`."""
    said = ": ".join(filter(None, (_said(line.fact, "payee"), _said(line.fact, "concept"))))
    kind = say(f"kind.{line.fact.kind}", language)
    if (of := _said(line.fact, "of")) is not None:
        kind += f" ({of})"
    if isinstance(line.fact, Transfer):
        kind += f" ({line.fact.account} → {line.fact.to_account})"
    if isinstance(line.fact, Disallowance):
        said = f"{spoken(line.fact.amount, language)}  {line.fact.reason}"
    when = _when(line.fact, language)
    return "  ".join(filter(None, (when, line.fact.reference, kind, said)))


def _when(fact: MoneyEvent | Reversal | Disallowance, language: Language) -> str:
    """Its day: of an expenditure that of payment, with that of issue where it is known."""
    when = spoken(fact.when, language)
    if isinstance(fact, Expenditure) and fact.issued is not None:
        return say("auxiliary.issued", language, when=fact.when, issued=fact.issued)
    return when


def _issued(fact: object) -> When | None:
    return fact.issued if isinstance(fact, Expenditure) else None


def _cells(line: AuxiliaryLine, places: Places, language: Language) -> tuple[Cell, ...]:
    amounts = (line.came_in, line.went_out, line.balance)
    return (
        portion_codes(line, "lines"),
        *(cell(amount, language) for amount in amounts),
        _documents(line.documents, places),
    )


def _documents(numbers: Numbers, places: Places) -> Cell:
    if all(number in places for number in numbers):
        return Links(tuple((str(number), places[number]) for number in numbers))
    return ", ".join(map(str, numbers))


def portion_codes(line: AuxiliaryLine, field: str) -> str:
    """The budget lines (`lines`) or activities that it is of."""
    return ", ".join(portion.code for portion in getattr(line.fact, field, ()))


def _said(fact: object, field: str) -> str | None:
    said: str | None = getattr(fact, field, None)
    return said


def _account(found: AuxiliaryAccount, language: Language) -> Plain:
    """Stable names; amounts as strings with all their digits."""
    return {
        "account": found.account,
        "currency": found.currency,
        "lines": [line_data(line) for line in found.lines],
    }


def line_data(line: AuxiliaryLine) -> Plain:
    fact = line.fact
    return {
        "day": line.day.isoformat(),
        "when": fact.when.text,
        "issued": issued.text if (issued := _issued(fact)) is not None else None,
        "kind": fact.kind,
        "reference": fact.reference,
        "revision": fact.revision,
        "of": _said(fact, "of"),
        "payee": _said(fact, "payee"),
        "concept": _said(fact, "concept"),
        "lines": [portion.code for portion in getattr(fact, "lines", ())],
        "activities": [portion.code for portion in getattr(fact, "activities", ())],
        "came_in": line.came_in.digits if line.came_in is not None else None,
        "went_out": line.went_out.digits if line.went_out is not None else None,
        "balance": line.balance.digits,
        "disallowed": fact.amount.digits if isinstance(fact, Disallowance) else None,
        "documents": list(line.documents),
    }


def _table(found: Auxiliary, language: Language) -> FlatTable:
    rows = (_row(account, line, language) for account, line in lines_of(found))
    return flat("data", _COLUMNS, rows, language)


def _row(found: AuxiliaryAccount, line: AuxiliaryLine, language: Language) -> dict[str, Any]:
    fact = line.fact
    return {
        "account": found.account,
        "day": line.day,
        "when": spoken(fact.when, language),
        "issued": spoken(issued, language) if (issued := _issued(fact)) is not None else None,
        "reference": fact.reference,
        "revision": fact.revision,
        "kind": say(f"kind.{fact.kind}", language),
        "of": _said(fact, "of"),
        "payee": _said(fact, "payee"),
        "concept": _said(fact, "concept"),
        "lines": portion_codes(line, "lines") or None,
        "activities": portion_codes(line, "activities") or None,
        "currency": found.currency,
        "came_in": line.came_in.amount if line.came_in is not None else None,
        "went_out": line.went_out.amount if line.went_out is not None else None,
        "balance": line.balance.amount,
        "disallowed": fact.amount.amount if isinstance(fact, Disallowance) else None,
        "documents": ", ".join(map(str, line.documents)) or None,
        "reason": fact.reason if isinstance(fact, Reversal | Disallowance) else None,
    }
