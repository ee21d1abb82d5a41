"""Movements of money, and what takes one back."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ValidationError, model_validator

from coopledger.model.base import (
    LONGEST_CODE,
    Amount,
    Code,
    LoadNumber,
    Model,
    NotNegativeMoney,
    PositiveMoney,
    Reason,
    Record,
    Revision,
    Takes,
    Text,
    invalid,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact
from coopledger.money import Money


class Portion(Model):
    """The part of an expenditure that was for one line or one activity.

    amount: None where the source does not split: then a lone portion has the whole, and one among
    several has only its name.
    """

    code: Code
    amount: Takes[PositiveMoney | None, Amount | None] = otherwise(None)


def _portion(given: Any) -> Any:
    """A part that is named alone is one object in all facts that name it."""
    if not isinstance(given, str):
        return given
    try:
        return _named(given) if type(given) is str else {"code": given}
    except ValidationError:  # which is said of it at its place
        return {"code": given}


@lru_cache(maxsize=10_000)
def _named(code: str) -> Portion:
    return Portion(code=code)


Portions = tuple[
    Annotated[Portion, BeforeValidator(_portion, json_schema_input_type=Code | Portion)], ...
]
PortionsGiven = Sequence[Portion | str | Record]


class Event(Fact):
    """A movement of money at a date, as precisely as the date is known.

    account: the agreement's account that it moved; may be left out where only one has its currency.
    """

    when: Takes[When, Day]
    amount: Takes[PositiveMoney, Amount]
    account: Code | None = None

    @property
    def ordering_day(self) -> date:
        """The day from which the event counts."""
        return self.when.first if self.orders_first else self.when.last


class Disbursement(Event):
    """The partner funds us (ministración del donante).

    amount: what was credited. sent: the same money in the currency of the agreement.

    >>> Disbursement(book="A-1", reference="M-1", when="2016-08",
    ...              amount="1109797.84 MXN", sent="54855.00 EUR").when.first
    datetime.date(2016, 8, 1)
    """

    orders_first = True

    kind: Literal["disbursement"] = "disbursement"
    sent: Takes[PositiveMoney | None, Amount | None] = otherwise(None)


class Interest(Event):
    """What the account earned (rendimientos).

    worth: what it is worth in the currency of the agreement, where the source says so; otherwise it
    is valued at the average of what came before it.
    """

    kind: Literal["interest"] = "interest"
    worth: Takes[PositiveMoney | None, Amount | None] = otherwise(None)


class OpeningBalance(Event):
    """Money that was there when an agreement was taken over from other books (saldo inicial).

    Each instalment left is one. when: the day from which the agreement is kept here. worth: what
    it is worth in the currency of the agreement.
    """

    orders_first = True

    kind: Literal["opening_balance"] = "opening_balance"
    worth: Takes[PositiveMoney | None, Amount | None] = otherwise(None)


class OwnContribution(Event):
    """The institution's own money, put into the fund's account (aportación propia).

    worth: as of interest.
    """

    kind: Literal["own_contribution"] = "own_contribution"
    worth: Takes[PositiveMoney | None, Amount | None] = otherwise(None)


class OtherIncome(Event):
    """What comes in beside all that (otros ingresos): a refunded ticket's gain, a penalty paid.

    of: the reference of the expenditure it has to do with, which it does not lower; None where
    none. contributor: who contributed it, where it is another's share. worth: as of interest.
    """

    kind: Literal["other_income"] = "other_income"
    of: Code | None = None
    contributor: Code | None = None
    worth: Takes[PositiveMoney | None, Amount | None] = otherwise(None)


class Expenditure(Event):
    """We use the money (gasto), for some lines and some activities.

    when: the day of payment. issued: that of the supplier's invoice, where it is known: it informs,
    and takes no rate.
    lines, activities: codes, or `Portion`s with amounts. What they leave over is not itemised.
    paid: what the supplier got, where that was in another currency than what left the account.
    commitment: the reference of the commitment that it spends, where it does.
    """

    kind: Literal["expenditure"] = "expenditure"
    lines: Takes[Portions, PortionsGiven] = otherwise(())
    activities: Takes[Portions, PortionsGiven] = otherwise(())
    payee: Text | None = None
    concept: Text | None = None
    paid: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    commitment: Code | None = None
    issued: Takes[When | None, Day | None] = otherwise(None)

    @model_validator(mode="after")
    def _portions_fit(self) -> Self:
        for field in ("lines", "activities"):
            check_portions(field, getattr(self, field), self.amount)
        if self.paid is not None and self.paid.currency == self.amount.currency:
            raise invalid("paid-in-one-currency", field="paid", seen=self.paid)
        return self


def check_portions(field: str, portions: tuple[Portion, ...], amount: Money) -> None:
    """Each stands once, in the currency of the amount, all together within it; else it raises."""
    if not portions or (len(portions) == 1 and portions[0].amount is None):
        return
    codes = [portion.code for portion in portions]
    for code in codes:
        if codes.count(code) > 1:
            raise invalid("code-twice", field=field, seen=code)
    stated = [portion.amount for portion in portions if portion.amount is not None]
    for part in stated:
        if part.currency != amount.currency:
            raise invalid("currency-mismatch", field=field, seen=part, expected=amount.currency)
    total = sum(part.minor for part in stated)
    if total > amount.minor:
        parts = Money.from_minor(total, amount.currency)
        raise invalid("parts-exceed-whole", field=field, parts=parts, whole=amount)


class Refund(Event):
    """We return what was not used (reintegro).

    received: what the partner really got, in the currency of the agreement: 0.00 where nothing
    reached it, None where unknown.
    disallowance: the reference of the disallowance it makes good, where it does.
    """

    kind: Literal["refund"] = "refund"
    received: Takes[NotNegativeMoney | None, Amount | None] = otherwise(None)
    disallowance: Code | None = None


class Withdrawal(Event):
    """The institution takes its own money out of the fund's account again (retiro)."""

    kind: Literal["withdrawal"] = "withdrawal"


