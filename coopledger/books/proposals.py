"""Proposals: which of them wait, and what they come to."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from coopledger.books.book import Book
from coopledger.books.history import Recorded
from coopledger.model.answer import Answers
from coopledger.model.control import ControlTotal
from coopledger.model.facts import AnyFact
from coopledger.model.kinds import kind_of, references_in
from coopledger.model.proposal import Proposal, Resolution, resolution_of
from coopledger.model.proposed import proposed


class Pending(Answers[Recorded]):
    """The proposals that wait, each as it was recorded: its fact is a `Proposal`."""


def waiting(book: Book, on: date = date.max) -> Iterator[Proposal]:
    """The proposals of a book that were made by a day and not decided on by then."""
    for proposal in book.of_kind(Proposal):
        if proposal.when.first <= on:
            resolution = resolution_in(book, proposal.reference)
            if resolution is None or resolution.when.first > on:
                yield proposal


def resolution_in(book: Book, proposal: str) -> Resolution | None:
    """What became of a proposal of a book; None while it waits."""
    found = book.facts.get((resolution_of(proposal), 1))
    return found if isinstance(found, Resolution) else None


def totals_of(proposal: Proposal) -> tuple[ControlTotal, ...]:
    """What a proposal comes to, as it said itself when it was made."""
    return tuple(
        ControlTotal(each.kind, each.apart, each.count, each.amounts, each.counters)
        for each in proposal.totals
    )


def naming(book: Book, names: set[str]) -> Iterator[Proposal]:
    """The proposals of a book that hold something under one of these references, or naming one."""
    for proposal in book.of_kind(Proposal):
        if any(_names(entry.fact) & names for entry in proposed(proposal)):
            yield proposal


def _names(fact: AnyFact) -> set[str]:
    fields: dict[str, Any] = dict.fromkeys(
        field for field in kind_of(fact).names if field != "book"
    )
    of = getattr(fact, "of", None)
    named = {reference for field in fields for reference in references_in(fact, field)}
    return {fact.reference, *named, *((of,) if isinstance(of, str) else ())}
