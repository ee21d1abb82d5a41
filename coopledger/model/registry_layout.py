"""Which columns a registry of cooperation asks for, and what stands in each."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coopledger.model.agreement import codes_differ
from coopledger.model.base import (
    Code,
    CurrencyCode,
    ExactDecimal,
    Model,
    Number,
    Several,
    Takes,
    Text,
    Title,
    otherwise,
)

Source = Literal[
    "year", "book", "book_title", "institution", "reference", "number", "title", "kind", "count",
    "first", "last", "place", "partners", "channel", "origin_of_funds", "summary", "lessons",
    "modality", "modality_name", "framework", "framework_name", "provenance",
    "currency", "financial", "in_kind", "total", "converted",
]  # fmt: skip
"""What of an activity and its books may stand in a column.

number: of book and activity together. count: on the first row of an activity, so that it can be
added up. converted: the total at the rate of
the year, in the layout's currency and unit. The others: as the activity, the opening of its book
and the row's amounts have them.
"""


class RegistryColumn(Model):
    """A column. source: what stands in it; value: the same in each row. asked: whether it must.

    A column of neither is empty, but for what is given for an activity (`GivenValues`).
    """

    name: Title
    source: Source | None = None
    value: Text | None = None
    asked: bool = False


class GivenValues(Model):
    """What the books do not have of an activity, or of all of a book: by the names of columns."""

    of: Code
    activity: Code | None = None
    columns: Mapping[str, Text]


class YearRate(Model):
    """Units of a currency for one of the layout's, over a year. source: who says so."""

    year: Annotated[int, Field(ge=1900, le=9999, strict=True)]
    currency: CurrencyCode
    rate: Takes[ExactDecimal, Number]
    source: Text | None = None


class RegistryLayout(Model):
    """The columns of a registry, and what of them the books do not have.

    title: what it is called. proposed: whether nobody published this layout. currency, unit: what
    amounts are converted to, and how many of it are one (1000: thousands).

    >>> RegistryLayout(title="Ours", columns=[RegistryColumn(name="Year", source="year")]).proposed
    True
    """

    title: Title | None = None
    proposed: bool = True
    note: Text | None = None
    currency: CurrencyCode = "USD"
    unit: Literal[1, 1000, 1000000] = 1
    columns: Several[RegistryColumn] = otherwise(())
    values: Several[GivenValues] = otherwise(())
    rates: Several[YearRate] = otherwise(())

    @model_validator(mode="after")
    def _columns_differ_and_are_there(self) -> Self:
        names = [column.name for column in self.columns]
        codes_differ("columns", names)
        return self

    def completed(self, shipped: "RegistryLayout") -> "RegistryLayout":
        """The same; where it names no columns, those of another."""
        if self.columns:
            return self
        return shipped.model_copy(update={"values": self.values, "rates": self.rates})
