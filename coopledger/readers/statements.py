"""A bank statement, whatever its format: its balances, its lines, and how they are written."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coopledger.errors import MoneyError
from coopledger.model.evidence import Direction
from coopledger.model.finding import Severity
from coopledger.money import Money
from coopledger.readers.cells import CellError


class Balance(NamedTuple):
    """What a statement says was there. day: as it is dated. row: where it stands.

    final: whether the statement begins or ends with it, and not only a page of it.
    """

    amount: Money
    day: date | None
    row: int
    final: bool = True


class StatementLine(NamedTuple):
    """A line, as it is stated. row: where it stands. Text that is not there is empty.

    dated: whether it says when it was booked; else that is the day of the closing balance.
    """

    row: int
    day: date
    direction: Direction
    amount: Money
    value_day: date | None = None
    bank_reference: str = ""
    counterpart: str = ""
    text: str = ""
    dated: bool = True

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

    @property
    def moved(self) -> int:
        """Minor units: what its lines add to the account."""
        return sum(line.signed for line in self.lines)

    @property
    def ties(self) -> bool:
        """Whether its lines lead from its opening balance to its closing one, and all was read."""
        opening, closing = self.opening, self.closing
        if opening is None or closing is None or not self.legible or self.foreign:
            return False
        return opening.amount.minor + self.moved == closing.amount.minor

    @property
    def foreign(self) -> list[tuple[Money, int]]:
        """The amounts in another currency than the statement's, and the row of each."""
        stated = [(b.amount, b.row) for b in (self.opening, self.closing) if b is not None]
        stated += [(line.amount, line.row) for line in self.lines]
        return [(amount, row) for amount, row in stated if amount.currency.code != self.currency]


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)


_SAID_OF_MONEY = {
    "money.too-many-digits": "too-many-digits",
    "money.too-large": "amount-too-large",
    "money.unknown-currency": "unknown-currency",
}


def bank_currency(code: str) -> str:
    """A currency as a bank writes it: to Mexican banks the peso is still MXP, as before 1993."""
    return "MXN" if code == "MXP" else code


def stated_money(number: str, currency: str | None, written: str) -> Money:
    """An amount from its plain number. Raises CellError where its currency has no such amount."""
    try:
        return Money(number, bank_currency(currency) if currency else None)
    except MoneyError as error:
        code = _SAID_OF_MONEY.get(error.code, "amount-unreadable")
        params = {"seen": written, "style": "1234.56", **error.params}
        raise CellError(code, **params) from error


def only_number(before: str | None, number: str | None) -> str | None:
    """The number of a statement's account. Raises CellError where it said another one before."""
    if before and number and before != number:
        raise CellError("account-twice", seen=number, before=before)
    return number or before


def readable(*texts: str | None) -> str:
    """Texts in one line, each once: banks fill their fields with spaces and control characters.

    >>> readable("PAGO  FACT\\t12", None, "PAGO FACT 12", "SPEI")
    'PAGO FACT 12; SPEI'
    """
    bare = (" ".join(_printable(text).split()) for text in texts if text)
    return "; ".join(dict.fromkeys(text for text in bare if text))


def severity_beside(statement: BankStatement) -> Severity:
    """Of what contradicts a statement: where it ties, its lines are all there all the same."""
    return Severity.WARNING if statement.ties else Severity.ERROR