class Transfer(Event):
    """Money moves between two accounts of the book: bank to bank, or to an official's advance.

    account, to_account: from which, and to which. amount: what left the first. arrived: what came
    into the second, where its currency is another (an exchange).
    """

    kind: Literal["transfer"] = "transfer"
    account: Code
    to_account: Code
    arrived: Takes[PositiveMoney | None, Amount | None] = otherwise(None)

    @model_validator(mode="after")
    def _between_two(self) -> Self:
        if self.account == self.to_account:
            raise invalid("same-account", field="to_account", seen=self.account)
        if self.arrived is not None and self.arrived.currency == self.amount.currency:
            raise invalid("exchange-in-one-currency", field="arrived", seen=self.arrived)
        return self


class Recovery(Event):
    """Money comes back for a named expenditure: from its own day on, that one counts for less.

    of: the expenditure's reference. lines, activities: which of its parts, where it has several.
    disallowance: the reference of the disallowance it makes good, where it does.
    """

    kind: Literal["recovery"] = "recovery"
    of: Code
    lines: Takes[Portions, PortionsGiven] = otherwise(())
    activities: Takes[Portions, PortionsGiven] = otherwise(())
    disallowance: Code | None = None

    @model_validator(mode="after")
    def _portions_fit(self) -> Self:
        for field in ("lines", "activities"):
            check_portions(field, getattr(self, field), self.amount)
        return self


def reversal_reference(of: str, revision: int, mark: str = "~") -> str:
    """What the program calls a reversal: as what it takes back, and which revision of it.

    >>> reversal_reference("G-01", 2)
    'G-01~2'
    """
    ending = f"{mark}{revision}"
    return of[: LONGEST_CODE - len(ending)] + ending


class Reversal(Fact):
    """An event is taken back: it leaves every sum and the conversion line from this day on.

    of, of_revision: which one. when: its event's date where that period is open; else the first
    open day. A reversal is not itself reversed: the next revision under the reference of its event
    states what is right.
    undoes: the load that is taken back by it, where it is one of many: what it takes back may be
    loaded again.
    """

    kind: Literal["reversal"] = "reversal"
    of: Code
    of_revision: Revision = 1
    when: Takes[When, Day]
    reason: Reason
    undoes: LoadNumber | None = None
