"""Setting right what is recorded otherwise: a reversal that says why, and the next revision."""

from collections.abc import Iterable, Iterator
from datetime import date

from coopledger.books.book import Book
from coopledger.model.base import LONGEST_CODE
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import finding
from coopledger.rules.differences import Differences
from coopledger.rules.intake import Contradiction


def corrections(
    contradictions: Iterable[Contradiction], book: Book, *, reason: str, today: date
) -> Iterator[Entry]:
    """What is recorded so that each row becomes what stands under its reference."""
    for entry, recorded in contradictions:
        if not book.is_reversed(recorded):
            yield Entry(_reversal(recorded, book, reason, today), entry.origin)
        revised = entry.fact.model_copy(update={"revision": recorded.revision + 1})
        yield Entry(revised, entry.origin)


def corrected(contradiction: Contradiction) -> Finding:
    """A note of what was set right."""
    entry, recorded = contradiction
    return finding(
        "corrected",
        entry,
        "reference",
        severity=Severity.NOTE,
        revision=recorded.revision + 1,
        differences=Differences.between(recorded, entry.fact),
    )


def _reversal(fact: AnyFact, book: Book, reason: str, today: date) -> Reversal:
    """Dated on its event's date, so that the event vanishes from every figure."""
    return Reversal(
        book=book.code,
        reference=_free_reference(fact, book),
        of=fact.reference,
        of_revision=fact.revision,
        when=getattr(fact, "when", None) or When.on(today),
        reason=reason,
    )


def _free_reference(fact: AnyFact, book: Book) -> str:
    """A reference for the reversal: that of the fact, and which revision of it is reversed."""
    mark = f"~{fact.revision}"
    while True:
        reference = fact.reference[: LONGEST_CODE - len(mark)] + mark
        if (reference, 1) not in book.facts:
            return reference
        mark = "~" + mark
