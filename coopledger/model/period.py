"""A fiscal year of a book, and whether anything may still be recorded in it."""

from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import Code, Reason, invalid
from coopledger.model.dates import When
from coopledger.model.fact import Fact, without_default


class PeriodState(StrEnum):
    """What may be recorded with a date in a period, from everything to nothing."""

    OPEN = "open"
    """Everything."""

    ADJUSTING = "adjusting"
    """Corrections: reversals, next revisions, recoveries, disallowances, bank balances."""

    CLOSED = "closed"
    """Nothing."""

    @property
    def rank(self) -> int:
        """How closed it is."""
        return list(PeriodState).index(self)

    def say(self, language: Language | str) -> str:
        return say(f"period.{self}", language)


class Period(Fact):
    """A year of a book is opened, adjusted or closed (periodo). A year is open until one says so.

    reference: always `period:` and the year; it may be left out. revision: the n-th change of the
    year's state is its n-th; the last one is what stands, so that a period is never reversed.
    when: the calendar year. reason: why; needed to go back to a state that takes more.

    >>> Period(book="A-1", when="2016", state="closed").reference
    'period:2016'
    """

    kind: Literal["period"] = "period"
    reference: Code = Field(default="", json_schema_extra=without_default)
    when: When
    state: PeriodState
    reason: Reason | None = None

    @model_validator(mode="before")
    @classmethod
    def _named_after_its_year(cls, given: Any) -> Any:
        if isinstance(given, dict) and "when" in given:
            return {**given, "reference": given.get("reference") or f"period:{given['when']}"}
        return given

    @model_validator(mode="after")
    def _is_a_year(self) -> Self:
        if self.when != When.parse(str(self.year)):
            raise invalid("period-needs-year", field="when", seen=self.when)
        if self.reference != f"period:{self.year}":
            raise invalid("invalid-value", field="reference", seen=self.reference)
        return self

    @property
    def year(self) -> int:
        return self.when.first.year
