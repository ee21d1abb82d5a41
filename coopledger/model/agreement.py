"""What a book is opened with: an agreement with a partner, or a programme on own funds."""

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import (
    Code,
    CurrencyCode,
    Model,
    PositiveMoney,
    Provenance,
    Text,
    invalid,
)
from coopledger.model.dates import When


class ConversionRule(StrEnum):
    """How money of the fund is valued in the currency of the agreement."""

    FIFO = "fifo"
    """Each instalment at the rate at which it was received; the oldest is spent first."""

    AVERAGE = "average"
    """All instalments up to the day asked, at their average rate."""

    def say(self, language: Language) -> str:
        return say(f"rule.{self}", language)


class Account(Model):
    """Where the money of an agreement is held: one currency each."""

    code: Code
    currency: CurrencyCode
    title: Text | None = None


class BudgetLine(Model):
    """A heading of the budget (rubro). The ceiling is in the line's own currency."""

    code: Code
    title: Text
    ceiling: PositiveMoney | None = None
    eligible: bool = True


class Opening(Model):
    """The first record of a book's chain."""

    code: Code
    title: Text
    provenance: Provenance = Provenance.SOURCE
    source: Text | None = None
    note: Text | None = None

    @property
    def book(self) -> str:
        return self.code

    @property
    def reference(self) -> str:
        return self.code

    @property
    def revision(self) -> int:
        return 1


def _account(given: Any) -> Any:
    return {"code": given, "currency": given} if isinstance(given, str) else given


class Agreement(Opening):
    """Money received from a partner, to be spent on what was agreed, or returned.

    currency: the agreement's own; the accounts may hold others.
    accounts: an account in each currency that the money is held in; a currency's code alone will do
    (`accounts=["MXN"]`).
    prefinancing: whether the recipient may spend before the partner's money comes.

    >>> Agreement(code="A-1", title="Training", currency="EUR", accounts=["MXN"]).accounts[0].code
    'MXN'
    """

    kind: Literal["agreement"] = "agreement"
    instrument: Text | None = None
    origin_of_funds: Text | None = None
    channel: Text | None = None
    recipient: Text | None = None
    currency: CurrencyCode
    accounts: Annotated[
        tuple[Annotated[Account, BeforeValidator(_account)], ...], Field(min_length=1)
    ]
    lines: tuple[BudgetLine, ...] = ()
    signed: When | None = None
    start: When | None = None
    end: When | None = None
    conversion: ConversionRule = ConversionRule.FIFO
    prefinancing: bool = False

    @model_validator(mode="after")
    def _codes_are_unique_and_dates_in_order(self) -> Self:
        for codes in ([a.code for a in self.accounts], [line.code for line in self.lines]):
            for code in codes:
                if codes.count(code) > 1:
                    raise invalid("code-twice", seen=code)
        if self.start and self.end and self.end.last < self.start.first:
            raise invalid("end-before-start", start=self.start, end=self.end)
        return self

    @property
    def fund_currencies(self) -> tuple[str, ...]:
        """The currencies its accounts hold, in the order of the accounts."""
        return tuple(dict.fromkeys(account.currency for account in self.accounts))


class Programme(Opening):
    """What the institution does with its own money and its officials' time."""

    kind: Literal["programme"] = "programme"
    institution: Text | None = None
    currency: CurrencyCode
