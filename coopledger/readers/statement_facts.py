"""What a bank's statements state, whether it ties, and the facts it makes.

A statement holds whole days. Its opening balance and its lines come to its closing balance, to the
cent, or nothing of it is recorded.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from coopledger.messages.catalogue import knows
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.evidence import (
    BankBalance,
    BankLine,
    Direction,
    balance_in_statement,
    reference_in_statement,
)
from coopledger.model.finding import Finding, Origin, Place, Severity, has_errors
from coopledger.money import Money
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.statements import Balance, BankStatement, StatementLine, severity_beside


def reading_of(
    document: str,
    statements: Sequence[BankStatement],
    findings: Iterable[Finding],
    manner: Manner,
) -> Reading:
    """The facts of a document's statements, and all that is wrong with them.

    findings: what was found when they were read.
    """
    reading = Reading(findings=list(findings), account=manner.account)
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
    for amount, row in statement.foreign:
        params = {"seen": amount, "expected": currency}
        yield Finding("currency-mismatch", place=_place(document, statement, row), params=params)
    yield from _outside(document, statement)
    if statement.foreign or not statement.legible or statement.ties:
        return
    if opening is None or closing is None:
        yield Finding(
            "statement-unproven",
            Severity.WARNING,
            _place(document, statement),
            {"name": statement.name, "count": len(statement.lines)},
        )
        return
    moved = Money.from_minor(statement.moved, currency)
    expected = Money.from_minor(opening.amount.minor + statement.moved, currency)
    yield Finding(
        "statement-not-tied",
        place=_place(document, statement, closing.row),
        params={
            "name": statement.name,
            "opening": opening.amount,
            "moved": moved,
            "expected": expected,
            "closing": closing.amount,
            "difference": closing.amount - expected,
        },
    )


def _outside(document: str, statement: BankStatement) -> Iterator[Finding]:
    """Lines that are dated before the opening balance, or after the closing one; not of a page."""
    first, last = (
        balance.day if balance is not None and balance.final else None
        for balance in (statement.opening, statement.closing)
    )
    outside = [
        line
        for line in statement.lines
        if (first and line.day < first) or (last and line.day > last)
    ]
    severity = severity_beside(statement) if outside else Severity.WARNING
    for line in outside:
        params = {"seen": line.day, "first": first or "…", "last": last or "…"}
        place = _place(document, statement, line.row)
        yield Finding("line-outside-statement", severity, place, params)


Chain = list[BankStatement]
"""Statements of one account, each of which goes on where the one before ended."""


def _chains(statements: Iterable[BankStatement]) -> list[Chain]:
    of_account: dict[tuple[str | None, str | None], list[BankStatement]] = {}
    for statement in statements:
        of_account.setdefault(statement.account, []).append(statement)
    chains: list[Chain] = []
    for its_statements in of_account.values():
        first, *rest = _oldest_first(its_statements)
        chains.append([first])
        for statement in rest:
            if _goes_on(chains[-1][-1], statement):
                chains[-1].append(statement)
            else:
                chains.append([statement])
    return chains


def _oldest_first(statements: list[BankStatement]) -> list[BankStatement]:
    """The order in which each goes on where the one before ended: some list the last first."""
    there, back = (
        sum(_goes_on(before, after) for before, after in pairwise(each))
        for each in (statements, statements[::-1])
    )
    return statements[::-1] if back > there else statements


def _goes_on(before: BankStatement, after: BankStatement) -> bool:
    if before.closing is None or after.opening is None:
        return before.closing is None and after.opening is None
    end, start = before.closing, after.opening
    in_order = not (before.days and after.days) or before.days[1] <= after.days[0]
    return end.amount == start.amount and end.final == start.final and in_order


def _joined(document: str, chains: Sequence[Chain]) -> Iterator[Finding]:
    """A page needs those beside it. (Whether a statement is missing, the books know.)"""
    for chain in chains:
        first, last = chain[0], chain[-1]
        for statement, balance in ((first, first.opening), (last, last.closing)):
            if balance is not None and not balance.final:
                params = {"name": statement.name, "seen": balance.amount}
                place = _place(document, statement, balance.row)
                yield Finding("statement-page-missing", place=place, params=params)


# The facts


_Equal = Counter[tuple[date, int, str]]
"""How many lines of a statement there are that are the same in all that they say."""


class _Facts:
    """The facts of one chain of statements on their way into a `Reading`."""

    def __init__(self, document: str, manner: Manner, reading: Reading) -> None:
        self.document = document
        self.manner = manner
        self.reading = reading

    def make(self, chain: Chain) -> None:
        number = chain[0].number
        equal = _Equal()
        for statement in chain:
            for line in statement.lines:
                self._add(BankLine, self._line(line, number, equal), statement, line.row)
        for day, (balance, statement) in _balances(chain).items():
            fields = self._balance(balance, day, number)
            self._add(BankBalance, fields, statement, balance.row)
        if all(s.legible for s in chain) and not has_errors(self.reading.findings):
            self.reading.findings.append(_read_note(self.document, chain))

    def _line(self, line: StatementLine, number: str | None, equal: _Equal) -> dict[str, Any]:
        told = {
            "value_day": line.value_day,
            "bank_reference": line.bank_reference,
            "counterpart": line.counterpart,
            "text": line.text,
        }
        account = number or self.manner.account or ""
        told_text = {name: str(value or "") for name, value in told.items()}
        mark = _mark(account, line.amount.currency.code, *told_text.values())
        signed = line.amount if line.direction is Direction.IN else -line.amount
        said = (line.day, signed.minor, mark)
        equal[said] += 1
        return {
            "reference": reference_in_statement(line.day, signed, mark, equal[said]),
            "when": line.day,
            "direction": line.direction,
            "amount": line.amount,
            "account_number": number,
            **{field: value for field, value in told.items() if value},
        }

    def _balance(self, balance: Balance, day: date, number: str | None) -> dict[str, Any]:
        account = number or self.manner.account or balance.amount.currency.code
        return {
            "reference": balance_in_statement(account, day),
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
    """What was there at the end of days: before the first line, and on each statement's last day.

    Where a day has several statements, the last of them says what was there at its end.
    """
    found: dict[date, tuple[Balance, BankStatement]] = {}
    first = chain[0]
    days = [statement.days for statement in chain if statement.days]
    if first.opening is not None and days:
        found[_opened(first.opening, days[0][0], first)] = first.opening, first
    for statement in chain:
        closing = statement.closing
        if closing is None or not closing.final:
            continue
        day = closing.day or (statement.days[1] if statement.days else None)
        if day is not None:
            found[day] = closing, statement
    return found


def _opened(opening: Balance, first_line: date, statement: BankStatement) -> date:
    """The day before the first line; of lines that do not say their day, that of the balance."""
    before = first_line - timedelta(days=1)
    if opening.day is None or all(line.dated for line in statement.lines):
        return before
    return min(before, opening.day)


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
