"""What is dated is in currencies that there were on its day.

What was left in one that ended may be exchanged later, and what was right may be corrected: the
next revision, and what the partner does not accept of an expenditure, keep its currency.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from coopledger.books.book import Book
from coopledger.currencies import days_of
from coopledger.model.agreement import Agreement
from coopledger.model.base import Model
from coopledger.model.dates import When
from coopledger.model.events import Portion, Transfer
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Disallowance
from coopledger.money import Money
from coopledger.rules.case import Case, finding

_CODES = ("currency", "base", "quote")
"""The fields whose text is the code of a currency."""


def currency_of_its_day(case: Case) -> Iterator[Finding]:
    for entry in case.new:
        when = _when(entry.fact)
        if when is None:
            continue
        first, last = when.first, when.last
        for field, code in _named(entry.fact):
            days = days_of(code)
            if days.first <= last and first <= days.last:
                continue
            if _is_kept(entry.fact, field, code, case.book):
                continue
            if when.first > days.last:
                yield finding("currency-ended", entry, field, seen=code, when=when, on=days.last)
            elif when.last < days.first:
                yield finding("currency-not-yet", entry, field, seen=code, when=when, on=days.first)


def _named(fact: AnyFact) -> list[tuple[str, str]]:
    """The fields of a fact that name a currency, each with its code."""
    named = []
    for field in _fields(type(fact)):
        value = getattr(fact, field)
        if type(value) is Money:  # as nearly all of them are
            named.append((field, value.currency.code))
        elif value is not None:
            named += [(field, code) for code in dict.fromkeys(_in(field, value))]
    return named


@cache
def _fields(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a kind that may name a currency; most kinds have few, and all are asked."""
    fields = kind.model_fields.items()
    return tuple(name for name, of in fields if name in _CODES or _may_name(of.annotation))


def _may_name(annotation: Any) -> bool:
    """Whether values so annotated do; the parts of an amount are in its own currency."""
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, Money | Model) and annotation is not Portion
    return any(map(_may_name, get_args(annotation)))


def _in(field: str, value: object) -> Iterator[str]:
    match value:
        case str() if field in _CODES:
            yield value
        case Money():
            yield value.currency.code
        case tuple():
            for each in value:
                yield from _in(field, each)
        case Model():
            for name in _fields(type(value)):
                yield from _in(name, getattr(value, name))


def _when(fact: AnyFact) -> When | None:
    """When it is in force, for what opens a book; when it was, for all else."""
    if isinstance(fact, Agreement):
        begins = fact.start or fact.signed
        ends = fact.end or begins
        return begins and ends and When.between(begins.first, max(begins.last, ends.last))
    return getattr(fact, "when", None)


def _is_kept(fact: AnyFact, field: str, code: str, book: Book) -> bool:
    """Whether the currency is that of what there was before."""
    if isinstance(fact, Disallowance | Settlement):
        return True
    if isinstance(fact, Transfer) and field == "amount":
        return fact.arrived is not None
    before = book.facts.get((fact.reference, fact.revision - 1))
    return before is not None and any(code == named for _, named in _named(before))
