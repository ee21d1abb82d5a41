"""A fiscal year of a book, and whether anything may still be recorded in it."""

from contextlib import suppress
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from coopledger.messages.catalogue import Language, say
from coopledger.model.base import Code, Reason, Takes, invalid
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact, without_default
from coopledger.model.fiscal_year import FiscalYear


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
    when: its days: a calendar year, or the twelve months of the book's own (`FiscalYear.when`).
    reason: why; needed to go back to a state that takes more.

    >>> Period(book="A-1", when="2016", state="closed").reference
    'period:2016'
    >>> Period(book="A-1", when="2016-07-01/2017-06-30", state="closed").reference
    'period:2016-2017'
    """

    kind: Literal["period"] = "period"
    reference: Code = Field(default="", json_schema_extra=without_default)
    when: Takes[When, Day]
    state: Takes[PeriodState, PeriodState | str]
    reason: Reason | None = None

    @model_validator(mode="before")
    @classmethod
    def _named_after_its_year(cls, given: Any) -> Any:
        if isinstance(given, dict) and "when" in given and not given.get("reference"):
            return {**given, "reference": f"period:{_name(given['when'])}"}
        return given

    @model_validator(mode="after")
    def _is_a_year(self) -> Self:
        if FiscalYear.spanning(self.when) is None:
            raise invalid("period-needs-year", field="when", seen=self.when)
        if self.reference != f"period:{self.fiscal_year}":
            raise invalid("invalid-value", field="reference", seen=self.reference)
        return self

    @property
    def fiscal_year(self) -> FiscalYear:
        return FiscalYear.of(self.when.last, self.when.first.month)


def _name(given: object) -> object:
    """The name of the year whose days are given; else what is given, to be complained of."""
    with suppress(ValueError):
        return FiscalYear.spanning(When.parse(str(given))) or given
    return given
