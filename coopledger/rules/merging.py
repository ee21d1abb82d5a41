"""What books that are brought in may not do to those that are there.

Each ledger kept the rules for its own books. What one book has a say in that is of another is asked
again, of all of them as they would stand together.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from coopledger.books.book import Book
from coopledger.model.activity import Activity
from coopledger.model.agreement import AnyOpening, Opening
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.evidence import Invoice
from coopledger.model.finding import Finding
from coopledger.rules.case import Case
from coopledger.rules.follows_in_circle import follows_in_circle
from coopledger.rules.invoice_once import invoice_once
from coopledger.rules.same_activity import same_activity
from coopledger.rules.written_otherwise import book_written_otherwise


def invoices_are_once(
    brought: Collection[str], books: Mapping[str, Book], references: Collection[str]
) -> Iterator[Finding]:
    """No invoice is evidence in a book that is brought in and, beyond its amount, in another.

    books: as they would stand. references: of the invoices that may be in several.
    """
    standing: dict[str, list[Invoice]] = {}
    for code, book in books.items():
        found = (book.stands(reference) for reference in sorted(references))
        standing[code] = [each for each in found if isinstance(each, Invoice)]
    for code in sorted(brought):
        others = [each for other, of in standing.items() if other != code for each in of]
        new = [Entry(each) for each in standing.get(code, ())]
        if new and others:
            yield from invoice_once(Case(books[code], new, date.today(), elsewhere=others))


def activities_are_one(brought: Collection[str], books: Mapping[str, Book]) -> Iterator[Finding]:
    """An activity that is one of another book stands there, alike. books: as they would stand."""
    new = {code: [*_of_activities(books[code])] for code in sorted(brought)}
    yield from same_activity(new, books)


def _of_activities(book: Book) -> Iterator[Entry]:
    for fact in book.facts.values():
        is_of = isinstance(fact, Reversal) and any(
            isinstance(each, Activity) for each in book.revisions(fact.of)
        )
        if isinstance(fact, Activity) or is_of:
            yield Entry(fact)


def codes_are_apart(new: Sequence[AnyOpening], recorded: Sequence[Opening]) -> Iterator[Finding]:
    """No code is almost that of another book; no agreement follows itself, by others."""
    entries = [Entry(each) for each in new]
    yield from book_written_otherwise(entries, [each.code for each in recorded])
    yield from follows_in_circle({each.fact.book: [each] for each in entries}, recorded)
