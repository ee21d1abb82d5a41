"""Whether anybody's rows of money close, and if not, the first row after which they do not."""

import decimal
import operator
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import moneyed

from coopledger.books.sides import AgreementSide, FundSide
from coopledger.errors import MoneyError
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.money import Money, currency_of, exact_decimal
from coopledger.testing.broken import Law, NotClosed, Sayable, Sentence

Amount = Money | Decimal

_CAME = tuple(dict.fromkeys((*FundSide.CAME, *AgreementSide.CAME)))
_WENT = tuple(name for name in FundSide.WENT if name != "held")
_MOVED = (*_CAME, *_WENT)
AMOUNTS = (*_MOVED, "held")

# Decimals have no tolerance here either: a sum that does not fit is an error, never rounded.
_EXACT = decimal.Context(prec=2_000, traps=[decimal.Inexact])


def broken_in_rows(rows: Iterable[object], *, overdrawn: bool = False) -> NotClosed | None:
    """The first row after which a balance does not close, or holds less than nothing.

    Raises CoopledgerError where there is nothing to ask: no row, or a balance that never states
    what it holds.
    """
    balances: dict[tuple[str, ...], _Balance] = {}
    with decimal.localcontext(_EXACT):
        for row in filter(_states_something, _rows(rows)):
            balance = balances.setdefault(row.balance, _Balance(row.nothing))
            balance.add(row)
            broken = balance.broken(row, overdrawn)
            if broken is not None:
                return broken
    if not balances:
        raise CoopledgerError("testing.no-rows")
    for named, balance in balances.items():
        if not balance.states_what_it_holds:
            raise CoopledgerError("testing.held-not-stated", where=_where(named))
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
    reference: str
    named: tuple[str, ...]

    @property
    def nothing(self) -> Amount:
        return Decimal(0) if self.currency is None else Money(0, self.currency)

    def say(self, language: Language | str) -> str:
        named = f" ({', '.join(self.named)})" if self.named else ""
        return say("closing.row", language, row=self.number, named=named)


def _states_something(row: _Row) -> bool:
    return bool(row.amounts)


class _Balance:
    """What came, and what became of it, up to a row.

    law: the first, until a row states an exchange difference: then it is in the currency of the
    agreement.
    """

    def __init__(self, nothing: Amount) -> None:
        self.came: Any = nothing
        self.went: Any = nothing
        self.law = Law.FUND_CURRENCY
        self.states_what_it_holds = False
        self._stands: dict[str, _Row] = {}

    def add(self, row: _Row) -> None:
        for name in _CAME:
            self.came += row.amounts.get(name, row.nothing)
        for name in _WENT:
            self.went += row.amounts.get(name, row.nothing)
        if "exchange_difference" in row.amounts:
            self.law = Law.AGREEMENT_CURRENCY
        if "held" in row.amounts:
            self.states_what_it_holds = True

    def broken(self, row: _Row, overdrawn: bool) -> NotClosed | None:
        held = row.amounts.get("held")
        if held is not None and self.came != self.went + held:
            return self._broken(row, self.law, self.went + held)
        if self.came < self.went and not overdrawn:
            return self._broken(row, Law.NOT_OVERDRAWN, self.went)
        return self._repeated(row)

    def _broken(self, row: _Row, law: Law, right: Any) -> NotClosed:
        sides = {"left": _shown(self.came), "right": _shown(right)}
        said = Sentence(_SENTENCES.get(law, "testing.rows-do-not-close"), sides)
        where = _where(row.balance)
        difference = self.came - right
        return NotClosed(law, where, said, difference=difference, after=row.given, named=row)

    def _repeated(self, row: _Row) -> NotClosed | None:
        """Law 5: a reference moves money once, unless that was taken back."""
        moved = [row.amounts[name] for name in _MOVED if row.amounts.get(name, row.nothing)]
        if not row.reference or not moved:
            return None
        if all(amount < row.nothing for amount in moved):
            self._stands.pop(row.reference, None)
            return None
        first = self._stands.setdefault(row.reference, row)
        if first is row:
            return None
        said = {"reference": row.reference, "first": first.number, "again": row.number}
        sentence = Sentence("testing.reference-again", said)
        return NotClosed(Law.SET, _where(row.balance), sentence, after=row.given, named=row)


_SENTENCES = {
    Law.NOT_OVERDRAWN: "testing.overdrawn",
    Law.AGREEMENT_CURRENCY: "testing.rows-do-not-close-reported",
}


def _where(balance: tuple[str, ...]) -> str | Sayable:
    return ", ".join(filter(None, balance)) or Sentence("closing.rows", {})


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
    if not any(_has(given, name) for name in AMOUNTS):
        raise CoopledgerError("testing.not-a-row", row=number, columns=", ".join(AMOUNTS))
    stated = {name: value for name in AMOUNTS if (value := _field(given, name)) is not None}
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
    reference = _text(given, "reference")
    named = tuple(filter(None, (reference, _text(given, "date"))))
    return _Row(number, given, balance, currency, amounts, reference, named)


def _has(row: object, name: str) -> bool:
    return name in row if isinstance(row, Mapping) else hasattr(row, name)


def _field(row: object, name: str) -> object:
    """What stands there; None where nothing does."""
    value = row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
    return None if _is_empty(value) else value


def _is_empty(value: object) -> bool:
    """Whether it is nothing: None, and what stands in an empty cell of a data frame (NaN, NA)."""
    if isinstance(value, float | Decimal):
        return value.is_nan() if isinstance(value, Decimal) else value != value
    return value is None or type(value).__name__ in ("NAType", "NaTType")


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
    if not isinstance(value, bool) and hasattr(value, "__index__"):  # numpy's whole numbers, too
        value = operator.index(value)
    if currency is None:
        return exact_decimal(value)
    return Money(value, currency_of(currency))
