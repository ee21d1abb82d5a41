"""What was done, and what was given for it in kind."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, cast

from pydantic import (
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticKnownError

from coopledger.messages.catalogue import Language, knows, say
from coopledger.model.base import (
    Amount,
    Code,
    Codes,
    PositiveInKind,
    Provenance,
    Record,
    Takes,
    Text,
    Title,
    invalid,
    otherwise,
)
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact, without_default
from coopledger.model.valuation import Valuation
from coopledger.money import InKind


class ActivityKind(StrEnum):
    """Kinds of activity that have a name in both languages. The list is open: any text will do."""

    WORKSHOP = "workshop"
    SPECIALISED_COURSE = "specialised-course"
    FORUM = "forum"
    STUDY = "study"
    ELECTORAL_CONFERENCE = "electoral-conference"
    LINKAGE = "linkage"


def kind_word(kind: str, language: Language | str) -> str:
    """A kind of activity as people call it: the catalogue's word, or the source's own."""
    return say(f"activity_kind.{kind}", language) if knows(f"activity_kind.{kind}") else kind


class Activity(Fact):
    """What was done: its reference is its code. It may have no money at all.

    activity_kind: an `ActivityKind`, or any other text; None where the source does not say.
    count: how many the record stands for, where a report only gives a number. same_as,
    same_as_book: which activity of which other book it is, where two books paid for one: it is
    counted there, and the money of each stays its own.
    tossd_modality, tossd_framework: the codes under which TOSSD counts it (D011, FC01).
    """

    kind: Literal["activity"] = "activity"
    title: Title
    activity_kind: Code | None = None
    count: Annotated[int, Field(ge=1, le=1_000_000, strict=True)] = 1
    when: Takes[When | None, Day | None] = otherwise(None)
    place: Text | None = None
    partners: Takes[tuple[Text, ...], Sequence[str]] = otherwise(())
    same_as: Code | None = None
    same_as_book: Code | None = None
    summary: Text | None = None
    lessons: Text | None = None
    tossd_modality: Code | None = None
    tossd_framework: Code | None = None

    @model_validator(mode="after")
    def _says_both_or_none(self) -> Self:
        if (self.same_as is None) != (self.same_as_book is None):
            missing = "same_as" if self.same_as is None else "same_as_book"
            raise invalid("same-activity-half", field=missing)
        return self

    @property
    def partner(self) -> str | None:
        """The partner it was done with; None where there is none, or several."""
        return self.partners[0] if len(self.partners) == 1 else None


def _or_left_out(schema: dict[str, Any]) -> None:
    without_default(schema)
    schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]


class InKindContribution(Fact):
    """Officials' time, rooms, materials: valued, never paid from an account.

    valuation: how it came to its amount, where that is known. amount: what it is valued at; it may
    be left out where the valuation says what it comes to: then it is derived. tossd_modality,
    tossd_framework: the codes under which TOSSD counts it (D011, FC01).

    >>> given = InKindContribution(
    ...     book="P", reference="E-1", when="2016-10",
    ...     valuation={"currency": "MXN", "method": "days", "days": "2.5",
    ...                "daily_rate": "1500.00 MXN"})
    >>> given.amount, given.provenance.value
    (InKind('3750.00', 'MXN'), 'derived')
    """

    kind: Literal["in_kind"] = "in_kind"
    when: Takes[When, Day]
    valuation: Takes[Valuation | None, Valuation | Record | None] = otherwise(None)
    amount: Takes[PositiveInKind, Amount] = Field(
        default=cast("InKind", None), validate_default=True, json_schema_extra=_or_left_out
    )
    activities: Codes = otherwise(())
    concept: Text | None = None
    tossd_modality: Code | None = None
    tossd_framework: Code | None = None

    @model_validator(mode="before")
    @classmethod
    def _derived_where_left_out(cls, given: Any) -> Any:
        """What no source says is derived, or assumed."""
        if isinstance(given, dict) and given.get("valuation") and given.get("amount") is None:
            said = given.get("provenance")
            derived = Provenance.DERIVED if said in _SOURCE else said
            return {**given, "amount": None, "provenance": derived}
        return given

    @field_validator("amount", mode="wrap")
    @classmethod
    def _or_what_it_comes_to(
        cls, given: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> Any:
        if given is not None:
            return handler(given)
        if "valuation" not in info.data:  # which cannot be read: that is wrong enough
            return None
        valuation: Valuation | None = info.data["valuation"]
        if valuation is None:
            raise PydanticKnownError("missing")
        return handler(valuation.total)

    @model_validator(mode="after")
    def _comes_to_its_amount(self) -> Self:
        if self.valuation is not None:
            total = self.valuation.total
            if total.currency != self.amount.currency:
                currency = self.valuation.currency
                raise invalid(
                    "currency-mismatch", field="amount", seen=self.amount, expected=currency
                )
            if total != self.amount:
                figures = [part.amount.figure() for part in self.valuation.components]
                sums = " + ".join(figures) + " = " if len(figures) > 1 else ""
                raise invalid(
                    "valuation-sum", field="amount", seen=self.amount, sums=sums, total=total
                )
        return self


_SOURCE = (None, Provenance.SOURCE)
