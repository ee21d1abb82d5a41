"""What others say happened. Evidence is set beside events, never added to them."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import (
    Amount,
    Checked,
    Code,
    Codes,
    ExactDecimal,
    Model,
    Number,
    PositiveMoney,
    Reason,
    Record,
    Several,
    StatedMoney,
    Takes,
    Text,
    invalid,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact
from coopledger.money import Money


class BankBalance(Fact):
    """What the bank says an account holds at the end of a day (saldo según banco).

    account: the book's; may be left out where only one has its currency. account_number: the one
    that the bank's statement is of, as the statement writes it.
    """

    kind: Literal["bank_balance"] = "bank_balance"
    when: Takes[When, Day]
    account: Code | None = None
    balance: Takes[StatedMoney, Amount]
    account_number: Code | None = None

    @property
    def currency(self) -> str:
        return self.balance.currency.code

    def made_of(self, account: str) -> str:
        """What it goes by in a statement of the bank, which gives it no reference."""
        return balance_in_statement(account, self.when)


class Direction(StrEnum):
    """Which way money went, as the holder of the account sees it."""

    IN = "in"
    """A credit (abono)."""

    OUT = "out"
    """A debit (cargo)."""

    def say(self, language: Language | str) -> str:
        return say(f"direction.{self}", language)


class BankLine(Fact):
    """A line of a bank statement: what the bank says it booked (movimiento bancario).

    when: the day it was booked. account, account_number: as of a bank's balance.
    value_day: from which day it bears interest, where the bank says.
    amount: without a sign; direction: which way it went. bank_reference: the bank's own, which may
    repeat. counterpart: who sent it or got it. text: all else the bank says of it.
    """

    kind: Literal["bank_line"] = "bank_line"
    when: Takes[When, Day]
    account: Code | None = None
    account_number: Code | None = None
    direction: Takes[Direction, Direction | str]
    amount: Takes[PositiveMoney, Amount]
    value_day: Takes[When | None, Day | None] = otherwise(None)
    bank_reference: Text | None = None
    counterpart: Text | None = None
    text: Text | None = None

    @property
    def currency(self) -> str:
        return self.amount.currency.code

    @property
    def signed(self) -> int:
        """Minor units: what it adds to the account."""
        return self.amount.minor if self.direction is Direction.IN else -self.amount.minor

    @property
    def is_of_statement(self) -> bool:
        """Whether it goes by what a statement says of it, and not by a reference of its own."""
        return _OF_STATEMENT.fullmatch(self.reference) is not None

    @property
    def mark(self) -> str:
        """Of one that goes by its statement: what tells it from others of its day and amount."""
        return self.reference.rpartition("/")[0].rpartition(" ")[2]

    def reference_with(self, mark: str) -> str:
        """What it goes by with another mark."""
        before, _, among_equals = self.reference.rpartition("/")
        return f"{before.rpartition(' ')[0]} {mark}/{among_equals}"


def balance_in_statement(account: str, day: object) -> str:
    """What a balance goes by that a statement has of a day."""
    return f"saldo:{account}:{day}"


def reference_in_statement(day: date, amount: Money, mark: str, among_equals: int) -> str:
    """What a line of a statement goes by, which has no reference that holds.

    amount: below zero where it went out. mark: of all else that is said of it. among_equals: which
    of the lines it is that are the same in all of that, from 1.
    """
    return f"{day} {amount.figure()} {mark}/{among_equals}"


_OF_STATEMENT = re.compile(r"\d{4}-\d\d-\d\d -?[\d,.]+ [0-9a-f]{8}/\d+", re.ASCII)


class InvoiceType(StrEnum):
    """What an invoice is for. (One for goods on their way, CFDI type T, has no money: no fact.)"""

    INCOME = "income"
    """What was bought (CFDI type I)."""

    CREDIT_NOTE = "credit-note"
    """What the supplier gives back (CFDI type E)."""

    PAYMENT = "payment"
    """That earlier invoices were paid (CFDI type P, with its payment complement)."""

    PAYROLL = "payroll"
    """Wages (CFDI type N)."""

    def say(self, language: Language | str) -> str:
        return say(f"invoice-type.{self}", language)


class Party(Model):
    """Who issues an invoice, or gets it. tax_id: RFC, or that of another country."""

    tax_id: Code | None = None
    name: Text | None = None

    def __str__(self) -> str:
        known = [said for said in (self.name, self.tax_id and f"({self.tax_id})") if said]
        return " ".join(known) or "-"


class Settled(Model):
    """What a payment paid of an earlier invoice. number: that invoice's."""

    number: Code
    amount: Takes[PositiveMoney, Amount]

    def __str__(self) -> str:
        return f"{self.number} = {self.amount}"


Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


def _not_negative(amount: Money) -> Money:
    if amount.minor < 0:
        raise invalid("negative-amount", seen=amount)
    return amount


NotNegative = Annotated[StatedMoney, Checked(_not_negative)]


