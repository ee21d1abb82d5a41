"""Setting right what is recorded otherwise: a reversal that says why, and the next revision."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from coopledger.books.book import Book
from coopledger.books.order import day_of
from coopledger.model.activity import Activity
from coopledger.model.agreement import Opening
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal, reversal_reference
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
        update: dict[str, object] = {"revision": recorded.revision + 1}
        if isinstance(recorded, Opening):  # its next revision replaces it
            update["reason"] = reason
        elif not book.is_reversed(recorded):
            yield Entry(reversing(recorded, book, reason, today), entry.origin)
        yield Entry(entry.fact.model_copy(update=update), entry.origin)


def corrected(contradiction: Contradiction, book: Book) -> Finding:
    """A note of what was set right; of what stays as it was in a closed year, too."""
    entry, recorded = contradiction
    params: dict[str, object] = {
        "revision": recorded.revision + 1,
        "differences": Differences.between(recorded, entry.fact),
    }
    if isinstance(recorded, Opening):
        return finding("opening-corrected", entry, "code", severity=Severity.NOTE, **params)
    day = book.counts_on(recorded)
    if day is None or book.is_reversed(recorded) or _open_day(day, book) == day:
        return finding("corrected", entry, "reference", severity=Severity.NOTE, **params)
    params |= {"year": book.year_of(day), "on": _open_day(day, book)}
    return finding("corrected-later", entry, "reference", severity=Severity.NOTE, **params)


def _open_day(day: date, book: Book) -> date:
    return book.periods.first_day(day, correction=True)


def reversal_date(fact: AnyFact, book: Book, today: date) -> When:
    """Its event's date, so that the event vanishes from every figure; else the first open day.

    What has no date counts from the book's first day on. An activity counts in closed years that
    name it, too, whatever its own date.
    """
    when: When | None = getattr(fact, "when", None)
    day = book.counts_on(fact) or min(book.first_day or today, today)
    open_day = _open_day(day, book)
    if isinstance(fact, Activity) and (first := _open_day(date.min, book)) > date.min:
        return When.on(max(first, book.counts_since(fact)))
    return when if when is not None and open_day == day_of(fact) else When.on(open_day)


def reversing(fact: AnyFact, book: Book, reason: str, today: date) -> Reversal:
    return Reversal(
        book=book.code,
        reference=free_reference(fact, book),
        of=fact.reference,
        of_revision=fact.revision,
        when=reversal_date(fact, book, today),
        reason=reason,
    )


def free_reference(fact: AnyFact, book: Book) -> str:
    """A reference for the reversal that nothing has yet."""
    marks = ("~" * times for times in count(1))
    proposed = (reversal_reference(fact.reference, fact.revision, mark) for mark in marks)
    return next(reference for reference in proposed if (reference, 1) not in book.facts)
