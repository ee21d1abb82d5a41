"""Bank statements, whatever their format: what they state, whether it ties, the facts it makes.

A statement holds whole days. Its opening balance and its lines come to its closing balance, to the
cent, or nothing of it is recorded.
"""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from pydantic import ValidationError

from coopledger.errors import MoneyError
from coopledger.messages.catalogue import knows
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.evidence import BankBalance, BankLine, Direction
from coopledger.model.finding import Finding, Origin, Place, Severity, has_errors
from coopledger.money import Money
from coopledger.readers.cells import CellError
from coopledger.readers.reading import Manner, Reading


class Balance(NamedTuple):
    """What a statement says was there. day: as it is dated. row: where it stands.

    final: whether the statement begins or ends with it, and not only a page of it.
    """

    amount: Money
    day: date | None
    row: int
    final: bool = True


class StatementLine(NamedTuple):
    """A line, as it is stated. row: where it stands. Text that is not there is empty."""

    row: int
    day: date
    direction: Direction
    amount: Money
    value_day: date | None = None
    bank_reference: str = ""
    counterpart: str = ""
    text: str = ""

    @property
    def signed(self) -> int:
        """Minor units: what it adds to the account."""
        return self.amount.minor if self.direction is Direction.IN else -self.amount.minor


@dataclass(slots=True)
class BankStatement:
    """A statement, or a page of one. name: what it is called in its document.

    number: its account's. legible: whether all of it could be read. headers: the document's own
    name of each field of a line, in a table.
    """

    name: str
    row: int
    number: str | None = None
    opening: Balance | None = None
    closing: Balance | None = None
    lines: list[StatementLine] = field(default_factory=list)
    legible: bool = True
    sheet: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def currency(self) -> str | None:
        """That of its balances, else of its first line."""
        amounts = [b.amount for b in (self.opening, self.closing) if b is not None]
        amounts += [line.amount for line in self.lines[:1]]
        return amounts[0].currency.code if amounts else None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first day and the last that it has lines of."""
        days = [line.day for line in self.lines]
        return (min(days), max(days)) if days else None

    @property
    def account(self) -> tuple[str | None, str | None]:
        return self.number, self.currency


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)


_SAID_OF_MONEY = {
    "money.too-many-digits": "too-many-digits",
    "money.too-large": "amount-too-large",
    "money.unknown-currency": "unknown-currency",
}


def stated_money(number: str, currency: str | None, written: str) -> Money:
    """An amount from its plain number. Raises CellError where its currency has no such amount."""
    try:
        return Money(number, currency)
    except MoneyError as error:
        code = _SAID_OF_MONEY.get(error.code, "amount-unreadable")
        params = {"seen": written, "style": "1234.56", **error.params}
        raise CellError(code, **params) from error


def readable(*texts: str | None) -> str:
    """Texts in one line, each once: banks fill their fields with spaces and control characters.

    >>> readable("PAGO  FACT\\t12", None, "PAGO FACT 12", "SPEI")
    'PAGO FACT 12; SPEI'
    """
    bare = (" ".join(_printable(text).split()) for text in texts if text)
    return "; ".join(dict.fromkeys(text for text in bare if text))


def reading_of(
    document: str,
    statements: Sequence[BankStatement],
    findings: Iterable[Finding],
    manner: Manner,
) -> Reading:
    """The facts of a document's statements, and all that is wrong with them.

    findings: what was found when they were read.
    """
    reading = Reading(findings=list(findings))
    for statement in statements:
        reading.findings += _proven(document, statement)
    chains = _chains(statements)
    reading.findings += _joined(document, chains)
    if not any(statement.lines or statement.closing for statement in statements):
        if not has_errors(reading.findings):
            reading.findings.append(Finding("statement-empty", place=Place(document)))
    elif manner.book is None:
        reading.findings.append(Finding("statement-without-book", place=Place(document)))
    else:
        for chain in chains:
            facts = _Facts(document, manner, reading)
            facts.make(chain)
    if has_errors(reading.findings):
        reading.unread |= {"bank_line", "bank_balance"}
    return reading


# Whether it ties


def _place(document: str, statement: BankStatement, row: int | None = None) -> Place:
    return Place(document, statement.sheet or None, row or statement.row)


def _proven(document: str, statement: BankStatement) -> Iterator[Finding]:
    """One currency, its own days, and balances that its lines lead from and to."""
    opening, closing, currency = statement.opening, statement.closing, statement.currency
    stated = [(b.amount, b.row) for b in (opening, closing) if b is not None]
    stated += [(line.amount, line.row) for line in statement.lines]
    mixed = [(amount, row) for amount, row in stated if amount.currency.code != currency]
    for amount, row in mixed:
        params = {"seen": amount, "expected": currency}
        yield Finding("currency-mismatch", place=_place(document, statement, row), params=params)
    yield from _outside(document, statement)
    if mixed or not statement.legible:
        return
    if opening is None or closing is None:
        yield Finding(
            "statement-unproven",
            Severity.WARNING,
            _place(document, statement),
            {"name": statement.name, "count": len(statement.lines)},
        )
        return
    moved = sum(line.signed for line in statement.lines)
    expected = Money.from_minor(opening.amount.minor + moved, currency)
    if expected != closing.amount:
        yield Finding(
            "statement-not-tied",
            place=_place(document, statement, closing.row),
            params={
                "name": statement.name,
                "opening": opening.amount,
                "moved": Money.from_minor(moved, currency),
                "expected": expected,
                "closing": closing.amount,
                "difference": closing.amount - expected,
            },
        )


def _outside(document: str, statement: BankStatement) -> Iterator[Finding]:
    """Lines that are dated before the opening balance, or after the closing one."""
    first = statement.opening.day if statement.opening else None
    last = statement.closing.day if statement.closing else None
    for line in statement.lines:
        if (first and line.day < first) or (last and line.day > last):
            params = {"seen": line.day, "first": first or "…", "last": last or "…"}
            place = _place(document, statement, line.row)
            yield Finding("line-outside-statement", place=place, params=params)


Chain = list[BankStatement]
"""Statements of one account, each of which goes on where the one before ended."""


def _chains(statements: Iterable[BankStatement]) -> list[Chain]:
    chains: list[Chain] = []
    last_of: dict[tuple[str | None, str | None], Chain] = {}
    for statement in statements:
        before = last_of.get(statement.account)
        if before is not None and _goes_on(before[-1], statement):
            before.append(statement)
        else:
            last_of[statement.account] = [statement]
            chains.append(last_of[statement.account])
    return chains


def _goes_on(before: BankStatement, after: BankStatement) -> bool:
    if before.closing is None or after.opening is None:
        return before.closing is None and after.opening is None
    end, start = before.closing, after.opening
    in_order = not (before.days and after.days) or before.days[1] <= after.days[0]
    return end.amount == start.amount and end.final == start.final and in_order


def _joined(document: str, chains: Sequence[Chain]) -> Iterator[Finding]:
    """Pages need those beside them; between two statements of an account one may be missing."""
    ended: dict[tuple[str | None, str | None], Balance] = {}
    for chain in chains:
        first, last = chain[0], chain[-1]
        for statement, balance in ((first, first.opening), (last, last.closing)):
            if balance is not None and not balance.final:
                params = {"name": statement.name, "seen": balance.amount}
                place = _place(document, statement, balance.row)
                yield Finding("statement-page-missing", place=place, params=params)
        before = ended.get(first.account)
        if before is not None and first.opening is not None and before.amount != first.opening[0]:
            params = {"name": first.name, "seen": first.opening.amount, "before": before.amount}
            place = _place(document, first, first.opening.row)
            yield Finding("statement-gap", Severity.WARNING, place, params)
        if last.closing is not None:
            ended[last.account] = last.closing


# The facts


class _Facts:
    """The facts of one chain of statements on their way into a `Reading`."""

    def __init__(self, document: str, manner: Manner, reading: Reading) -> None:
        self.document = document
        self.manner = manner
        self.reading = reading

    def make(self, chain: Chain) -> None:
        number = chain[0].number
        equal = Counter[str]()
        for statement in chain:
            for line in statement.lines:
                self._add(BankLine, self._line(line, number, equal), statement, line.row)
        for day, (balance, statement) in _balances(chain).items():
            fields = self._balance(balance, day, number)
            self._add(BankBalance, fields, statement, balance.row)
        if all(s.legible for s in chain) and not has_errors(self.reading.findings):
            self.reading.findings.append(_read_note(self.document, chain))

    def _line(self, line: StatementLine, number: str | None, equal: Counter[str]) -> dict[str, Any]:
        told = {
            "value_day": line.value_day,
            "bank_reference": line.bank_reference,
            "counterpart": line.counterpart,
            "text": line.text,
        }
        account = number or self.manner.account or ""
        told_text = {name: str(value or "") for name, value in told.items()}
        mark = _mark(account, line.amount.currency.code, *told_text.values())
        sign = "" if line.direction is Direction.IN else "-"
        name = f"{line.day} {sign}{line.amount.figure()} {mark}"
        equal[name] += 1
        return {
            "reference": f"{name}/{equal[name]}",
            "when": line.day,
            "direction": line.direction,
            "amount": line.amount,
            "account_number": number,
            **{field: value for field, value in told.items() if value},
        }

    def _balance(self, balance: Balance, day: date, number: str | None) -> dict[str, Any]:
        account = number or self.manner.account or balance.amount.currency.code
        return {
            "reference": f"saldo:{account}:{day}",
            "when": day,
            "balance": balance.amount,
            "account_number": number,
        }

    def _add(
        self,
        kind: type[BankLine | BankBalance],
        fields: Mapping[str, Any],
        statement: BankStatement,
        row: int,
    ) -> None:
        headers = statement.headers
        given = {"book": self.manner.book, "account": self.manner.account, **fields}
        given = {name: value for name, value in given.items() if value is not None}
        try:
            fact = kind.model_validate(given)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                place = _place(self.document, statement, row)
                self.reading.findings.append(_invalid(problem, place, headers))
            return
        origin = Origin(self.document, statement.sheet, row, headers)
        self.reading.entries.append(Entry(fact, origin, any_revision=True))


def _mark(*said: str) -> str:
    """What tells a line from others of the same day and amount."""
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:8]


def _balances(chain: Chain) -> dict[date, tuple[Balance, BankStatement]]:
    """What was there at the end of days: the day before the first line, each statement's last.

    Where a day has several statements, the last of them says what was there at its end.
    """
    found: dict[date, tuple[Balance, BankStatement]] = {}
    first = chain[0]
    days = [statement.days for statement in chain if statement.days]
    if first.opening is not None and days:
        found[days[0][0] - timedelta(days=1)] = first.opening, first
    for statement in chain:
        closing = statement.closing
        if closing is None or not closing.final:
            continue
        day = closing.day or (statement.days[1] if statement.days else None)
        if day is not None:
            found[day] = closing, statement
    return found


def _read_note(document: str, chain: Chain) -> Finding:
    """What a receipt says of an account: how many lines of which days, and its balances."""
    first, last = chain[0], chain[-1]
    days = [day for statement in chain for day in statement.days or ()]
    days += [b.day for b in (first.opening, last.closing) if b and b.day]
    params: dict[str, object] = {
        "account": first.number or first.name,
        "count": sum(len(statement.lines) for statement in chain),
        "days": When.between(min(days), max(days)) if days else "—",
    }
    place = _place(document, first)
    if first.opening is None or last.closing is None:
        return Finding("statement-read-unproven", Severity.NOTE, place, params)
    params |= {"opening": first.opening.amount, "closing": last.closing.amount}
    return Finding("statement-read", Severity.NOTE, place, params)


def _invalid(problem: Any, place: Place, headers: Mapping[str, str]) -> Finding:
    """A field that the model refuses."""
    name = str(problem["loc"][0]) if problem["loc"] else ""
    place = place._replace(column=headers.get(name, name) or None)
    if knows(f"finding.{problem['type']}"):
        return Finding(problem["type"], place=place, params=problem.get("ctx", {}))
    params = {"seen": problem["input"], "said": problem["msg"]}
    return Finding("invalid-value", place=place, params=params)
