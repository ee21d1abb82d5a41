"""Each text of each kind of fact is sealed, or plainly nobody's: a new field has to be decided."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from coopledger.model.base import Model
from coopledger.model.kind import SEALED_IN_ALL, Kind
from coopledger.model.kinds import ALL

NOBODYS = {
    # What a fact goes by, and what it names by code.
    "book", "reference", "code", "of", "account", "to_account", "line", "from_line",
    "to_line", "closed_accounts", "disallowance", "follows", "same_as", "same_as_book",
    "activities", "activities.code", "lines.code", "accounts.code", "ceilings.line", "events",
    "bank_lines", "invoices", "related", "settles.number", "lifted",
    # Choices, currencies, and what published rates go by.
    "currency", "accounts.currency", "spending_rates.currency",
    "reporting_periods.spending_rates.currency",
    "valuation.currency", "base", "quote", "published_by", "spending_rates.source",
    "reporting_periods.spending_rates.source", "reference_rate", "activity_kind", "scheme", "use",
    "tossd_modality", "tossd_framework",
    # Institutions, by which what was given is added up; what stands at the head of a paper.
    "partners", "letterhead", "contributor", "other_shares.contributor",
    # What is counted of a budget line.
    "lines.units.unit", "ceilings.units.unit",
    # What an issued statement looked at, and its figures.
    "looked_at.hash", "head", "program", "figures.section", "figures.code",
    "figures.year", "figures.book", "years.books.book", "years.books.hash", "years.counts.year",
    "years.counts.activity_kind",
    "commitment", "figures.figure", "rates.currency", "rates.source", "rates.rate",
    # The SHA-256 of a file.
    "file", "sha256", "documents",
    # What a control total counts.
    "totals.kind",
}  # fmt: skip


def texts_of(model: type[Model], before: str = "") -> Iterator[str]:
    """The path of every text that a record may have."""
    for name, field in model.model_fields.items():
        for kind in _parts(field.annotation):
            if isinstance(kind, type) and issubclass(kind, Model):
                yield from texts_of(kind, f"{before}{name}.")
            elif kind is str:
                yield f"{before}{name}"


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of: `tuple[Annotated[str, ...], ...] | None` of a text."""
    if get_origin(annotation) is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType, tuple):
        for each in get_args(annotation):
            yield from _parts(each)
    else:
        yield annotation


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_text_is_sealed_or_plainly_nobodys(kind: Kind) -> None:
    sealed = {".".join(path) for path in kind.sealed_paths}
    texts = set(texts_of(kind.model))
    assert texts - sealed - NOBODYS == set()
    assert sealed & NOBODYS == set()


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_what_is_sealed_is_there(kind: Kind) -> None:
    assert set(kind.sealed) | set(SEALED_IN_ALL) == {".".join(path) for path in kind.sealed_paths}
    assert {".".join(path) for path in kind.sealed_paths} <= set(texts_of(kind.model))


def test_nothing_is_said_to_be_nobodys_that_no_kind_has() -> None:
    assert {path for kind in ALL for path in texts_of(kind.model)} >= NOBODYS
