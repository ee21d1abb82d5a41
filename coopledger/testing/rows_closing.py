"""Whether anybody's rows of money close, and if not, the first row after which they do not."""

import decimal
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import moneyed

from coopledger.books.flows import REPORTED_FLOWS
from coopledger.books.sides import AgreementSide
from coopledger.errors import MoneyError
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.money import Money, currency_of, exact_decimal
from coopledger.testing.broken import Law, NotClosed, Sayable, Sentence

Amount = Money | Decimal

_CAME = tuple(name for name in AgreementSide.CAME if name in REPORTED_FLOWS)
_WENT = tuple(name for name in AgreementSide.WENT if name in REPORTED_FLOWS)
AMOUNTS = (*_CAME, *_WENT, "held")

# Decimals have no tolerance here either: a sum that does not fit is an error, never rounded.
_EXACT = decimal.Context(prec=2_000, traps=[decimal.Inexact])


def broken_in_rows(rows: Iterable[object], *, overdrawn: bool = False) -> NotClosed | None:
    """The first row after which a balance does not close, or holds less than nothing."""
    balances: dict[tuple[str, ...], _Balance] = {}
    with decimal.localcontext(_EXACT):
        for row in _rows(rows):
            balance = balances.setdefault(row.balance, _Balance(row.nothing))
            balance.add(row)
            broken = balance.broken(row, overdrawn)
            if broken is not None:
                return broken
    return None


class _Row(NamedTuple):
    """A row as it was given, with its amounts read.

    balance: the book, account and currency it belongs to. named: what people know it by.
    """

    number: int
    given: object
    balance: tuple[str, ...]
    currency: str | None
    amounts: Mapping[str, Amount]
    named: tuple[str, ...]

    @property
    def nothing(self) -> Amount:
        return Decimal(0) if self.currency is None else Money(0, self.currency)

    def say(self, language: Language | str) -> str:
        named = f" ({', '.join(self.named)})" if self.named else ""
        return say("closing.row", language, row=self.number, named=named)


class _Balance:
    """What came, and what became of it, up to a row."""

    def __init__(self, nothing: Amount) -> None:
        self.came: Any = nothing
        self.went: Any = nothing

    def add(self, row: _Row) -> None:
        for name in _CAME:
            self.came += row.amounts.get(name, row.nothing)
        for name in _WENT:
            self.went += row.amounts.get(name, row.nothing)

    def broken(self, row: _Row, overdrawn: bool) -> NotClosed | None:
        held = row.amounts.get("held")
        if held is not None and self.came != self.went + held:
            return self._broken(row, Law.FUND_CURRENCY, self.went + held)
        if self.came < self.went and not overdrawn:
            return self._broken(row, Law.NOT_OVERDRAWN, self.went)
        return None

    def _broken(self, row: _Row, law: Law, right: Any) -> NotClosed:
        sides = {"left": _shown(self.came), "right": _shown(right)}
        overdrawn = law is Law.NOT_OVERDRAWN
        said = Sentence("testing.overdrawn" if overdrawn else "testing.rows-do-not-close", sides)
        where: str | Sayable = ", ".join(filter(None, row.balance)) or Sentence("closing.rows", {})
        difference = self.came - right
        return NotClosed(law, where, said, difference=difference, after=row.given, named=row)


def _shown(amount: Amount) -> str:
    return str(amount) if isinstance(amount, Money) else f"{amount:,f}"


def _rows(given: Any) -> Iterator[_Row]:
    if hasattr(given, "iter_rows"):  # polars
        given = given.iter_rows(named=True)
    elif hasattr(given, "to_dict"):  # pandas
        given = given.to_dict("records")
    if not isinstance(given, Iterable) or isinstance(given, str | bytes | Mapping):
        raise CoopledgerError("testing.not-books", seen=type(given).__name__)
    for number, row in enumerate(given, 1):
        yield _row(number, row)


def _row(number: int, given: object) -> _Row:
    stated = {name: value for name in AMOUNTS if (value := _field(given, name)) is not None}
    if not stated:
        raise CoopledgerError("testing.not-a-row", row=number, columns=", ".join(AMOUNTS))
    currency = _text(given, "currency") or None
    amounts: dict[str, Amount] = {}
    own = [name for name, value in stated.items() if _says_its_currency(value)]
    for name in sorted(stated, key=lambda name: name not in own):  # those that say it come first
        try:
            amount = _amount(stated[name], currency)
        except MoneyError as error:
            where = {"row": number, "column": name}
            raise MoneyError("testing.bad-amount", **where, said=error) from None
        if isinstance(amount, Money):
            currency = currency or amount.currency.code
            if amount.currency.code != currency:
                where = {"row": number, "column": name}
                raise MoneyError("testing.two-currencies", **where, seen=amount, currency=currency)
        amounts[name] = amount
    balance = (_text(given, "book"), _text(given, "account"), currency or "")
    named = tuple(filter(None, (_text(given, "reference"), _text(given, "date"))))
    return _Row(number, given, balance, currency, amounts, named)


def _field(row: object, name: str) -> object:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)


def _text(row: object, name: str) -> str:
    value = _field(row, name)
    return "" if value is None else str(value)


def _says_its_currency(value: object) -> bool:
    return isinstance(value, moneyed.Money) or (isinstance(value, str) and " " in value)


def _amount(value: object, currency: str | None) -> Amount:
    if isinstance(value, moneyed.Money):
        return value if isinstance(value, Money) else Money(value.amount, value.currency)
    if isinstance(value, str) and " " in value:
        number, _, code = value.rpartition(" ")
        return Money(number, code)
    if currency is None:
        return exact_decimal(value)
    return Money(value, currency_of(currency))
