"""Which invoices were accepted as evidence for which events."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from coopledger.books.book import Book
from coopledger.model.events import Event
from coopledger.model.evidence import Decision, Invoice, Match
from coopledger.model.facts import MoneyEvent


@dataclass(slots=True)
class EvidenceGroup:
    """Events and invoices that belong together, and the matches that say so."""

    matches: list[Match] = field(default_factory=list)
    events: dict[str, MoneyEvent] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)


def accepted(book: Book, on: date = date.max) -> Iterator[Match]:
    """The matches that stand and tie invoices to events."""
    for match in book.of_kind(Match, on):
        if match.decision is Decision.ACCEPTED and match.events and match.invoices:
            yield match


def evidence_groups(book: Book, on: date = date.max) -> list[EvidenceGroup]:
    """What belongs together, directly or through something that both were matched with.

    What is named and does not stand any more is left out.
    """
    matches = list(accepted(book, on))
    first = _joined(matches)
    found: defaultdict[str, EvidenceGroup] = defaultdict(EvidenceGroup)
    for match in matches:
        together = found[first[match.invoices[0]]]
        together.matches.append(match)
        for reference in match.events:
            event = book.stands(reference, on)
            if isinstance(event, Event):
                together.events[reference] = event
        for reference in match.invoices:
            invoice = book.stands(reference, on)
            if isinstance(invoice, Invoice):
                together.invoices[reference] = invoice
    return list(found.values())


def _joined(matches: Iterable[Match]) -> dict[str, str]:
    """Each reference with the one that stands for all it is joined to."""
    joined: dict[str, str] = {}

    def root(reference: str) -> str:
        joined.setdefault(reference, reference)
        while joined[reference] != reference:
            joined[reference] = joined[joined[reference]]  # shorter for who comes next
            reference = joined[reference]
        return reference

    for match in matches:
        to = root(match.invoices[0])
        for reference in (*match.invoices, *match.events):
            joined[root(reference)] = to
    return {reference: root(reference) for reference in list(joined)}
