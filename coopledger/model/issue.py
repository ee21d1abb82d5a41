"""A statement or bank reconciliation that was issued: what it said, and what it looked at."""

from typing import Annotated, Literal

from pydantic import Field

from coopledger.messages.catalogue import Language
from coopledger.model.agreement import ConversionRule, RateBasis
from coopledger.model.base import (
    Amount,
    Checked,
    Code,
    CurrencyCode,
    Model,
    Record,
    Several,
    Takes,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact
from coopledger.money import Money

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
LedgerHeadText = Annotated[str, Field(pattern=r"^[0-9]{1,18}(\.2)?-[0-9a-f]{64}$")]


class ChainPlace(Model):
    """A place in the chain of a book: its number, and the hash there."""

    seq: Annotated[int, Field(ge=1, strict=True)]
    hash: Hash


class IssuedFigure(Model):
    """An amount of a statement, under the names that its flat rows have.

    Of a bank reconciliation, both balances (`books`, `bank`) and what each kind of item comes to.
    code: of the line, activity, partner, month or account; None for the whole and for what is not
    itemised. An amount of zero is left out.
    """

    section: Code
    side: Takes[Literal["fund", "agreement"], str]
    code: Code | None = None
    figure: Code
    amount: Takes[Money, Amount]


class RateUsed(Model):
    """A published rate that a statement used: of which day, month or period.

    rate: units of the currency for one of the agreement's, exact, as numerator/denominator.
    """

    currency: CurrencyCode
    source: Code
    basis: Takes[RateBasis, RateBasis | str]
    when: Takes[When, Day]
    rate: Annotated[str, Field(pattern="^[1-9][0-9]*(/[1-9][0-9]*)?$")]


_Laid = Annotated[str, Checked(otherwise)]
"""A text that was laid out: each blank of it counts."""


class Printed(Model):
    """What was handed over, as text. Who reads neither language is given the Spanish one."""

    es: _Laid
    en: _Laid

    def in_language(self, language: Language | str) -> str:
        return self.en if Language(language) is Language.EN else self.es


class Issue(Fact):
    """A statement or a bank reconciliation was issued: from then on it stays as it is.

    when: the day it states. account: whose bank reconciliation it is; None of a statement.
    looked_at: the end of the book's chain as it was drawn up. head: that of the whole ledger.
    conversion: the rule it was valued by; None of a bank reconciliation, which values nothing.
    rates: the published ones it used. program: the version that drew it up. `Ledger.issue` makes
    one; no document can.
    """

    kind: Literal["issue"] = "issue"
    when: Takes[When, Day]
    account: Code | None = None
    looked_at: Takes[ChainPlace, ChainPlace | Record]
    head: LedgerHeadText
    conversion: Takes[ConversionRule | None, ConversionRule | str | None] = otherwise(None)
    rates: Several[RateUsed] = otherwise(())
    program: Code
    figures: Several[IssuedFigure]
    printed: Takes[Printed, Printed | Record]
