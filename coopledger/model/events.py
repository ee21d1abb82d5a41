"""What happens in a book after it is opened: activities, movements of money, contributions in kind.

A *reference* is what staff wrote (folio, póliza); it is the fact's name for good. Two equal taxi
fares under two references are two facts.
"""

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, TypeAdapter, model_validator

from coopledger.model.agreement import Agreement, Programme
from coopledger.model.base import (
    Code,
    Model,
    PositiveInKind,
    PositiveMoney,
    Provenance,
    Text,
    invalid,
)
from coopledger.model.dates import When
from coopledger.money import Money


class Fact(Model):
    """Something stated about a book, under a reference of its own.

    provenance: whether the source says so, it was derived, or it is assumed.
    source: where it is said (document, page, clause). note: what a reader should know.
    """

    book: Code
    reference: Code
    revision: Annotated[int, Field(ge=1, le=1_000_000, strict=True)] = 1
    provenance: Provenance = Provenance.SOURCE
    source: Text | None = None
    note: Text | None = None


class ActivityKind(StrEnum):
    """Kinds of activity that have a name in both languages. The list is open: any text will do."""

    WORKSHOP = "workshop"
    SPECIALISED_COURSE = "specialised-course"
    FORUM = "forum"
    STUDY = "study"
    ELECTORAL_CONFERENCE = "electoral-conference"
    LINKAGE = "linkage"


class Activity(Fact):
    """What was done: its reference is its code. It may have no money at all.

    activity_kind: an `ActivityKind`, or any other text; None where the source does not say.
    count: how many the record stands for, where a report only gives a number.
    """

    kind: Literal["activity"] = "activity"
    title: Text
    activity_kind: Code | None = None
    count: Annotated[int, Field(ge=1, le=1_000_000, strict=True)] = 1
    when: When | None = None
    place: Text | None = None
    partners: tuple[Text, ...] = ()
    summary: Text | None = None
    lessons: Text | None = None


class Portion(Model):
    """The part of an expenditure that was for one line or one activity.

    amount: None where the source does not split: then a lone portion has the whole, and one among
    several has only its name.
    """

    code: Code
    amount: PositiveMoney | None = None


def _portion(given: Any) -> Any:
    return {"code": given} if isinstance(given, str) else given


Portions = tuple[Annotated[Portion, BeforeValidator(_portion)], ...]


class Event(Fact):
    """A movement of money at a date, as precisely as the date is known.

    account: the agreement's account that it moved; may be left out where only one has its currency.
    """

    orders_first: ClassVar[bool] = False
    """Whether an imprecise date counts from its first day (else from its last)."""

    when: When
    amount: PositiveMoney
    account: Code | None = None

    @property
    def ordering_day(self) -> Any:
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
    sent: PositiveMoney | None = None


class Interest(Event):
    """What the account earned (rendimientos).

    worth: what it is worth in the currency of the agreement, where the source says so; otherwise it
    is valued at the average of what came before it.
    """

    kind: Literal["interest"] = "interest"
    worth: PositiveMoney | None = None


class Expenditure(Event):
    """We use the money (gasto), for some lines and some activities.

    lines, activities: codes, or `Portion`s with amounts. What they leave over is not itemised.
    """

    kind: Literal["expenditure"] = "expenditure"
    lines: Portions = ()
    activities: Portions = ()
    payee: Text | None = None
    concept: Text | None = None

    @model_validator(mode="after")
    def _portions_fit(self) -> Self:
        for portions in (self.lines, self.activities):
            if portions:
                _check_portions(portions, self.amount)
        return self


def _check_portions(portions: tuple[Portion, ...], amount: Money) -> None:
    codes = [portion.code for portion in portions]
    for code in codes:
        if codes.count(code) > 1:
            raise invalid("code-twice", seen=code)
    stated = [portion.amount for portion in portions if portion.amount is not None]
    for part in stated:
        if part.currency != amount.currency:
            raise invalid("currency-mismatch", seen=part, expected=amount.currency)
    total = sum(part.minor for part in stated)
    if total > amount.minor:
        parts = Money.from_minor(total, amount.currency)
        raise invalid("parts-exceed-whole", parts=parts, whole=amount)


class Refund(Event):
    """We return what was not used (reintegro).

    received: what the partner really got, in the currency of the agreement; None where unknown.
    """

    kind: Literal["refund"] = "refund"
    received: PositiveMoney | None = None


class InKindContribution(Fact):
    """Officials' time, rooms, materials: valued, never paid from an account."""

    kind: Literal["in_kind"] = "in_kind"
    when: When
    amount: PositiveInKind
    activities: tuple[Code, ...] = ()
    concept: Text | None = None


MONEY_EVENTS = (Disbursement, Interest, Expenditure, Refund)
MoneyEvent = Disbursement | Interest | Expenditure | Refund
AnyFact = Agreement | Programme | Activity | MoneyEvent | InKindContribution

fact_adapter: TypeAdapter[AnyFact] = TypeAdapter(Annotated[AnyFact, Field(discriminator="kind")])
"""Builds the right fact from plain data, by its `kind`."""