class Invoice(Fact):
    """A supplier's invoice (comprobante): evidence for spending, never spending itself.

    reference: the supplier's number; of a CFDI its UUID, in capitals. scheme: `cfdi-4.0`,
    `cfdi-3.3`, `cfdi-3.2`; None for any other. when: the day it was issued.
    amount: the net that is paid: subtotal - discount + taxes - withheld; of a payment, all it paid.
    share: how much of it is for this book, where other agreements share it; else all of it.
    exchange_rate: pesos for one unit of its currency, as it says itself.
    in_instalments: whether it is paid later (PPD), which wants a payment complement; None where it
    does not say. related: the numbers of the invoices it corrects. settles: what a payment paid.
    use: the `UsoCFDI` it states. file: the SHA-256 of its file.
    """

    kind: Literal["invoice"] = "invoice"
    when: Takes[When, Day]
    scheme: Code | None = None
    invoice_type: Takes[InvoiceType, InvoiceType | str] = otherwise(InvoiceType.INCOME)
    issuer: Takes[Party, Party | Record]
    receiver: Takes[Party, Party | Record] = otherwise(
        Party.model_construct()
    )  # what checks a party need not be built for it
    amount: Takes[PositiveMoney, Amount]
    subtotal: Takes[NotNegative | None, Amount | None] = otherwise(None)
    discount: Takes[NotNegative | None, Amount | None] = otherwise(None)
    taxes: Takes[NotNegative | None, Amount | None] = otherwise(None)
    withheld: Takes[NotNegative | None, Amount | None] = otherwise(None)
    share: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    exchange_rate: Takes[ExactDecimal | None, Number | None] = otherwise(None)
    in_instalments: bool | None = None
    related: Codes = otherwise(())
    settles: Several[Settled] = otherwise(())
    use: Code | None = None
    concept: Text | None = None
    file: Sha256 | None = None

    @model_validator(mode="after")
    def _has_an_issuer(self) -> Self:
        if not (self.issuer.tax_id or self.issuer.name):
            raise invalid("missing-value", field="issuer_name")
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        parts = {
            name: amount
            for name in ("subtotal", "discount", "taxes", "withheld", "share")
            if (amount := getattr(self, name)) is not None
        }
        for name, part in parts.items():
            if part.currency != self.amount.currency:
                currency = self.amount.currency
                raise invalid("currency-mismatch", field=name, seen=part, expected=currency)
        if self.share is not None and self.share.minor > self.amount.minor:
            raise invalid("share-beyond-whole", field="share", seen=self.share, whole=self.amount)
        if self.subtotal is not None and self.gross - self._withheld != self.amount.minor:
            seen = Money.from_minor(self.gross - self._withheld, self.amount.currency)
            raise invalid("invoice-sum", field="amount", seen=self.amount, expected=seen)
        return self

    @property
    def gross(self) -> int:
        """Minor units: what it costs, whoever gets it: the supplier, and the tax office."""
        if self.subtotal is None:
            return self.amount.minor + self._withheld
        discount = self.discount.minor if self.discount else 0
        taxes = self.taxes.minor if self.taxes else 0
        return self.subtotal.minor - discount + taxes

    @property
    def for_this_book(self) -> int:
        """Minor units: what of it this book may spend: its share, else all that it costs."""
        return self.share.minor if self.share else self.gross

    @property
    def issuer_name(self) -> str | None:
        return self.issuer.name

    @property
    def issuer_tax_id(self) -> str | None:
        return self.issuer.tax_id

    @property
    def receiver_name(self) -> str | None:
        return self.receiver.name

    @property
    def receiver_tax_id(self) -> str | None:
        return self.receiver.tax_id

    @property
    def _withheld(self) -> int:
        return self.withheld.minor if self.withheld else 0


class Decision(StrEnum):
    """What a person decided of a match that was proposed, or found one to be."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"

    def say(self, language: Language | str) -> str:
        return say(f"decision.{self}", language)


class Match(Fact):
    """Bank lines, invoices and events that belong together; or that they do not (conciliación).

    events: references of events of the book. bank_lines, invoices: references of evidence. At least
    two of the three are named. decision: whether they were accepted as one, or rejected: then they
    are not proposed again. reason: why.
    """

    kind: Literal["match"] = "match"
    when: Takes[When, Day]
    decision: Takes[Decision, Decision | str] = otherwise(Decision.ACCEPTED)
    events: Codes = otherwise(())
    bank_lines: Codes = otherwise(())
    invoices: Codes = otherwise(())
    reason: Reason | None = None

    @model_validator(mode="after")
    def _of_two_kinds(self) -> Self:
        sides = (self.events, self.bank_lines, self.invoices)
        if sum(map(bool, sides)) < 2:
            raise invalid("match-one-sided", field="events")
        for field, side in zip(("events", "bank_lines", "invoices"), sides, strict=True):
            for code in side:
                if side.count(code) > 1:
                    raise invalid("code-twice", field=field, seen=code)
        return self
