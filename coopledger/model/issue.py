"""A statement, bank reconciliation or totals that were issued: what was said, and looked at."""

from enum import StrEnum
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
    itemised. Of cooperation totals, which have no sides, the year as it is called (`2016-2017`),
    and of an activity the book in which it is counted. An amount of zero is left out.
    """

    section: Code
    side: Takes[Literal["fund", "agreement"] | None, str | None] = otherwise(None)
    code: Code | None = None
    figure: Code
    amount: Takes[Money, Amount]
    year: Code | None = None
    book: Code | None = None


class BookPlace(ChainPlace):
    """A place in the chain of a book, and which one's."""

    book: Code


class IssuedCount(Model):
    """How many activities of a kind were counted in a year; none at all is left out."""

    year: Code
    activity_kind: Code
    count: Annotated[int, Field(strict=True)]


Year = Annotated[int, Field(ge=1900, le=9999, strict=True)]


class IssuedYears(Model):
    """Of which years issued totals are, and which books were added up.

    first, last: the calendar years in which they end; None where it is of all.
    fiscal_year_start: the month in which they begin. books: each that was added, as far as its
    chain went, by code. counts: of activities.
    """

    first: Year | None = None
    last: Year | None = None
    fiscal_year_start: Annotated[int, Field(ge=1, le=12, strict=True)] = 1
    books: Several[BookPlace] = otherwise(())
    counts: Several[IssuedCount] = otherwise(())


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


class IssuedWhat(StrEnum):
    """What may be issued."""

    STATEMENT = "statement"
    RECONCILIATION = "reconciliation"
    TOTALS = "totals"


class Issue(Fact):
    """A statement, a bank reconciliation or totals were issued: from then on they stay as they are.

    when: the day it states; of totals, the one up to which facts count. account: whose bank
    reconciliation it is. years: of which cooperation totals are, in the book of the institution.
    looked_at: the end of the book's chain as it was drawn up. head: that of the whole ledger.
    conversion: the rule that a statement was valued by. rates: the published ones it used.
    program: the version that drew it up. `Ledger.issue` and `Ledger.issue_totals` make one; no
    document can.
    """

    kind: Literal["issue"] = "issue"
    when: Takes[When, Day]
    account: Code | None = None
    years: Takes[IssuedYears | None, IssuedYears | Record | None] = otherwise(None)
    looked_at: Takes[ChainPlace, ChainPlace | Record]
    head: LedgerHeadText
    conversion: Takes[ConversionRule | None, ConversionRule | str | None] = otherwise(None)
    rates: Several[RateUsed] = otherwise(())
    program: Code
    figures: Several[IssuedFigure]
    printed: Takes[Printed, Printed | Record]

    @property
    def what(self) -> IssuedWhat:
        """Which of the three it is."""
        if self.years is not None:
            return IssuedWhat.TOTALS
        return IssuedWhat.STATEMENT if self.account is None else IssuedWhat.RECONCILIATION
